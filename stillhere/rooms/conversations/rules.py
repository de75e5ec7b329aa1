"""Where a talk stands and what can come next, read from its events.

Pure: no clock, no randomness, no Django. Two phones and one phone use the same rules.
Nothing is ever due: time only opens a quiet line, and only when it is read.
"""

import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import reduce
from typing import Final

import attrs

from stillhere.core.codec import Newer, Unverified, private
from stillhere.core.facts import Fact
from stillhere.rooms.conversations.events import (
    OPEN,
    TALKING,
    Asked,
    Event,
    Shown,
    Stage,
    Standing,
    Step,
    Stepped,
)

LONG: Final = timedelta(minutes=3)
"""After this long with the floor a quiet line says so; nothing happens by itself."""
AFTER: Final = timedelta(hours=12)
"""So long one's own words wait, once a talk is over, for "keep" or "erase"."""
MOST_PAST: Final = 8
ANSWERS: Final = frozenset({Step.NOW, Step.LATER, Step.NOT_THIS})
WITH_WORDS: Final = frozenset({Step.LATER, Step.SAID, Step.GAVE_BACK})
"""Steps that words can go with."""
NEXT: Final = {
    (Stage.FLOOR, True): {Step.SAID},
    (Stage.SAID, True): {Step.MORE},
    (Stage.SAID, False): {Step.GAVE_BACK},
    (Stage.GAVE_BACK, True): {Step.THATS_IT, Step.NOT_QUITE},
    (Stage.HEARD, True): {Step.SWAP, Step.STAY},
    (Stage.HEARD, False): {Step.SWAP, Step.STAY},
}
"""What can follow, for whoever has the floor (True) and for the other.

docs/sources.md#speaker-listener."""
LEADS_TO: Final = {
    Step.NOW: Stage.FLOOR,
    Step.LATER: Stage.LATER,
    Step.AGAIN: Stage.ASKED,
    Step.NOT_THIS: Stage.NOT_THIS,
    Step.SAID: Stage.SAID,
    Step.MORE: Stage.FLOOR,
    Step.GAVE_BACK: Stage.GAVE_BACK,
    Step.THATS_IT: Stage.HEARD,
    Step.NOT_QUITE: Stage.FLOOR,
    Step.SWAP: Stage.FLOOR,
    Step.STAY: Stage.FLOOR,
}


@attrs.frozen(kw_only=True)
class Line:
    """Words that were shown, and in which turn; in none before the talk began."""

    version: int
    by: uuid.UUID
    turn: int
    words: str = private()


@attrs.frozen(kw_only=True)
class Talk:
    """A talk, and all that stands of it."""

    size: int = 0
    by: uuid.UUID | None = None
    """Who asked."""
    other: uuid.UUID | None = None
    """The other of the two, once they did something."""
    topic: str = private(default="")
    first: bool = True
    stage: Stage = Stage.GONE
    asks: bool = True
    """Whoever asked has the floor."""
    since: datetime | None = None
    """When the floor was taken."""
    turn: int = 0
    again: bool = False
    """It was not quite it: the same is said again."""
    lines: tuple[Line, ...] = private(default=())
    tokens: frozenset[str] = private(default=frozenset())
    unreadable: bool = False

    @property
    def talking(self) -> bool:
        """Somebody has the floor."""
        return self.stage in TALKING

    def speaks(self, who: uuid.UUID) -> bool:
        """Say whether this person has the floor."""
        return (who == self.by) == self.asks

    def words(self, who: uuid.UUID, *, mine: bool) -> tuple[Line, ...]:
        """Return what was shown in this turn, by this person or by the other."""
        return tuple(
            line
            for line in self.lines
            if line.turn == self.turn and (line.by == who) == mine
        )


def fold(facts: Iterable[Fact]) -> Talk:
    """Return what these events tell, oldest first.

    Tombstones, events of newer versions and unverified ones may stand anywhere.
    """
    return reduce(went, facts, Talk())


def went(talk: Talk, fact: Fact) -> Talk:
    """Return the talk after one more event."""
    event = fact.event
    talk = attrs.evolve(talk, size=max(talk.size, fact.version))
    if isinstance(event, Newer | Unverified):
        return attrs.evolve(talk, unreadable=True)
    if not isinstance(event, Event):
        return talk
    talk = attrs.evolve(talk, tokens=talk.tokens | {event.token})
    match event:
        case Asked() if talk.by is None:
            return attrs.evolve(
                talk,
                by=fact.by,
                topic=event.topic,
                first=event.first,
                stage=Stage.ASKED,
            )
        case Shown(words=words):
            line = Line(version=fact.version, by=fact.by, turn=talk.turn, words=words)
            return attrs.evolve(talk, lines=(*talk.lines, line))
        case Stepped(step=step) if step in moves(talk, fact.by):
            return _went(talk, fact.by, step, event.at)
        case _:
            return talk


def _went(talk: Talk, who: uuid.UUID, step: Step, at: datetime) -> Talk:
    if step is Step.ENDED:
        begun = talk.stage in TALKING
        return attrs.evolve(talk, stage=Stage.ENDED if begun else Stage.GONE)
    wanted = LEADS_TO[step]
    talk = attrs.evolve(talk, stage=wanted, again=step is Step.NOT_QUITE)
    if step is Step.NOW:
        talk = attrs.evolve(talk, asks=talk.first)
    if step is Step.SWAP:
        talk = attrs.evolve(talk, asks=not talk.asks)
    if step in (Step.NOW, Step.SWAP, Step.STAY):
        talk = attrs.evolve(talk, turn=talk.turn + 1)
    if wanted is Stage.FLOOR:
        talk = attrs.evolve(talk, since=at)
    return talk


def moves(talk: Talk, who: uuid.UUID) -> frozenset[Step]:
    """Return the steps this person can take now; waiting needs none of them."""
    asked = who == talk.by
    if talk.stage in TALKING:
        found = NEXT.get((talk.stage, talk.speaks(who)), set())
        return frozenset({Step.ENDED, *found})
    if talk.stage is Stage.ASKED:
        return frozenset({Step.ENDED}) if asked else ANSWERS
    if talk.stage is Stage.LATER:
        return frozenset({Step.ENDED, Step.AGAIN}) if asked else ANSWERS
    return frozenset()


def turn(talk: Talk, who: uuid.UUID) -> bool:
    """Say whether a step is this person's to take, whenever they like."""
    return bool(moves(talk, who) - {Step.ENDED, Step.MORE})


def long(talk: Talk, now: datetime) -> bool:
    """Say whether somebody has had the floor for a while."""
    floor = talk.stage is Stage.FLOOR and talk.since is not None
    return floor and talk.since is not None and now >= talk.since + LONG


def pointed(
    known: Standing | None, stream: str, stage: Stage, by: uuid.UUID, at: datetime
) -> Standing:
    """Return what the couple's slot says once somebody moved this talk."""
    past = known.past if known else ()
    if known is not None and known.stream != stream:
        past = (known.stream, *past)[:MOST_PAST]
    return Standing(stream=stream, stage=stage, by=by, at=at, past=past)


def waits(standing: Standing | None, stream: str = "") -> bool:
    """Say whether another talk than this one is open."""
    return standing is not None and standing.open and standing.stream != stream


def over(standing: Standing | None, stream: str) -> bool:
    """Say whether a talk is over: closed, or another one came after it."""
    if standing is None or standing.stream != stream:
        return True
    return standing.stage not in OPEN


def erase_now(standing: Standing | None, stream: str, now: datetime) -> bool:
    """Say whether one's own rows of a talk go when Still Here is opened."""
    if standing is None or standing.stream != stream:
        return True
    if standing.stage in OPEN:
        return False
    return standing.stage is not Stage.ENDED or now >= standing.at + AFTER
