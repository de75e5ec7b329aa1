"""I went quiet: one tap says "Still here", another answers "Glad. No hurry."

Pure. It needs no pause, no reason and no apology. Both may say it at the same time.
"""

import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta

import attrs

from stillhere.core.codec import record
from stillhere.core.facts import Fact
from stillhere.rooms.pauses.records import Event

SHOWN = timedelta(hours=24)
"""How long it is shown, unless a later time was named; then until twelve hours past."""
AFTER_TIME = timedelta(hours=12)


class NothingSaid(Exception):
    """There is nothing to answer any more: it was withdrawn, or it is long ago."""


@record("pauses.quiet.said")
@attrs.frozen(kw_only=True)
class Said(Event):
    """Still here; ``until``: when they would like to be back in touch, if named."""

    until: datetime | None = None


@record("pauses.quiet.answered")
@attrs.frozen(kw_only=True)
class Gladly(Event):
    """The other answers what was said, named by its version."""

    said: int


@record("pauses.quiet.unsaid")
@attrs.frozen(kw_only=True)
class Unsaid(Event):
    """It was withdrawn; ``undoes`` are the tokens it was sent with."""

    undoes: tuple[str, ...] = ()


@record("pauses.quiet.slot")
@attrs.frozen(kw_only=True)
class QuietSlot:
    """Where the newest one stands."""

    stream: str


@attrs.frozen(kw_only=True)
class Sign:
    """That somebody is still here, and whether the other answered."""

    version: int
    by: uuid.UUID
    at: datetime
    until: datetime | None
    answered_at: datetime | None = None

    def shown(self, now: datetime) -> bool:
        """Say whether it is still shown."""
        over = (self.answered_at or self.at) + SHOWN
        if self.until is not None:
            over = max(over, self.until + AFTER_TIME)
        return now < over


@attrs.frozen(kw_only=True)
class Quiet:
    """What was said, by whom."""

    size: int = 0
    signs: tuple[Sign, ...] = ()
    tokens: frozenset[str] = attrs.field(default=frozenset(), repr=False)

    def shown(self, now: datetime) -> tuple[Sign, ...]:
        """Return what is still shown."""
        return tuple(sign for sign in self.signs if sign.shown(now))

    def of(self, who: uuid.UUID, now: datetime) -> Sign | None:
        """Return this person's sign, if it is still shown."""
        return next((s for s in self.shown(now) if s.by == who), None)

    def from_other(self, who: uuid.UUID, now: datetime) -> Sign | None:
        """Return the other's sign, if it is still shown."""
        return next((s for s in self.shown(now) if s.by != who), None)


def fold(facts: Iterable[Fact]) -> Quiet:
    """Return what these events tell; tombstones may stand anywhere."""
    found = Quiet()
    for fact in facts:
        found = _step(attrs.evolve(found, size=max(found.size, fact.version)), fact)
    return found


def _step(found: Quiet, fact: Fact) -> Quiet:
    event = fact.event
    if not isinstance(event, Event):
        return found
    found = attrs.evolve(found, tokens=found.tokens | {event.token})
    others = tuple(sign for sign in found.signs if sign.by != fact.by)
    match event:
        case Said(at=at, until=until):
            new = Sign(version=fact.version, by=fact.by, at=at, until=until)
            return attrs.evolve(found, signs=(*others, new))
        case Unsaid(undoes=undoes):
            tokens = found.tokens | set(undoes)
            return attrs.evolve(found, signs=others, tokens=tokens)
        case Gladly(said=version, at=at):
            signs = tuple(
                attrs.evolve(sign, answered_at=sign.answered_at or at)
                if sign.version == version and sign.by != fact.by
                else sign
                for sign in found.signs
            )
            return attrs.evolve(found, signs=signs)
        case _:
            return found


def say(
    found: Quiet,
    *,
    by: uuid.UUID,
    token: str,
    now: datetime,
    until: datetime | None = None,
) -> tuple[Event, ...]:
    """Return what comes of saying it; again with nothing new changes nothing."""
    if token in found.tokens:
        return ()
    mine = found.of(by, now)
    if mine is not None and mine.answered_at is None and until in (None, mine.until):
        return ()
    return (Said(at=now, token=token, until=until),)


def answer(
    found: Quiet, *, by: uuid.UUID, token: str, said: int, now: datetime
) -> tuple[Event, ...]:
    """Return what comes of answering. :raises NothingSaid: if it is no longer there."""
    if token in found.tokens:
        return ()
    sign = found.from_other(by, now)
    if sign is None or sign.version != said:
        raise NothingSaid
    if sign.answered_at is not None:
        return ()
    return (Gladly(at=now, token=token, said=said),)


def unsay(
    found: Quiet, *, by: uuid.UUID, token: str, now: datetime
) -> tuple[Event, ...]:
    """Return what comes of withdrawing one's own."""
    if token in found.tokens or all(sign.by != by for sign in found.signs):
        return ()
    return (Unsaid(at=now, token=token, undoes=tuple(sorted(found.tokens))),)
