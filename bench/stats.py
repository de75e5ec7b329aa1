"""How often the figures on "What I notice" are right, where the truth is known."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from math import exp, log
from random import Random

from bench import couples
from bench.couples import History, Weekly
from bench.figures import Figure
from stillhere.core.stats import bands, bursts, rates, survival
from stillhere.core.stats.rates import Period

SEED = 20261124
MANY, FEW = 10_000, 1000
LEAST, MOST = 88.0, 92.0
"""Of 90 % intervals, so many in a hundred have to hold the truth."""
FALSE_PATTERNS = 5.0

RATES = (0.1, 2.0)
"""A week; each doubling as likely as another."""
WEEKS = (6, 8, 12, 16, 26, 39, 52, 78, 104)
HOURS = 8.0
"""The true median until two find back."""
YEAR = 52

rate = cache(rates.rate)
compare = cache(rates.compare)


def all_of_it(*, quick: bool) -> list[Figure]:
    many = FEW if quick else MANY
    parts = (of_rates, of_changes, of_medians, false_patterns, true_patterns, of_bands)
    return [figure for part in parts for figure in part(many)]


def share(name: str, hits: int, of: int, *, marked: bool, note: str = "") -> Figure:
    """Return how often the truth was inside, in a hundred."""
    return Figure(
        name=name,
        value=100.0 * hits / of,
        unit="%",
        least=LEAST if marked else None,
        most=MOST if marked else None,
        note=f"n={of}" + (f"; {note}" if note else ""),
    )


def dispersion(weekly: Weekly) -> float:
    found = bursts.bursts(weekly)
    return found.dispersion if isinstance(found, bursts.Bursts) else 1.0


def of_rates(many: int) -> Iterator[Figure]:
    singly = couples.singly
    rare = (RATES[0], RATES[0])
    scenarios: list[tuple[str, History, tuple[float, float], Sequence[int], bool]] = [
        ("singly", singly, RATES, WEEKS, True),
        ("6 to 12 weeks", singly, RATES, WEEKS[:3], True),
        ("half a year to two", singly, RATES, WEEKS[4:], True),
        ("mostly on weekends", couples.weekends, RATES, WEEKS, True),
        ("one week in four", couples.one_week_in_four, RATES, WEEKS, True),
        ("0.6 expected in all", singly, rare, (6,), False),
        ("bursts of two", couples.bursts(2), RATES, WEEKS, False),
        ("bursts of three", couples.bursts(3), RATES, WEEKS, False),
    ]
    for name, history, (low, high), weeks, marked in scenarios:
        chance, held, widened = Random(SEED), 0, 0
        for _ in range(many):
            true = couples.between(chance, low, high)
            weekly = history(chance, true, chance.choice(weeks))
            found = rate(sum(weekly), len(weekly))
            held += found.low <= true <= found.high
            wide = rate(sum(weekly), len(weekly), dispersion=dispersion(weekly))
            widened += wide.low <= true <= wide.high
        note = f"{100 * widened / many:.1f} when bursts are looked for"
        yield share(f"Rate, 90 %: {name}", held, many, marked=marked, note=note)


def of_changes(many: int) -> Iterator[Figure]:
    scenarios: list[tuple[str, History, tuple[float, float], bool]] = [
        ("singly", couples.singly, (0.25, 2.0), True),
        ("mostly on weekends", couples.weekends, (0.25, 2.0), True),
        ("nothing changed", couples.singly, (1.0, 1.0), True),
        ("bursts of two", couples.bursts(2), (0.25, 2.0), False),
    ]
    for name, history, factors, marked in scenarios:
        chance, held, widened, clear = Random(SEED), 0, 0, 0
        for _ in range(many):
            first = couples.between(chance, *RATES)
            factor = couples.between(chance, *factors)
            early = history(chance, first, chance.choice(WEEKS[:7]))
            late = history(chance, first * factor, chance.choice(WEEKS[:7]))
            periods = (Period(sum(early), len(early)), Period(sum(late), len(late)))
            found = compare(*periods)
            held += found.low <= factor <= found.high
            clear += found.clear
            spread = max(dispersion(early), dispersion(late))
            wide = compare(*periods, dispersion=spread)
            widened += wide.low <= factor <= wide.high
        note = (
            f"{100 * widened / many:.1f} when bursts are looked for;"
            f" called clear: {100 * clear / many:.1f}"
        )
        yield share(f"Ratio, 90 %: {name}", held, many, marked=marked, note=note)


Draw = Callable[[Random], float]


def lognormal(chance: Random) -> float:
    """Most are short, a few take days."""
    return exp(chance.gauss(log(HOURS), 1.2))


def steadily(chance: Random) -> float:
    return chance.expovariate(log(2) / HOURS)


def never(chance: Random) -> float:
    return 1e6


def some_open(chance: Random) -> float:
    """Three in ten are still open, or their end was never told."""
    return 1e6 if chance.random() < 0.7 else chance.uniform(0.0, 72.0)


def many_open(chance: Random) -> float:
    return chance.expovariate(log(2) / 12.0)


def of_medians(many: int) -> Iterator[Figure]:
    usual, few = (8, 60), (5, 7)
    scenarios: list[tuple[str, Draw, Draw, tuple[int, int], bool, bool]] = [
        ("none open", lognormal, never, usual, False, True),
        ("some open", lognormal, some_open, usual, False, True),
        ("many open", lognormal, many_open, usual, False, True),
        ("steadily, some open", steadily, some_open, usual, False, True),
        ("whole hours, some open", lognormal, some_open, usual, True, False),
        ("5 to 7 silences", lognormal, never, few, False, False),
    ]
    for name, draw, until, (low, high), whole, marked in scenarios:
        chance, held, shown, open_end = Random(SEED), 0, 0, 0
        for _ in range(many):
            silences = int(couples.between(chance, low, high + 1))
            closed, still_open = [], []
            for _ in range(silences):
                took, seen = draw(chance), until(chance)
                if whole:
                    took, seen = round(took), round(seen)
                (closed if took <= seen else still_open).append(min(took, seen))
            found = survival.kaplan_meier(closed, still_open)
            if found.only_dots:
                continue
            shown += 1
            open_end += found.high is None
            # No low end: the curve says only that the median lies beyond it.
            least = found.steps[-1].time if found.low is None else found.low
            held += least <= HOURS and (found.high is None or found.high >= HOURS)
        note = f"no upper end: {100 * open_end / shown:.1f} %"
        yield share(f"Median, 90 %: {name}", held, shown, marked=marked, note=note)


@cache
def called(
    silences: int, with_any: int, weeks: int, thresholds: bands.Thresholds
) -> bool:
    """Say what ``pattern`` says; it looks at these numbers alone."""
    weekly = [0] * weeks
    for week in range(with_any):
        weekly[week] = 1
    if with_any:
        weekly[0] += silences - with_any
    found = bands.pattern(weekly, thresholds=thresholds)
    return isinstance(found, bands.Pattern) and found.said


def looks(weekly: Weekly, thresholds: bands.Thresholds) -> list[bool]:
    """Return what is said after each week."""
    silences = with_any = 0
    said = []
    for week, count in enumerate(weekly, 1):
        silences += count
        with_any += count > 0
        said.append(called(silences, with_any, week, thresholds))
    return said


MONTHLY = bands.DEFAULT.between
SEASONS = bands.Thresholds(between=MONTHLY / 3, frequent=MONTHLY)
DAILY = bands.Thresholds(between=1.0, frequent=4.0)


def false_patterns(many: int) -> Iterator[Figure]:
    scenarios: list[tuple[str, History, bands.Thresholds]] = [
        ("singly", couples.singly, bands.DEFAULT),
        ("one week in four", couples.one_week_in_four, bands.DEFAULT),
        ("bursts of three", couples.bursts(3), bands.DEFAULT),
        ("bursts of six", couples.bursts(6), bands.DEFAULT),
        ("begun in a bad spell", couples.begun_in_a_bad_spell, bands.DEFAULT),
        ("marks 3 times lower, sixes", couples.bursts(6), SEASONS),
        ("marks 4 times higher, sixes", couples.bursts(6), DAILY),
    ]
    for name, history, thresholds in scenarios:
        chance, ever, year, quarter = Random(SEED), 0, 0, 0
        for _ in range(many):
            said = looks(history(chance, thresholds.between, YEAR), thresholds)
            ever += any(said)
            year += said[-1]
            quarter += said[11]
        yield Figure(
            name=f"False pattern: {name}",
            value=100.0 * ever / many,
            unit="%",
            most=FALSE_PATTERNS,
            note=f"n={many}; once or more in a year of weekly looks;"
            f" at 12 weeks {100 * quarter / many:.2f}, at 52 {100 * year / many:.2f}",
        )


def true_patterns(many: int) -> Iterator[Figure]:
    scenarios: list[tuple[str, float, History]] = [
        ("0.5 a week (none)", 0.5, couples.singly),
        ("0.9 a week (none)", 0.9, couples.singly),
        ("1.2 a week", 1.2, couples.singly),
        ("1.5 a week", 1.5, couples.singly),
        ("2 a week", 2.0, couples.singly),
        ("3 a week", 3.0, couples.singly),
        ("2 a week in bursts of two", 2.0, couples.bursts(2)),
    ]
    for name, true, history in scenarios:
        chance, ever, at = Random(SEED), 0, dict.fromkeys((8, 12, 26, 52), 0)
        for _ in range(many):
            said = looks(history(chance, true, YEAR), bands.DEFAULT)
            ever += any(said)
            for weeks in at:
                at[weeks] += said[weeks - 1]
        told = ", ".join(f"{100 * at[w] / many:.0f} at {w}" for w in (8, 26, 52))
        yield Figure(
            name=f"Pattern at 12 weeks: {name}",
            value=100.0 * at[12] / many,
            unit="%",
            note=f"n={many}; {told} weeks;"
            f" once or more in a year {100 * ever / many:.0f}",
        )


def of_bands(many: int) -> Iterator[Figure]:
    """Rates spread evenly by doublings from a twentieth to four a week."""
    banded = cache(bands.band)
    scenarios: list[tuple[str, History, bool, float | None]] = [
        ("singly", couples.singly, False, 100.0 * (1.0 - bands.SURE)),
        ("bursts of two", couples.bursts(2), False, None),
        ("bursts of two, looked for", couples.bursts(2), True, None),
    ]
    for name, history, looked_for, most in scenarios:
        chance, one, wrong, more, more_wrong = Random(SEED), 0, 0, 0, 0
        for _ in range(many):
            true = couples.between(chance, 0.05, 4.0)
            weekly = history(chance, true, chance.choice(WEEKS))
            spread = dispersion(weekly) if looked_for else 1.0
            found = banded(sum(weekly), len(weekly), dispersion=spread)
            if not isinstance(found, bands.Banded):
                continue
            marks = (bands.DEFAULT.between, bands.DEFAULT.frequent)
            real = list(bands.Band)[sum(true >= mark for mark in marks)]
            single, missing = len(found.named) == 1, real not in found.named
            one += single
            wrong += single and missing
            more += not single
            more_wrong += missing and not single
        yield Figure(
            name=f"One band named, wrongly: {name}",
            value=100.0 * wrong / one,
            unit="%",
            most=most,
            note=f"n={one}; two or three in {more}, wrong in"
            f" {100 * more_wrong / max(1, more):.1f} %; too early {many - one - more}",
        )
