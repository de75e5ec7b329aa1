"""How long until it was over: beside lifelines, a printed table, and by its laws."""

import warnings
from math import exp, log
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from stillhere.core.stats import survival
from stillhere.core.stats.given import NotFinite, OutOfRange

with warnings.catch_warnings():
    # What pandas and autograd say of each other is none of ours.
    warnings.simplefilter("ignore")
    from lifelines import KaplanMeierFitter
    from lifelines.utils import median_survival_times

hours = st.floats(0.0, 1000.0).map(lambda hour: round(hour, 1))
some = st.lists(hours, max_size=40)
# Freireich and others, Blood 1963, 6-MP: weeks in remission of 21 children, with the
# shares that textbooks print (from memory; 18/21, then times 16/17, 14/15, ...).
REMISSION = [6, 6, 6, 7, 10, 13, 16, 22, 23]
STILL_IN = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
PRINTED = {6: 0.8571, 7: 0.8067, 10: 0.7529, 13: 0.6902, 16: 0.6275, 22: 0.5378}


def fitted(closed, still_open, level):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return KaplanMeierFitter(alpha=1 - level).fit(
            [*closed, *still_open], [1] * len(closed) + [0] * len(still_open)
        )


def test_the_remission_of_twenty_one_children_comes_out_as_printed():
    found = survival.kaplan_meier(REMISSION, STILL_IN)

    for week, share in PRINTED.items():
        assert found.share_open(week) == pytest.approx(share, abs=0.00006)
    assert found.share_open(23) == pytest.approx(0.4482, abs=0.00006)
    assert found.median == 23
    assert (found.closed, found.still_open) == (9, 12)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(hours, min_size=1, max_size=40), some, st.sampled_from([0.8, 0.9, 0.95])
)
def test_curve_and_band_are_those_of_lifelines(closed, still_open, level):
    theirs = fitted(closed, still_open, level)
    band = theirs.confidence_interval_

    ours = survival.kaplan_meier(closed, still_open, level)

    for step in ours.steps:
        assert step.share == pytest.approx(
            theirs.survival_function_.loc[step.time].item(), abs=1e-9
        )
        if step.share > 1e-9:
            low, high = band.loc[step.time]
            assert step.low == pytest.approx(low, abs=1e-9)
            assert step.high == pytest.approx(high, abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(st.lists(hours, min_size=1, max_size=40), some)
def test_the_median_is_that_of_lifelines(closed, still_open):
    theirs = fitted(closed, still_open, 0.9)
    ours = survival.kaplan_meier(closed, still_open)
    # Where the curve meets one half to the last digit, rounding decides for lifelines.
    assume(all(abs(step.share - 0.5) > 1e-6 for step in ours.steps))

    median = theirs.median_survival_time_

    assert ours.median == (None if median == float("inf") else median)
    last = ours.steps[-1]
    if last.share > 1e-9:
        low, high = median_survival_times(theirs.confidence_interval_).iloc[0]
        assert ours.low == (None if low == float("inf") else low)
        assert ours.high == (None if high == float("inf") else high)


@settings(deadline=None)
@given(some, some, st.randoms(use_true_random=False))
def test_the_order_in_which_they_were_told_changes_nothing(closed, still_open, chance):
    mixed, mixed_open = closed.copy(), still_open.copy()
    chance.shuffle(mixed)
    chance.shuffle(mixed_open)

    assert survival.kaplan_meier(mixed, mixed_open) == survival.kaplan_meier(
        closed, still_open
    )


@settings(deadline=None)
@given(some, some)
def test_hours_and_minutes_tell_the_same(closed, still_open):
    by_hour = survival.kaplan_meier(closed, still_open)
    by_minute = survival.kaplan_meier(
        [60 * hour for hour in closed], [60 * hour for hour in still_open]
    )

    for name in ("median", "low", "high"):
        hour, minute = getattr(by_hour, name), getattr(by_minute, name)
        assert minute == (None if hour is None else pytest.approx(60 * hour))


@settings(deadline=None)
@given(some, some)
def test_the_curve_only_falls_and_lies_in_its_band(closed, still_open):
    found = survival.kaplan_meier(closed, still_open)

    shares = [1.0, *(step.share for step in found.steps)]
    assert shares == sorted(shares, reverse=True)
    for step in found.steps:
        assert 0.0 <= step.low <= step.share + 1e-12
        assert step.share <= step.high + 1e-12 <= 1.0 + 1e-12
    if found.median is not None:
        assert found.low is None or found.low <= found.median
        assert found.high is None or found.high >= found.median


@settings(deadline=None)
@given(st.lists(hours, min_size=1, max_size=30), hours)
def test_one_that_is_still_open_never_makes_it_look_shorter(closed, more):
    without = survival.kaplan_meier(closed)

    with_one = survival.kaplan_meier(closed, [more])

    assert with_one.median is None or with_one.median >= without.median


def test_leaving_out_the_open_ones_would_make_it_look_shorter():
    closed, still_open = [2, 3, 5, 8, 20, 30], [24, 48, 48, 48, 48]

    assert survival.kaplan_meier(closed).median == 5
    assert survival.kaplan_meier(closed, still_open).median == 30


def test_where_all_are_open_nothing_is_known_but_their_number():
    found = survival.kaplan_meier([], [3, 24, 100])

    assert (found.median, found.low, found.high) == (None, None, None)
    assert found.steps == ()
    assert (found.closed, found.still_open) == (0, 3)
    assert found.share_open(1000) == 1.0
    assert found.only_dots


def test_nothing_at_all_is_no_error():
    found = survival.kaplan_meier([])

    assert found.median is None
    assert found.only_dots


def test_the_median_is_open_while_more_than_half_are():
    found = survival.kaplan_meier([1, 2, 3, 4, 5], [10] * 10)

    assert found.median is None
    assert found.high is None


def test_found_back_at_once_is_a_duration():
    found = survival.kaplan_meier([0, 0, 0, 5, 6])

    assert found.share_open(0) == pytest.approx(0.4)
    assert found.median == 0


def test_at_the_same_hour_closing_comes_before_being_open():
    found = survival.kaplan_meier([5], [5])

    assert found.steps[0].at_risk == 2
    assert found.steps[0].share == pytest.approx(0.5)


def test_under_five_closed_only_dots_are_shown():
    assert survival.kaplan_meier([1, 2, 3, 4], [5] * 20).only_dots
    assert not survival.kaplan_meier([1, 2, 3, 4, 5]).only_dots


def test_a_million_hours_are_long_but_right():
    found = survival.kaplan_meier([1e6, 1e6, 1e6, 2, 3])

    assert found.median == 1e6


@pytest.mark.parametrize("bad", [float("nan"), float("inf"), float("-inf")])
def test_what_is_no_number_is_refused(bad):
    for call in (
        lambda: survival.kaplan_meier([bad]),
        lambda: survival.kaplan_meier([1], [bad]),
        lambda: survival.kaplan_meier([1], level=bad),
        lambda: survival.kaplan_meier([1]).share_open(bad),
    ):
        with pytest.raises(NotFinite):
            call()


def test_what_cannot_be_meant_is_refused():
    for call in (
        lambda: survival.kaplan_meier([-1]),
        lambda: survival.kaplan_meier([1], [1e10]),
        lambda: survival.kaplan_meier([1], level=1.0),
    ):
        with pytest.raises(OutOfRange):
            call()


def test_nine_in_ten_medians_lie_in_their_interval():
    chance, held = Random(3), 0
    for _ in range(400):
        closed, still_open = [], []
        for _ in range(chance.randint(8, 50)):
            took, seen = exp(chance.gauss(log(8), 1.2)), chance.uniform(0, 100)
            (closed if took <= seen else still_open).append(min(took, seen))
        found = survival.kaplan_meier(closed, still_open)
        low = found.low if found.low is not None else 100.0
        held += low <= 8 and (found.high is None or found.high >= 8)

    assert 340 <= held <= 380
