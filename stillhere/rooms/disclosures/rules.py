"""What was said and what came of it, read from its events.

Pure: no clock, no randomness, no Django. Time is only compared when something is read,
so no job has to end anything. Called by ``deciding``, ``queries`` and ``services``.
"""

import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from functools import reduce

import attrs

from stillhere.core.codec import Newer, Unverified, Withdrawn, private
from stillhere.core.facts import Fact
from stillhere.rooms.disclosures.records import (
    Ack,
    Answered,
    Event,
    InPerson,
    Kind,
    Newest,
    Received,
    Said,
    Settled,
    TakenBack,
    TakingIn,
    Unanswered,
    Wish,
)

TODAY = timedelta(hours=20)
"""How long "no answer today" is meant."""
ON_HOME, DONE_ON_HOME = 5, 3
"""How many that wait, and how many that are answered, home looks at."""


class Phase(StrEnum):
    """Where it stands."""

    WAITING = "waiting"
    TAKING_IN = "taking-in"
    RECEIVED = "received"
    KEPT = "kept"
    """Nobody else has it: said alone, or meant for saying in person."""
    GONE = "gone"


@attrs.frozen(kw_only=True)
class Reply:
    """A first answer, or a longer one."""

    version: int
    by: uuid.UUID
    at: datetime
    ack: Ack | None = None
    words: str = private(default="")


@attrs.frozen(kw_only=True)
class Plan:
    """The other takes it in, and plans to answer by a time."""

    version: int
    by: uuid.UUID
    until: datetime


@attrs.frozen(kw_only=True)
class Thing:
    """Something said, as its events tell it."""

    size: int = 0
    by: uuid.UUID | None = None
    at: datetime | None = None
    kind: Kind | None = None
    words: str = private(default="")
    wishes: tuple[Wish, ...] = ()
    alone: bool = False
    plan: InPerson | None = None
    """When and where it is to be said in person."""
    there: bool = False
    """The words stand: they were said, and not taken back."""
    ack: Reply | None = None
    answers: tuple[Reply, ...] = ()
    later: Plan | None = None
    gone_at: datetime | None = None
    tokens: frozenset[str] = attrs.field(default=frozenset(), repr=False)
    notices: tuple[uuid.UUID, ...] = ()
    unreadable: bool = False

    @property
    def replies(self) -> tuple[Reply, ...]:
        """All that was answered, in order."""
        first = (self.ack,) if self.ack else ()
        return tuple(sorted((*first, *self.answers), key=lambda one: one.version))

    @property
    def news(self) -> int:
        """The version of the newest that the other did; 0 if nothing."""
        later = (self.later.version,) if self.later else ()
        return max((*(reply.version for reply in self.replies), *later), default=0)

    def asks_no_answer(self, now: datetime) -> bool:
        """Say whether its author still wants no answer today."""
        asked = Wish.NO_ANSWER in self.wishes and self.at is not None
        return asked and self.at is not None and now < self.at + TODAY


def fold(facts: Iterable[Fact]) -> Thing:
    """Return what these events tell, oldest first.

    Tombstones, events of newer versions and unverified ones may stand anywhere.
    """
    return reduce(_step, facts, Thing())


def _step(thing: Thing, fact: Fact) -> Thing:
    event, first = fact.event, thing.size == 0
    thing = attrs.evolve(thing, size=max(thing.size, fact.version))
    if isinstance(event, Newer | Unverified):
        return attrs.evolve(thing, unreadable=True)
    if isinstance(event, Withdrawn) and first and fact.version == 1:
        return attrs.evolve(thing, by=fact.by)  # whose words these were
    if not isinstance(event, Event):
        return thing
    thing = attrs.evolve(
        thing,
        tokens=thing.tokens | {event.token},
        notices=(*thing.notices, *event.notices),
    )
    if isinstance(event, Said | InPerson):
        return _said(thing, fact, event)
    if isinstance(event, TakenBack):
        return _taken_back(thing, fact, event)
    return _replied(thing, fact, event)


def _said(thing: Thing, fact: Fact, event: Said | InPerson) -> Thing:
    if thing.by is not None:
        return thing
    meant = isinstance(event, InPerson)
    return attrs.evolve(
        thing,
        by=fact.by,
        at=event.at,
        kind=event.kind,
        words=event.words,
        wishes=() if isinstance(event, InPerson) else event.wishes,
        alone=meant or (isinstance(event, Said) and event.alone),
        plan=event if isinstance(event, InPerson) else None,
        there=True,
    )


def _taken_back(thing: Thing, fact: Fact, event: TakenBack) -> Thing:
    if thing.by not in (None, fact.by):
        return thing
    return attrs.evolve(
        thing,
        by=fact.by,
        words="",
        there=False,
        gone_at=thing.gone_at or event.at,
        tokens=thing.tokens | set(event.undoes),
    )


def _replied(thing: Thing, fact: Fact, event: Event) -> Thing:
    if thing.by == fact.by:
        return thing  # nobody answers themselves
    reply = Reply(version=fact.version, by=fact.by, at=event.at)
    match event:
        case Received(ack=ack, words=words) if thing.ack is None:
            first = attrs.evolve(reply, ack=ack, words=words)
            return attrs.evolve(thing, ack=first, later=None)
        case Answered(words=words):
            more = attrs.evolve(reply, words=words)
            return attrs.evolve(thing, answers=(*thing.answers, more), later=None)
        case TakingIn(until=until) if thing.ack is None:
            plan = Plan(version=fact.version, by=fact.by, until=until)
            return attrs.evolve(thing, later=plan)
        case Unanswered(undoes=undoes):
            return attrs.evolve(thing, tokens=thing.tokens | set(undoes))
        case _:
            return thing


def phase(thing: Thing) -> Phase:
    """Return where it stands."""
    if not thing.there:
        return Phase.GONE
    if thing.alone:
        return Phase.KEPT
    if thing.replies:
        return Phase.RECEIVED
    return Phase.TAKING_IN if thing.later else Phase.WAITING


def pointed(known: Newest, stream: str, thing: Thing) -> Newest:
    """Return what home looks at once this was said, answered or taken back.

    Both kinds are few, so home doesn't grow; what waits stays longer.
    """
    waits = tuple(one for one in known.streams if one != stream)
    settled = tuple(one for one in known.settled if one.stream != stream)
    if phase(thing) is Phase.RECEIVED and thing.by is not None:
        settled = (Settled(stream=stream, by=thing.by, news=thing.news), *settled)
    else:
        waits = (stream, *waits)
    return Newest(streams=waits[:ON_HOME], settled=settled[:DONE_ON_HOME])
