"""Occasional, in between, or frequent: named only as far as the counts carry it.

No science says from where on something is a pattern. The thresholds are a couple's own,
and shown; docs/sources.md#bands says what was chosen here and why.
"""

from collections.abc import Sequence
from enum import Enum
from math import expm1
from typing import Final

import attrs

from stillhere.core.stats import given, rates, special
from stillhere.core.stats.enough import TooEarly

WEEKS_A_MONTH: Final = 365.25 / 7 / 12
SURE: Final = 0.8
NEED_WEEKS: Final = 4
NEED_EVENTS: Final = 3


class Band(Enum):
    """How often, in three words."""

    OCCASIONAL = "occasional"
    BETWEEN = "between"
    FREQUENT = "frequent"


@attrs.frozen
class Thresholds:
    """From how many a week on it is no longer occasional, and from where on frequent.

    :raises NotFinite: for NaN and infinity.
    :raises OutOfRange: below .001 or above 1,000 a week, or not in ascending order.
    """

    between: float = 1.0 / WEEKS_A_MONTH
    frequent: float = 1.0

    def __attrs_post_init__(self) -> None:
        given.number(self.between, "between", 0.001, 1000.0)
        given.number(self.frequent, "frequent", 0.001, 1000.0)
        if self.between >= self.frequent:
            raise given.OutOfRange("frequent has to be more than between")


@attrs.frozen(kw_only=True)
class Banded:
    """Which bands it may be, and how likely each of the three is."""

    named: tuple[Band, ...]
    """One; two neighbours; or all three, when nothing can be said."""
    chances: tuple[float, float, float]


@attrs.frozen(kw_only=True)
class Pattern:
    """Whether "a pattern" may be said, and the two chances that decide it."""

    said: bool
    by_silences: float
    """How likely it is frequent, every silence counted."""
    by_weeks: float
    """The same, from the weeks that had any: a burst counts as one or two."""
    weeks_with_any: int


DEFAULT: Final = Thresholds()


def band(
    events: int,
    weeks: float,
    thresholds: Thresholds = DEFAULT,
    dispersion: float = 1.0,
) -> Banded | TooEarly:
    """Return the band of a rate, or two, or all three, by what is at least .80 likely.

    Too early under 4 observed weeks or 3 events. Weeks may be 0 here. ``dispersion``
    is for bursts, as in ``rates.rate``.

    :raises NotFinite: for NaN and infinity.
    :raises OutOfRange: for negative or huge figures (limits of ``rates.rate``).
    """
    early = _early(events, weeks, NEED_WEEKS)
    if early:
        return early
    many = given.number(dispersion, "dispersion", 1.0, rates.MOST_DISPERSION)
    shape, time = (given.count(events) + rates.PRIOR) / many, weeks / many
    low = special.gamma_share(shape, thresholds.between * time)
    high = special.gamma_rest(shape, thresholds.frequent * time)
    chances = (low, max(0.0, 1.0 - low - high), high)
    return Banded(named=_named(chances), chances=chances)


PATTERN_WEEKS: Final = 8
PATTERN_SURE: Final = 0.9
PATTERN_WEEKS_SURE: Final = 0.5
WEEKLY: Final = 1.0


def pattern(
    weekly: Sequence[int],
    weeks: float | None = None,
    thresholds: Thresholds = DEFAULT,
) -> Pattern | TooEarly:
    """Return whether what was counted may be called a pattern.

    ``weekly`` has a count for each week that was looked at, ``weeks`` how much time
    that was in all if some were looked at in part. Said only if the frequent band is at
    least .90 likely and, counting weeks with any silence instead of silences, at least
    as likely as not (at least weekly, where the threshold is higher: weeks can't tell
    more). The second is there for bursts: without it one bad spell would be a pattern.

    Too early under 3 silences or 8 observed weeks; with a threshold below once a week,
    under 8 times what lies between two at the threshold: docs/sources.md#bands.

    :raises NotFinite: for NaN and infinity.
    :raises OutOfRange: for negative or huge figures, or more time than weeks.
    """
    counts = [given.count(one) for one in weekly]
    time = float(len(counts)) if weeks is None else weeks
    need = PATTERN_WEEKS / min(thresholds.frequent, WEEKLY)
    early = _early(sum(counts), time, need)
    if early:
        return early
    if time > len(counts):
        raise given.OutOfRange("weeks has to be no more than there are counts")
    with_any = sum(one > 0 for one in counts)
    # How many weeks have any at the threshold, if they come singly.
    share = -expm1(-min(thresholds.frequent, WEEKLY) * time / len(counts))
    by_silences = rates.chance_above(sum(counts), time, thresholds.frequent)
    by_weeks = special.beta_rest(
        with_any + rates.PRIOR, len(counts) - with_any + rates.PRIOR, share
    )
    return Pattern(
        said=by_silences >= PATTERN_SURE and by_weeks >= PATTERN_WEEKS_SURE,
        by_silences=by_silences,
        by_weeks=by_weeks,
        weeks_with_any=with_any,
    )


def _early(events: int, weeks: float, need: float) -> TooEarly | None:
    seen = given.count(events)
    time = given.number(weeks, "weeks", 0.0, given.MOST_WEEKS)
    if time >= need and seen >= NEED_EVENTS:
        return None
    return TooEarly(
        have_weeks=time, need_weeks=need, have_events=seen, need_events=NEED_EVENTS
    )


def _named(chances: tuple[float, float, float]) -> tuple[Band, ...]:
    bands = tuple(Band)
    for one, chance in zip(bands, chances, strict=True):
        if chance >= SURE:
            return (one,)
    low, middle, high = chances
    if middle + max(low, high) >= SURE:
        return bands[:2] if low >= high else bands[1:]
    return bands
