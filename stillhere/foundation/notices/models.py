"""The one table of notices; whoever reads the disk sees all of it."""

import uuid
from typing import ClassVar

from django.db import models


class Notice(models.Model):
    """At this minute, this person's pages look again."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person_id = models.UUIDField(db_index=True)
    due_at = models.DateTimeField(db_index=True)

    class Meta:
        """Earliest first; the id makes the order certain."""

        ordering: ClassVar = ["due_at", "id"]

    def __str__(self) -> str:
        return f"notice {self.id}"
