"""Whether weekly figures tend up or down: Theil-Sen's slope, Mann-Kendall's test.

No straight line is assumed, and one odd week moves little: docs/sources.md#theil-sen,
docs/sources.md#mann-kendall. Neighbouring weeks resemble each other, which makes p too
small; and who begins in a bad week sees a fall that means nothing.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise
from math import erfc, factorial, sqrt
from statistics import median
from typing import Final

import attrs

from stillhere.core.stats import given, special
from stillhere.core.stats.enough import TooEarly

LEVEL: Final = 0.9
NEED_POINTS: Final = 5
MOST_POINTS: Final = 1000
EXACT_POINTS: Final = 50
"""Up to here the test counts all orders, ties and all; beyond, the normal serves."""


@attrs.frozen(kw_only=True)
class Trend:
    """A slope a week with its interval; an end that cannot be known is None."""

    slope: float
    low: float | None
    high: float | None
    level: float
    score: int
    """Kendall's S: pairs that go up less pairs that go down."""
    two_sided: float
    smallest: float
    """The least p that these values could give in any order."""
    exact: bool


def trend(
    values: Sequence[float],
    weeks: Sequence[float] | None = None,
    level: float = LEVEL,
) -> Trend | TooEarly:
    """Return the slope of figures in ascending weeks (1, 2, 3, … if none are named).

    Too early under 5; 1,000 at most, each from -1e9 to 1e9.

    :raises NotFinite: for NaN and infinity.
    :raises OutOfRange: outside these limits, or weeks that do not ascend.
    """
    high = [given.number(one, "value", -given.MOST, given.MOST) for one in values]
    at = _times(weeks, len(high))
    tail = (1.0 - given.level(level)) / 2.0
    if len(high) < NEED_POINTS:
        return TooEarly(
            have_weeks=len(high),
            need_weeks=NEED_POINTS,
            have_events=0,
            need_events=0,
        )
    slopes = sorted(
        (high[two] - high[one]) / (at[two] - at[one])
        for one, two in combinations(range(len(high)), 2)
    )
    score = sum((slope > 0) - (slope < 0) for slope in slopes)
    ties = Counter(high).values()
    spread = sqrt(_variance(len(high), ties))
    low, top = _sen(slopes, -special.normal_quantile(tail) * spread)
    exact = len(high) <= EXACT_POINTS
    ways = _ways(len(high), ties) if exact else []
    return Trend(
        slope=median(slopes),
        low=low,
        high=top,
        level=level,
        score=score,
        two_sided=_counted(ways, score) if exact else _normal(score, spread),
        smallest=min(1.0, 2 / sum(ways)) if exact else smallest_p(len(high)),
        exact=exact,
    )


def smallest_p(points: int) -> float:
    """Return the least two-sided p that so many different values can give.

    4 give .083, 5 give .017: below 5 nothing could be told.

    :raises OutOfRange: below 1 or above 1,000.
    """
    given.number(given.count(points, "points"), "points", 1, MOST_POINTS)
    return min(1.0, 2 / factorial(points))


def _times(weeks: Sequence[float] | None, points: int) -> list[float]:
    if points > MOST_POINTS:
        raise given.OutOfRange(f"a trend takes {MOST_POINTS} points at most")
    if weeks is None:
        return [float(week) for week in range(1, points + 1)]
    times = [given.number(one, "week", -given.MOST, given.MOST) for one in weeks]
    if len(times) != points:
        raise given.OutOfRange("each value has its week")
    if any(after - before < given.LEAST_WEEKS for before, after in pairwise(times)):
        raise given.OutOfRange("weeks have to ascend")
    return times


def _variance(points: int, ties: Iterable[int]) -> float:
    """Return the variance of S without any trend, less for values that are equal."""

    def term(many: int) -> int:
        return many * (many - 1) * (2 * many + 5)

    return (term(points) - sum(map(term, ties))) / 18.0


def _sen(slopes: list[float], apart: float) -> tuple[float | None, float | None]:
    """Return the slopes that lie so many ranks to either side of the middle (Sen)."""
    below = round((len(slopes) - apart) / 2.0) - 1
    above = round((len(slopes) + apart) / 2.0)
    low = slopes[below] if below >= 0 else None
    return low, slopes[above] if above < len(slopes) else None


def _normal(score: int, spread: float) -> float:
    if score == 0 or spread == 0.0:
        return 1.0
    return erfc((abs(score) - 1.0) / spread / sqrt(2.0))


def _counted(ways: list[int], score: int) -> float:
    """Return the share of all orders whose S is as far from 0."""
    pairs = len(ways) - 1
    if score == 0:
        return 1.0
    return 2 * sum(ways[: (pairs - abs(score)) // 2 + 1]) / sum(ways)


def _ways(points: int, ties: Iterable[int]) -> list[int]:
    """Count the orders by how many pairs go down: a Gaussian multinomial.

    With equal values these are the orders of a multiset (MacMahon), so that ties need
    no correction.
    """
    ways = [1]
    for size in range(2, points + 1):
        ways = _spread(ways, size)
    for many in ties:
        for size in range(2, many + 1):
            ways = _gather(ways, size)
    return ways


def _spread(ways: list[int], size: int) -> list[int]:
    """Multiply by 1 + q + … + q**(size - 1)."""
    out = [0] * (len(ways) + size - 1)
    for at, way in enumerate(ways):
        for more in range(size):
            out[at + more] += way
    return out


def _gather(ways: list[int], size: int) -> list[int]:
    """Divide by the same; it goes without rest."""
    out = [0] * (len(ways) - size + 1)
    for at in range(len(out)):
        out[at] = ways[at] - sum(out[max(0, at - size + 1) : at])
    return out
