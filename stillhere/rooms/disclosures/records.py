"""What is kept of something said: one frozen class an event; the names never change.

Who wrote an event is known from the vault, so no event says it. Times are UTC.
"""

import uuid
from datetime import datetime
from enum import StrEnum

import attrs

from stillhere.core.codec import private, record

LONGEST_WORDS = 4_000
LONGEST_PLAN = 120
"""Characters of what is said, and of when and where it is to be said in person."""


class Kind(StrEnum):
    """What it is, from light to heavy."""

    HUG = "hug"
    THANKS = "thanks"
    FACT = "fact"
    PREFERENCE = "preference"
    GOOD = "good"
    NEED = "need"
    HOPE = "hope"
    FEAR = "fear"
    UNSURE = "unsure"
    HURT = "hurt"


HEAVY = frozenset({Kind.NEED, Kind.HOPE, Kind.FEAR, Kind.UNSURE, Kind.HURT})
"""From a need up: one question before and one after."""
PLAIN = frozenset({Kind.HUG, Kind.THANKS})
"""These need no wish, no guide and no words."""


class Wish(StrEnum):
    """How it is to be received."""

    LISTEN = "listen"
    ASK = "ask"
    HOLD = "hold"
    NO_ANSWER = "no-answer"
    NO_ADVICE = "no-advice"


class Ack(StrEnum):
    """A first answer that is one tap."""

    KEPT = "kept"
    THANKS = "thanks"
    THANK_YOU = "thank-you"
    HUG_BACK = "hug-back"
    GOOD_TO_KNOW = "good-to-know"
    MORE = "more"
    GLAD = "glad"
    HAPPY = "happy"
    HEAR = "hear"
    UNDERSTAND = "understand"
    NOT_EASY = "not-easy"
    WITH_YOU = "with-you"
    NO_WORDS = "no-words"


_HARD = (Ack.NOT_EASY, Ack.WITH_YOU, Ack.NO_WORDS, Ack.HEAR)
ACKS: dict[Kind, tuple[Ack, ...]] = {
    Kind.HUG: (Ack.HUG_BACK, Ack.THANK_YOU),
    Kind.THANKS: (Ack.GLAD, Ack.HUG_BACK),
    Kind.FACT: (Ack.THANKS, Ack.MORE, Ack.GOOD_TO_KNOW),
    Kind.PREFERENCE: (Ack.GOOD_TO_KNOW, Ack.THANKS, Ack.MORE),
    Kind.GOOD: (Ack.HAPPY, Ack.MORE, Ack.GLAD),
    Kind.NEED: (Ack.THANKS, Ack.HEAR, Ack.UNDERSTAND),
    Kind.HOPE: (Ack.THANKS, Ack.HEAR, Ack.UNDERSTAND),
    Kind.FEAR: _HARD,
    Kind.UNSURE: _HARD,
    Kind.HURT: (Ack.HEAR, Ack.NOT_EASY, Ack.UNDERSTAND, Ack.NO_WORDS),
}
"""The kind first answers to each, the one that is offered first in front.

Good news has its own: docs/sources.md#gable-2006.
"""


@attrs.frozen(kw_only=True)
class Event:
    """What every event has: when it was, and the token of the form that sent it."""

    at: datetime
    token: str
    notices: tuple[uuid.UUID, ...] = ()
    """Reminders that were asked for with it, so that they can be cancelled."""


@record("disclosures.said")
@attrs.frozen(kw_only=True)
class Said(Event):
    """Somebody says something. Alone: it is kept in a personal space and stays."""

    kind: Kind
    words: str = private()
    wishes: tuple[Wish, ...] = ()
    alone: bool = False


@record("disclosures.in-person")
@attrs.frozen(kw_only=True)
class InPerson(Event):
    """What somebody wants to say in person; only they ever have it."""

    kind: Kind
    words: str = private()
    when: str = private(default="")
    where: str = private(default="")


@record("disclosures.received")
@attrs.frozen(kw_only=True)
class Received(Event):
    """The first answer: chosen, or written."""

    ack: Ack | None = None
    words: str = private(default="")


@record("disclosures.taking-in")
@attrs.frozen(kw_only=True)
class TakingIn(Event):
    """The other wants to take it in first, and plans to answer by a time."""

    until: datetime


@record("disclosures.answered")
@attrs.frozen(kw_only=True)
class Answered(Event):
    """A longer answer."""

    words: str = private()


@record("disclosures.unanswered")
@attrs.frozen(kw_only=True)
class Unanswered(Event):
    """The other took an answer of theirs back; ``undoes`` are the tokens so far."""

    undoes: tuple[str, ...] = ()


@record("disclosures.taken-back")
@attrs.frozen(kw_only=True)
class TakenBack(Event):
    """The author took it back; ``undoes`` are the tokens it was sent with."""

    undoes: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Settled:
    """Something that was answered: home need not open it to know that."""

    stream: str
    by: uuid.UUID
    """Who said it."""
    news: int
    """The version of the newest answer."""


@record("disclosures.newest")
@attrs.frozen(kw_only=True)
class Newest:
    """What home looks at, the newest first: what waits, and what was answered."""

    streams: tuple[str, ...] = ()
    settled: tuple[Settled, ...] = ()


EVENTS = (Said, InPerson, Received, TakingIn, Answered, Unanswered, TakenBack)
"""What such a stream is made of; how it is told from other streams."""
