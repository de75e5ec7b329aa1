"""How often a week: beside SciPy, by its laws, and on invented couples."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats as scipy

from bench import couples
from stillhere.core.stats import bursts, rates
from stillhere.core.stats.enough import TooEarly
from stillhere.core.stats.given import NotFinite, OutOfRange
from stillhere.core.stats.rates import Period

counts = st.integers(0, 500)
weeks = st.floats(0.5, 520.0)
levels = st.floats(0.5, 0.99)
NO_NUMBER = [float("nan"), float("inf"), float("-inf")]


@settings(deadline=None)
@given(counts, weeks, levels)
def test_an_interval_is_that_of_the_gamma(n, w, level):
    gamma = scipy.gamma(n + 0.5, scale=1 / w)

    found = rates.rate(n, w, level)

    assert found.low == pytest.approx(gamma.ppf((1 - level) / 2), rel=1e-9)
    assert found.high == pytest.approx(gamma.ppf((1 + level) / 2), rel=1e-9)
    assert found.mean == pytest.approx(gamma.mean())
    assert rates.chance_above(n, w, 1.0) == pytest.approx(gamma.sf(1.0), abs=1e-12)


@settings(deadline=None)
@given(counts, weeks, counts, weeks)
def test_a_ratio_is_that_of_the_f_distribution(n, w, m, v):
    # Two gammas of scale 1, each over its shape, are F with twice the shapes.
    unit = (m + 0.5) / (n + 0.5) * w / v
    ratio = scipy.f(2 * m + 1, 2 * n + 1, scale=unit)

    found = rates.compare(Period(n, w), Period(m, v))

    assert found.low == pytest.approx(ratio.ppf(0.05), rel=1e-8)
    assert found.high == pytest.approx(ratio.ppf(0.95), rel=1e-8)
    assert found.ratio == pytest.approx(ratio.ppf(0.5), rel=1e-8)
    assert found.fell == pytest.approx(ratio.cdf(1.0), abs=1e-10)


@settings(deadline=None)
@given(counts, weeks)
def test_more_silences_are_a_higher_rate(n, w):
    fewer, more = rates.rate(n, w), rates.rate(n + 1, w)

    assert 0.0 <= fewer.low < fewer.mean < fewer.high
    assert fewer.low < more.low
    assert fewer.high < more.high
    assert rates.chance_above(n, w, 1.0) <= rates.chance_above(n + 1, w, 1.0) + 1e-12


@settings(deadline=None)
@given(counts, weeks)
def test_days_and_weeks_tell_the_same(n, w):
    by_week, by_day = rates.rate(n, w), rates.rate(n, 7 * w)

    assert by_day.low * 7 == pytest.approx(by_week.low)
    assert by_day.high * 7 == pytest.approx(by_week.high)


@settings(deadline=None)
@given(counts, weeks, counts, weeks)
def test_backwards_a_change_is_turned_around(n, w, m, v):
    there = rates.compare(Period(n, w), Period(m, v))
    back = rates.compare(Period(m, v), Period(n, w))

    assert there.ratio * back.ratio == pytest.approx(1.0)
    assert there.low * back.high == pytest.approx(1.0)
    assert there.fell + back.fell == pytest.approx(1.0)


@settings(deadline=None)
@given(counts, weeks, st.floats(1.0, 20.0))
def test_bursts_only_widen(n, w, many):
    single, burst = rates.rate(n, w), rates.rate(n, w, dispersion=many)

    assert burst.mean == pytest.approx(single.mean)
    assert burst.low <= single.low * (1 + 1e-9)
    if n > many:
        assert burst.high >= single.high * (1 - 1e-9)


def test_nothing_before_leaves_the_mean_of_a_ratio_open():
    found = rates.compare(Period(0, 4), Period(2, 4))

    assert found.mean is None
    assert found.low < found.ratio < found.high


def test_a_clear_fall_and_a_clear_rise_are_clear():
    assert rates.compare(Period(40, 20), Period(10, 20)).clear
    assert rates.compare(Period(10, 20), Period(40, 20)).clear
    assert not rates.compare(Period(12, 12), Period(6, 12)).clear


def test_a_million_silences_and_two_lifetimes_have_an_answer():
    found = rates.rate(1_000_000, 10_000)

    assert found.low < 100.0 < found.high < 100.2
    assert rates.chance_above(0, 10_000, 1e9) == 0.0
    assert rates.compare(Period(0, 0.001), Period(1_000_000, 10_000)).fell < 1.0


@pytest.mark.parametrize("bad", NO_NUMBER)
def test_what_is_no_number_is_refused(bad):
    for call in (
        lambda: rates.rate(bad, 4),
        lambda: rates.rate(4, bad),
        lambda: rates.rate(4, 4, bad),
        lambda: rates.rate(4, 4, dispersion=bad),
        lambda: rates.chance_above(4, 4, bad),
        lambda: Period(4, bad),
        lambda: bursts.bursts([1, bad] * 6),
    ):
        with pytest.raises(NotFinite):
            call()


@pytest.mark.parametrize(
    ("events", "time"),
    [(10**400, 4), (-1, 4), (1.5, 4), (4, 0), (4, -1), (10**7, 4), (4, 1e6)],
)
def test_what_cannot_be_meant_is_refused(events, time):
    with pytest.raises(OutOfRange):
        rates.rate(events, time)
    with pytest.raises(OutOfRange):
        Period(events, time)


def test_limits_of_the_rest_are_kept():
    for level in (0.0, 1.0, -0.1):
        with pytest.raises(OutOfRange):
            rates.rate(4, 4, level)
    for dispersion in (0.9, 51.0):
        with pytest.raises(OutOfRange):
            rates.rate(4, 4, dispersion=dispersion)
    with pytest.raises(OutOfRange):
        rates.chance_above(4, 4, -0.1)
    with pytest.raises(OutOfRange):
        bursts.bursts([-1] * 8)
    with pytest.raises(OutOfRange):
        bursts.bursts([0] * 10_001)


def test_even_weeks_are_no_bursts_and_heaps_are():
    even = bursts.bursts([1, 0, 1, 1, 0, 2, 1, 0, 1, 1])
    heaps = bursts.bursts([0, 0, 6, 4, 0, 0, 0, 0, 5, 3, 0, 0])

    assert not even.clear
    assert even.dispersion == 1.0
    assert heaps.clear
    assert heaps.dispersion > 2.0


def test_a_spell_that_goes_on_next_week_weighs_more_than_two_apart():
    going_on = bursts.bursts([0, 0, 4, 4, 0, 0, 0, 0, 0, 0])
    apart = bursts.bursts([0, 0, 4, 0, 0, 0, 0, 4, 0, 0])

    assert going_on.index > apart.index
    assert going_on.p == pytest.approx(apart.p)


def test_whatever_bursts_find_is_fit_for_a_rate():
    one_heap = bursts.bursts([0] * 500 + [1000])

    found = rates.rate(1000, 501, dispersion=one_heap.dispersion)

    assert one_heap.index > 50.0
    assert 0.0 < found.low < found.high


def test_the_widest_question_still_has_finite_ends():
    ends = (Period(0, 0.001), Period(0, 10_000))
    for before, after in (ends, ends[::-1]):
        found = rates.compare(before, after, level=0.9999, dispersion=50.0)

        assert 0.0 <= found.low < found.high < float("inf")


def test_the_test_for_bursts_is_the_chi_square_of_equal_weeks():
    weekly = [0, 3, 1, 0, 0, 4, 0, 2, 0, 1]

    expected = scipy.chisquare(weekly).pvalue

    assert bursts.bursts(weekly).p == pytest.approx(expected)


def test_a_few_weeks_are_too_early_for_bursts():
    assert bursts.bursts([3, 0, 4]) == TooEarly(
        have_weeks=3, need_weeks=8, have_events=7, need_events=3
    )
    assert isinstance(bursts.bursts([]), TooEarly)
    assert isinstance(bursts.bursts([0] * 52), TooEarly)


def test_nine_in_ten_intervals_hold_the_truth():
    chance, held, changes = Random(11), 0, 0
    for _ in range(500):
        true = couples.between(chance, 0.1, 2.0)
        weekly = couples.singly(chance, true, chance.choice((6, 12, 26, 52)))
        found = rates.rate(sum(weekly), len(weekly))
        held += found.low <= true <= found.high
        later = couples.singly(chance, true / 2, 26)
        change = rates.compare(Period(sum(weekly), len(weekly)), Period(sum(later), 26))
        changes += change.low <= 0.5 <= change.high

    assert 430 <= held <= 470
    assert 430 <= changes <= 470
