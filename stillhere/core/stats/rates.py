"""How often something happens a week, and whether it became less.

Silences are counted over the weeks that were looked at. Before any are counted every
rate is thought possible (Jeffreys' prior, Gamma(0.5, 0)); counting leaves
Gamma(events + 0.5, weeks): docs/sources.md#jeffreys-poisson. It takes silences to come
singly. Where they come in bursts, the intervals are too narrow; ``bursts`` measures how
much, and a ``dispersion`` above 1 counts so many silences as one.
"""

from typing import Final

import attrs

from stillhere.core.stats import given, special

PRIOR: Final = 0.5
LEVEL: Final = 0.9
MOST_DISPERSION: Final = 50.0
"""Beyond, the shape of a belief would be next to nothing."""


@attrs.frozen
class Period:
    """Events counted, and the weeks that were looked at: ``Period(6, 12)``."""

    events: int = attrs.field(converter=given.count)
    weeks: float = attrs.field(converter=given.weeks)


@attrs.frozen(kw_only=True)
class Rate:
    """Events a week: the mean of what is thought possible, and an interval."""

    mean: float
    low: float
    high: float
    level: float


@attrs.frozen(kw_only=True)
class Change:
    """A later rate as a share of an earlier one: .5 is half as often."""

    ratio: float
    """The median: as likely to be less as to be more."""
    mean: float | None
    """None without any event before, when it has no bound."""
    low: float
    high: float
    fell: float
    """How likely it is that the rate fell."""
    level: float

    @property
    def clear(self) -> bool:
        """Whether the interval leaves out that nothing changed."""
        return self.high < 1.0 or self.low > 1.0


def rate(
    events: int, weeks: float, level: float = LEVEL, dispersion: float = 1.0
) -> Rate:
    """Return how often it happens a week, with an equal-tailed credible interval.

    Up to a million events, .001 to 10,000 weeks, levels .01 to .9999. ``dispersion`` (1
    to 50) widens it for bursts: docs/sources.md#quasi-poisson.

    :raises NotFinite: for NaN and infinity.
    :raises OutOfRange: outside these limits; a rate over no time is none.
    """
    seen = Period(events, weeks)
    tail = (1.0 - given.level(level)) / 2.0
    many = _dispersion(dispersion)
    shape, weeks = (seen.events + PRIOR) / many, seen.weeks / many
    return Rate(
        mean=shape / weeks,
        low=special.gamma_quantile(shape, tail) / weeks,
        high=special.gamma_quantile(shape, 1.0 - tail) / weeks,
        level=level,
    )


def chance_above(events: int, weeks: float, threshold: float) -> float:
    """Return how likely it is that the rate is ``threshold`` a week or more.

    :raises NotFinite: for NaN and infinity.
    :raises OutOfRange: outside the limits of ``rate``, or a threshold below 0.
    """
    seen = Period(events, weeks)
    mark = given.number(threshold, "threshold", 0.0, given.MOST)
    return special.gamma_rest(seen.events + PRIOR, mark * seen.weeks)


def compare(
    before: Period, after: Period, level: float = LEVEL, dispersion: float = 1.0
) -> Change:
    """Return how the rate of a later period stands to that of an earlier one.

    The share that one gamma has of two is a beta, so nothing is simulated.

    :raises NotFinite: for a level or dispersion that is no number.
    :raises OutOfRange: for a level or dispersion outside the limits of ``rate``.
    """
    tail = (1.0 - given.level(level)) / 2.0
    many = _dispersion(dispersion)
    late, early = (after.events + PRIOR) / many, (before.events + PRIOR) / many
    unit = before.weeks / after.weeks

    def ratio(share: float) -> float:
        return special.beta_odds_quantile(late, early, share) * unit

    return Change(
        ratio=ratio(0.5),
        mean=late / (early - 1.0) * unit if early > 1.0 else None,
        low=ratio(tail),
        high=ratio(1.0 - tail),
        fell=special.beta_share(late, early, 1.0 / (1.0 + unit)),
        level=level,
    )


def _dispersion(value: float) -> float:
    return given.number(value, "dispersion", 1.0, MOST_DISPERSION)
