"""Which small thing a day has, if any.

Pure. There is nothing to keep for a day to have its thing: it follows from the day, a
number of the person's own, and what the file holds. Kinds take turns, day by day. And a
day takes only things whose place in the file is even or odd as the day is, so that no
two days in a row are alike, whatever was put away, muted or said in between:
docs/decisions/0012.
"""

from collections.abc import Container, Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

import attrs

from stillhere.core.codec import private, record

RESTS: Final = timedelta(days=7)
"""How long a kind rests after one of it was done here, so that others have a turn."""
NIGHT: Final = 22
MORNING: Final = 7
"""Between these hours nothing is suggested that asks for a talk; as with pauses."""


class Kind(StrEnum):
    """What a small thing is."""

    RISK = "risk"
    PATIENCE = "patience"
    REPAIR = "repair"
    APPRECIATION = "appreciation"
    ONESELF = "oneself"
    """The neutral kind, which also stands in for muted ones."""


KINDS: Final = tuple(Kind)


class Asks(StrEnum):
    """Of whom it asks something."""

    ME = "me"
    OTHER = "other"
    """Of me, towards the other."""
    BOTH = "both"


class Room(StrEnum):
    """How much somebody has today."""

    LITTLE = "little"
    SOME = "some"
    MORE = "more"


SIZES: Final = {
    None: (1, 2),
    Room.LITTLE: (1,),
    Room.SOME: (2,),
    Room.MORE: (3,),
}
"""Sizes of things that fit it, from 1 (little) to 3."""


@attrs.frozen(kw_only=True)
class Thing:
    """One small thing, as the file has it."""

    id: str
    kind: Kind
    size: int
    minutes: int
    asks: Asks
    joined: bool = False
    """It needs the other to be here."""
    talks: bool = False
    """It asks for a talk, or for the other's ear."""
    rows: tuple[int, ...]
    """Rows of the requirement table that it comes from: docs/sources.md."""
    where: str = ""
    """A page of this app that it leads to, by its name."""
    line: str
    text: str


@attrs.frozen
class Things:
    """All small things, in the order of the file."""

    items: tuple[Thing, ...]
    _of: dict[tuple[Kind, int], tuple[Thing, ...]] = attrs.field(init=False)

    _named: dict[str, Thing] = attrs.field(init=False)

    @_named.default
    def _by_id(self) -> dict[str, Thing]:
        return {thing.id: thing for thing in self.items}

    @_of.default
    def _by_kind(self) -> dict[tuple[Kind, int], tuple[Thing, ...]]:
        named = {kind: [t for t in self.items if t.kind is kind] for kind in KINDS}
        return {
            (kind, odd): tuple(named[kind][odd::2]) for kind in KINDS for odd in (0, 1)
        }

    def named(self, id_: str) -> Thing | None:
        """Return the thing with this id."""
        return self._named.get(id_)

    def on(self, kind: Kind, day: int) -> tuple[Thing, ...]:
        """Return what of a kind a day may have."""
        return self._of[kind, day % 2]


class With(StrEnum):
    """Who there is."""

    TWO = "two"
    ALONE = "alone"
    """The other is not here."""
    APART = "apart"
    """There were two, and sharing is off."""


@attrs.frozen(kw_only=True)
class Person:
    """Who asks, as far as it matters here."""

    number: int = attrs.field(repr=False)
    """Their own, always the same."""
    company: With
    muted: bool = attrs.field(repr=False, default=False)

    def may_get(self, thing: Thing) -> bool:
        """Say whether this is nothing that needs whom they have not."""
        if thing.kind is Kind.ONESELF and thing.asks is Asks.ME:
            return True
        if self.muted or self.company is With.APART:
            return False
        alone = self.company is With.ALONE
        return not (alone and (thing.joined or thing.asks is Asks.BOTH))


@record("moments.small")
@attrs.frozen(kw_only=True)
class Small:
    """What was said about a day's thing. It counts on that day alone."""

    on: date = attrs.field(repr=False)
    away: bool = attrs.field(repr=False, default=False)
    """Nothing more today: put away or done, which look the same."""
    room: Room | None = attrs.field(repr=False, default=None)
    now: str = private(default="")
    """What stands there in place of the one whose turn it was."""
    done: Kind | None = attrs.field(repr=False, default=None)
    """The kind that was last done here, and when: it rests a while."""
    done_on: date | None = attrs.field(repr=False, default=None)


def today(small: Small | None, on: date) -> Small:
    """Return what was said today; what another day had is forgotten."""
    if small is None:
        return Small(on=on)
    since = small.done_on
    rests = since is not None and abs(on - since) < RESTS
    kept = small if small.on == on else Small(on=on)
    return attrs.evolve(
        kept,
        done=small.done if rests else None,
        done_on=since if rests else None,
    )


def turns(
    things: Things, person: Person, small: Small, sizes: Container[int]
) -> Iterator[Thing]:
    """Give a day's things of these sizes: first the one whose turn it is.

    Kinds take turns, and of each kind its things do; a kind that rests comes last.
    """
    day = small.on.toordinal()
    pools = [
        (
            kind,
            [t for t in things.on(kind, day) if t.size in sizes and person.may_get(t)],
        )
        for kind in KINDS
    ]
    pools = [(kind, pool) for kind, pool in pools if pool]
    many = max(len(pools), 1)
    begins = (day + person.number) % many
    pools = pools[begins:] + pools[:begins]
    pools.sort(key=lambda pair: pair[0] is small.done)
    at = day // (2 * many) + person.number // many
    for place in range(max((len(pool) for _kind, pool in pools), default=0)):
        for _kind, pool in pools:
            if place < len(pool):
                yield pool[(at + place) % len(pool)]


def thing_of(things: Things, person: Person, small: Small) -> Thing | None:
    """Return the one thing of this day; None if it was put away, or there is none."""
    if small.away:
        return None
    chosen = things.named(small.now)
    if chosen is not None and person.may_get(chosen):
        return chosen
    return next(turns(things, person, small, SIZES[small.room]), None)


def instead(
    things: Things, person: Person, small: Small, *, smaller: bool, late: bool
) -> Thing | None:
    """Return what comes in place of today's thing, if there is another."""
    stands = thing_of(things, person, small)
    if stands is None:
        return None
    sizes: Container[int] = SIZES[small.room]
    if smaller:
        sizes = range(1, stands.size)
    elif stands.size not in sizes:
        sizes = (stands.size,)
    order = list(turns(things, person, small, sizes))
    at = order.index(stands) if stands in order else -1
    others = (*order[at + 1 :], *order[: max(at, 0)])
    return next((t for t in others if not (late and t.talks)), None)


def put_away(small: Small) -> Small:
    """Return a day with nothing more: put away, or done in person."""
    return Small(on=small.on, away=True, done=small.done, done_on=small.done_on)


def done_here(small: Small, thing: Thing) -> Small:
    """Return a day whose thing was done here: so is its kind, and it rests a while."""
    return Small(on=small.on, away=True, done=thing.kind, done_on=small.on)


def with_room(small: Small, room: Room) -> Small:
    """Return a day on which somebody has so much; once it is over, nothing changes."""
    return small if small.away else attrs.evolve(small, room=room, now="")


def with_other(small: Small, other: Thing) -> Small:
    """Return a day with another thing in the place of the one whose turn it was."""
    return attrs.evolve(small, now=other.id)


def is_late(hour: int) -> bool:
    """Say whether it is an hour at which nobody is asked to talk."""
    return hour >= NIGHT or hour < MORNING
