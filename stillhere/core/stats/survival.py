"""How long until it was over, when some are not over yet.

A silence that is still open says "at least this long". Leaving it out would make all
look shorter: Kaplan and Meier, docs/sources.md#kaplan-meier.
"""

from collections import Counter
from collections.abc import Iterable
from math import exp, log, sqrt
from typing import Final

import attrs

from stillhere.core.stats import given, special

LEVEL: Final = 0.9
NEED_CLOSED: Final = 5
"""Under this many a curve would be a guess; dots show what there is."""
ROUNDING: Final = 1e-9


@attrs.frozen(kw_only=True)
class Step:
    """A point of the curve: at this time this share is still open."""

    time: float
    at_risk: int
    closed: int
    share: float
    low: float
    high: float


@attrs.frozen(kw_only=True)
class Survival:
    """The curve, its median, and how many stand behind it. Times keep their unit."""

    steps: tuple[Step, ...]
    median: float | None
    """The first time at which half or less is open; None if it is not reached."""
    low: float | None
    high: float | None
    closed: int
    still_open: int
    level: float

    @property
    def only_dots(self) -> bool:
        """Whether there are too few closed ones for a curve or a median."""
        return self.closed < NEED_CLOSED

    def share_open(self, time: float) -> float:
        """Return the share still open after this time.

        :raises NotFinite: for NaN and infinity.
        :raises OutOfRange: below 0 or above 1e9.
        """
        given.duration(time, "time")
        past = [step.share for step in self.steps if step.time <= time]
        return past[-1] if past else 1.0


def kaplan_meier(
    closed: Iterable[float], still_open: Iterable[float] = (), level: float = LEVEL
) -> Survival:
    """Return the curve of what is still open, with log-log intervals.

    ``closed`` holds how long each took, ``still_open`` how long each has lasted, in one
    unit, 0 to 1e9. At equal times closing comes first. The interval of the median holds
    the times at which the band around the curve holds one half (Brookmeyer and
    Crowley); an end that is not reached is None. Where nothing is open any more the
    upper band stays where it was. Nobody's silences are independent, so intervals are
    rather too narrow.

    :raises NotFinite: for NaN and infinity.
    :raises OutOfRange: for negative or huge times, or a level outside .01 to .9999.
    """
    over = Counter(given.duration(time) for time in closed)
    censored = sorted(given.duration(time) for time in still_open)
    z = special.normal_quantile((1.0 + given.level(level)) / 2.0)
    steps = tuple(_steps(over, censored, z))
    return Survival(
        steps=steps,
        median=_first(steps, [step.share for step in steps]),
        low=_first(steps, [step.low for step in steps]),
        high=_first(steps, [step.high for step in steps]),
        closed=over.total(),
        still_open=len(censored),
        level=level,
    )


def _steps(over: "Counter[float]", censored: list[float], z: float) -> list[Step]:
    at_risk = over.total() + len(censored)
    share, variance, high, gone = 1.0, 0.0, 1.0, 0
    steps = []
    for time in sorted(over):
        while gone < len(censored) and censored[gone] < time:
            gone += 1
            at_risk -= 1
        closed = over[time]
        left = at_risk - closed
        share *= left / at_risk
        low = 0.0
        if left:
            variance += closed / (at_risk * left)
            low, high = _log_log(share, variance, z)
        steps.append(
            Step(
                time=time,
                at_risk=at_risk,
                closed=closed,
                share=share,
                low=low,
                high=high,
            )
        )
        at_risk = left
    return steps


def _log_log(share: float, variance: float, z: float) -> tuple[float, float]:
    """Return the band by Greenwood's variance of log(-log(share))."""
    stretch = exp(z * sqrt(variance) / -log(share))
    return share**stretch, share ** (1.0 / stretch)


def _first(steps: tuple[Step, ...], heights: list[float]) -> float | None:
    """Return the first time at which a curve is at one half or below."""
    for step, height in zip(steps, heights, strict=True):
        if height <= 0.5 + ROUNDING:
            return step.time
    return None
