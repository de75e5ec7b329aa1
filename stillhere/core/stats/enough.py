"""Whether there is enough to say anything, and what would be enough."""

from typing import Final

import attrs

from stillhere.core.stats import given, rates, special
from stillhere.core.stats.rates import Period

LONGEST: Final = 156
"""Three years; nobody is told to wait longer."""
CLEAR: Final = 0.95
"""How likely a fall has to be: the upper end of a 90 % interval at no change."""


@attrs.frozen(kw_only=True)
class TooEarly:
    """What there is, and from when on something could be said.

    Weeks are 0 where only numbers count, events where only weeks do.
    """

    have_weeks: float
    need_weeks: float
    have_events: int
    need_events: int


@attrs.frozen(kw_only=True)
class Halving:
    """How many weeks a later period takes until a halving would show.

    It takes the earlier weeks as they are, and that from now on it happens exactly half
    as often as then; chance does the rest.
    """

    need_weeks: int | None
    """All of the later period; None if three years are not enough."""
    more_weeks: float | None
    """What is missing, 0 if nothing is."""
    chance: float
    """How likely it would show by then."""


def weeks_to_see_halving(
    before: Period, later_weeks: float = 0.0, chance: float = 0.5
) -> Halving:
    """Return how many more weeks would make a halving visible with this chance.

    Visible: at least .95 likely that it fell. ``chance`` .5 says when it is as likely
    to show as not, .8 when one may count on it.

    :raises NotFinite: for NaN and infinity.
    :raises OutOfRange: for negative or huge figures, or a chance outside .01 to .99.
    """
    have = given.number(later_weeks, "weeks", 0.0, given.MOST_WEEKS)
    given.number(chance, "chance", 0.01, 0.99)
    half = before.events / before.weeks / 2.0
    few = -1
    for need in range(1, LONGEST + 1):
        while _fell(before, few + 1, need):
            few += 1
        # A Poisson count is n at most as often as a gamma of n + 1 is above its mean.
        if few >= 0 and special.gamma_rest(few + 1.0, half * need) >= chance:
            missing = max(0.0, need - have)
            return Halving(need_weeks=need, more_weeks=missing, chance=chance)
    return Halving(need_weeks=None, more_weeks=None, chance=chance)


def _fell(before: Period, events: int, weeks: float) -> bool:
    return rates.compare(before, Period(events, weeks)).fell >= CLEAR
