"""Up or down: beside SciPy, every order counted, a printed case, and its laws."""

from itertools import permutations
from math import inf, nan
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy import stats as scipy

from stillhere.core.stats import trend
from stillhere.core.stats.enough import TooEarly
from stillhere.core.stats.given import NotFinite, OutOfRange
from stillhere.core.stats.trend import Trend

values = st.lists(
    st.floats(-1000, 1000).map(lambda value: round(value, 2)), min_size=5, max_size=40
)
tied = st.lists(st.integers(0, 4), min_size=5, max_size=40)


@settings(deadline=None)
@given(values, st.sampled_from([0.8, 0.9, 0.95]))
def test_slope_and_interval_are_scipys(points, level):
    assume(len(set(points)) > 1)
    theirs = scipy.theilslopes(points, alpha=level)

    ours = trend.trend(points, level=level)

    assert ours.slope == pytest.approx(theirs.slope)
    if ours.low is not None and ours.high is not None:
        assert ours.low == pytest.approx(theirs.low_slope)
        assert ours.high == pytest.approx(theirs.high_slope)


@settings(deadline=None)
@given(st.lists(st.integers(), min_size=5, max_size=30, unique=True))
def test_without_ties_p_is_that_of_kendall(order):
    points = [sorted(order).index(one) for one in order]
    theirs = scipy.kendalltau(range(len(points)), points, method="exact")

    ours = trend.trend(points)

    assert ours.exact
    assert ours.two_sided == pytest.approx(theirs.pvalue, rel=1e-9, abs=1e-15)
    assert ours.smallest == pytest.approx(trend.smallest_p(len(points)))


def score(row):
    pairs = [(a, b) for at, a in enumerate(row) for b in row[at + 1 :]]
    return sum((b > a) - (b < a) for a, b in pairs)


@pytest.mark.parametrize(
    "points", [(0, 1, 0, 2, 3), (1, 1, 2, 2, 3, 3), (0, 0, 0, 0, 1, 5), (1, 1, 1, 1, 1)]
)
def test_with_ties_every_order_is_counted(points):
    scores = [abs(score(order)) for order in permutations(points)]

    found = trend.trend(points)

    assert found.two_sided == pytest.approx(
        sum(one >= abs(score(points)) for one in scores) / len(scores)
    )
    assert found.smallest == pytest.approx(scores.count(max(scores)) / len(scores))


def test_a_case_worked_by_hand_comes_out():
    # Little, "A Mann-Kendall Example (By Hand)", College of the Holy Cross: one tie,
    # 72 pairs up and 18 down, Z = 2.9058.
    first = [12.9, 14.8, 13.2, 15.7, 13.8, 15.6, 12.9]
    points = [*first, 11.0, 17.3, 15.9, 19.0, 18.3, 20.1, 21.7]

    found = trend.trend(points)
    spread = trend._variance(14, [2, *[1] * 12]) ** 0.5

    assert found.score == 54
    assert (found.score - 1) / spread == pytest.approx(2.9058, abs=0.00006)
    assert trend._normal(54, spread) == pytest.approx(2 * 0.0018, abs=0.0001)
    # Counted, such a row is rarer yet: so far out the normal is timid.
    assert 0.002 < found.two_sided < 2 * 0.0018


def test_many_weeks_with_ties_go_by_the_normal():
    chance = Random(2)
    points = [chance.randint(0, 3) for _ in range(104)]

    found = trend.trend(points)

    # SciPy's has no correction for continuity: one of some hundreds of pairs.
    theirs = scipy.kendalltau(range(104), points, method="asymptotic").pvalue
    assert not found.exact
    assert found.two_sided == pytest.approx(theirs, abs=0.01)


def test_at_the_border_counting_and_the_normal_agree():
    chance = Random(6)
    points = [at / 40 + chance.gauss(0, 1) for at in range(50)]

    counted = trend.trend(points)
    by_normal = trend._normal(counted.score, trend._variance(50, [1] * 50) ** 0.5)

    assert counted.exact
    assert counted.two_sided == pytest.approx(by_normal, abs=0.002)


def test_five_rising_weeks_give_the_least_p_there_is():
    found = trend.trend([1, 2, 3, 5, 9])

    assert found.two_sided == found.smallest == pytest.approx(2 / 120)
    assert found.slope == pytest.approx(1.5, abs=0.5)


def test_the_slope_is_the_middle_of_all_fifteen():
    # By hand: -1, 0, 1, 1, 1.25, 1.5, 1.6, 1.67, 1.67, 2, 2, 3, 3, 3, 3.
    found = trend.trend([1, 4, 3, 6, 9, 9])

    assert found.score == 12
    assert found.slope == pytest.approx(5 / 3)


@settings(deadline=None)
@given(tied)
def test_backwards_up_is_down(points):
    there, back = trend.trend(points), trend.trend(points[::-1])

    assert back.slope == pytest.approx(-there.slope)
    assert back.score == -there.score
    assert back.two_sided == pytest.approx(there.two_sided)
    assert there.smallest <= there.two_sided + 1e-12 <= 1.0 + 1e-12


@settings(deadline=None)
@given(tied, st.integers(-50, 50), st.sampled_from([0.5, 2.0, 60.0]))
def test_another_unit_or_a_shift_changes_only_the_unit(points, shift, unit):
    plain = trend.trend(points)

    moved = trend.trend([unit * point + shift for point in points])

    assert moved.slope == pytest.approx(unit * plain.slope, abs=1e-9)
    assert (moved.score, moved.two_sided) == (plain.score, plain.two_sided)


@settings(deadline=None)
@given(values)
def test_the_slope_lies_in_its_interval(points):
    found = trend.trend(points)

    assert found.low is None or found.low <= found.slope
    assert found.high is None or found.slope <= found.high


def test_weeks_left_out_are_left_out():
    found = trend.trend([1, 2, 3, 6, 7], weeks=[1, 2, 3, 6, 7])

    assert found.slope == pytest.approx(1.0)


def test_weeks_that_are_all_the_same_have_no_trend():
    found = trend.trend([2] * 8)

    assert (found.slope, found.low, found.high, found.two_sided) == (0, 0, 0, 1)
    assert found.smallest == 1.0
    assert trend.trend([2] * 60).two_sided == 1.0


def test_of_five_weeks_an_almost_sure_interval_has_no_ends():
    found = trend.trend([1, 3, 2, 5, 4], level=0.999)

    assert (found.low, found.high) == (None, None)


def test_under_five_weeks_it_is_too_early():
    assert trend.trend([1, 2, 3, 4]) == TooEarly(
        have_weeks=4, need_weeks=5, have_events=0, need_events=0
    )
    assert isinstance(trend.trend([]), TooEarly)
    assert isinstance(trend.trend([1, 2, 3, 4, 5]), Trend)


@pytest.mark.parametrize("bad", [nan, inf, -inf])
def test_what_is_no_number_is_refused(bad):
    for call in (
        lambda: trend.trend([1, 2, 3, 4, bad]),
        lambda: trend.trend([1, 2], weeks=[1, bad]),
        lambda: trend.trend([1, 2], level=bad),
        lambda: trend.smallest_p(bad),
    ):
        with pytest.raises(NotFinite):
            call()


def test_what_cannot_be_meant_is_refused():
    for call in (
        lambda: trend.trend([1, 2, 3, 4, 1e10]),
        lambda: trend.trend([1, 2, 3], weeks=[1, 2]),
        lambda: trend.trend([1, 2, 3], weeks=[1, 1, 2]),
        lambda: trend.trend([1, 2, 3], weeks=[3, 2, 1]),
        lambda: trend.trend([0] * 1001),
        lambda: trend.smallest_p(0),
    ):
        with pytest.raises(OutOfRange):
            call()


def test_weeks_without_a_trend_are_seldom_called_one():
    chance, said = Random(8), 0
    for _ in range(400):
        points = [chance.choice((0, 0, 1, 1, 2)) for _ in range(12)]
        said += trend.trend(points).two_sided <= 0.05

    assert said <= 30
