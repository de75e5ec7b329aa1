"""From "this evening, a few hours" to moments, on any clock."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillhere.rooms.episodes import times
from stillhere.rooms.episodes.records import Part
from stillhere.rooms.episodes.times import Day, Length
from tests.rooms.episodes.silences import DUBLIN, silence

ZONES = st.sampled_from(
    [
        "Europe/Dublin",
        "Pacific/Chatham",
        "Pacific/Apia",
        "America/St_Johns",
        "Australia/Lord_Howe",
        "Pacific/Kiritimati",
        "America/Santiago",
    ]
).map(ZoneInfo)
MOMENTS = st.datetimes(
    datetime(2010, 1, 1),
    datetime(2035, 1, 1),
    timezones=st.just(UTC),
)
PARTS = st.sampled_from(Part)
ROUNDED = st.sampled_from(list(times.HOURS))


def dublin(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=DUBLIN)


@given(MOMENTS, ZONES)
def test_every_hour_has_its_part(now: datetime, zone: ZoneInfo) -> None:
    hour, part = now.astimezone(zone).hour, times.part_of(now, zone)

    night = hour >= 22 or hour < 5
    assert (part is Part.NIGHT) == night
    assert (part is Part.MORNING) == (5 <= hour < 12)
    assert (part is Part.MIDDAY) == (12 <= hour < 14)
    assert (part is Part.AFTERNOON) == (14 <= hour < 18)
    assert (part is Part.EVENING) == (18 <= hour < 22)


@given(PARTS)
def test_the_time_that_stands_for_a_part_lies_in_it(part: Part) -> None:
    at = datetime.combine(date(2026, 6, 1), times.CLOCKS[part], tzinfo=DUBLIN)

    assert times.part_of(at, DUBLIN) is part


@given(MOMENTS, ZONES, st.sampled_from(Length))
def test_what_begins_in_this_part_of_today_began_before_now(
    now: datetime, zone: ZoneInfo, length: Length
) -> None:
    today, part = times.today(now, zone), times.part_of(now, zone)

    began = times.begun(today, part, length, now, zone)

    assert began < now
    assert now - began <= max(timedelta(hours=168), times.MOMENT)
    assert now - began <= timedelta(hours=9)  # a part has eight hours, or so


@given(MOMENTS, ZONES, st.integers(0, 400), PARTS, ROUNDED)
def test_a_rounded_length_reaches_past_now_only_if_it_is_far_from_over(
    now: datetime, zone: ZoneInfo, ago: int, part: Part, length: Length
) -> None:
    day = times.today(now, zone) - timedelta(days=ago)
    began = times.begun(day, part, length, now, zone)

    ended = times.ended(began, length, now)

    hours = timedelta(hours=times.HOURS[length])
    assert ended <= now or now < began + hours / 2
    assert ended in {began + hours, now}


def test_this_evening_a_few_hours_is_said_when_it_is_over() -> None:
    now = dublin("2026-11-23 21:40")
    today = date(2026, 11, 23)

    began = times.begun(today, Part.EVENING, Length.HOURS, now, DUBLIN)

    assert began == dublin("2026-11-23 18:40")
    assert times.ended(began, Length.HOURS, now) == now


def test_this_evening_it_cannot_have_begun_before_the_evening() -> None:
    now = dublin("2026-11-23 19:40")

    began = times.begun(date(2026, 11, 23), Part.EVENING, Length.HOURS, now, DUBLIN)

    assert began == dublin("2026-11-23 18:00")
    assert times.ended(began, Length.HOURS, now) == now


@pytest.mark.parametrize("clock", ["18:03", "19:00", "21:59"])
def test_under_an_hour_this_evening_can_always_be_noted(clock: str) -> None:
    now = dublin(f"2026-11-23 {clock}")

    began = times.begun(date(2026, 11, 23), Part.EVENING, Length.SHORT, now, DUBLIN)

    assert began < times.ended(began, Length.SHORT, now) <= now


def test_a_day_since_yesterday_evening_means_until_now() -> None:
    now = dublin("2026-11-23 18:10")
    began = times.begun(date(2026, 11, 22), Part.EVENING, Length.DAY, now, DUBLIN)

    assert began == dublin("2026-11-22 20:00")
    assert times.ended(began, Length.DAY, now) == now


def test_a_week_since_yesterday_evening_is_not_over() -> None:
    now = dublin("2026-11-23 18:10")

    assert times.ended(dublin("2026-11-22 20:00"), Length.WEEK, now) > now


def test_ten_to_midnight_is_tonight() -> None:
    now = dublin("2026-11-23 23:50")

    began = times.begun(date(2026, 11, 23), Part.NIGHT, Length.OPEN, now, DUBLIN)

    assert began == now - times.MOMENT
    assert times.named(date(2026, 11, 23), now, DUBLIN) is Day.TODAY
    assert times.named(date(2026, 11, 23), now + timedelta(minutes=20), DUBLIN) is (
        Day.YESTERDAY
    )


def test_after_midnight_the_night_began_the_evening_before() -> None:
    now = dublin("2026-11-24 00:30")

    began = times.begun(date(2026, 11, 24), Part.NIGHT, Length.HOURS, now, DUBLIN)

    assert began == dublin("2026-11-23 22:00")
    assert times.ended(began, Length.HOURS, now) == now


def test_a_night_in_which_the_clock_is_put_back_is_an_hour_longer() -> None:
    now = dublin("2026-10-25 02:00")

    began = times.begun(date(2026, 10, 25), Part.NIGHT, Length.HALF_DAY, now, DUBLIN)

    assert began == dublin("2026-10-24 22:00")
    assert now.astimezone(UTC) - began.astimezone(UTC) == timedelta(hours=5)


def test_a_time_that_the_clock_skips_counts_from_before() -> None:
    chile = ZoneInfo("America/Santiago")  # at midnight of 2026-09-06 an hour on
    now = datetime(2026, 9, 7, 12, tzinfo=UTC)

    began = times.begun(date(2026, 9, 5), Part.NIGHT, Length.HOURS, now, chile)

    assert began.astimezone(chile).isoformat() == "2026-09-05T23:00:00-04:00"


def test_the_same_moment_is_another_day_elsewhere() -> None:
    now = datetime(2026, 11, 23, 11, tzinfo=UTC)

    assert times.today(now, ZoneInfo("Pacific/Kiritimati")) == date(2026, 11, 24)
    assert times.today(now, ZoneInfo("Pacific/Pago_Pago")) == date(2026, 11, 23)


def test_over_in_the_part_it_began_in_is_soon_after() -> None:
    now = dublin("2026-11-24 10:00")
    late = silence(
        began=dublin("2026-11-22 21:29"), on=date(2026, 11, 22), part=Part.EVENING
    )

    found = times.over(late, date(2026, 11, 22), Part.EVENING, now, DUBLIN)

    assert found == dublin("2026-11-22 21:59")


def test_over_in_this_part_of_today_means_now() -> None:
    now = dublin("2026-11-23 21:40")
    began = silence(
        began=dublin("2026-11-23 21:39"), on=date(2026, 11, 23), part=Part.EVENING
    )

    assert times.over(began, date(2026, 11, 23), Part.EVENING, now, DUBLIN) == now


@given(ROUNDED, st.integers(0, 10_000))
def test_a_rounded_length_is_shown_again_as_it_was_chosen(
    length: Length, minutes: int
) -> None:
    began = dublin("2026-01-01 20:00")
    end = began + timedelta(hours=times.HOURS[length])

    assert times.length_of(began, end) is length
    assert times.length_of(began, None) is Length.OPEN
    found = times.length_of(began, began + timedelta(minutes=minutes))
    assert (found is Length.SHORT) == (minutes < 60)


def test_a_day_that_was_to_be_named_and_was_not_is_none() -> None:
    now = dublin("2026-11-23 21:40")

    assert times.day_of(Day.OTHER, None, now, DUBLIN) is None
    assert times.day_of(Day.YESTERDAY, None, now, DUBLIN) == date(2026, 11, 22)
