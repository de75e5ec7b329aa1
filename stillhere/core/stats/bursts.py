"""Whether silences come singly or in bursts, week by week.

In bursts the same number tells less: three in one bad spell are nearly one. Fisher's
index of dispersion, with what spills into the next week: docs/sources.md#quasi-poisson.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import attrs

from stillhere.core.stats import given, rates, special
from stillhere.core.stats.enough import TooEarly

NEED_WEEKS: Final = 8
NEED_EVENTS: Final = 3
CLEAR: Final = 0.05
MOST_WEEKS: Final = 10_000


@attrs.frozen(kw_only=True)
class Bursts:
    """How silences lie over the weeks."""

    index: float
    """Variance to mean: about 1 if they come singly, more in bursts."""
    p: float
    """How likely weeks as uneven as these are if they come singly."""

    @property
    def clear(self) -> bool:
        """Whether bursts may be spoken of."""
        return self.p < CLEAR

    @property
    def dispersion(self) -> float:
        """What to hand to ``rates``: the index, 50 at most, or 1 if none are clear."""
        return min(max(1.0, self.index), rates.MOST_DISPERSION) if self.clear else 1.0


def bursts(weekly: Sequence[int]) -> Bursts | TooEarly:
    """Return whether counts of neighbouring weeks come in bursts.

    Too early under 8 weeks or 3 silences; 10,000 weeks at most.

    :raises NotFinite: for NaN and infinity.
    :raises OutOfRange: for negative or huge figures.
    """
    counts = [given.count(one) for one in weekly]
    if len(counts) > MOST_WEEKS:
        raise given.OutOfRange(f"{MOST_WEEKS} weeks at most")
    total, weeks = sum(counts), len(counts)
    if weeks < NEED_WEEKS or total < NEED_EVENTS:
        return TooEarly(
            have_weeks=weeks,
            need_weeks=NEED_WEEKS,
            have_events=total,
            need_events=NEED_EVENTS,
        )
    mean = total / weeks
    apart = [count - mean for count in counts]
    squares = sum(one * one for one in apart)
    spilled = sum(one * two for one, two in pairwise(apart))
    return Bursts(
        index=(squares + 2.0 * max(0.0, spilled)) / (weeks - 1) / mean,
        p=special.gamma_rest((weeks - 1) / 2.0, squares / mean / 2.0),
    )
