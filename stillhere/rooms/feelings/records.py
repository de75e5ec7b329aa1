"""What is kept of feelings: frozen classes whose kind names never change.

Times are UTC; ``on`` is the day where the person was. Called by ``rules`` (deciding)
and by ``services`` and ``sharing`` (keeping).
"""

from datetime import date, datetime
from enum import StrEnum

import attrs

from stillhere.core.codec import private, record

LONGEST_OWN = 40
MOST_OWN = 5
"""Characters of an own word, and how many go into one check-in."""
LONGEST_NEED = 200
LONGEST_NOTE = 4_000
LONGEST_ENTRY = 10_000
LONGEST_LINE = 1_000
"""Characters of an own need, a note, an entry, a line about going quiet."""
STEPS = range(-2, 3)
"""Steps of the pad, both ways."""
CLOSEST = 7
"""Pairs of circles, from far apart (1). After docs/sources.md#aron-1992."""


class Body(StrEnum):
    """Where it is noticed."""

    HEAD = "head"
    FACE = "face"
    THROAT = "throat"
    CHEST = "chest"
    BELLY = "belly"
    BACK = "back"
    HANDS = "hands"
    LEGS = "legs"
    ALL = "all"
    NOWHERE = "nowhere"


class Need(StrEnum):
    """What might be needed."""

    REST = "rest"
    FOOD = "food"
    QUIET = "quiet"
    AIR = "air"
    HUG = "hug"
    COMPANY = "company"
    HEARD = "heard"
    KIND_WORD = "kind-word"
    HELP = "help"
    TIME = "time"
    CLEAR = "clear"
    FUN = "fun"
    SAFE = "safe"
    NOTHING = "nothing"


class Weigh(StrEnum):
    """What may weigh on it too, the relationship last."""

    SLEEP = "sleep"
    WORK = "work"
    HEALTH = "health"
    FOOD = "food"
    MONEY = "money"
    FAMILY = "family"
    WORLD = "world"
    US = "us"


BESIDES = frozenset(Weigh) - {Weigh.US}
"""What weighs on feelings and is not the two."""


@attrs.frozen(kw_only=True)
class Place:
    """A place on the pad."""

    energy: int
    pleasant: int


@attrs.frozen(kw_only=True)
class Felt:
    """How somebody is, as far as they said; every part may be empty."""

    body: tuple[Body, ...] = private(default=())
    place: Place | None = attrs.field(repr=False, default=None)
    words: tuple[str, ...] = private(default=())
    """Ids of the vocabulary."""
    own: tuple[str, ...] = private(default=())
    """Own words."""
    needs: tuple[Need, ...] = private(default=())
    own_need: str = private(default="")
    weighs: tuple[Weigh, ...] = private(default=())
    note: str = private(default="")
    close: int | None = private(default=None)


@record("feelings.check-in")
@attrs.frozen(kw_only=True)
class Noticed:
    """How am I, at one time."""

    at: datetime
    on: date
    felt: Felt = attrs.field(repr=False)


@record("feelings.entry")
@attrs.frozen(kw_only=True)
class Entry:
    """Something written freely."""

    at: datetime
    on: date
    text: str = private()


@record("feelings.sent")
@attrs.frozen(kw_only=True)
class Sent:
    """Beside a check-in or an entry: that some of it was shared, and where it went."""

    stream: str


@record("feelings.quiet-line")
@attrs.frozen(kw_only=True)
class QuietLine:
    """One line about going quiet, and where it was shared, if it was."""

    text: str = private(default="")
    sent: str = ""


@record("feelings.away")
@attrs.frozen(kw_only=True)
class Away:
    """What a person does not want to see on their home any more."""

    streams: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Month:
    """The distinct words of one month."""

    first: date
    words: tuple[str, ...] = private(default=())
    own: tuple[str, ...] = private(default=())


@record("feelings.mine")
@attrs.frozen(kw_only=True)
class Mine:
    """The words one used by month, oldest first, and since when there is a journal."""

    since: date | None = None
    months: tuple[Month, ...] = private(default=())
