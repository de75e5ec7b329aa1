"""Which events come of a command.

Pure. ``decide`` is the only door: it raises what a person can be told, or returns the
events to keep; none means that it was done already.
"""

import uuid
from datetime import datetime

import attrs

from stillhere.core.codec import private
from stillhere.rooms.repairs.events import (
    Event,
    Shared,
    Stage,
    Step,
    Stepped,
    TakenBack,
)
from stillhere.rooms.repairs.records import Hurt
from stillhere.rooms.repairs.rules import Line, Mending, moves, stage

STAY = frozenset({Step.RESTED, Step.TAKEN_UP})
"""Acts that are undone by the other one of the two, not by taking them back."""


class CannotDo(Exception):
    """It stands otherwise now; what is kept did not change."""


class TookBack(CannotDo):
    """Whose hurt it is took it back."""


class AtRest(CannotDo):
    """One of the two let it rest."""


class OtherStep(CannotDo):
    """It is at another step by now."""


@attrs.frozen(kw_only=True)
class Command:
    """Somebody wants something; the token is the one of the form they sent."""

    by: uuid.UUID
    token: str


@attrs.frozen(kw_only=True)
class Show(Command):
    """Show a hurt."""

    hurt: Hurt = attrs.field(repr=False)


@attrs.frozen(kw_only=True)
class Move(Command):
    """Take a step; ``to`` is the version of the idea that a yes is for."""

    step: Step
    words: str = private(default="")
    to: int = 0


@attrs.frozen(kw_only=True)
class TakeBack(Command):
    """Take one's own words back, named by their version."""

    version: int


def decide(mending: Mending, command: Command, now: datetime) -> tuple[Event, ...]:
    """Return the events that come of a command; none if it was done already.

    :raises CannotDo: one of its kinds, if it stands otherwise.
    """
    if command.token in mending.tokens:
        return ()
    match command:
        case Show(hurt=hurt):
            shown = Shared(at=now, token=command.token, hurt=hurt)
            return () if mending.size else (shown,)
        case Move():
            return (_moved(mending, command, now),)
        case TakeBack(version=version, by=by):
            if version not in mine(mending, by):
                return ()
            # What is sent twice must not come back after it was taken back.
            undoes = tuple(sorted(mending.tokens))
            return (TakenBack(at=now, token=command.token, undoes=undoes),)
        case _other:
            raise TypeError(type(command).__name__)


def _moved(mending: Mending, move: Move, now: datetime) -> Stepped:
    if move.step not in moves(mending, move.by, now):
        at = stage(mending)
        raise {Stage.GONE: TookBack, Stage.RESTED: AtRest}.get(at, OtherStep)
    proposal = mending.newest(Step.PROPOSED)
    if move.step is Step.YES and (proposal is None or proposal.version != move.to):
        raise OtherStep
    return Stepped(
        at=now, token=move.token, step=move.step, words=move.words, to=move.to
    )


def mine(mending: Mending, who: uuid.UUID) -> frozenset[int]:
    """Return the versions of what this person can take back."""
    found = {one.version for one in mending.lines if can_take_back(one, who)}
    if mending.hurt is not None and mending.by == who:
        found.add(1)
    return frozenset(found)


def can_take_back(line: Line, who: uuid.UUID) -> bool:
    """Say whether a line is this person's to take back."""
    return line.by == who and line.step not in STAY
