"""What is kept of a silence: frozen classes whose kind names never change.

Times are UTC; ``on`` is the day on which it began, where the person was. Who wrote an
event is known from the vault, so no event says it. Called by ``rules`` (deciding) and
``services`` (keeping).
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Final

import attrs

from stillhere.core.codec import private, record

LONGEST_NOTE: Final = 4_000
LONGEST_TAG: Final = 60
MOST_TAGS: Final = 5
"""Characters of a note and of an own tag, and how many tags a silence has."""


class Who(StrEnum):
    """Who pulled back, as the one who writes it saw it."""

    ME = "me"
    OTHER = "other"
    BOTH = "both"


class Before(StrEnum):
    """What was going on before."""

    ARGUMENT = "argument"
    TOPIC = "topic"
    REMARK = "remark"
    WANTED_TO_TALK = "wanted-to-talk"
    TIRED = "tired"
    OLD = "old"
    FAMILY = "family"
    MONEY = "money"
    CLOSENESS = "closeness"
    PLANS = "plans"
    APART = "apart"
    NOTHING = "nothing"


class Did(StrEnum):
    """What I did."""

    PRESSED = "pressed"
    CRITICISED = "criticised"
    EXPLAINED = "explained"
    ROOM = "room"
    WAITED = "waited"
    LISTENED = "listened"
    REACHED = "reached"
    WENT_AWAY = "went-away"


class Back(StrEnum):
    """How we found back."""

    SIGN = "sign"
    TALK = "talk"
    SORRY = "sorry"
    NAMED_TIME = "named-time"
    DAILY = "daily"
    LAUGH = "laugh"
    BY_ITSELF = "by-itself"
    HELP = "help"


class Part(StrEnum):
    """About what time of day."""

    MORNING = "morning"
    MIDDAY = "midday"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"


@attrs.frozen(kw_only=True)
class Silence:
    """A silence as one person tells it; all but its beginning may be left out.

    ``on`` and ``part`` are the beginning in their own words, wherever it is read.
    """

    began: datetime
    on: date
    part: Part
    ended: datetime | None = None
    """None: still open."""
    who: Who | None = None
    before: tuple[Before, ...] = private(default=())
    did: tuple[Did, ...] = private(default=())
    back: tuple[Back, ...] = private(default=())
    tags: tuple[str, ...] = private(default=())
    note: str = private(default="")


@record("episodes.silence")
@attrs.frozen(kw_only=True)
class Kept:
    """A silence in one's own space, and where it was shown, if it was."""

    silence: Silence = attrs.field(repr=False)
    sent: str = ""


@record("episodes.mine")
@attrs.frozen(kw_only=True)
class Mine:
    """Since which month silences are kept, and which of them are still open."""

    since: date | None = None
    open: tuple[str, ...] = ()

    @property
    def streams(self) -> tuple[str, ...]:
        """What it points to, to be read at once."""
        return self.open


@attrs.frozen(kw_only=True)
class Span:
    """Some days in a row, both ends among them."""

    first: date
    last: date


@record("episodes.days")
@attrs.frozen(kw_only=True)
class Days:
    """Days of which everything was noted, as spans in their order, apart from each
    other: a day without a silence counts only if it stands here.
    """

    spans: tuple[Span, ...] = private(default=())


@attrs.frozen(kw_only=True)
class Event:
    """What every shared event has: when it was, and the token of its form."""

    at: datetime
    token: str


@record("episodes.told")
@attrs.frozen(kw_only=True)
class Told(Event):
    """A side is shown: just what the other reads."""

    silence: Silence = attrs.field(repr=False)


@record("episodes.taken-back")
@attrs.frozen(kw_only=True)
class TakenBack(Event):
    """Who showed it took it back; ``undoes`` are the tokens used until then."""

    undoes: tuple[str, ...] = ()


@record("episodes.standing")
@attrs.frozen(kw_only=True)
class Standing:
    """Since which month one person has shown any, and which stand, newest first."""

    since: date | None = None
    recent: tuple[str, ...] = ()
