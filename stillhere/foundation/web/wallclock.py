"""The wall clock of a person: times of day as moments, and how a moment is said.

Pure: takes the time and the person's zone. Everything comes in and goes out as aware
UTC; the wall clock is only looked at in between, so that both clock changes are right:
a time that the clock skips counts from before the change (2:30 becomes 3:30), and of a
time that it shows twice the first one still to come is meant.
"""

import re
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

import attrs

_AT = "at:"
_FORM = "%Y-%m-%dT%H:%MZ"
_CLOCK = re.compile(r"\s*([01]?\d|2[0-3])[:.h]([0-5]\d)\s*")


class NotATime(ValueError):
    """What was typed is no time of day."""


class Day(StrEnum):
    """Which day a time is on, seen from now."""

    TODAY = "today"
    TOMORROW = "tomorrow"
    YESTERDAY = "yesterday"
    WEEKDAY = "weekday"
    DATE = "date"


@attrs.frozen(kw_only=True)
class Spoken:
    """A time as it is said: the day, and the clock as "18:40" or "9:00"."""

    day: Day
    on: date
    clock: str


def at_local(day: date, clock: time, zone: ZoneInfo, *, after: datetime) -> datetime:
    """Return that wall-clock time as UTC; if it is twice, the first past ``after``."""
    naive = datetime.combine(day, clock.replace(tzinfo=None))
    first = naive.replace(tzinfo=zone, fold=0).astimezone(UTC)
    second = naive.replace(tzinfo=zone, fold=1).astimezone(UTC)
    return second if first <= after < second else first


def next_at(clock: time, now: datetime, zone: ZoneInfo, *, after: datetime) -> datetime:
    """Return the next such wall-clock time past ``after``."""
    today = now.astimezone(zone).date()
    days = (today + timedelta(days=ahead) for ahead in range(3))
    found = (at_local(day, clock, zone, after=after) for day in days)
    return next(moment for moment in found if moment > after)


def clock_time(typed: str) -> time:
    """Read a time of day: "18:40", "9.05", "7h30". :raises NotATime: if it is none."""
    found = _CLOCK.fullmatch(typed)
    if found is None or not typed.isascii():
        raise NotATime
    return time(int(found[1]), int(found[2]))


def spoken(moment: datetime, now: datetime, zone: ZoneInfo) -> Spoken:
    """Return how a time is said on the viewer's clock."""
    local, today = moment.astimezone(zone), now.astimezone(zone).date()
    days = (local.date() - today).days
    match days:
        case 0:
            day = Day.TODAY
        case 1:
            day = Day.TOMORROW
        case -1:
            day = Day.YESTERDAY
        case _ if abs(days) < 7:
            day = Day.WEEKDAY
        case _:
            day = Day.DATE
    return Spoken(day=day, on=local.date(), clock=f"{local.hour}:{local.minute:02}")


def stamp(moment: datetime) -> str:
    """Return a moment as it travels in a form, to the minute."""
    return _AT + moment.astimezone(UTC).strftime(_FORM)


def stamped(value: str) -> datetime:
    """Read what :func:`stamp` wrote. :raises NotATime: if it is none."""
    try:
        naive = datetime.strptime(value, _AT + _FORM)  # noqa: DTZ007
    except ValueError:
        raise NotATime from None
    return naive.replace(tzinfo=UTC)
