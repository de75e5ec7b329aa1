"""What is kept of a pause: one frozen class an event; the names never change.

Who wrote an event is known from the vault, so no event says it. Times are UTC.
Called by ``rules`` (reading), ``deciding`` (writing) and ``services`` (keeping).
"""

import uuid
from datetime import datetime
from enum import StrEnum

import attrs

from stillhere.core.codec import private, record

LONGEST_LINE = 300
LONGEST_NOTE = 500
"""Characters of a line or a reason, and of a practical note."""


class Way(StrEnum):
    """How someone comes back."""

    TALK = "talk"
    TALK_AT = "talk_at"
    WRITE = "write"
    TOGETHER = "together"
    REST = "rest"


class Reply(StrEnum):
    """What the other answers with one tap."""

    YES = "yes"
    LATER = "later"
    NOT_TODAY = "not_today"
    THANKS = "thanks"


REPLIES: dict[Way, tuple[Reply, ...]] = {
    Way.TALK: (Reply.YES, Reply.LATER, Reply.NOT_TODAY),
    Way.TALK_AT: (Reply.YES, Reply.NOT_TODAY, Reply.THANKS),
    Way.WRITE: (Reply.THANKS, Reply.YES),
    Way.TOGETHER: (Reply.YES, Reply.LATER, Reply.NOT_TODAY),
    Way.REST: (Reply.THANKS,),
}
"""The kind answers to each way, the one that is offered first in front."""


@attrs.frozen(kw_only=True)
class Event:
    """What every event has: when it was, and the token of the form that sent it.

    ``notices`` are the reminders that were asked for with it, so that they can be
    cancelled.
    """

    at: datetime
    token: str
    notices: tuple[uuid.UUID, ...] = ()


@attrs.frozen(kw_only=True)
class Called(Event):
    """Someone steps away: when they plan to be back and what they say."""

    until: datetime
    line: str = private()
    reason: str | None = private(default=None)


@record("pauses.begun")
@attrs.frozen(kw_only=True)
class Begun(Called):
    """A pause begins. Alone: it is kept in a personal space and stays there."""

    alone: bool = False


@record("pauses.joined")
@attrs.frozen(kw_only=True)
class Joined(Called):
    """The other calls a pause as well while one is open: both stepped away."""


@record("pauses.taken-back")
@attrs.frozen(kw_only=True)
class TakenBack(Event):
    """A caller takes their call back; ``undoes`` are the tokens it was sent with."""

    undoes: tuple[str, ...] = ()


@record("pauses.longer")
@attrs.frozen(kw_only=True)
class Longer(Event):
    """A caller needs longer and names a new time."""

    until: datetime


@record("pauses.back")
@attrs.frozen(kw_only=True)
class Back(Event):
    """Someone is back in touch, in a way; ``until`` is the time of a later talk."""

    way: Way
    until: datetime | None = None


@record("pauses.answered")
@attrs.frozen(kw_only=True)
class Answered(Event):
    """The other answers a return, named by its version."""

    back: int
    reply: Reply


@record("pauses.rested")
@attrs.frozen(kw_only=True)
class Rested(Event):
    """One of them lets it rest for today; the pause is closed."""


@record("pauses.assured")
@attrs.frozen(kw_only=True)
class Assured(Event):
    """The one who waits sends "No hurry. I'm here."."""


@record("pauses.offered")
@attrs.frozen(kw_only=True)
class Offered(Event):
    """One of them offers a time; a newer offer takes the place of an older one."""

    until: datetime


@record("pauses.accepted")
@attrs.frozen(kw_only=True)
class Accepted(Event):
    """The other says yes to an offer: it becomes the planned time."""

    offer: int
    until: datetime


@record("pauses.noted")
@attrs.frozen(kw_only=True)
class Noted(Event):
    """A practical note: children, plans, keys. Never about the quarrel."""

    text: str = private()


@record("pauses.slot")
@attrs.frozen(kw_only=True)
class OpenSlot:
    """Which pause is the newest one of a space."""

    stream: str


@record("pauses.elsewhere")
@attrs.frozen(kw_only=True)
class Elsewhere:
    """A form's token was used up by joining another pause: a repeat changes nothing."""

    stream: str


EVENTS = (
    Begun,
    Joined,
    TakenBack,
    Longer,
    Back,
    Answered,
    Rested,
    Assured,
    Offered,
    Accepted,
    Noted,
)
"""What a pause's stream is made of; how it is told from other streams."""
