"""Occasional, in between, frequent; and when "a pattern" may be said."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench import couples
from stillhere.core.stats import bands
from stillhere.core.stats.bands import Band, Banded, Pattern, Thresholds
from stillhere.core.stats.enough import TooEarly
from stillhere.core.stats.given import NotFinite, OutOfRange

weekly = st.lists(st.integers(0, 12), min_size=8, max_size=104)


def test_three_in_a_year_are_occasional():
    assert bands.band(3, 52).named == (Band.OCCASIONAL,)


def test_one_every_other_week_is_between():
    assert bands.band(13, 26).named == (Band.BETWEEN,)


def test_two_a_week_are_frequent():
    assert bands.band(24, 12).named == (Band.FREQUENT,)


def test_eight_in_eight_weeks_may_be_either_of_two():
    assert bands.band(8, 8).named == (Band.BETWEEN, Band.FREQUENT)


def test_what_may_be_either_of_the_lower_two_is_said_so():
    assert bands.band(3, 10).named == (Band.OCCASIONAL, Band.BETWEEN)


def test_where_three_are_as_likely_nothing_is_said():
    close = Thresholds(between=0.5, frequent=0.6)

    assert bands.band(3, 6, close).named == tuple(Band)


def test_bursts_make_a_band_less_sure():
    assert bands.band(14, 9).named == (Band.FREQUENT,)
    assert len(bands.band(14, 9, dispersion=6.0).named) == 2


@settings(deadline=None)
@given(st.integers(3, 300), st.floats(4.0, 200.0))
def test_chances_are_shares_and_what_is_named_has_four_fifths(n, w):
    found = bands.band(n, w)

    assert sum(found.chances) == pytest.approx(1.0)
    assert all(0.0 <= chance <= 1.0 for chance in found.chances)
    named = [found.chances[list(Band).index(one)] for one in found.named]
    assert sum(named) >= bands.SURE
    if len(found.named) > 1:
        assert max(found.chances) < bands.SURE


@settings(deadline=None)
@given(st.integers(3, 300), st.floats(4.0, 200.0))
def test_more_silences_never_name_a_lower_band(n, w):
    fewer, more = (bands.band(count, w).named for count in (n, n + 1))

    order = list(Band).index
    assert order(more[-1]) >= order(fewer[-1])


@pytest.mark.parametrize(("n", "w"), [(2, 52), (30, 3.9), (0, 0), (5, 0)])
def test_it_is_too_early_under_four_weeks_or_three_silences(n, w):
    assert bands.band(n, w) == TooEarly(
        have_weeks=w, need_weeks=4, have_events=n, need_events=3
    )


def test_four_weeks_and_three_silences_are_enough():
    assert isinstance(bands.band(3, 4), Banded)


def test_two_a_week_for_twelve_weeks_are_a_pattern():
    found = bands.pattern([2, 1, 3, 2, 2, 0, 3, 2, 1, 4, 2, 2])

    assert found.said
    assert found.weeks_with_any == 11


def test_one_bad_spell_is_no_pattern_however_many_silences_it_has():
    found = bands.pattern([0, 0, 0, 9, 8, 7, 0, 0, 0, 0])

    assert found.by_silences > 0.99
    assert not found.said


def test_several_bad_spells_with_calm_between_are_no_pattern():
    found = bands.pattern([8, 0, 0, 0] * 6 + [8, 0])

    assert found.by_silences > 0.99
    assert found.by_weeks < 0.5
    assert not found.said


@settings(deadline=None)
@given(weekly, st.floats(0.1, 5.0))
def test_a_pattern_has_silences_in_five_weeks_at_least(counts, frequent):
    found = bands.pattern(counts, thresholds=Thresholds(0.05, frequent))

    if isinstance(found, Pattern) and found.said:
        assert found.weeks_with_any >= 5


def test_a_silence_every_other_week_is_no_pattern_unless_a_couple_says_so():
    halves = [1, 0] * 26

    assert not bands.pattern(halves).said
    assert bands.pattern(halves, thresholds=Thresholds(0.1, 0.25)).said


def test_a_higher_threshold_can_be_met_by_silences_in_every_week():
    daily = Thresholds(between=1.0, frequent=5.0)

    assert bands.pattern([7] * 12, thresholds=daily).said
    assert not bands.pattern([4] * 12, thresholds=daily).said


def test_weeks_looked_at_in_part_count_in_part():
    counts = [1, 1, 0, 2, 1, 1, 1, 0, 1, 2, 1, 1]

    whole, part = bands.pattern(counts), bands.pattern(counts, weeks=8.0)

    assert part.by_silences > whole.by_silences
    assert part.by_weeks > whole.by_weeks


def test_a_pattern_takes_eight_weeks_or_eight_times_what_a_threshold_means():
    assert isinstance(bands.pattern([3] * 7), TooEarly)
    assert isinstance(bands.pattern([3] * 8), Pattern)
    rare = Thresholds(between=0.1, frequent=0.25)
    assert bands.pattern([1] * 31, thresholds=rare) == TooEarly(
        have_weeks=31, need_weeks=32, have_events=31, need_events=3
    )
    assert isinstance(bands.pattern([]), TooEarly)


@settings(deadline=None)
@given(weekly, st.randoms(use_true_random=False))
def test_the_order_of_weeks_changes_nothing(counts, chance):
    mixed = counts.copy()
    chance.shuffle(mixed)

    assert bands.pattern(mixed) == bands.pattern(counts)


@settings(deadline=None)
@given(weekly)
def test_one_more_silence_never_takes_a_pattern_back(counts):
    found = bands.pattern(counts)

    more = bands.pattern([counts[0] + 1, *counts[1:]])

    if isinstance(found, Pattern):
        assert more.said >= found.said


@pytest.mark.parametrize("bad", [float("nan"), float("inf")])
def test_what_is_no_number_is_refused(bad):
    for call in (
        lambda: bands.band(3, bad),
        lambda: bands.band(bad, 4),
        lambda: bands.pattern([bad] * 8),
        lambda: bands.pattern([1] * 8, weeks=bad),
        lambda: Thresholds(bad, 1.0),
    ):
        with pytest.raises(NotFinite):
            call()


def test_what_cannot_be_meant_is_refused():
    for call in (
        lambda: bands.band(-1, 4),
        lambda: bands.band(3, -4),
        lambda: bands.band(3, 4, dispersion=0.0),
        lambda: bands.pattern([1, -1] * 4),
        lambda: bands.pattern([1] * 8, weeks=9.0),
        lambda: Thresholds(1.0, 1.0),
        lambda: Thresholds(0.0, 1.0),
    ):
        with pytest.raises(OutOfRange):
            call()


@pytest.mark.parametrize("history", [couples.singly, couples.bursts(3)])
def test_an_occasional_history_is_hardly_ever_called_a_pattern(history):
    chance, said = Random(5), 0
    for _ in range(300):
        counts = history(chance, bands.DEFAULT.between, 16)
        found = bands.pattern(counts)
        said += isinstance(found, Pattern) and found.said

    assert said <= 15


def test_two_a_week_are_mostly_found_within_twelve_weeks():
    chance = Random(5)

    said = [bands.pattern(couples.singly(chance, 2.0, 12)).said for _ in range(300)]

    assert sum(said) >= 260
