"""Invented couples whose true rate is known: silences as they may come, week by week.

Made with ``random.Random`` and a seed, so that every run finds the same.
"""

from collections.abc import Callable
from math import exp, log
from random import Random

Weekly = list[int]
History = Callable[[Random, float, int], Weekly]
"""Draws the counts of so many weeks at so many silences a week."""

RUN_IN = 6
"""Weeks simulated before the first, so that bursts can reach into it."""


def between(chance: Random, low: float, high: float) -> float:
    """Draw so that each doubling is as likely as another."""
    return exp(chance.uniform(log(low), log(high)))


def poisson(chance: Random, mean: float) -> int:
    limit, product, count = exp(-mean), chance.random(), 0
    while product > limit:
        product *= chance.random()
        count += 1
    return count


def singly(chance: Random, rate: float, weeks: int) -> Weekly:
    """Each silence on its own, at any time."""
    return [poisson(chance, rate) for _ in range(weeks)]


def weekends(chance: Random, rate: float, weeks: int) -> Weekly:
    """Six times as often on Saturdays and Sundays, the record beginning on any day."""
    days = [rate * (6.0 if day < 2 else 1.0) / 17.0 for day in range(7)]
    first = chance.randrange(7)
    return [
        sum(poisson(chance, days[(first + day) % 7]) for day in range(7))
        for _ in range(weeks)
    ]


def one_week_in_four(chance: Random, rate: float, weeks: int) -> Weekly:
    """Five times as often in one week of each four, beginning anywhere in them."""
    first = chance.randrange(4)
    return [
        poisson(chance, rate * (2.5 if (first + week) % 4 == 0 else 0.5))
        for week in range(weeks)
    ]


def bursts(size: float) -> History:
    """Bad spells of so many silences on average, some two days from each to the next.

    Sizes are geometric. Weeks are as many silences in the long run as singly.
    """

    def draw(chance: Random, rate: float, weeks: int) -> Weekly:
        counts = [0] * weeks
        for week in range(-RUN_IN, weeks):
            for _ in range(poisson(chance, rate / size)):
                at = week + chance.random()
                while True:
                    if 0 <= at < weeks:
                        counts[int(at)] += 1
                    if chance.random() < 1.0 / size:
                        break
                    at += chance.expovariate(7 / 2)
        return counts

    return draw


def begun_in_a_bad_spell(chance: Random, rate: float, weeks: int) -> Weekly:
    """A record that somebody begins because of three to six silences in ten days."""
    counts = singly(chance, rate, weeks)
    for _ in range(chance.randint(3, 6)):
        counts[int(chance.random() * 10 / 7)] += 1
    return counts
