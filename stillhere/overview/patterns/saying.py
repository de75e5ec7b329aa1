"""How often, how long, how many: figures as a person would say them.

Pure but for the language. Rounded on purpose: a digit more would promise more than the
figures hold.
"""

from datetime import timedelta
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stillhere.core.stats.bands import WEEKS_A_MONTH, Band
from stillhere.overview.patterns.lines import Often
from stillhere.rooms.episodes import words

ONCE_A_MONTH: Final = 2 / 3
"""A month: less is nearer to once in two."""


def often(rate: float) -> str:
    """Say a rate a week: "about twice a month"."""
    month, year = rate * WEEKS_A_MONTH, rate * WEEKS_A_MONTH * 12
    if rate >= 10.5:
        return _("more than once a day")
    if rate >= 5.5:
        return _("about once a day")
    if rate >= 0.75:
        return _times_a_week(round(rate))
    if month >= ONCE_A_MONTH:
        return _times_a_month(round(month))
    if year >= 1.5:
        between = round(12 / year)
        return _("about once in %(number)s months") % {"number": between}
    if year >= 0.75:
        return _("about once a year")
    return _("less than once a year")


def _times_a_week(number: int) -> str:
    if number == 2:
        return _("about twice a week")
    said = ngettext("about once a week", "about %(number)s times a week", number)
    return said % {"number": number}


def _times_a_month(number: int) -> str:
    if number == 2:
        return _("about twice a month")
    said = ngettext("about once a month", "about %(number)s times a month", number)
    return said % {"number": number}


def weeks(number: float) -> str:
    """Say a time in weeks: "12 weeks", "half a week"."""
    if number < 1:
        days = round(number * 7)
        return ngettext("one day", "%(number)s days", days) % {"number": days}
    whole = round(number)
    return ngettext("one week", "%(number)s weeks", whole) % {"number": whole}


def silences(number: int) -> str:
    """Say how many: "one silence", "12 silences"."""
    said = ngettext("one silence", "%(number)s silences", number)
    return said % {"number": number}


def long(hours: float) -> str:
    """Say how long: "about 8 hours"."""
    return words.lasted(timedelta(hours=hours))


def within(hours: float) -> str:
    """Say by when: "within about 8 hours"."""
    if hours < 1:
        return _("within an hour")
    return _("within %(long)s") % {"long": long(hours)}


def band(item: Band) -> str:
    """Name a band."""
    return {
        Band.OCCASIONAL: _("occasional"),
        Band.BETWEEN: _("in between"),
        Band.FREQUENT: _("often"),
    }[item]


def line(item: Often) -> str:
    """Name a line between two bands."""
    return {
        Often.QUARTER: _("once in three months"),
        Often.TWO_MONTHS: _("once in two months"),
        Often.MONTH: _("once a month"),
        Often.TWICE_A_MONTH: _("twice a month"),
        Often.WEEK: _("once a week"),
        Often.TWICE_A_WEEK: _("twice a week"),
        Often.DAY: _("once a day"),
    }[item]
