"""When someone plans to be back: choices, typed times, nights and clock changes."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillhere.foundation.web import wallclock
from stillhere.foundation.web.wallclock import Day
from stillhere.rooms.pauses import times
from stillhere.rooms.pauses.rules import LONGEST, SHORTEST
from stillhere.rooms.pauses.times import Kind

BERLIN = ZoneInfo("Europe/Berlin")
ZONES = st.sampled_from(
    ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "UTC"]
).map(ZoneInfo)
MOMENTS = st.datetimes(
    datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)
)


def berlin(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN).astimezone(UTC)


def offered(now: datetime) -> dict[Kind, datetime | None]:
    return {choice.kind: choice.until for choice in times.choices(now, BERLIN)}


def test_in_the_afternoon_half_an_hour_is_meant() -> None:
    assert times.default(berlin("2026-11-23 15:00"), BERLIN) == "30m"


@pytest.mark.parametrize(
    ("now", "back"),
    [
        ("2026-11-23 21:30", "2026-11-24 09:00"),
        ("2026-11-23 23:40", "2026-11-24 09:00"),
        ("2026-11-24 00:20", "2026-11-24 09:00"),
        ("2026-11-24 06:29", "2026-11-24 09:00"),
    ],
)
def test_a_usual_time_in_the_night_becomes_nine_in_the_morning(
    now: Any, back: str
) -> None:
    value = times.default(berlin(now), BERLIN)

    assert times.resolve(value, "", berlin(now), BERLIN) == berlin(back)


@pytest.mark.parametrize("now", ["2026-11-23 21:29", "2026-11-24 06:31"])
def test_just_beside_the_night_the_usual_time_is_meant(now: Any) -> None:
    assert times.default(berlin(now), BERLIN) == "30m"


def test_a_short_pause_stays_one_tap_away_in_the_night() -> None:
    values = [c.value for c in times.choices(berlin("2026-11-23 23:40"), BERLIN)]

    assert values[:3] == ["20m", "30m", "60m"]


def test_an_agreed_length_stands_among_the_choices() -> None:
    found = times.choices(berlin("2026-11-23 15:00"), BERLIN, usual=45)

    assert [c.minutes for c in found if c.minutes] == [20, 30, 45, 60]


@pytest.mark.parametrize(
    ("now", "evening"),
    [
        ("2026-11-23 17:59", "2026-11-23 19:00"),
        ("2026-11-23 18:00", "2026-11-23 21:00"),
        ("2026-11-23 20:00", None),
    ],
)
def test_this_evening_is_seven_then_nine_then_not_offered(
    now: Any, evening: Any
) -> None:
    found = offered(berlin(now)).get(Kind.EVENING)

    assert found == (berlin(evening) if evening else None)


def test_tomorrow_morning_is_not_offered_when_it_is_more_than_a_day_away() -> None:
    assert Kind.MORNING not in offered(berlin("2026-11-23 08:50"))


def test_a_choice_means_the_same_when_it_is_sent_later() -> None:
    shown, sent = berlin("2026-11-23 17:58"), berlin("2026-11-23 18:07")
    value = next(c.value for c in times.choices(shown, BERLIN) if c.kind == "evening")

    assert times.resolve(value, "", sent, BERLIN) == berlin("2026-11-23 19:00")


def test_a_typed_time_that_is_past_means_tomorrow() -> None:
    found = times.typed_time("18:40", berlin("2026-11-23 18:41"), BERLIN)

    assert found == berlin("2026-11-24 18:40")


@pytest.mark.parametrize("typed", ["18.40", " 18:40 ", "18h40"])
def test_a_typed_time_may_be_written_in_other_ways(typed: Any) -> None:
    found = times.typed_time(typed, berlin("2026-11-23 12:00"), BERLIN)

    assert found == berlin("2026-11-23 18:40")


@pytest.mark.parametrize(
    "typed",
    ["", "24:00", "7", "12:60", "noon", "\u0661\u0662:\u0663\u0660", "x" * 9000],
)
def test_what_is_no_time_of_day_is_refused(typed: Any) -> None:
    with pytest.raises(wallclock.NotATime):
        times.typed_time(typed, berlin("2026-11-23 12:00"), BERLIN)


@pytest.mark.parametrize(
    "value", ["", "0m", "-5m", "99999m", "at:soon", "yes", "\u0663m"]
)
def test_what_is_no_choice_is_refused(value: Any) -> None:
    with pytest.raises(wallclock.NotATime):
        times.resolve(value, "", berlin("2026-11-23 12:00"), BERLIN)


def test_a_time_that_the_clock_skips_counts_from_before_the_change() -> None:
    found = times.typed_time("2:30", berlin("2026-03-29 01:00"), BERLIN)

    assert found == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert found.astimezone(BERLIN).time() == time(3, 30)


def test_of_a_time_that_comes_twice_the_first_is_meant() -> None:
    found = times.typed_time("2:30", datetime(2026, 10, 25, 0, 0, tzinfo=UTC), BERLIN)

    assert found == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_of_a_time_that_comes_twice_the_second_is_meant_once_the_first_is_past() -> (
    None
):
    found = times.typed_time("2:30", datetime(2026, 10, 25, 0, 45, tzinfo=UTC), BERLIN)

    assert found == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("evening", "hours"), [("2026-03-28 22:00", 10), ("2026-10-24 22:00", 12)]
)
def test_nine_in_the_morning_is_right_over_both_clock_changes(
    evening: Any, hours: int
) -> None:
    now = berlin(evening)

    assert times.morning(now, BERLIN) == now + timedelta(hours=hours)


@given(now=MOMENTS, zone=ZONES)
def test_every_offered_time_is_within_the_limits(now: Any, zone: Any) -> None:
    for choice in times.choices(now, zone):
        if choice.until is not None:
            assert now + SHORTEST <= choice.until <= now + LONGEST


@given(now=MOMENTS, zone=ZONES)
def test_the_default_is_never_a_return_in_the_night(now: Any, zone: Any) -> None:
    until = times.resolve(times.default(now, zone), "", now, zone)

    assert not times.is_night(until, zone)


@given(now=MOMENTS, zone=ZONES, clock=st.times())
def test_a_typed_time_is_to_come_and_shows_on_the_clock(
    now: Any, zone: Any, clock: Any
) -> None:
    found = times.typed_time(f"{clock.hour}:{clock.minute:02}", now, zone)
    shown = found.astimezone(zone).time()

    assert now < found <= now + timedelta(hours=25)
    skipped = wallclock.at_local(found.astimezone(zone).date(), shown, zone, after=now)
    assert (shown.hour, shown.minute) == (clock.hour, clock.minute) or skipped == found


@given(now=MOMENTS, zone=ZONES)
def test_every_choice_resolves_to_what_it_showed(now: Any, zone: Any) -> None:
    for choice in times.choices(now, zone):
        if choice.until is not None:
            found = times.resolve(choice.value, "", now, zone)
            assert abs(found - choice.until) < timedelta(minutes=1)


@pytest.mark.parametrize(
    ("moment", "day", "clock"),
    [
        ("2026-11-23 18:40", Day.TODAY, "18:40"),
        ("2026-11-24 09:00", Day.TOMORROW, "9:00"),
        ("2026-11-22 09:05", Day.YESTERDAY, "9:05"),
        ("2026-11-26 09:00", Day.WEEKDAY, "9:00"),
        ("2026-12-24 09:00", Day.DATE, "9:00"),
    ],
)
def test_a_time_is_said_as_seen_from_today(moment: Any, day: Any, clock: Any) -> None:
    found = wallclock.spoken(berlin(moment), berlin("2026-11-23 12:00"), BERLIN)

    assert (found.day, found.clock) == (day, clock)


def test_a_time_is_said_on_the_clock_of_the_one_who_looks() -> None:
    moment = berlin("2026-11-24 01:30")

    found = wallclock.spoken(moment, moment, ZoneInfo("America/New_York"))

    assert (found.clock, found.on) == ("19:30", date(2026, 11, 23))
