"""What a person may want of a pause, and what they can be told instead.

Pure. Made by ``services`` from a checked form, read by ``deciding``.
"""

import uuid
from datetime import datetime, timedelta

import attrs

from stillhere.core.codec import private
from stillhere.rooms.pauses.records import Reply, Way
from stillhere.rooms.pauses.rules import LONGEST


class CannotDo(Exception):
    """The pause stands otherwise now; what is kept did not change."""


class AlreadyAway(CannotDo):
    """They have an open pause already."""


class AlreadyOver(CannotDo):
    """The pause is over: it was closed, answered, taken back or closed by itself."""


class NotTheirs(CannotDo):
    """Only the one who stepped away can do this."""


class NotYet(CannotDo):
    """The planned time is not past yet."""


class OfferGone(CannotDo):
    """The offered time was replaced, or it is past."""


class TooSoon(CannotDo):
    """The time is too near, or before the one that is planned."""


class TooFar(CannotDo):
    """The time is further away than a pause may last."""


@attrs.frozen(kw_only=True)
class Command:
    """Somebody wants something; the token is the one of the form they sent."""

    by: uuid.UUID
    token: str


@attrs.frozen(kw_only=True)
class Begin(Command):
    """Step away until a time."""

    until: datetime
    line: str = private()
    reason: str | None = private(default=None)
    alone: bool = False
    longest: timedelta = LONGEST


@attrs.frozen(kw_only=True)
class TakeBack(Command):
    """Take one's own call back."""


@attrs.frozen(kw_only=True)
class NeedLonger(Command):
    """Name a new time."""

    until: datetime
    longest: timedelta = LONGEST


@attrs.frozen(kw_only=True)
class ComeBack(Command):
    """Be back, in a way; a talk at a time names it."""

    way: Way
    until: datetime | None = None


@attrs.frozen(kw_only=True)
class AnswerBack(Command):
    """Answer a return."""

    back: int
    reply: Reply


@attrs.frozen(kw_only=True)
class LetRest(Command):
    """Let it rest for today."""


@attrs.frozen(kw_only=True)
class Assure(Command):
    """Send "No hurry. I'm here."."""


@attrs.frozen(kw_only=True)
class OfferTime(Command):
    """Offer another time."""

    until: datetime


@attrs.frozen(kw_only=True)
class AcceptTime(Command):
    """Say yes to an offered time, named by its version."""

    offer: int


@attrs.frozen(kw_only=True)
class PassNote(Command):
    """Pass a practical note."""

    text: str = private()
