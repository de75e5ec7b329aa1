"""What may be noted of a silence, and what becomes of a side that is shown.

Pure. A side is one small stream: told by one, read by the other, taken back by who
told it. Tombstones and unknown events may stand anywhere.
"""

import uuid
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Final

import attrs

from stillhere.core.facts import Fact
from stillhere.rooms.episodes.records import (
    Event,
    Mine,
    Silence,
    Standing,
    TakenBack,
    Told,
)

EARLIEST: Final = timedelta(days=20 * 365)
"""A silence is noted if it began within about the last twenty years."""
RECENT: Final = 12
"""How many of the newest a slot points to; older ones are found by month."""


class NotTheirs(Exception):
    """Only who showed it takes it back."""


class StillToCome(ValueError):
    """It would begin in the future."""


class TooLongAgo(ValueError):
    """It began longer ago than is noted here."""


class EndsBefore(ValueError):
    """It would end before it began."""


class EndsLater(ValueError):
    """It would end in the future: then it is still open."""


def checked(silence: Silence, now: datetime) -> Silence:
    """Return the silence if its times can be.

    :raises StillToCome: if it begins in the future.
    :raises TooLongAgo: if it began more than twenty years ago.
    :raises EndsBefore: if it ends before it began, or at once.
    :raises EndsLater: if it ends in the future.
    """
    if silence.began > now:
        raise StillToCome
    if now - silence.began > EARLIEST:
        raise TooLongAgo
    if silence.ended is not None:
        if silence.ended <= silence.began:
            raise EndsBefore
        if silence.ended > now:
            raise EndsLater
    return silence


def overlaps(one: Silence, other: Silence) -> bool:
    """Say whether two silences lie over each other; an open one has no end."""
    ends_after = one.ended is None or one.ended > other.began
    return ends_after and (other.ended is None or other.ended > one.began)


def words_apart(silence: Silence) -> Silence:
    """Return it without note and own tags: what was, not what one thought."""
    return attrs.evolve(silence, note="", tags=())


@attrs.frozen(kw_only=True)
class Side:
    """One side that was shown, as it stands."""

    size: int = 0
    by: uuid.UUID | None = None
    told: Told | None = attrs.field(default=None, repr=False)
    taken_back: bool = False
    tokens: frozenset[str] = attrs.field(default=frozenset(), repr=False)


def fold(facts: Iterable[Fact]) -> Side:
    """Return what these events tell."""
    found = Side()
    for fact in facts:
        found = _step(attrs.evolve(found, size=max(found.size, fact.version)), fact)
    return found


def _step(found: Side, fact: Fact) -> Side:
    event = fact.event
    if not isinstance(event, Event):
        return found
    found = attrs.evolve(found, tokens=found.tokens | {event.token})
    match event:
        case Told() if found.by is None and not found.taken_back:
            return attrs.evolve(found, told=event, by=fact.by)
        case TakenBack(undoes=undoes) if found.by in (None, fact.by):
            return attrs.evolve(
                found,
                by=fact.by,
                told=None,
                taken_back=True,
                tokens=found.tokens | set(undoes),
            )
        case _:
            return found


def take_back(
    found: Side, *, by: uuid.UUID, token: str, now: datetime
) -> tuple[Event, ...]:
    """Return what comes of taking it back; again changes nothing.

    :raises NotTheirs: if the other showed it.
    """
    if token in found.tokens or found.taken_back:
        return ()
    if found.by != by:
        raise NotTheirs
    return (TakenBack(at=now, token=token, undoes=tuple(sorted(found.tokens))),)


def first_of(day: date) -> date:
    """Return the first of its month."""
    return day.replace(day=1)


def with_kept(found: Mine, stream: str, silence: Silence) -> Mine:
    """Return what stands once this silence is kept, or kept anew."""
    left = tuple(one for one in found.open if one != stream)
    month = first_of(silence.on)
    return Mine(
        since=min(found.since or month, month),
        open=(*left, stream) if silence.ended is None else left,
    )


def without_kept(found: Mine, stream: str) -> Mine:
    """Return what stands once it is erased."""
    left = tuple(one for one in found.open if one != stream)
    return attrs.evolve(found, open=left)


def with_told(found: Standing, stream: str, month: date) -> Standing:
    """Point to a side that was just shown."""
    others = (one for one in found.recent if one != stream)
    return Standing(
        since=min(found.since or month, month), recent=(stream, *others)[:RECENT]
    )


def without_told(found: Standing, stream: str) -> Standing:
    """Point to it no more."""
    left = tuple(one for one in found.recent if one != stream)
    return attrs.evolve(found, recent=left)


def tidy(words: Sequence[str]) -> tuple[str, ...]:
    """Return own tags once each, without blanks around them, in their order."""
    return tuple(dict.fromkeys(filter(None, (word.strip() for word in words))))
