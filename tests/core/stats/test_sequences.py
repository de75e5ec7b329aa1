"""What tends to come before what: beside SciPy, every order counted, and its laws."""

from itertools import combinations, pairwise
from math import inf, log, nan
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats as scipy

from stillhere.core.stats import sequences
from stillhere.core.stats.enough import TooEarly
from stillhere.core.stats.given import NotFinite, OutOfRange
from stillhere.core.stats.sequences import BothWays, LagOne, Table

cells = st.integers(0, 30)
tables = st.builds(Table, cells, cells, cells, cells)
rows = st.lists(st.booleans(), min_size=20, max_size=60)


def beside(table):
    return [[table.both, table.first_only], [table.second_only, table.neither]]


@settings(max_examples=40, deadline=None)
@given(tables)
def test_fishers_test_is_scipys(table):
    found = sequences.association(table)

    for ours, side in (
        (found.greater, "greater"),
        (found.less, "less"),
        (found.two_sided, "two-sided"),
    ):
        theirs = scipy.fisher_exact(beside(table), alternative=side).pvalue
        assert ours == pytest.approx(theirs, rel=1e-9)


def test_the_lady_tasting_tea_is_as_fisher_printed_it():
    # The Design of Experiments, 1935: three of four right, 17 of 70 ways or better.
    found = sequences.association(Table(3, 1, 1, 3))

    assert found.greater == pytest.approx(17 / 70)
    assert found.two_sided == pytest.approx(34 / 70)
    assert found.mid_p == pytest.approx((1 + 16 / 2) / 70)


@settings(max_examples=40, deadline=None)
@given(tables)
def test_p_values_are_shares_and_the_middle_one_is_less_timid(table):
    found = sequences.association(table)

    for p in (found.greater, found.less, found.two_sided, found.mid_p):
        assert 0.0 < p <= 1.0
    assert found.mid_p < found.greater


@settings(max_examples=40, deadline=None)
@given(tables)
def test_yules_q_goes_from_one_end_to_the_other(table):
    found = sequences.association(table)
    turned = sequences.association(
        Table(table.first_only, table.both, table.neither, table.second_only)
    )

    if found.yules_q is None:
        assert turned.yules_q is None
    else:
        assert -1.0 <= found.yules_q <= 1.0
        assert turned.yules_q == pytest.approx(-found.yules_q)
    assert turned.log_odds == pytest.approx(-found.log_odds)


def test_log_odds_are_those_of_the_table_and_finite_with_an_empty_cell():
    assert sequences.association(Table(7, 3, 2, 8)).log_odds == pytest.approx(
        log(7 * 8 / 3 / 2)
    )
    assert sequences.association(Table(10, 0, 2, 8)).log_odds == pytest.approx(
        log(10.5 * 8.5 / 0.5 / 2.5)
    )


@settings(max_examples=12, deadline=None)
@given(st.builds(Table, *[st.integers(0, 15)] * 4))
def test_the_interval_of_a_difference_is_that_of_two_betas(table):
    found = sequences.association(table)
    if not (table.with_first and table.without_first):
        assert (found.difference, found.low, found.high) == (None, None, None)
        return
    chance = Random(1)

    def draw(yes, no):
        return chance.betavariate(yes + 0.5, no + 0.5)

    drawn = sorted(
        draw(table.both, table.first_only) - draw(table.second_only, table.neither)
        for _ in range(8000)
    )

    assert found.low == pytest.approx(drawn[400], abs=0.03)
    assert found.high == pytest.approx(drawn[7600], abs=0.03)
    assert -1.0 <= found.low <= found.high <= 1.0


def test_the_interval_of_a_difference_leaves_five_in_a_hundred_on_either_side():
    found = sequences.association(Table(7, 3, 2, 8))
    one, other = scipy.beta(7.5, 3.5), scipy.beta(2.5, 8.5)

    for end, share in ((found.low, 0.05), (found.high, 0.95)):
        below = other.expect(lambda value, end=end: one.cdf(value + end))
        assert below == pytest.approx(share, abs=5e-4)


def test_both_directions_come_together():
    forward, backward = Table(7, 3, 2, 8), Table(4, 6, 5, 5)

    found = sequences.both_ways(forward, backward)

    assert isinstance(found, BothWays)
    assert found.forward == sequences.association(forward)
    assert found.backward == sequences.association(backward)


def test_under_twenty_in_either_direction_it_is_too_early():
    enough, few = Table(7, 3, 2, 8), Table(7, 3, 2, 7)

    for one, other in ((enough, few), (few, enough)):
        assert sequences.both_ways(one, other) == TooEarly(
            have_weeks=0, need_weeks=0, have_events=19, need_events=20
        )


def test_a_table_is_counted_from_what_came_before_and_followed():
    pairs = [(True, True), (True, False), (True, True), (False, True), (False, False)]

    table = Table.of(pairs)

    assert table == Table(2, 1, 1, 1)
    assert (table.with_first, table.without_first, table.total) == (3, 2, 5)


def test_an_empty_table_says_nothing():
    found = sequences.association(Table(0, 0, 0, 0))

    assert (found.yules_q, found.difference, found.low) == (None, None, None)
    assert (found.log_odds, found.greater, found.two_sided) == (0.0, 1.0, 1.0)


def test_ten_thousand_are_counted_exactly():
    found = sequences.association(Table(2600, 2400, 2400, 2600))

    theirs = scipy.fisher_exact([[2600, 2400], [2400, 2600]], alternative="greater")
    assert found.greater == pytest.approx(theirs.pvalue, rel=1e-6)
    assert found.low == pytest.approx(0.0236, abs=0.001)


def neighbours(row):
    return sum(one and two for one, two in pairwise(row))


@pytest.mark.parametrize("yes", [0, 1, 3, 6, 8])
def test_the_row_test_counts_every_order(yes):
    orders = [
        neighbours([at in places for at in range(8)])
        for places in combinations(range(8), yes)
    ]
    for places in combinations(range(8), yes):
        row = [at in places for at in range(8)]
        found = sequences.lag_one(row, need=8)
        seen = neighbours(row)

        assert found.pairs == seen
        assert found.expected == pytest.approx(sum(orders) / len(orders))
        assert found.more == pytest.approx(
            sum(many >= seen for many in orders) / len(orders)
        )
        assert found.fewer == pytest.approx(
            sum(many <= seen for many in orders) / len(orders)
        )
        as_rare = [m for m in set(orders) if orders.count(m) <= orders.count(seen)]
        assert found.two_sided == pytest.approx(
            sum(map(orders.count, as_rare)) / len(orders)
        )


@settings(deadline=None)
@given(rows)
def test_backwards_a_row_says_the_same(row):
    assert sequences.lag_one(row) == sequences.lag_one(row[::-1])


@settings(deadline=None)
@given(rows)
def test_shares_of_orders_are_shares(row):
    found = sequences.lag_one(row)

    for share in (found.more, found.fewer, found.two_sided):
        assert 0.0 < share <= 1.0
    assert found.more + found.fewer >= 1.0


def test_a_row_in_two_halves_depends_on_what_came_before():
    assert sequences.lag_one([True] * 10 + [False] * 10).more < 0.001
    assert sequences.lag_one([True, False] * 10).fewer < 0.001


def test_a_row_of_one_kind_tells_nothing():
    for row in ([True] * 20, [False] * 20):
        assert sequences.lag_one(row).two_sided == 1.0


def test_under_twenty_a_row_is_too_early():
    assert isinstance(sequences.lag_one([True] * 19), TooEarly)
    assert isinstance(sequences.lag_one([]), TooEarly)
    assert isinstance(sequences.lag_one([True] * 20), LagOne)


@pytest.mark.parametrize("bad", [nan, inf])
def test_what_is_no_number_is_refused(bad):
    with pytest.raises(NotFinite):
        Table(bad, 1, 1, 1)
    with pytest.raises(NotFinite):
        sequences.association(Table(1, 1, 1, 1), level=bad)


def test_what_cannot_be_meant_is_refused():
    for call in (
        lambda: Table(-1, 1, 1, 1),
        lambda: Table(1.5, 1, 1, 1),
        lambda: Table(10_000, 1, 0, 0),
        lambda: sequences.association(Table(1, 1, 1, 1), level=0.0),
        lambda: sequences.lag_one([True] * 10_001),
    ):
        with pytest.raises(OutOfRange):
            call()


def test_rows_without_dependence_are_seldom_called_dependent():
    chance, said = Random(4), 0
    for _ in range(400):
        share = chance.uniform(0.2, 0.8)
        row = [chance.random() < share for _ in range(40)]
        said += sequences.lag_one(row).more <= 0.05

    assert said <= 28
