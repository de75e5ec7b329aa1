"""When somebody plans to answer, and how a time is said.

Pure but for the language. Times come in and go out as UTC; the wall clock is looked at
in between.
"""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

EVENING, MORNING = time(20), time(9)
TYPED = "time"
_AT = "at:"
_FORM = "%Y-%m-%dT%H:%MZ"


class NotATime(ValueError):
    """It is no time that was offered, or no date and time at all."""


def choices(now: datetime, zone: ZoneInfo) -> list[tuple[str, str]]:
    """Return the offered times, each a value that keeps its meaning and its words."""
    local = now.astimezone(zone)
    today = local.date()
    found = [(today, EVENING)] if local.hour < 18 else []
    tomorrow = today + timedelta(days=1)
    found += [(tomorrow, MORNING), (tomorrow, EVENING)]
    found += [(today + timedelta(days=days), EVENING) for days in (2, 7)]
    moments = [_utc(day, clock, zone) for day, clock in found]
    shown = [
        (_AT + one.strftime(_FORM), _first(when(one, now, zone))) for one in moments
    ]
    return [*shown, (TYPED, _("Another time …"))]


def resolve(value: str, typed: str, zone: ZoneInfo) -> datetime:
    """Return the time that a choice means. :raises NotATime: if it is none."""
    if value == TYPED:
        if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d", typed, re.ASCII):
            raise NotATime
        return _read(typed, "%Y-%m-%dT%H:%M", zone)
    if not value.startswith(_AT):
        raise NotATime
    return _read(value.removeprefix(_AT), _FORM, ZoneInfo("UTC"))


def _read(text: str, form: str, zone: ZoneInfo) -> datetime:
    try:
        naive = datetime.strptime(text, form)  # noqa: DTZ007
        return naive.replace(tzinfo=zone).astimezone(UTC)
    except (ValueError, OverflowError):
        raise NotATime from None


def when(moment: datetime, now: datetime, zone: ZoneInfo) -> str:
    """Say a time as the end of a sentence: "today at 18:40"."""
    local, today = moment.astimezone(zone), now.astimezone(zone).date()
    clock = f"{local.hour}:{local.minute:02}"
    match (local.date() - today).days:
        case 0:
            return _("today at %(clock)s") % {"clock": clock}
        case 1:
            return _("tomorrow at %(clock)s") % {"clock": clock}
        case -1:
            return _("yesterday at %(clock)s") % {"clock": clock}
        case days if abs(days) < 7:
            day = date_format(local.date(), "l")
        case _days:
            day = date_format(local.date(), "j F")
    return _("on %(day)s at %(clock)s") % {"day": day, "clock": clock}


def day(moment: datetime, now: datetime, zone: ZoneInfo) -> str:
    """Say a day by itself."""
    on, today = moment.astimezone(zone).date(), now.astimezone(zone).date()
    match (on - today).days:
        case 0:
            return _("Today")
        case -1:
            return _("Yesterday")
        case _days:
            return date_format(on, "j F")


def months_before(now: datetime, back: int) -> date:
    """Return the first day of the month so many months ago, as shelves count them."""
    today = now.astimezone(UTC).date()
    months = today.year * 12 + today.month - 1 - back
    return date(months // 12, months % 12 + 1, 1)


def _utc(on: date, clock: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(on, clock, tzinfo=zone).astimezone(UTC)


def _first(text: str) -> str:
    return text[:1].upper() + text[1:]
