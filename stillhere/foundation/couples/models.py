"""An invitation that waits."""

from django.db import models


class Invitation(models.Model):
    """The hash of a code, and who it names, sealed by that code."""

    code = models.CharField(primary_key=True, max_length=64)
    inviter = models.UUIDField(unique=True)
    offer = models.BinaryField()
    ends_on = models.DateField()

    def __str__(self) -> str:
        return f"invitation of person {self.inviter}"
