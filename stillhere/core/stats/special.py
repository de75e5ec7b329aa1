"""The few special functions that the others stand on: incomplete gamma and beta.

Right to 1e-10 of the value for shapes up to a million, also far out in the tails.
Series and fractions: docs/sources.md#dlmf.
"""

from collections.abc import Callable
from math import exp, inf, lgamma, log, sqrt, tau
from statistics import NormalDist
from typing import Final

from stillhere.core.stats import given, powers

MOST_SHAPE: Final = 2.0 * given.MOST_EVENTS + 2
LEAST_SHAPE: Final = 0.01
TINY: Final = 1e-300
CLOSE: Final = 1e-15
STEPS: Final = 100_000
"""Enough for a shape of two million; a few dozen are usual."""


def normal_quantile(share: float) -> float:
    """Return below which value this share of a standard normal lies.

    :raises OutOfRange: if the share is not between 0 and 1, ends left out.
    """
    if not 0.0 < share < 1.0:
        raise given.OutOfRange("share has to lie between 0 and 1, ends left out")
    return NormalDist().inv_cdf(share)


def log_choose(total: int, chosen: int) -> float:
    """Return the natural logarithm of "total choose chosen".

    :raises OutOfRange: if more are chosen than there are, or over a million.
    """
    given.count(total, "total")
    if not 0 <= given.count(chosen, "chosen") <= total:
        raise given.OutOfRange("chosen has to be total at most")
    few = min(chosen, total - chosen)
    if few == 0:
        return 0.0
    rest = total - few
    return (
        powers.stirling_error(total)
        - powers.stirling_error(few)
        - powers.stirling_error(rest)
        - few * log(few / total)
        - rest * log(rest / total)
        + 0.5 * log(total / (tau * few * rest))
    )


def gamma_share(shape: float, value: float) -> float:
    """Return the share of a gamma of scale 1 that lies below a value: P(a, x).

    :raises OutOfRange: for a shape outside .01 to 2,000,002, or a value below 0.
    """
    return _gamma_shares(shape, value)[0]


def gamma_rest(shape: float, value: float) -> float:
    """Return the share above a value, Q(a, x), exact also where it is tiny.

    :raises OutOfRange: as ``gamma_share``.
    """
    return _gamma_shares(shape, value)[1]


def gamma_quantile(shape: float, share: float) -> float:
    """Return below which value this share of a gamma of scale 1 lies.

    :raises OutOfRange: for a shape as above, or a share outside 0 to 1, ends left out.
    """
    _shape(shape)
    _share(share)
    z = normal_quantile(share)
    # Wilson and Hilferty's cube, or the first term of the series where that fails.
    cube = 1 - 1 / (9 * shape) + z / (3 * sqrt(shape))
    guess = shape * cube**3 if cube > 0.2 else 0.0
    if guess <= 0.0:
        guess = exp(max((log(share) + lgamma(shape + 1)) / shape, -690.0))
    return _solve(
        lambda x: _gamma_shares(shape, x),
        lambda x: shape / x * powers.poisson(shape, x),
        (share, 1.0 - share),
        guess,
        inf,
    )


def beta_share(one: float, other: float, value: float) -> float:
    """Return the share of a beta that lies below a value: I_x(a, b).

    :raises OutOfRange: for shapes outside .01 to 2,000,002 or a value outside 0 to 1.
    """
    return _beta_shares(one, other, value)[0]


def beta_rest(one: float, other: float, value: float) -> float:
    """Return the share above a value, exact also where it is tiny.

    :raises OutOfRange: as ``beta_share``.
    """
    return _beta_shares(one, other, value)[1]


def beta_quantile(one: float, other: float, share: float) -> float:
    """Return below which value this share of a beta lies.

    :raises OutOfRange: for shapes as above, or a share outside 0 to 1, ends left out.
    """
    low, from_above = _nearer_end(one, other, share)
    return 1.0 - low if from_above else low


def beta_odds_quantile(one: float, other: float, share: float) -> float:
    """Return the same as odds x / (1 - x), which keeps its digits near 1.

    :raises OutOfRange: as ``beta_quantile``.
    """
    low, from_above = _nearer_end(one, other, share)
    return (1.0 - low) / low if from_above else low / (1.0 - low)


def _shape(value: float) -> None:
    given.number(value, "shape", LEAST_SHAPE, MOST_SHAPE)


def _share(value: float) -> None:
    if not 0.0 < value < 1.0:
        raise given.OutOfRange("share has to lie between 0 and 1, ends left out")


def _gamma_shares(shape: float, value: float) -> tuple[float, float]:
    _shape(shape)
    if not value >= 0.0:
        raise given.OutOfRange("value has to be 0 or more")
    if value < TINY:
        return 0.0, 1.0
    if value > 1e300:
        return 1.0, 0.0
    first = powers.poisson(shape, value)
    if value < shape + 1.0:
        total = term = 1.0
        at = shape
        for _ in range(STEPS):
            at += 1.0
            term *= value / at
            total += term
            if term < total * CLOSE:
                break
        below = min(first * total, 1.0)
        return below, 1.0 - below
    # Lentz's way through the continued fraction, DLMF 8.9.2.
    base = value + 1.0 - shape
    c, d = 1.0 / TINY, 1.0 / base
    fraction = d
    for step in range(1, STEPS):
        top = step * (shape - step)
        base += 2.0
        d = 1.0 / _not_zero(top * d + base)
        c = _not_zero(base + top / c)
        fraction *= d * c
        if abs(d * c - 1.0) < CLOSE:
            break
    above = min(first * shape * fraction, 1.0)
    return 1.0 - above, above


def _beta_shares(one: float, other: float, value: float) -> tuple[float, float]:
    _shape(one)
    _shape(other)
    given.number(value, "value", 0.0, 1.0)
    return _beta_shares_at(one, other, value, 1.0 - value)


def _beta_shares_at(a: float, b: float, x: float, y: float) -> tuple[float, float]:
    """Return both shares at x = 1 - y, each given with its own digits."""
    if x < TINY:
        return 0.0, 1.0
    if y < TINY:
        return 1.0, 0.0
    if x > (a + 1.0) / (a + b + 2.0):
        above, below = _beta_shares_at_low(b, a, y, x)
        return below, above
    return _beta_shares_at_low(a, b, x, y)


def _beta_shares_at_low(a: float, b: float, x: float, y: float) -> tuple[float, float]:
    below = min(
        powers.binomial(a, b, x, y) * b / (a + b) * _beta_fraction(a, b, x), 1.0
    )
    return below, 1.0 - below


def _beta_fraction(a: float, b: float, x: float) -> float:
    """Go through the continued fraction DLMF 8.17.22, Lentz's way."""
    c = 1.0
    d = 1.0 / _not_zero(1.0 - (a + b) * x / (a + 1.0))
    fraction = d
    for step in range(1, STEPS):
        twice = a + 2.0 * step
        for top in (
            step * (b - step) * x / ((twice - 1.0) * twice),
            -(a + step) * (a + b + step) * x / (twice * (twice + 1.0)),
        ):
            d = 1.0 / _not_zero(1.0 + top * d)
            c = _not_zero(1.0 + top / c)
            fraction *= d * c
        if abs(d * c - 1.0) < CLOSE:
            break
    return fraction


def _not_zero(value: float) -> float:
    return value if abs(value) > TINY else TINY


def _nearer_end(one: float, other: float, share: float) -> tuple[float, bool]:
    """Return how far a quantile lies from the end it is nearer to, and which it is."""
    _share(share)
    if share <= beta_share(one, other, 0.5):
        return _low_beta_quantile(one, other, share, 1.0 - share), False
    return _low_beta_quantile(other, one, 1.0 - share, share), True


def _low_beta_quantile(a: float, b: float, share: float, rest: float) -> float:
    """Return a quantile that is .5 at most."""
    mean, spread = a / (a + b), sqrt(a * b / (a + b)) / (a + b)
    z = normal_quantile(share) if share < 0.5 else -normal_quantile(rest)
    guess = mean + spread * z
    if not 0.0 < guess < 0.5:
        beta = lgamma(a) + lgamma(b) - lgamma(a + b)
        guess = exp(max((log(share) + log(a) + beta) / a, -690.0))
    return _solve(
        lambda x: _beta_shares_at(a, b, x, 1.0 - x),
        lambda x: a * b / (a + b) / x / (1.0 - x) * powers.binomial(a, b, x, 1.0 - x),
        (share, rest),
        min(guess, 0.5),
        0.5,
    )


def _solve(
    shares: Callable[[float], tuple[float, float]],
    density: Callable[[float], float],
    wanted: tuple[float, float],
    guess: float,
    most: float,
) -> float:
    """Find where a share is reached: Newton's steps, halving where they leap out."""
    share, rest = wanted
    low, high, x = TINY, most, guess
    for _ in range(500):
        below, above = shares(x)
        # The smaller share has the more digits.
        over = below - share if below < 0.5 else rest - above
        if over == 0.0:
            return x
        if over > 0.0:
            high = x
        else:
            low = x
        slope = density(x)
        to = x - over / slope if slope > 0.0 else 0.0
        if not low < to < high:
            to = sqrt(low) * sqrt(high) if high < inf else 2.0 * x
        if abs(to - x) <= 4e-16 * x:
            return to
        x = to
    return x
