"""What two people write while they mend a hurt: frozen classes, kept for ever so named.

Who wrote an event is known from the vault, so no event says it. Times are UTC.
"""

import uuid
from datetime import datetime
from enum import StrEnum

import attrs

from stillhere.core.codec import private, record
from stillhere.rooms.repairs.records import Hurt


class Step(StrEnum):
    """What one of the two did."""

    GAVE_BACK = "gave-back"
    THATS_IT = "thats-it"
    NOT_QUITE = "not-quite"
    PART = "part"
    NO_PART = "no-part"
    """"I don't see my part yet" is a whole answer."""
    MISSING = "missing"
    PROPOSED = "proposed"
    YES = "yes"
    MONTH = "month"
    QUARTER = "quarter"
    """Looked at again, after one and after three months."""
    RESTED = "rested"
    TAKEN_UP = "taken-up"


class Stage(StrEnum):
    """Where it stands."""

    SHOWN = "shown"
    GAVE_BACK = "gave-back"
    NOT_QUITE = "not-quite"
    CONFIRMED = "confirmed"
    PART = "part"
    MISSING = "missing"
    PROPOSED = "proposed"
    AGREED = "agreed"
    RESTED = "rested"
    GONE = "gone"


ON_ITS_WAY = frozenset(Stage) - {Stage.AGREED, Stage.RESTED, Stage.GONE}
"""While one stands here, a second one waits with its author."""


@attrs.frozen(kw_only=True)
class Event:
    """What every event has: when it was, and the token of the form that sent it."""

    at: datetime
    token: str


@record("repairs.shared")
@attrs.frozen(kw_only=True)
class Shared(Event):
    """A hurt is shown: just what the preview said."""

    hurt: Hurt = attrs.field(repr=False)


@record("repairs.step")
@attrs.frozen(kw_only=True)
class Stepped(Event):
    """One of the two went a step; ``to`` is the version a yes belongs to."""

    step: Step
    words: str = private(default="")
    to: int = 0


@record("repairs.taken-back")
@attrs.frozen(kw_only=True)
class TakenBack(Event):
    """Somebody took words of theirs back; ``undoes`` are the tokens until then."""

    undoes: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Agreed:
    """A repair both said yes to, and when: from then on home counts to its looks."""

    stream: str
    at: datetime


@record("repairs.standing")
@attrs.frozen(kw_only=True)
class Standing:
    """The one that is on its way, or was last; who moved it; what to look at again."""

    stream: str
    stage: Stage
    by: uuid.UUID
    agreed: tuple[Agreed, ...] = ()

    @property
    def open(self) -> bool:
        """A second one waits."""
        return self.stage in ON_ITS_WAY


@record("repairs.away")
@attrs.frozen(kw_only=True)
class Away:
    """Which line of home this person put away: of one mending, up to a version."""

    stream: str
    version: int


@record("repairs.look")
@attrs.frozen(kw_only=True)
class Look:
    """How it was after a while, for oneself; empty if it was only shown."""

    at: datetime
    words: str = private(default="")
