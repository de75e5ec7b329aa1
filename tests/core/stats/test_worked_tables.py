"""The figures worked out beforehand, on which the wording on screen was decided."""

import pytest

from stillhere.core.stats import bands, rates, sequences, survival, trend
from stillhere.core.stats.rates import Period

MONTHLY = 1 / bands.WEEKS_A_MONTH
RATES = [
    (0, 4, 0.12, 0.00, 0.48, 0.00, 0.17),
    (2, 4, 0.62, 0.14, 1.38, 0.16, 0.87),
    (2, 8, 0.31, 0.07, 0.69, 0.01, 0.60),
    (4, 8, 0.56, 0.21, 1.06, 0.07, 0.93),
    (8, 8, 1.06, 0.54, 1.72, 0.52, 1.00),
    (6, 12, 0.54, 0.25, 0.93, 0.03, 0.96),
    (12, 12, 1.04, 0.61, 1.57, 0.52, 1.00),
]
CHANGES = [
    (Period(6, 6), Period(3, 6), 0.15, 1.52, 0.84),
    (Period(12, 12), Period(6, 12), 0.21, 1.11, 0.92),
    (Period(10, 8), Period(4, 8), 0.15, 1.01, 0.95),
]
TABLES = [
    (sequences.Table(7, 3, 2, 8), 0.81, 0.035),
    (sequences.Table(4, 1, 1, 4), 0.88, 0.10),
    (sequences.Table(3, 1, 1, 3), 0.80, 0.24),
]
TWO_DIGITS = 0.006
"""Half a unit of the last digit, and a little: they were drawn, not computed."""


@pytest.mark.parametrize("row", RATES, ids=str)
def test_rates_come_out_as_worked(row):
    n, w, mean, low, high, weekly, monthly = row

    found = rates.rate(n, w)

    assert (found.mean, found.low, found.high) == pytest.approx(
        (mean, low, high), abs=TWO_DIGITS
    )
    assert rates.chance_above(n, w, 1.0) == pytest.approx(weekly, abs=TWO_DIGITS)
    assert rates.chance_above(n, w, MONTHLY) == pytest.approx(monthly, abs=TWO_DIGITS)


@pytest.mark.parametrize(("before", "after", "low", "high", "fell"), CHANGES)
def test_changes_come_out_as_worked(before, after, low, high, fell):
    found = rates.compare(before, after)

    assert found.low == pytest.approx(low, abs=TWO_DIGITS)
    assert found.high == pytest.approx(high, abs=TWO_DIGITS)
    assert found.fell == pytest.approx(fell, abs=TWO_DIGITS)
    assert not found.clear


def test_the_ratio_of_the_first_change_is_its_median():
    found = rates.compare(Period(6, 6), Period(3, 6))

    assert found.ratio == pytest.approx(0.51, abs=TWO_DIGITS)


def test_half_are_back_after_eight_hours_though_two_are_open():
    found = survival.kaplan_meier([2, 3, 5, 8, 20, 30], [24, 48], level=0.95)

    at_eight = next(step for step in found.steps if step.time == 8)
    assert found.median == 8
    assert at_eight.share == pytest.approx(0.5)
    assert at_eight.low == pytest.approx(0.15, abs=TWO_DIGITS)
    assert at_eight.high == pytest.approx(0.77, abs=TWO_DIGITS)
    assert (found.closed, found.still_open) == (6, 2)
    assert not found.only_dots


@pytest.mark.parametrize(("points", "least"), [(4, 0.083), (5, 0.017), (6, 0.003)])
def test_the_smallest_p_comes_out_as_worked(points, least):
    assert trend.smallest_p(points) == pytest.approx(least, abs=0.0005)


@pytest.mark.parametrize(("table", "q", "p"), TABLES)
def test_sequences_come_out_as_worked(table, q, p):
    found = sequences.association(table)

    assert found.yules_q == pytest.approx(q, abs=TWO_DIGITS)
    assert found.greater == pytest.approx(p, abs=TWO_DIGITS)


def test_seven_of_ten_against_two_of_ten_differ_by_half_give_or_take():
    found = sequences.association(sequences.Table(7, 3, 2, 8))

    assert found.difference == pytest.approx(0.5)
    assert found.low == pytest.approx(0.14, abs=TWO_DIGITS)
    assert found.high == pytest.approx(0.73, abs=TWO_DIGITS)
