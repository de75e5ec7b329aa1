"""What a person may want of something said, and what they can be told instead.

Pure. Made by ``services`` from a checked form, read by ``deciding``.
"""

import uuid
from datetime import datetime

import attrs

from stillhere.core.codec import private
from stillhere.rooms.disclosures.records import Ack, Kind, Wish


class CannotDo(Exception):
    """It stands otherwise now; what is kept did not change."""


class TookBack(CannotDo):
    """Its author took it back."""


class AnsweredAlready(CannotDo):
    """A first answer was given, perhaps in another tab."""


class FirstAnswerFirst(CannotDo):
    """A longer answer comes after a first, short one."""


class NotToday(CannotDo):
    """The author asked for no answer today."""


class NotTheirs(CannotDo):
    """Only the other of the two can do this."""


class OtherTime(CannotDo):
    """The time is past, or too far away."""


class Enough(CannotDo):
    """There are as many answers as one thing can hold."""


@attrs.frozen(kw_only=True)
class Command:
    """Somebody wants something; the token is the one of the form they sent."""

    by: uuid.UUID
    token: str


@attrs.frozen(kw_only=True)
class Say(Command):
    """Say something."""

    kind: Kind
    words: str = private(default="")
    wishes: tuple[Wish, ...] = ()
    alone: bool = False


@attrs.frozen(kw_only=True)
class KeepForPerson(Command):
    """Keep words for saying them in person."""

    kind: Kind
    words: str = private()
    when: str = private(default="")
    where: str = private(default="")


@attrs.frozen(kw_only=True)
class TakeBack(Command):
    """Take one's own words back."""


@attrs.frozen(kw_only=True)
class Receive(Command):
    """Give a first answer: chosen, or written."""

    ack: Ack | None = None
    words: str = private(default="")


@attrs.frozen(kw_only=True)
class TakeIn(Command):
    """Take it in first, and answer by a time."""

    until: datetime


@attrs.frozen(kw_only=True)
class Answer(Command):
    """Give a longer answer."""

    words: str = private()


@attrs.frozen(kw_only=True)
class Unanswer(Command):
    """Take an answer of one's own back, named by its version."""

    version: int
