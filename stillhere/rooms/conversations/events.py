"""What two people do in a talk: frozen classes, kept for ever so named.

Who wrote an event is known from the vault, so no event says it. Times are UTC.
"""

import uuid
from datetime import datetime
from enum import StrEnum
from typing import Final

import attrs

from stillhere.core.codec import private, record

TOPIC: Final = 200
WORDS: Final = 600
"""Characters of a topic, and of what is typed in one go: brief is part of it."""


class Step(StrEnum):
    """What one of the two did."""

    NOW = "now"
    LATER = "later"
    AGAIN = "again"
    """Asked once more, after "another time"."""
    NOT_THIS = "not-this"
    SAID = "said"
    MORE = "more"
    """"I'm not done yet": whoever speaks takes the floor back."""
    GAVE_BACK = "gave-back"
    THATS_IT = "thats-it"
    NOT_QUITE = "not-quite"
    SWAP = "swap"
    STAY = "stay"
    """The same one speaks on."""
    ENDED = "ended"


class Stage(StrEnum):
    """Where a talk stands."""

    ASKED = "asked"
    LATER = "later"
    FLOOR = "floor"
    SAID = "said"
    GAVE_BACK = "gave-back"
    HEARD = "heard"
    ENDED = "ended"
    NOT_THIS = "not-this"
    GONE = "gone"
    """Nothing waits here: it was taken back, or none ever was."""


TALKING: Final = frozenset({Stage.FLOOR, Stage.SAID, Stage.GAVE_BACK, Stage.HEARD})
OPEN: Final = frozenset({Stage.ASKED, Stage.LATER}) | TALKING
"""While a talk stands here, there is no second one."""


@attrs.frozen(kw_only=True)
class Event:
    """What every event has: when it was, and the token of the form that sent it."""

    at: datetime
    token: str


@record("conversations.asked")
@attrs.frozen(kw_only=True)
class Asked(Event):
    """One asks the other for a talk; ``first`` says that the asker speaks first."""

    topic: str = private()
    first: bool


@record("conversations.words")
@attrs.frozen(kw_only=True)
class Shown(Event):
    """Words that were shown; apart from the step, so that they can be taken back."""

    words: str = private()


@record("conversations.step")
@attrs.frozen(kw_only=True)
class Stepped(Event):
    """One of the two went a step."""

    step: Step


@record("conversations.standing")
@attrs.frozen(kw_only=True)
class Standing:
    """The talk that is open or was the last one, and who moved it there: no words."""

    stream: str
    stage: Stage
    by: uuid.UUID
    at: datetime
    past: tuple[str, ...] = ()
    """Talks before it, so that a form that is sent again begins none anew."""

    @property
    def open(self) -> bool:
        """A second one waits."""
        return self.stage in OPEN


@record("conversations.left")
@attrs.frozen(kw_only=True)
class Left:
    """What one of them leaves when a talk is over; ``ended`` is the talk's time."""

    ended: datetime
    thanks: str = private(default="")
    step: str = private(default="")


@record("conversations.yes")
@attrs.frozen(kw_only=True)
class Yes:
    """Yes to the other's next step, named by its version."""

    to: int


@record("conversations.kept")
@attrs.frozen(kw_only=True)
class Kept:
    """One's own typed words of a talk, kept for oneself."""

    at: datetime
    topic: str = private(default="")
    words: tuple[str, ...] = private(default=())


@record("conversations.mine")
@attrs.frozen(kw_only=True)
class Mine:
    """For oneself: which line of home was put away, and which talk one is done with."""

    away: str = ""
    version: int = 0
    done: str = ""
