"""What would be enough, said in weeks."""

from random import Random

import pytest

from bench import couples
from stillhere.core.stats import enough, rates
from stillhere.core.stats.given import NotFinite, OutOfRange
from stillhere.core.stats.rates import Period


def test_twenty_four_in_half_a_year_need_some_weeks_more():
    found = enough.weeks_to_see_halving(Period(24, 24), later_weeks=4)

    assert found.need_weeks == 11
    assert found.more_weeks == 7


def test_whoever_wants_to_count_on_it_waits_longer():
    even = enough.weeks_to_see_halving(Period(24, 24))
    sure = enough.weeks_to_see_halving(Period(24, 24), chance=0.8)

    assert sure.need_weeks > even.need_weeks


def test_more_silences_before_make_a_halving_show_sooner():
    needed = [
        enough.weeks_to_see_halving(Period(rate * 26, 26)).need_weeks
        for rate in (1, 2, 4)
    ]

    assert needed == sorted(needed, reverse=True)
    assert len(set(needed)) == 3


def test_nothing_is_missing_once_there_is_enough():
    assert enough.weeks_to_see_halving(Period(24, 24), later_weeks=40).more_weeks == 0


@pytest.mark.parametrize("before", [Period(0, 52), Period(2, 52), Period(6, 6)])
def test_too_little_before_is_never_enough(before):
    found = enough.weeks_to_see_halving(before)

    assert (found.need_weeks, found.more_weeks) == (None, None)


def test_by_then_a_halving_shows_as_often_as_it_is_said():
    before, chance = Period(24, 24), Random(9)
    found = enough.weeks_to_see_halving(before, chance=0.8)

    shown = 0
    for _ in range(400):
        later = sum(couples.singly(chance, 0.5, found.need_weeks))
        fell = rates.compare(before, Period(later, found.need_weeks)).fell
        shown += fell >= enough.CLEAR

    assert 0.74 <= shown / 400 <= 0.88


def test_bad_figures_are_refused():
    for bad in (float("nan"), float("inf")):
        with pytest.raises(NotFinite):
            enough.weeks_to_see_halving(Period(5, 5), later_weeks=bad)
        with pytest.raises(NotFinite):
            enough.weeks_to_see_halving(Period(5, 5), chance=bad)
    with pytest.raises(OutOfRange):
        enough.weeks_to_see_halving(Period(5, 5), later_weeks=-1)
    with pytest.raises(OutOfRange):
        enough.weeks_to_see_halving(Period(5, 5), chance=1.0)


def test_the_busiest_couple_has_an_answer_at_once():
    assert enough.weeks_to_see_halving(Period(1_000_000, 10_000)).need_weeks == 1
