"""From "yesterday, in the evening" and "a few hours" to moments, on a person's clock.

Pure. Nobody looks at the clock when it goes quiet, so parts of a day and rounded
lengths are what a person is asked for; they are told so where a figure comes of it.
"""

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from stillhere.foundation.web.wallclock import at_local
from stillhere.rooms.episodes.records import Part


class Day(StrEnum):
    """Which day."""

    TODAY = "today"
    YESTERDAY = "yesterday"
    OTHER = "other"


CLOCKS: Final = {
    Part.MORNING: time(9),
    Part.MIDDAY: time(12, 30),
    Part.AFTERNOON: time(16),
    Part.EVENING: time(20),
    Part.NIGHT: time(23),
}
"""The time that stands for each part of a day."""


class Length(StrEnum):
    """About how long it was quiet."""

    SHORT = "short"
    HOURS = "hours"
    HALF_DAY = "half-day"
    DAY = "day"
    DAYS = "days"
    WEEK = "week"
    UNTIL = "until"
    OPEN = "open"


HOURS: Final = {
    Length.SHORT: 0.5,
    Length.HOURS: 3.0,
    Length.HALF_DAY: 8.0,
    Length.DAY: 24.0,
    Length.DAYS: 60.0,
    Length.WEEK: 168.0,
}
"""The hours that stand for each length."""


def today(now: datetime, zone: ZoneInfo) -> date:
    """Return the day it is for somebody."""
    return now.astimezone(zone).date()


def day_of(day: Day, other: date | None, now: datetime, zone: ZoneInfo) -> date | None:
    """Return the day that was chosen; None if it was to be named and was not."""
    here = today(now, zone)
    match day:
        case Day.TODAY:
            return here
        case Day.YESTERDAY:
            return here - timedelta(days=1)
        case Day.OTHER:
            return other


def moment(day: date, part: Part, now: datetime, zone: ZoneInfo) -> datetime:
    """Return about when that was; the part of today that it is means now."""
    if day == today(now, zone) and part is part_of(now, zone):
        return now.astimezone(UTC)
    return at_local(day, CLOCKS[part], zone, after=now)


def part_of(now: datetime, zone: ZoneInfo) -> Part:
    """Return which part of the day it is."""
    hour = now.astimezone(zone).hour
    bounds = ((5, Part.NIGHT), (12, Part.MORNING), (14, Part.MIDDAY))
    for until, part in (*bounds, (18, Part.AFTERNOON), (22, Part.EVENING)):
        if hour < until:
            return part
    return Part.NIGHT


def ended(began: datetime, length: Length, now: datetime) -> datetime:
    """Return about when it was over; a rounded length never reaches past now.

    Somebody who says "a day" of a silence from yesterday evening means until now.
    """
    found = began + timedelta(hours=HOURS[length])
    nearly = began + timedelta(hours=HOURS[length] / 2)
    return now.astimezone(UTC) if nearly <= now < found else found


def named(day: date, now: datetime, zone: ZoneInfo) -> Day:
    """Return how a day is chosen in a form, or said."""
    ago = (today(now, zone) - day).days
    return {0: Day.TODAY, 1: Day.YESTERDAY}.get(ago, Day.OTHER)


def local(found: datetime, zone: ZoneInfo) -> tuple[date, Part]:
    """Return the day and the part of the day that a moment lies in."""
    return today(found, zone), part_of(found, zone)


def length_of(began: datetime, end: datetime | None) -> Length:
    """Return which length stands for what was kept; "until" where none does."""
    if end is None:
        return Length.OPEN
    hours = (end - began) / timedelta(hours=1)
    return next((length for length in HOURS if HOURS[length] == hours), Length.UNTIL)
