"""When somebody plans to answer, and how a day is said.

Pure but for the language. Times come in and go out as UTC; ``web/wallclock`` knows the
clock in between.
"""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from stillhere.foundation.web.saying import dated
from stillhere.foundation.web.wallclock import NotATime, at_local, stamp, stamped

EVENING, MORNING = time(20), time(9)
TYPED = "time"


def choices(now: datetime, zone: ZoneInfo) -> list[tuple[str, str]]:
    """Return the offered times, each a value that keeps its meaning and its words."""
    local = now.astimezone(zone)
    today = local.date()
    found = [(today, EVENING)] if local.hour < 18 else []
    tomorrow = today + timedelta(days=1)
    found += [(tomorrow, MORNING), (tomorrow, EVENING)]
    found += [(today + timedelta(days=days), EVENING) for days in (2, 7)]
    moments = [at_local(day, clock, zone, after=now) for day, clock in found]
    shown = [(stamp(one), _first(dated(one, now, zone))) for one in moments]
    return [*shown, (TYPED, _("Another time …"))]


def resolve(value: str, typed: str, zone: ZoneInfo) -> datetime:
    """Return the time that a choice means. :raises NotATime: if it is none."""
    if value != TYPED:
        return stamped(value)
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d", typed, re.ASCII):
        raise NotATime
    try:
        naive = datetime.strptime(typed, "%Y-%m-%dT%H:%M")  # noqa: DTZ007
        return naive.replace(tzinfo=zone).astimezone(UTC)
    except (ValueError, OverflowError):
        raise NotATime from None


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


def _first(text: str) -> str:
    return text[:1].upper() + text[1:]
