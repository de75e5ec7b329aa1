"""What was shared, and what may be done with it: a fold and its decisions.

Pure. One stream for each thing that was shared: given by one, answered by the other,
taken back by who gave it. Tombstones and unknown events may stand anywhere.
"""

import uuid
from collections.abc import Iterable
from datetime import date, datetime

import attrs

from stillhere.core.facts import Fact
from stillhere.rooms.feelings.events import (
    Answer,
    Answered,
    Event,
    Given,
    Level,
    Standing,
    TakenBack,
    Unanswered,
)
from stillhere.rooms.feelings.records import Felt


class NotThere(Exception):
    """It was taken back, or never given."""


class NotTheirs(Exception):
    """Only who gave it takes it back, and only the other answers."""


RECENT = 12
"""How many of the newest a slot points to; older ones are found by month."""


@attrs.frozen(kw_only=True)
class Shared:
    """One thing that was shared, as it stands."""

    size: int = 0
    by: uuid.UUID | None = None
    given: Given | None = attrs.field(default=None, repr=False)
    version: int = 0
    answer: Answer | None = None
    taken_back: bool = False
    unreadable: bool = False
    tokens: frozenset[str] = attrs.field(default=frozenset(), repr=False)


def fold(facts: Iterable[Fact]) -> Shared:
    """Return what these events tell."""
    found = Shared()
    for fact in facts:
        found = _step(attrs.evolve(found, size=max(found.size, fact.version)), fact)
    return found


def _step(found: Shared, fact: Fact) -> Shared:
    event = fact.event
    if not isinstance(event, Event):
        return found
    found = attrs.evolve(found, tokens=found.tokens | {event.token})
    giver = found.by == fact.by
    match event:
        case Given() if found.by is None and not found.taken_back:
            return attrs.evolve(found, given=event, by=fact.by, version=fact.version)
        case Answered(answer=answer) if found.given and not giver:
            return attrs.evolve(found, answer=answer)
        case Unanswered() if not giver:
            return attrs.evolve(found, answer=None)
        case TakenBack(undoes=undoes) if giver or found.by is None:
            tokens = found.tokens | set(undoes)
            return attrs.evolve(
                found,
                by=fact.by,
                given=None,
                answer=None,
                taken_back=True,
                tokens=tokens,
            )
        case _:
            return found


def answer(
    found: Shared, *, by: uuid.UUID, token: str, answer: Answer, now: datetime
) -> tuple[Event, ...]:
    """Return what comes of answering.

    :raises NotThere: if it was taken back.
    :raises NotTheirs: if it is one's own.
    """
    if token in found.tokens:
        return ()
    if found.given is None:
        raise NotThere
    if found.by == by:
        raise NotTheirs
    if found.answer is answer:
        return ()
    return (Answered(at=now, token=token, answer=answer),)


def unanswer(
    found: Shared, *, by: uuid.UUID, token: str, now: datetime
) -> tuple[Event, ...]:
    """Return what comes of taking one's answer back."""
    if token in found.tokens or found.answer is None:
        return ()
    if found.by == by:
        raise NotTheirs
    return (Unanswered(at=now, token=token),)


def take_back(
    found: Shared, *, by: uuid.UUID, token: str, now: datetime
) -> tuple[Event, ...]:
    """Return what comes of taking it back; again changes nothing.

    :raises NotTheirs: if the other gave it.
    """
    if token in found.tokens or found.taken_back:
        return ()
    if found.by != by:
        raise NotTheirs
    return (TakenBack(at=now, token=token, undoes=tuple(sorted(found.tokens))),)


def shown(felt: Felt, level: Level) -> Felt:
    """Return just what the other reads at a level."""
    match level:
        case Level.WORD:
            return Felt(words=felt.words, own=felt.own)
        case Level.WHY:
            return attrs.evolve(felt, body=(), place=None, close=None)
        case Level.ALL:
            return felt


def levels(felt: Felt) -> tuple[Level, ...]:
    """Return the levels that say something, each more than the one before."""
    found: list[Level] = []
    before = Felt()
    for level in Level:
        now = shown(felt, level)
        if now != before:
            found.append(level)
        before = now
    return tuple(found)


def with_given(found: Standing, stream: str, *, line: bool, month: date) -> Standing:
    """Point to something that was just shared."""
    return attrs.evolve(
        found,
        recent=(stream, *(one for one in found.recent if one != stream))[:RECENT],
        lines=(*found.lines, stream) if line else found.lines,
        since=min(found.since or month, month),
    )


def without(found: Standing, stream: str) -> Standing:
    """Point to it no more."""
    return attrs.evolve(
        found,
        recent=tuple(one for one in found.recent if one != stream),
        lines=tuple(one for one in found.lines if one != stream),
    )
