"""Which events come of a command.

Pure. ``decide`` is the only door: it raises what a person can be told, or returns the
events to keep; none means that it was done already.
"""

import uuid
from datetime import datetime

import attrs

from stillhere.core.codec import private
from stillhere.rooms.conversations.events import (
    OPEN,
    Asked,
    Event,
    Shown,
    Stage,
    Step,
    Stepped,
)
from stillhere.rooms.conversations.rules import WITH_WORDS, Talk, moves


class CannotDo(Exception):
    """It stands otherwise now; what is kept did not change."""


class Over(CannotDo):
    """The talk is over."""


class OtherStep(CannotDo):
    """It is at another step by now."""


@attrs.frozen(kw_only=True)
class Command:
    """Somebody wants something; the token is the one of the form they sent."""

    by: uuid.UUID
    token: str


@attrs.frozen(kw_only=True)
class Ask(Command):
    """Ask for a talk."""

    topic: str = private()
    first: bool = True


@attrs.frozen(kw_only=True)
class Move(Command):
    """Take a step; ``meant`` is how far the talk was on the page it came from."""

    step: Step
    meant: int
    words: str = private(default="")


def decide(talk: Talk, command: Command, now: datetime) -> tuple[Event, ...]:
    """Return the events that come of a command; none if it was done already.

    :raises CannotDo: one of its kinds, if it stands otherwise.
    """
    token = command.token
    if token in talk.tokens:
        return ()
    match command:
        case Ask(topic=topic, first=first):
            asked = Asked(at=now, token=token, topic=topic, first=first)
            return () if talk.size else (asked,)
        case Move(step=step, words=words):
            _check(talk, command)
            shown = step in WITH_WORDS and words
            said = (Shown(at=now, token=token, words=words),) if shown else ()
            return (*said, Stepped(at=now, token=token, step=step))
        case _other:
            raise TypeError(type(command).__name__)


def _check(talk: Talk, move: Move) -> None:
    """Ending needs no page that is up to date; every other step does."""
    if talk.stage not in OPEN:
        raise Over
    late = move.step is not Step.ENDED and move.meant != talk.size
    if late or move.step not in moves(talk, move.by):
        raise OtherStep


def mine(talk: Talk, who: uuid.UUID) -> frozenset[int]:
    """Return the versions of the words that this person can take back."""
    return frozenset(line.version for line in talk.lines if line.by == who)


def answered(talk: Talk) -> bool:
    """Say whether the talk ever began."""
    return talk.stage not in (Stage.ASKED, Stage.LATER, Stage.NOT_THIS, Stage.GONE)
