"""What the vault keeps. No name, no kind and no time can be read off these rows."""

import uuid

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

PERSONAL, INVITING, JOINING = 0, 1, 2
"""Seats: a personal space has seat 0; a couple's has 1 and 2, never more."""


class Space(models.Model):
    """A sealed place with its own keys: one for each person, one for each couple."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    epoch = models.PositiveIntegerField(default=1)
    closed = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"space {self.id}"


class Member(models.Model):
    """A person's seat in a space."""

    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="members")
    person = models.UUIDField(db_index=True)
    seat = models.PositiveSmallIntegerField()

    class Meta:
        """Two seats a couple, one couple and one personal space a person."""

        constraints = (
            CheckConstraint(condition=Q(seat__in=(0, 1, 2)), name="seat_known"),
            UniqueConstraint(fields=("space", "seat"), name="seat_once"),
            UniqueConstraint(fields=("space", "person"), name="member_once"),
            UniqueConstraint(
                fields=("person",), condition=Q(seat=0), name="one_personal_space"
            ),
            UniqueConstraint(
                fields=("person",), condition=Q(seat__gt=0), name="one_couple"
            ),
        )

    def __str__(self) -> str:
        return f"seat {self.seat} of {self.space_id}"


class Wrap(models.Model):
    """One secret, wrapped for one person."""

    class Kind(models.TextChoices):
        """What is wrapped, and by what."""

        PASSPHRASE = "passphrase", "the vault key, by a key from the passphrase"
        RECOVERY = "recovery", "the vault key, by a key from the recovery code"
        IDENTITY = "identity", "the secret halves, by the vault key"
        INDEX = "index", "a space's index key, by the vault key"
        SEAL = "seal", "a space's seal key of one epoch, by the vault key"
        PIN = "pin", "the other's public keys, by the vault key"
        GIVEN = "given", "a space's keys, to a public key, not yet accepted"

    person = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=10, choices=Kind)
    space = models.ForeignKey(
        Space, on_delete=models.CASCADE, null=True, related_name="wraps"
    )
    epoch = models.PositiveIntegerField(default=1)
    salt = models.BinaryField(default=b"")
    ops = models.PositiveIntegerField(default=0)
    mem = models.PositiveIntegerField(default=0)
    public = models.BinaryField(default=b"")
    sealed = models.BinaryField()

    class Meta:
        """One wrap of a kind for each place and epoch."""

        constraints = (
            UniqueConstraint(
                fields=("person", "kind", "space", "epoch"),
                condition=Q(space__isnull=False),
                name="space_wrap_once",
            ),
            UniqueConstraint(
                fields=("person", "kind"),
                condition=Q(space__isnull=True),
                name="own_wrap_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} wrap {self.pk}"


class Record(models.Model):
    """One sealed event. Written once; changed or deleted only by its writer."""

    id = models.UUIDField(primary_key=True, editable=False)
    space = models.ForeignKey(Space, on_delete=models.CASCADE, related_name="records")
    shelf = models.CharField(max_length=32)
    stream = models.CharField(max_length=32)
    version = models.PositiveIntegerField()
    writer = models.UUIDField()
    epoch = models.PositiveIntegerField()
    sealed = models.BinaryField()

    class Meta:
        """A lost race is a conflict, never a lost write."""

        constraints = (
            UniqueConstraint(
                fields=("space", "stream", "version"), name="one_event_a_version"
            ),
        )
        indexes = (models.Index(fields=("space", "shelf"), name="by_shelf"),)

    def __str__(self) -> str:
        return f"record {self.id}"


class Unlisted(models.Model):
    """What is gone for good and not yet on the list that stands beside the database."""

    line = models.TextField()

    def __str__(self) -> str:
        return f"line {self.pk}"
