"""What can be noticed in a history: one finding for each question, and no words yet.

Pure. Each finding is what the figures carry and no more: docs/reference/figures.md.
Called by ``page``; ``sentences`` says them, ``pictures`` draws them.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from itertools import pairwise
from statistics import median
from typing import Final, Generic, TypeVar

import attrs

from stillhere.core.stats import bands, enough, rates, sequences, survival
from stillhere.core.stats.bands import Banded, Pattern, Thresholds
from stillhere.core.stats.bursts import Bursts, bursts
from stillhere.core.stats.enough import Halving, TooEarly
from stillhere.core.stats.rates import Change, Period, Rate
from stillhere.core.stats.sequences import BothWays, Table
from stillhere.core.stats.survival import Survival
from stillhere.overview.patterns.history import History, Week, halves, hours
from stillhere.rooms.episodes.records import Back, Before, Did, Part, Silence

K = TypeVar("K", bound=StrEnum)
PRESSING: Final = frozenset({Did.PRESSED, Did.CRITICISED})
"""Reaching that tends to push away; explaining oneself may be either, and is none."""
FEW: Final = 3
"""Of fewer nothing is said about what comes before or what helps."""
SOME: Final = 8
"""Of fewer no change is spoken of, however the figures fall."""
CHANGE_WEEKS: Final = 12
"""No sooner: docs/sources.md#bands says how easily chance looks like a change."""


@attrs.frozen(kw_only=True)
class HowOften:
    """How often, in the weeks that can be spoken for."""

    events: int
    weeks: float
    rate: Rate | None
    """None without any week to speak for."""
    band: Banded | TooEarly
    pattern: bool
    """"A pattern" may be said: docs/reference/figures.md."""
    spells: bool
    """They come in spells, which the range takes into account."""


def how_often(found: History, thresholds: Thresholds) -> HowOften:
    """Return how often it goes quiet."""
    events, weeks = found.events, found.observed
    many = _dispersion(found)
    band = bands.band(events, weeks, thresholds, dispersion=many)
    early = isinstance(band, TooEarly)
    said = None if early else bands.pattern(found.weekly, weeks, thresholds)
    return HowOften(
        events=events,
        weeks=weeks,
        rate=rates.rate(events, weeks, dispersion=many) if found.days else None,
        band=band,
        pattern=isinstance(said, Pattern) and said.said,
        spells=many > 1,
    )


def _dispersion(found: History) -> float:
    lumps = bursts(found.weekly)
    return lumps.dispersion if isinstance(lumps, Bursts) else 1.0


@attrs.frozen(kw_only=True)
class HowLong:
    """How long until two found back; hours."""

    closed: tuple[float, ...] = attrs.field(repr=False)
    still_open: tuple[float, ...] = attrs.field(repr=False)
    curve: Survival = attrs.field(repr=False)


def how_long(found: History) -> HowLong:
    """Return how long it took; those still open count as still open."""
    closed = tuple(hours(one, found.now) for one in found.silences if one.ended)
    still = tuple(hours(one, found.now) for one in found.silences if not one.ended)
    curve = survival.kaplan_meier(closed, still)
    return HowLong(closed=closed, still_open=still, curve=curve)


@attrs.frozen(kw_only=True)
class Half:
    """One of two periods."""

    until: date
    weeks: float
    events: int
    rate: Rate


@attrs.frozen(kw_only=True)
class Changing:
    """An earlier and a later half of what can be spoken for."""

    earlier: Half
    later: Half
    change: Change
    halving: Halving
    """How long half as often as all in all would take to show, from now on."""

    @property
    def clear(self) -> bool:
        """A change may be spoken of: the range leaves out that there is none."""
        return self.change.clear and self.earlier.events + self.later.events >= SOME


def changing(found: History) -> Changing | TooEarly:
    """Return whether it became less; too early under twelve weeks or three silences."""
    if found.observed < CHANGE_WEEKS or found.events < FEW:
        return TooEarly(
            have_weeks=found.observed,
            need_weeks=CHANGE_WEEKS,
            have_events=found.events,
            need_events=FEW,
        )
    many = _dispersion(found)
    earlier, later = (_part(weeks, many) for weeks in halves(found))
    before = Period(earlier.events, earlier.weeks)
    return Changing(
        earlier=earlier,
        later=later,
        change=rates.compare(
            before, Period(later.events, later.weeks), dispersion=many
        ),
        halving=enough.weeks_to_see_halving(Period(found.events, found.observed)),
    )


def _part(weeks: Sequence[Week], many: float) -> Half:
    observed = sum(week.days for week in weeks) / 7
    events = sum(week.silences for week in weeks)
    return Half(
        until=weeks[-1].monday,
        weeks=observed,
        events=events,
        rate=rates.rate(events, observed, dispersion=many),
    )


@attrs.frozen(kw_only=True)
class Counted(Generic[K]):
    """How often each was chosen, the most frequent first, among those coded."""

    coded: int
    items: tuple[tuple[K, int], ...] = ()

    @property
    def early(self) -> bool:
        """Too few to say anything."""
        return self.coded < FEW

    @property
    def first(self) -> tuple[K, ...]:
        """What stands out: the most frequent, if fewer than half of all are as much."""
        most = [item for item, many in self.items if many == self.items[0][1]]
        alone = len(most) == 1 or 2 * len(most) <= len(self.items)
        return tuple(most) if alone and self.items and self.items[0][1] > 1 else ()

    @property
    def most(self) -> int:
        """How often the most frequent was chosen."""
        return self.items[0][1] if self.items else 0


def _counted(chosen: Sequence[Sequence[K]]) -> Counted[K]:
    coded = [some for some in chosen if some]
    counts = Counter(item for some in coded for item in some)
    order = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return Counted(coded=len(coded), items=tuple(order))


@attrs.frozen(kw_only=True)
class Around:
    """What was around silences: before, when, and how two found back."""

    before: Counted[Before]
    when: Counted[Part]
    back: Counted[Back]


def around(found: History) -> Around:
    """Return what comes before, at what time of day, and what helps."""
    return Around(
        before=_counted([one.before for one in found.silences]),
        when=_counted([(one.part,) for one in found.silences]),
        back=_counted([one.back for one in found.silences if one.ended]),
    )


@attrs.frozen(kw_only=True)
class Acted:
    """How long it took where I did one thing."""

    did: Did
    times: int
    curve: Survival = attrs.field(repr=False)


def acted(found: History) -> tuple[Acted, ...]:
    """Return what I did and how long it took, what was done most often first."""
    rows = []
    for did in Did:
        some = [one for one in found.silences if did in one.did]
        closed = [hours(one, found.now) for one in some if one.ended]
        still = [hours(one, found.now) for one in some if not one.ended]
        if some:
            curve = survival.kaplan_meier(closed, still)
            rows.append(Acted(did=did, times=len(some), curve=curve))
    return tuple(sorted(rows, key=lambda row: -row.times))


@attrs.frozen(kw_only=True)
class Loop:
    """Both directions: pressing and then long; long and then pressing."""

    ways: BothWays
    long: float
    """From how many hours on it counts as long: the middle of those that are over."""

    @property
    def comparable(self) -> bool:
        """There are silences with pressing and without, long ones and short ones."""
        sides = (self.ways.forward.table, self.ways.backward.table)
        return all(side.with_first and side.without_first for side in sides)


def loop(found: History) -> Loop | TooEarly:
    """Return our loop, from twenty coded on in both directions.

    Long is longer than the middle one of all that are over; one that is still open and
    not yet so long is left out. Each silence is laid beside the one before it.
    """
    over = [hours(one, found.now) for one in found.silences if one.ended]
    long = median(over) if over else 0.0
    coded = [
        (bool(PRESSING & {*one.did}), took > long)
        for one in found.silences
        for took in [hours(one, found.now)]
        if one.did and (one.ended or took > long)
    ]
    forward = Table.of(coded)
    backward = Table.of(
        (was_long, pressed) for (_, was_long), (pressed, _) in pairwise(coded)
    )
    ways = sequences.both_ways(forward, backward)
    return ways if isinstance(ways, TooEarly) else Loop(ways=ways, long=long)


def open_ones(found: History) -> tuple[Silence, ...]:
    """Return those that are still open, oldest first."""
    return tuple(one for one in found.silences if one.ended is None)
