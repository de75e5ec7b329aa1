"""Powers whose digits hold at large shapes, where ``lgamma`` loses them (Loader).

For ``special`` alone: docs/sources.md#loader-2000.
"""

from math import exp, lgamma, log, pi, sqrt, tau


def stirling_error(value: float) -> float:
    """Return by how much log(value!) differs from Stirling's formula."""
    if value <= 15.0:
        stirling = (value + 0.5) * log(value) - value + 0.5 * log(tau)
        return lgamma(value + 1.0) - stirling
    square = value * value
    inner = (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square
    return (1 / 12 - (1 / 360 - inner) / square) / value


def deviance(value: float, mean: float) -> float:
    """Return value * log(value / mean) + mean - value without losing digits."""
    apart = value - mean
    if abs(apart) >= 0.1 * (value + mean):
        return value * (log(value) - log(mean)) - apart
    ratio = apart / (value + mean)
    total, term, step = apart * ratio, 2.0 * value * ratio, 1
    square = ratio * ratio
    while True:
        term *= square
        step += 2
        more = total + term / step
        if more == total:
            return total
        total = more


def poisson(shape: float, value: float) -> float:
    """Return value**shape * exp(-value) / gamma(shape + 1)."""
    power = -stirling_error(shape) - deviance(shape, value)
    return exp(power) / sqrt(2.0 * pi * shape)


def binomial(a: float, b: float, x: float, y: float) -> float:
    """Return x**a * y**b * gamma(a + b + 1) / gamma(a + 1) / gamma(b + 1)."""
    both = a + b
    power = stirling_error(both) - stirling_error(a) - stirling_error(b)
    power -= deviance(a, both * x) + deviance(b, both * y)
    return exp(power) * sqrt(both / (tau * a) / b)
