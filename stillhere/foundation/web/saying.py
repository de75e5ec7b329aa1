"""How a moment is said on a person's clock, in a sentence or by itself."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from stillhere.foundation.web.wallclock import Day, spoken


def when(moment: datetime, now: datetime, zone: ZoneInfo) -> str:
    """Say a time as the end of a sentence: "at 18:40", "tomorrow at 9:00"."""
    said = spoken(moment, now, zone)
    match said.day:
        case Day.TODAY:
            return _("at %(clock)s") % {"clock": said.clock}
        case Day.TOMORROW:
            return _("tomorrow at %(clock)s") % {"clock": said.clock}
        case Day.YESTERDAY:
            return _("yesterday at %(clock)s") % {"clock": said.clock}
        case Day.WEEKDAY:
            day = date_format(said.on, "l")
            return _("on %(day)s at %(clock)s") % {"day": day, "clock": said.clock}
        case _other:
            day = date_format(said.on, "j F")
            return _("on %(day)s at %(clock)s") % {"day": day, "clock": said.clock}


def dated(moment: datetime, now: datetime, zone: ZoneInfo) -> str:
    """Say a time with its day, today as well: "today at 18:40"."""
    said = spoken(moment, now, zone)
    if said.day is Day.TODAY:
        return _("today at %(clock)s") % {"clock": said.clock}
    return when(moment, now, zone)


def bare(moment: datetime, now: datetime, zone: ZoneInfo) -> str:
    """Say a time by itself: "18:40", "tomorrow at 9:00"."""
    said = spoken(moment, now, zone)
    return said.clock if said.day is Day.TODAY else when(moment, now, zone)
