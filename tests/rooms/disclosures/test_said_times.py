"""When somebody plans to answer, on their own clock."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from stillhere.foundation.web import saying
from stillhere.foundation.web.wallclock import NotATime
from stillhere.rooms.disclosures import times

DUBLIN = ZoneInfo("Europe/Dublin")
NOW = datetime(2026, 11, 23, 14, 10, tzinfo=UTC)


def test_times_are_offered_from_this_evening_to_next_week() -> None:
    shown = [words for _value, words in times.choices(NOW, DUBLIN)]

    assert shown == [
        "Today at 20:00",
        "Tomorrow at 9:00",
        "Tomorrow at 20:00",
        "On Wednesday at 20:00",
        "On 30 November at 20:00",
        "Another time …",
    ]
    evening = times.choices(NOW.replace(hour=19), DUBLIN)
    assert evening[0][1] == "Tomorrow at 9:00"


def test_a_choice_keeps_its_meaning_and_a_typed_time_is_ones_own() -> None:
    value = times.choices(NOW, ZoneInfo("Asia/Tokyo"))[0][0]

    assert times.resolve(value, "", DUBLIN) == datetime(2026, 11, 24, 0, 0, tzinfo=UTC)
    typed = times.resolve("time", "2026-07-01T20:00", DUBLIN)
    assert typed == datetime(2026, 7, 1, 19, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "typed"),
    [
        ("", ""),
        ("soon", ""),
        ("at:9999-99-99T99:99Z", ""),
        ("time", ""),
        ("time", "tomorrow"),
        ("time", "0001-01-01T00:00"),
        ("time", "9999-12-31T23:59"),
        ("time", "٢٠٢٦-١١-٢٣T20:00"),
    ],
)
def test_what_is_no_time_is_told(value: str, typed: str) -> None:
    try:
        found = times.resolve(value, typed, ZoneInfo("Pacific/Kiritimati"))
    except NotATime:
        return
    assert abs(found.year - 2026) > 100, "far away: the rules refuse it"


def test_a_day_is_said_by_itself() -> None:
    assert times.day(NOW, NOW, DUBLIN) == "Today"
    assert times.day(NOW.replace(day=22), NOW, DUBLIN) == "Yesterday"
    assert times.day(NOW.replace(day=2), NOW, DUBLIN) == "2 November"
    assert saying.dated(NOW.replace(day=22), NOW, DUBLIN) == "yesterday at 14:10"


def test_months_are_counted_as_shelves_count_them() -> None:
    turn = datetime(2026, 1, 1, 0, 30, tzinfo=UTC)

    assert times.months_before(turn, 0) == date(2026, 1, 1)
    assert times.months_before(turn, 1) == date(2025, 12, 1)
    assert times.months_before(NOW, 23) == date(2024, 12, 1)
