"""What is counted: silences over each other are one, weeks nobody saw are left out."""

import re
from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as some

from stillhere.overview.patterns import curve, noticing, pictures, sentences
from stillhere.overview.patterns.history import history, hours, merged
from stillhere.overview.patterns.lines import Lines
from stillhere.rooms.episodes.days import merged as merged_days
from stillhere.rooms.episodes.records import (
    Back,
    Before,
    Days,
    Did,
    Part,
    Silence,
    Span,
)
from stillhere.rooms.episodes.rules import overlaps
from tests.overview.patterns.histories import NOW, TODAY, silence, spoken, told

HOURS = some.one_of(some.none(), some.floats(0.02, 20_000))
SILENCES = some.lists(
    some.builds(
        silence,
        some.floats(0, 3_000),
        hours=HOURS,
        did=some.sets(some.sampled_from(Did), max_size=3).map(tuple),
        before=some.sets(some.sampled_from(Before), max_size=3).map(tuple),
        back=some.sets(some.sampled_from(Back), max_size=2).map(tuple),
        part=some.sampled_from(Part),
    ),
    max_size=40,
)
SPANS = some.lists(
    some.tuples(some.integers(0, 3_000), some.integers(0, 200)), max_size=8
).map(
    lambda pairs: Days(
        spans=merged_days(
            Span(
                first=TODAY - timedelta(days=ago + long),
                last=TODAY - timedelta(days=ago),
            )
            for ago, long in pairs
        )
    )
)


@given(SILENCES)
def test_no_two_that_are_counted_lie_over_each_other(noted: list[Silence]) -> None:
    found = merged(sorted(noted, key=lambda one: one.began))

    for place, one in enumerate(found):
        assert not any(overlaps(one, other) for other in found[place + 1 :])
    for one in noted:
        assert any(overlaps(one, other) or one == other for other in found)


@settings(deadline=None)
@given(SILENCES, SPANS)
def test_whatever_was_noted_every_question_has_its_sentence(
    noted: list[Silence], days: Days
) -> None:
    """Nothing divides by zero, and nothing says NaN."""
    found = told(noted, days)
    around, loop = noticing.around(found), noticing.loop(found)
    long = noticing.how_long(found)
    often = noticing.how_often(found, Lines().thresholds)
    changing = noticing.changing(found)

    said = (
        *sentences.how_often(often),
        *sentences.how_long(long),
        *sentences.changing(changing),
        *sentences.before(around),
        *sentences.helped(around),
        *sentences.acted(noticing.acted(found)),
        *sentences.loop(loop),
    )

    assert all(said)
    assert not any(re.search(r"\bnan\b|None\b(?! of)", line) for line in said)


@given(SILENCES, SPANS)
def test_no_picture_leaves_its_frame(noted: list[Silence], days: Days) -> None:
    found = told(noted, days)

    bars = pictures.by_week(found.weeks)
    drawn = curve.curve(noticing.how_long(found))

    for bar in bars.bars:
        assert 0 <= bar.x <= pictures.WIDE
        assert 0 <= bar.y <= pictures.HIGH
        assert 0 <= bar.high <= pictures.HIGH
    for dot in drawn.dots:
        assert 0 <= dot.x <= pictures.WIDE
    for corner in f"{drawn.line} {drawn.band}".split():
        x, y = map(float, corner.split(","))
        assert 0 <= x <= pictures.WIDE
        assert 0 <= y <= pictures.HIGH


@given(SILENCES, SPANS)
def test_the_order_in_which_things_were_noted_changes_nothing(
    noted: list[Silence], days: Days
) -> None:
    one, other = told(noted, days), told(noted[::-1], days)

    assert one.weekly == other.weekly
    assert noticing.how_long(one).closed == noticing.how_long(other).closed


def test_a_week_that_nobody_saw_is_left_out() -> None:
    days = Days(
        spans=(
            Span(first=date(2026, 10, 5), last=date(2026, 10, 11)),
            Span(first=date(2026, 10, 19), last=date(2026, 10, 20)),
        )
    )

    found = history([], days, NOW)

    assert [(week.monday, week.days) for week in found.weeks] == [
        (date(2026, 10, 5), 7),
        (date(2026, 10, 19), 2),
    ]
    bars = pictures.by_week(found.weeks)
    assert [bar.seen for bar in bars.bars] == [True, False, True]


def test_many_weeks_are_drawn_by_month() -> None:
    bars = pictures.by_week(told([silence(3)], spoken(60)).weeks)

    assert bars.by_month
    assert sum(row[1] for row in bars.rows) == 1
    assert len(bars.bars) <= 16


def test_what_is_open_has_lasted_until_now_and_never_less_than_nothing() -> None:
    begins_later = datetime(2026, 11, 23, 19, 0, tzinfo=UTC)
    one = silence(1, hours=None)

    assert hours(one, NOW) == 24
    ahead = Silence(began=begins_later, on=TODAY, part=Part.EVENING)
    assert hours(ahead, NOW) == 0


def test_a_silence_across_the_clock_change_counts_real_hours() -> None:
    began = datetime(2026, 10, 24, 20, 0, tzinfo=UTC)
    one = Silence(
        began=began,
        on=began.date(),
        part=Part.EVENING,
        ended=datetime(2026, 10, 25, 8, 0, tzinfo=UTC),
    )

    assert hours(one, NOW) == 12
