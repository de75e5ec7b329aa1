"""Ask for a notice, take it back, and collect what is due."""

import uuid
from datetime import datetime, timedelta

from django.db import transaction

from stillhere.foundation.notices.models import Notice
from stillhere.vault.names import PersonId


def remind(person: PersonId, at: datetime) -> uuid.UUID:
    """Ask for a notice at the next full minute; return the id that cancels it."""
    return Notice.objects.create(person_id=person, due_at=_next_minute(at)).pk


def cancel(*ids: uuid.UUID) -> None:
    """Take notices back; one that was sent or cancelled before is no error."""
    Notice.objects.filter(pk__in=ids).delete()


def forget(person: PersonId) -> None:
    """Delete every notice of a person, who leaves for good."""
    Notice.objects.filter(person_id=person).delete()


def after_restoring() -> None:
    """Drop every notice of a restored backup: its minute may have come since."""
    Notice.objects.all().delete()


def due(now: datetime) -> list[PersonId]:
    """Delete what is due and return its people, each once.

    Several processes may ask at the same time: each notice is given to one of them.
    """
    waiting = Notice.objects.filter(due_at__lte=now)
    if not waiting.exists():  # no write lock is taken for nothing
        return []
    with transaction.atomic():
        rows = list(
            waiting.select_for_update(skip_locked=True).order_by("due_at", "id")
        )
        Notice.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return [PersonId(person) for person in dict.fromkeys(row.person_id for row in rows)]


def _next_minute(at: datetime) -> datetime:
    """Return the minute itself, or the next one: never before it is due."""
    whole = at.replace(second=0, microsecond=0)
    return whole if whole == at else whole + timedelta(minutes=1)
