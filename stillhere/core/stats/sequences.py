"""Whether one thing tends to come before another, in either direction.

Small tables, so every test is exact. What comes before is not what causes:
docs/sources.md#fisher-exact, docs/sources.md#yule-q.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import asin, comb, cos, exp, log, sin, sqrt
from typing import Final, Self

import attrs

from stillhere.core.stats import given, special
from stillhere.core.stats.enough import TooEarly

LEVEL: Final = 0.9
NEED_CODED: Final = 20
MOST_CODED: Final = 10_000
PRIOR: Final = 0.5
SAME: Final = 10_000_000
"""Tables within one part in this many are as likely as each other."""
POINTS: Final = 96
HALVINGS: Final = 14
BEYOND: Final = 1e-9
"""What lies beyond on either side changes no digit that is shown."""


def _cell(value: int) -> int:
    return given.count(value, "cell")


@attrs.frozen
class Table:
    """How often the one came before, and the other followed.

    ``Table(7, 3, 2, 8)``: 7 of 10 with it before, 2 of 10 without. 10,000 at most.
    """

    both: int = attrs.field(converter=_cell)
    first_only: int = attrs.field(converter=_cell)
    second_only: int = attrs.field(converter=_cell)
    neither: int = attrs.field(converter=_cell)

    def __attrs_post_init__(self) -> None:
        if self.total > MOST_CODED:
            raise given.OutOfRange(f"a table holds {MOST_CODED} at most")

    @classmethod
    def of(cls, pairs: Iterable[tuple[bool, bool]]) -> Self:
        """Count pairs of (it came before, the other followed)."""
        seen = [(bool(first), bool(second)) for first, second in pairs]
        return cls(
            both=seen.count((True, True)),
            first_only=seen.count((True, False)),
            second_only=seen.count((False, True)),
            neither=seen.count((False, False)),
        )

    @property
    def with_first(self) -> int:
        """How many had it before."""
        return self.both + self.first_only

    @property
    def without_first(self) -> int:
        """How many did not."""
        return self.second_only + self.neither

    @property
    def total(self) -> int:
        """All that are coded."""
        return self.with_first + self.without_first


@attrs.frozen(kw_only=True)
class Association:
    """How two things go together. P values are for whoever checks, never for a page."""

    table: Table
    yules_q: float | None
    """-1 to 1, 0 for nothing; None where the table cannot say."""
    log_odds: float
    """The natural logarithm of the odds ratio; .5 is added where a cell is empty."""
    difference: float | None
    """The share that followed with it less the share without; None if one has none."""
    low: float | None
    high: float | None
    level: float
    greater: float
    """Fisher's one-sided p: that it follows more often."""
    less: float
    two_sided: float
    mid_p: float
    """One-sided, with half of what is just as seen: less timid than Fisher's."""


@attrs.frozen(kw_only=True)
class BothWays:
    """Both directions, which are only ever shown side by side."""

    forward: Association
    backward: Association


@attrs.frozen(kw_only=True)
class LagOne:
    """Whether, in a row of yes and no, a yes follows a yes more than by chance."""

    pairs: int
    expected: float
    more: float
    """The exact share of all orders of this row with as many pairs or more."""
    fewer: float
    two_sided: float


def both_ways(
    forward: Table, backward: Table, level: float = LEVEL, need: int = NEED_CODED
) -> BothWays | TooEarly:
    """Return both directions, or too early under 20 coded in either.

    :raises NotFinite: for a level that is no number.
    :raises OutOfRange: for a level outside .01 to .9999.
    """
    have = min(forward.total, backward.total)
    if have < need:
        return _early(have, need)
    return BothWays(
        forward=association(forward, level), backward=association(backward, level)
    )


def association(table: Table, level: float = LEVEL) -> Association:
    """Return how two things go together, whatever the number; see ``both_ways``.

    The interval of the difference is equal-tailed, from a beta with Jeffreys' prior for
    each row, right to .003: docs/sources.md#jeffreys-binomial.

    :raises NotFinite: for a level that is no number.
    :raises OutOfRange: for a level outside .01 to .9999.
    """
    tail = (1.0 - given.level(level)) / 2.0
    same, crossed = table.both * table.neither, table.first_only * table.second_only
    difference = low = high = None
    if table.with_first and table.without_first:
        difference = table.both / table.with_first
        difference -= table.second_only / table.without_first
        low, high = _between(table, tail)
    greater, less, two_sided, as_seen = _fisher(table)
    return Association(
        table=table,
        yules_q=(same - crossed) / (same + crossed) if same + crossed else None,
        log_odds=_log_odds(table),
        difference=difference,
        low=low,
        high=high,
        level=level,
        greater=greater,
        less=less,
        two_sided=two_sided,
        mid_p=greater - as_seen / 2.0,
    )


def lag_one(row: Sequence[bool], need: int = NEED_CODED) -> LagOne | TooEarly:
    """Return whether a yes follows a yes, by the exact permutation distribution.

    All orders of the row are equally likely if nothing depends on what came before; how
    many runs they have is known (Mood): docs/sources.md#runs. Too early under 20.

    :raises OutOfRange: over 10,000.
    """
    if len(row) > MOST_CODED:
        raise given.OutOfRange(f"a row holds {MOST_CODED} at most")
    if len(row) < need:
        return _early(len(row), need)
    yes = sum(map(bool, row))
    pairs = sum(bool(one) and bool(two) for one, two in pairwise(row))
    orders = comb(len(row), yes)
    ways = _orders_by_pairs(len(row), yes)
    as_many = sum(way for many, way in ways.items() if many >= pairs)
    as_few = sum(way for many, way in ways.items() if many <= pairs)
    rarer = sum(way for way in ways.values() if way <= ways[pairs])
    return LagOne(
        pairs=pairs,
        expected=yes * (yes - 1) / len(row) if row else 0.0,
        more=as_many / orders,
        fewer=as_few / orders,
        two_sided=rarer / orders,
    )


def _early(have: int, need: int) -> TooEarly:
    return TooEarly(have_weeks=0.0, need_weeks=0.0, have_events=have, need_events=need)


def _orders_by_pairs(length: int, yes: int) -> dict[int, int]:
    """Count the orders that have so many neighbouring pairs of yes."""
    if not yes:
        return {0: 1}
    gaps = length - yes + 1
    return {
        yes - runs: comb(yes - 1, runs - 1) * comb(gaps, runs)
        for runs in range(1, min(yes, gaps) + 1)
    }


def _log_odds(table: Table) -> float:
    cells = [table.both, table.first_only, table.second_only, table.neither]
    extra = 0.0 if all(cells) else 0.5
    both, first, second, neither = (log(cell + extra) for cell in cells)
    return both + neither - first - second


def _fisher(table: Table) -> tuple[float, float, float, float]:
    """Return p for more, for less, for both, and of what was seen, in whole numbers."""
    first, rest = table.with_first, table.without_first
    followed = table.both + table.second_only
    least, most = max(0, followed - rest), min(first, followed)
    way = comb(first, least) * comb(rest, followed - least)
    ways = []
    for both in range(least, most + 1):
        ways.append(way)
        left = (first - both) * (followed - both)
        way = way * left // ((both + 1) * (rest - followed + both + 1))
    all_ways = sum(ways)
    at = table.both - least
    as_rare = sum(way for way in ways if way * SAME <= ways[at] * (SAME + 1))
    return (
        sum(ways[at:]) / all_ways,
        sum(ways[: at + 1]) / all_ways,
        as_rare / all_ways,
        ways[at] / all_ways,
    )


def _between(table: Table, tail: float) -> tuple[float, float]:
    """Return the ends that leave so much belief about the difference on either side."""
    one = (table.both + PRIOR, table.first_only + PRIOR)
    others = _weighed(table.second_only, table.neither)

    def below(difference: float) -> float:
        return sum(
            weight * special.beta_share(*one, min(max(value + difference, 0.0), 1.0))
            for value, weight in others
        )

    def end(share: float) -> float:
        low, high = -1.0, 1.0
        for _ in range(HALVINGS):
            middle = (low + high) / 2.0
            low, high = (middle, high) if below(middle) < share else (low, middle)
        return (low + high) / 2.0

    return end(tail), end(1.0 - tail)


def _weighed(yes: int, no: int) -> list[tuple[float, float]]:
    """Return shares with their weights in Beta(yes + .5, no + .5).

    Evenly spaced in the angle whose squared sine is the share: there the belief is
    smooth up to its ends.
    """
    ends = (BEYOND, 1.0 - BEYOND)
    first, last = (
        asin(sqrt(special.beta_quantile(yes + PRIOR, no + PRIOR, end))) for end in ends
    )
    angles = [first + (last - first) * (at + 0.5) / POINTS for at in range(POINTS)]
    logs = [2.0 * (yes * log(sin(one)) + no * log(cos(one))) for one in angles]
    most = max(logs)
    weights = [exp(one - most) for one in logs]
    total = sum(weights)
    return [
        (sin(angle) ** 2, weight / total)
        for angle, weight in zip(angles, weights, strict=True)
    ]
