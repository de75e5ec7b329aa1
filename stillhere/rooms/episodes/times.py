"""From "yesterday, in the evening" and "a few hours" to moments, on a person's clock.

Pure. Nobody looks at the clock when it goes quiet, so parts of a day and rounded
lengths are what a person is asked for; they are told so where a figure comes of it.
"""

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from stillhere.foundation.web.wallclock import at_local
from stillhere.rooms.episodes.records import Part, Silence


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
STARTS: Final = {
    Part.MORNING: time(5),
    Part.MIDDAY: time(12),
    Part.AFTERNOON: time(14),
    Part.EVENING: time(18),
    Part.NIGHT: time(22),
}
"""When each part of a day begins, in their order; the night goes on until morning."""
MOMENT: Final = timedelta(minutes=1)
"""What begins now began a moment ago, so that it can be over now."""
SOON: Final = timedelta(minutes=30)
"""How long after its beginning a silence was over in the same part of the day."""


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


def is_now(day: date, part: Part, now: datetime, zone: ZoneInfo) -> bool:
    """Say whether that is the part of today that it is."""
    return day == today(now, zone) and part is part_of(now, zone)


def moment(day: date, part: Part, now: datetime, zone: ZoneInfo) -> datetime:
    """Return about when that was; the part of today that it is means now."""
    if is_now(day, part, now, zone):
        return now.astimezone(UTC)
    return at_local(day, CLOCKS[part], zone, after=now)


def begun(
    day: date, part: Part, length: Length, now: datetime, zone: ZoneInfo
) -> datetime:
    """Return about when it began.

    What began in the part of the day that it is began as long ago as it took, as far
    as that part goes back: "this evening, a few hours" is said when it is over.
    """
    if not is_now(day, part, now, zone):
        return at_local(day, CLOCKS[part], zone, after=now)
    ago = timedelta(hours=HOURS.get(length, 0.0))
    start = max(_start(part, now, zone), now.astimezone(UTC) - ago)
    return min(start, now.astimezone(UTC) - MOMENT)


def _start(part: Part, now: datetime, zone: ZoneInfo) -> datetime:
    """Return when the part of the day that it is began."""
    local = now.astimezone(zone)
    day = local.date()
    if part is Part.NIGHT and local.hour < STARTS[Part.MORNING].hour:
        day -= timedelta(days=1)
    return at_local(day, STARTS[part], zone, after=now)


def part_of(now: datetime, zone: ZoneInfo) -> Part:
    """Return which part of the day it is."""
    clock = now.astimezone(zone).time()
    begun = [part for part in STARTS if STARTS[part] <= clock]
    return begun[-1] if begun else Part.NIGHT


def ended(began: datetime, length: Length, now: datetime) -> datetime:
    """Return about when it was over; a rounded length never reaches past now.

    Somebody who says "a day" of a silence from yesterday evening means until now, and
    "under an hour" may be a minute.
    """
    span = timedelta(hours=HOURS[length])
    least = timedelta(0) if length is Length.SHORT else span / 2
    found = began + span
    return now.astimezone(UTC) if began + least <= now < found else found


def over(
    silence: Silence, day: date, part: Part, now: datetime, zone: ZoneInfo
) -> datetime:
    """Return about when it was over that day; soon, if in the part it began in."""
    same = (day, part) == (silence.on, silence.part)
    if same and not is_now(day, part, now, zone):
        return min(silence.began + SOON, now.astimezone(UTC))
    return moment(day, part, now, zone)


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
    if hours < 1:
        return Length.SHORT
    return next((length for length in HOURS if HOURS[length] == hours), Length.UNTIL)
