"""Who has a place here, and which browsers are signed in."""

import uuid

from django.db import models
from django.db.models import UniqueConstraint


class Person(models.Model):
    """Somebody with a place here. The name others see is sealed elsewhere."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=40, unique=True)
    """What they type to sign in: a chosen word and a short number."""
    leaves_on = models.DateField(null=True)
    """The day the account is deleted, asked for without the vault."""

    def __str__(self) -> str:
        return f"person {self.id}"


class Session(models.Model):
    """A signed-in browser: a hash of its cookie, and the vault key wrapped by it."""

    key = models.CharField(primary_key=True, max_length=64)
    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    wrapped = models.BinaryField(default=b"")
    """Empty while locked."""
    carried = models.BinaryField(default=b"")
    """What was typed when the screen locked, sealed to the person's public key."""
    ends_on = models.DateField()

    def __str__(self) -> str:
        return f"session of person {self.person_id}"


class Device(models.Model):
    """A browser that has signed in before, so that guessing elsewhere can't bar it."""

    key = models.CharField(max_length=64)
    person = models.ForeignKey(Person, on_delete=models.CASCADE)

    class Meta:
        """A shared tablet may know both."""

        constraints = (UniqueConstraint(fields=("key", "person"), name="device_once"),)

    def __str__(self) -> str:
        return f"device of person {self.person_id}"
