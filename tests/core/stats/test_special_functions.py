"""Incomplete gamma and beta: beside SciPy, beside printed digits, and by their laws."""

from math import comb, log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import special as scipy
from scipy import stats as scipy_stats

from stillhere.core.stats import special
from stillhere.core.stats.given import NotFinite, OutOfRange

shapes = st.floats(0.05, 2000.0)
shares = st.floats(1e-6, 1.0 - 1e-6)


def powers_of_ten(low, high):
    return st.floats(low, high).map(lambda power: 10.0**power)


def close(value, tolerance=1e-10):
    return pytest.approx(float(value), rel=tolerance, abs=1e-290)


@settings(max_examples=300, deadline=None)
@given(powers_of_ten(-1, 4), st.floats(-6.0, 6.0))
def test_the_gamma_is_scipys(shape, apart):
    value = max(shape + apart * shape**0.5, shape * 1e-3)

    assert special.gamma_share(shape, value) == close(scipy.gammainc(shape, value))
    assert special.gamma_rest(shape, value) == close(scipy.gammaincc(shape, value))


@settings(max_examples=300, deadline=None)
@given(powers_of_ten(-1, 4), powers_of_ten(-1, 4), shares)
def test_the_beta_is_scipys(one, other, share):
    value = float(scipy_stats.beta.ppf(share, one, other))

    assert special.beta_share(one, other, value) == close(
        scipy.betainc(one, other, value)
    )
    assert special.beta_rest(one, other, value) == close(
        scipy.betaincc(one, other, value)
    )


@settings(max_examples=300, deadline=None)
@given(powers_of_ten(-1, 4), st.floats(1e-9, 1.0 - 1e-9))
def test_a_quantile_of_the_gamma_leads_back(shape, share):
    value = special.gamma_quantile(shape, share)

    assert special.gamma_share(shape, value) == close(share)


@settings(max_examples=300, deadline=None)
@given(powers_of_ten(-1, 4), powers_of_ten(-1, 4), st.floats(1e-9, 1.0 - 1e-9))
def test_odds_of_the_beta_lead_back(one, other, share):
    odds = special.beta_odds_quantile(one, other, share)

    if odds <= 1.0:
        assert special.beta_share(one, other, odds / (1.0 + odds)) == close(share)
    else:
        back = special.beta_share(other, one, 1.0 / (1.0 + odds))
        assert back == close(1.0 - share)


@settings(deadline=None)
@given(shapes, shapes, shares)
def test_a_quantile_of_the_beta_is_scipys(one, other, share):
    expected = scipy.betaincinv(one, other, share)

    assert special.beta_quantile(one, other, share) == close(expected, 1e-8)


# P(a, x), Q(a, x) and I_x(a, b) to forty digits by mpmath 1.3, cut after eighteen.
FAR_OUT = [
    (
        special.gamma_share,
        (891762.9608862512, 887476.6180718415),
        2.73426208689819632e-6,
    ),
    (
        special.gamma_rest,
        (10171.78527861883, 13578.858590220067),
        4.0984688369961157e-206,
    ),
    (
        special.beta_share,
        (132.66305911169496, 0.8091619894103699, 0.8490756317534476),
        1.81801200586716277e-10,
    ),
]


@pytest.mark.parametrize(("share", "where", "expected"), FAR_OUT)
def test_digits_hold_far_out_where_scipy_loses_some(share, where, expected):
    assert share(*where) == close(expected)


# Chi-square: the upper .05 points that every textbook prints (e.g. Fisher 1925, III).
@pytest.mark.parametrize(
    ("freedom", "point"),
    [(1, 3.841), (2, 5.991), (5, 11.070), (10, 18.307), (30, 43.773)],
)
def test_the_chi_square_table_comes_out(freedom, point):
    assert 2 * special.gamma_quantile(freedom / 2, 0.95) == pytest.approx(
        point, abs=0.0006
    )


@settings(deadline=None)
@given(shapes, st.floats(0.0, 5000.0), st.floats(0.0, 100.0))
def test_a_share_grows_with_the_value(shape, value, more):
    low, high = (special.gamma_share(shape, at) for at in (value, value + more))

    assert 0.0 <= low <= high + 1e-14 <= 1.0 + 1e-13


@settings(deadline=None)
@given(shapes, shapes, st.floats(0.0, 1.0))
def test_both_shares_of_a_beta_are_one_and_mirror_each_other(one, other, value):
    below = special.beta_share(one, other, value)

    assert 0.0 <= below <= 1.0
    assert below + special.beta_rest(one, other, value) == pytest.approx(1.0)


@settings(deadline=None)
@given(st.integers(0, 400), st.integers(0, 400))
def test_choosing_is_the_logarithm_of_whole_numbers(one, other):
    total = one + other

    assert special.log_choose(total, one) == pytest.approx(
        log(comb(total, one)), rel=1e-12, abs=1e-12
    )


def test_the_ends_are_right():
    assert special.gamma_share(0.5, 0.0) == 0.0
    assert special.gamma_rest(0.5, 0.0) == 1.0
    assert special.gamma_rest(3.0, 1e308) == 0.0
    assert special.beta_share(0.5, 0.5, 0.0) == 0.0
    assert special.beta_share(0.5, 0.5, 1.0) == 1.0
    assert special.gamma_quantile(0.05, 1e-15) >= 0.0
    assert special.log_choose(1_000_000, 0) == 0.0


@pytest.mark.parametrize("bad", [float("nan"), float("inf"), -1.0, 0.0])
def test_a_shape_that_is_none_is_refused(bad):
    for call in (
        lambda: special.gamma_share(bad, 1.0),
        lambda: special.gamma_quantile(bad, 0.5),
        lambda: special.beta_share(bad, 1.0, 0.5),
        lambda: special.beta_quantile(1.0, bad, 0.5),
    ):
        with pytest.raises((NotFinite, OutOfRange)):
            call()


@pytest.mark.parametrize("bad", [float("nan"), 0.0, 1.0, 2.0, -0.5])
def test_a_share_that_is_none_is_refused(bad):
    for call in (
        lambda: special.normal_quantile(bad),
        lambda: special.gamma_quantile(1.0, bad),
        lambda: special.beta_quantile(1.0, 1.0, bad),
        lambda: special.beta_odds_quantile(1.0, 1.0, bad),
    ):
        with pytest.raises(OutOfRange):
            call()


def test_a_value_that_is_none_is_refused():
    for bad in (float("nan"), -0.1):
        with pytest.raises(OutOfRange):
            special.gamma_share(1.0, bad)
    for bad in (float("nan"), -0.1, 1.1):
        with pytest.raises((NotFinite, OutOfRange)):
            special.beta_rest(1.0, 1.0, bad)
    with pytest.raises(OutOfRange):
        special.log_choose(3, 4)
