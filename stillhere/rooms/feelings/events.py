"""What is kept of things that are shared: frozen classes whose names never change.

Who wrote an event is known from the vault, so no event says it. Times are UTC. Called
by ``rules`` (deciding) and ``sharing`` (keeping).
"""

from datetime import date, datetime
from enum import StrEnum

import attrs

from stillhere.core.codec import private, record
from stillhere.rooms.feelings.records import Felt


class What(StrEnum):
    """What was shared."""

    CHECK_IN = "check-in"
    ENTRY = "entry"
    LINE = "line"


class Level(StrEnum):
    """How much of a check-in is shared."""

    WORD = "word"
    WHY = "why"
    ALL = "all"


class Line(StrEnum):
    """The lines about going quiet."""

    SIGNS = "signs"
    SETS_OFF = "sets-off"
    PROTECTS = "protects"
    LEARNED = "learned"
    HELPS = "helps"
    WORSE = "worse"


class Answer(StrEnum):
    """What the other answers with one tap."""

    THANKS = "thanks"
    HUG = "hug"


@attrs.frozen(kw_only=True)
class Event:
    """What every event has: when it was, and the token of the form that sent it."""

    at: datetime
    token: str


@record("feelings.given")
@attrs.frozen(kw_only=True)
class Given(Event):
    """Something is shared: just what the other reads, and nothing more."""

    what: What
    felt: Felt = attrs.field(repr=False, factory=Felt)
    line: Line | None = None
    text: str = private(default="")


@record("feelings.answered")
@attrs.frozen(kw_only=True)
class Answered(Event):
    """The other answers; a later answer takes the place of an earlier one."""

    answer: Answer


@record("feelings.unanswered")
@attrs.frozen(kw_only=True)
class Unanswered(Event):
    """The other takes their answer back."""


@record("feelings.taken-back")
@attrs.frozen(kw_only=True)
class TakenBack(Event):
    """Who gave it took it back; ``undoes`` are the tokens used until then."""

    undoes: tuple[str, ...] = ()


@record("feelings.standing")
@attrs.frozen(kw_only=True)
class Standing:
    """What of one person's stands shared: the newest first, and their lines."""

    recent: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    since: date | None = None

    @property
    def stream(self) -> str | None:
        """The newest, which home looks at."""
        return next(iter(self.recent), None)
