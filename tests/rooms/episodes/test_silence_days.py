"""Days one can speak for: spans that never touch, whatever is marked and unmarked."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillhere.rooms.episodes import days
from stillhere.rooms.episodes.days import NotInOrder, NotYet, TooFar
from stillhere.rooms.episodes.records import Days, Span

FIRST = date(2026, 1, 1)
DAY = timedelta(days=1)


def span(first: int, last: int) -> Span:
    return Span(first=FIRST + first * DAY, last=FIRST + last * DAY)


def at(numbers: tuple[int, int]) -> Span:
    return span(min(numbers), max(numbers))


NEAR = st.integers(0, 60)
SPANS = st.lists(st.tuples(NEAR, NEAR).map(at), max_size=12)
FAR = st.dates()
ANY = st.lists(st.tuples(FAR, FAR).map(lambda two: Span(first=min(two), last=max(two))))


def single(spans: tuple[Span, ...] | list[Span]) -> set[date]:
    """Every day by itself: the slow way that is surely right."""
    return {
        one.first + number * DAY
        for one in spans
        for number in range((one.last - one.first).days + 1)
    }


@given(st.one_of(ANY, SPANS))
def test_merged_spans_stand_in_order_and_never_touch(spans: list[Span]) -> None:
    found = days.merged(spans)

    for one, following in pairwise(found):
        assert one.first <= one.last
        assert (following.first - one.last).days > 1


@given(SPANS)
def test_merging_keeps_just_the_same_days(spans: list[Span]) -> None:
    assert single(days.merged(spans)) == single(spans)
    assert days.count(spans) == len(single(spans))


@given(SPANS, st.randoms(use_true_random=False))
def test_the_order_in_which_days_are_marked_tells_nothing(
    spans: list[Span], chance: object
) -> None:
    shuffled = list(spans)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]

    assert days.merged(shuffled) == days.merged(spans)
    assert days.count(shuffled) == days.count(spans)


@given(SPANS, st.tuples(NEAR, NEAR).map(at))
def test_what_is_marked_and_taken_out_again_is_gone(
    spans: list[Span], one: Span
) -> None:
    before = Days(spans=days.merged(spans))

    found = days.taken_out(days.added(before, one), one)

    assert single(found.spans) == single(spans) - single([one])
    assert days.merged(found.spans) == found.spans
    assert days.taken_out(found, one) == found


@given(SPANS, NEAR)
def test_nothing_reaches_past_today(spans: list[Span], last: int) -> None:
    found = days.clipped(days.merged(spans), last=FIRST + last * DAY)

    assert single(found) == {day for day in single(spans) if day <= FIRST + last * DAY}


@given(SPANS, NEAR)
def test_a_day_is_among_them_or_not(spans: list[Span], number: int) -> None:
    day = FIRST + number * DAY

    assert days.holds(days.merged(spans), day) == (day in single(spans))


@pytest.mark.parametrize(
    ("first", "last", "wrong"),
    [
        (date(2026, 3, 2), date(2026, 3, 1), NotInOrder),
        (date(2026, 3, 1), date(2026, 3, 11), NotYet),
        (date(2026, 3, 1), date.max, NotYet),
        (date(2005, 12, 31), date(2026, 3, 1), TooFar),
        (date.min, date(2026, 3, 1), TooFar),
    ],
)
def test_nobody_speaks_for_days_that_cannot_be(
    first: date, last: date, wrong: type[Exception]
) -> None:
    with pytest.raises(wrong):
        days.spanned(first, last, today=date(2026, 3, 10), earliest=date(2006, 1, 1))


def test_today_and_the_earliest_day_can_be_spoken_for() -> None:
    first, today = date(2006, 1, 1), date(2026, 3, 10)

    assert days.spanned(first, today, today=today, earliest=first).last == today
