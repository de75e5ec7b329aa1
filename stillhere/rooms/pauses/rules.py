"""What a pause is, read from its events: its state, its phase, and what can come next.

Pure: no clock, no randomness, no Django. Time is only compared when something is read,
so no job has to close a pause. Called by ``deciding``, ``queries`` and ``services``.
"""

import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from functools import reduce

import attrs

from stillhere.core.codec import Newer, Unverified, private
from stillhere.core.facts import Fact
from stillhere.rooms.pauses.records import (
    Accepted,
    Answered,
    Assured,
    Back,
    Begun,
    Called,
    Event,
    Longer,
    Noted,
    Offered,
    Reply,
    Rested,
    TakenBack,
    Way,
)

GRACE = timedelta(minutes=10)
"""How long after the planned time the one who waits still sees the pause as running."""
CLOSES = timedelta(hours=12)
"""How long after the planned time a pause closes by itself."""
SHORTEST = timedelta(minutes=20)
"""A body needs about this long to settle (docs/sources.md: Gottman)."""
LONGEST = timedelta(hours=24)
NEAREST = timedelta(minutes=5)
"""How far away a new or offered time is at least."""


class Phase(StrEnum):
    """Where a pause stands."""

    RUNNING = "running"
    DUE = "due"
    PAST = "past"
    LEFT_OPEN = "left-open"
    RETURNED = "returned"
    CLOSED = "closed"
    GONE = "gone"


OPEN = frozenset({Phase.RUNNING, Phase.DUE, Phase.PAST})
"""The phases in which someone is away."""


@attrs.frozen(kw_only=True)
class Call:
    """Who stepped away, and what they said."""

    version: int
    by: uuid.UUID
    at: datetime
    until: datetime
    line: str = private()
    reason: str | None = private()


@attrs.frozen(kw_only=True)
class Plan:
    """A planned time; ``by`` is nobody's when both said yes to it."""

    by: uuid.UUID | None
    at: datetime
    until: datetime


@attrs.frozen(kw_only=True)
class Offer:
    """A time that waits for the other's yes."""

    version: int
    by: uuid.UUID
    until: datetime


@attrs.frozen(kw_only=True)
class Return:
    """Who is back, and how they would like to go on."""

    version: int
    by: uuid.UUID
    at: datetime
    way: Way
    until: datetime | None


@attrs.frozen(kw_only=True)
class Note:
    """A practical note that passed during the pause."""

    version: int
    by: uuid.UUID
    at: datetime
    text: str = private()


@attrs.frozen(kw_only=True)
class Moment:
    """Somebody did something at a time."""

    by: uuid.UUID
    at: datetime


@attrs.frozen(kw_only=True)
class Pause:
    """A pause as its events tell it."""

    size: int = 0
    alone: bool = False
    calls: tuple[Call, ...] = ()
    plans: tuple[Plan, ...] = ()
    offered: Offer | None = None
    assured: tuple[uuid.UUID, ...] = ()
    notes: tuple[Note, ...] = ()
    back: Return | None = None
    also: Return | None = None
    reply: Reply | None = None
    rested: Moment | None = None
    taken_back: tuple[Moment, ...] = ()
    tokens: frozenset[str] = attrs.field(default=frozenset(), repr=False)
    notices: tuple[uuid.UUID, ...] = ()
    unreadable: bool = False

    @property
    def callers(self) -> frozenset[uuid.UUID]:
        """Everybody who is away."""
        return frozenset(call.by for call in self.calls)

    @property
    def standing(self) -> tuple[Plan, ...]:
        """The plans that still count: of those who are away, and agreed ones."""
        return tuple(p for p in self.plans if p.by is None or p.by in self.callers)

    @property
    def planned(self) -> datetime | None:
        """The planned return: the later one if both stepped away."""
        if not self.calls:
            return None
        return max(plan.until for plan in self.standing)

    def room(self, longest: timedelta) -> datetime | None:
        """Return how far a caller may move the time alone; further needs both."""
        starts = [call.at for call in self.calls]
        starts += [plan.at for plan in self.standing if plan.by is None]
        return max(starts) + longest if self.calls else None

    def offer(self, now: datetime) -> Offer | None:
        """Return the offer that waits for a yes, if its time is still to come."""
        found = self.offered
        return found if found and found.until > now else None


def fold(facts: Iterable[Fact]) -> Pause:
    """Return the pause that these events tell, oldest first.

    Tombstones, events of newer versions and unverified ones may stand anywhere.
    """
    return reduce(_step, facts, Pause())


def _step(pause: Pause, fact: Fact) -> Pause:
    event = fact.event
    pause = attrs.evolve(pause, size=max(pause.size, fact.version))
    if isinstance(event, Newer | Unverified):
        return attrs.evolve(pause, unreadable=True)
    if not isinstance(event, Event):
        return pause
    pause = attrs.evolve(
        pause,
        tokens=pause.tokens | {event.token},
        notices=(*pause.notices, *event.notices),
    )
    if isinstance(event, Called):
        return _called(pause, fact, event)
    if isinstance(event, Longer | Offered | Accepted):
        return _timed(pause, fact, event)
    if isinstance(event, Back | Answered):
        return _ended(pause, fact, event)
    who = Moment(by=fact.by, at=event.at)
    match event:
        case TakenBack():
            theirs = pause.offered is not None and pause.offered.by == fact.by
            return attrs.evolve(
                pause,
                calls=tuple(call for call in pause.calls if call.by != fact.by),
                offered=None if theirs else pause.offered,
                taken_back=(*pause.taken_back, who),
                tokens=pause.tokens | set(event.undoes),
            )
        case Rested():
            return attrs.evolve(pause, rested=pause.rested or who)
        case Assured():
            return attrs.evolve(pause, assured=(*pause.assured, fact.by))
        case Noted():
            note = Note(version=fact.version, by=fact.by, at=event.at, text=event.text)
            return attrs.evolve(pause, notes=(*pause.notes, note))
        case _:
            return pause


def _called(pause: Pause, fact: Fact, event: Called) -> Pause:
    call = Call(
        version=fact.version,
        by=fact.by,
        at=event.at,
        until=event.until,
        line=event.line,
        reason=event.reason,
    )
    others = tuple(other for other in pause.calls if other.by != fact.by)
    return attrs.evolve(
        pause,
        alone=pause.alone or (isinstance(event, Begun) and event.alone),
        calls=(*others, call),
        plans=(*pause.plans, Plan(by=fact.by, at=event.at, until=event.until)),
        assured=(),
        offered=None,
    )


def _timed(pause: Pause, fact: Fact, event: Longer | Offered | Accepted) -> Pause:
    if isinstance(event, Offered):
        offer = Offer(version=fact.version, by=fact.by, until=event.until)
        return attrs.evolve(pause, offered=offer)
    if isinstance(event, Accepted) and not _is_a_yes(pause, fact, event):
        return pause
    by = None if isinstance(event, Accepted) else fact.by
    plan = Plan(by=by, at=event.at, until=event.until)
    return attrs.evolve(pause, plans=(*pause.plans, plan), offered=None, assured=())


def _is_a_yes(pause: Pause, fact: Fact, event: Accepted) -> bool:
    """Say whether it answers the other's standing offer; alone, one needs no other."""
    offer = pause.offered
    if pause.alone:
        return True
    return (
        offer is not None
        and (offer.version, offer.until) == (event.offer, event.until)
        and offer.by != fact.by
    )


def _ended(pause: Pause, fact: Fact, event: Back | Answered) -> Pause:
    if isinstance(event, Answered):
        if pause.back is None or pause.back.version != event.back:
            return pause
        return attrs.evolve(pause, reply=pause.reply or event.reply)
    found = Return(
        version=fact.version,
        by=fact.by,
        at=event.at,
        way=event.way,
        until=event.until,
    )
    if pause.back is None or pause.back.by == fact.by:
        return attrs.evolve(pause, back=found)
    return attrs.evolve(pause, also=found)


def phase(pause: Pause, now: datetime) -> Phase:
    """Return where the pause stands at this time."""
    if pause.rested:
        return Phase.CLOSED
    if pause.back:
        over = (pause.back.until or pause.back.at) + CLOSES
        answered = pause.reply is not None or pause.also is not None
        answered = answered or pause.alone  # there is nobody to answer
        return Phase.CLOSED if answered or now >= over else Phase.RETURNED
    planned = pause.planned
    if planned is None:
        return Phase.GONE
    if now < planned:
        return Phase.RUNNING
    if now < planned + GRACE:
        return Phase.DUE
    return Phase.PAST if now < planned + CLOSES else Phase.LEFT_OPEN


def ended_at(pause: Pause, now: datetime) -> datetime | None:
    """Return since when the pause is over; None while it goes on or if it is gone."""
    match phase(pause, now):
        case Phase.LEFT_OPEN:
            return pause.planned + CLOSES if pause.planned else None
        case Phase.CLOSED if pause.rested:
            return pause.rested.at
        case Phase.CLOSED if pause.back:
            last = pause.also or pause.back
            return max(last.at, last.until or last.at)
        case _:
            return None
