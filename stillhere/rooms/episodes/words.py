"""How silences are said: names of choices, and sentences put together.

Pure but for the language. Called by ``forms``, ``seen`` and ``overview/patterns``.
"""

from collections.abc import Iterable
from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from stillhere.rooms.episodes.records import Back, Before, Did, Part, Who
from stillhere.rooms.episodes.times import Day, Length


def who(item: Who, name: str = "") -> str:
    """Say who pulled back, as a choice of the one who writes it."""
    match item:
        case Who.ME:
            return _("I did")
        case Who.OTHER:
            return _("%(name)s did") % {"name": name} if name else _("They did")
        case Who.BOTH:
            return _("Both of us")


def before(item: Before) -> str:
    """Name what was going on before."""
    return {
        Before.ARGUMENT: _("an argument"),
        Before.TOPIC: _("a hard topic"),
        Before.REMARK: _("a remark that hurt"),
        Before.WANTED_TO_TALK: _("one of us wanted to talk"),
        Before.TIRED: _("tiredness or stress"),
        Before.OLD: _("something old came up"),
        Before.FAMILY: _("family or children"),
        Before.MONEY: _("money or work"),
        Before.CLOSENESS: _("closeness or sex"),
        Before.PLANS: _("plans that changed"),
        Before.APART: _("time apart"),
        Before.NOTHING: _("nothing I noticed"),
    }[item]


def did(item: Did) -> str:
    """Name what I did."""
    return {
        Did.PRESSED: _("pressed for an answer"),
        Did.CRITICISED: _("criticised"),
        Did.EXPLAINED: _("explained myself"),
        Did.ROOM: _("gave room"),
        Did.WAITED: _("waited"),
        Did.LISTENED: _("listened"),
        Did.REACHED: _("reached out gently"),
        Did.WENT_AWAY: _("went away too"),
    }[item]


def back(item: Back) -> str:
    """Name how we found back."""
    return {
        Back.SIGN: _("a small sign or a touch"),
        Back.TALK: _("we talked"),
        Back.SORRY: _("someone said sorry"),
        Back.NAMED_TIME: _("at a time we had named"),
        Back.DAILY: _("over everyday things"),
        Back.LAUGH: _("a laugh"),
        Back.BY_ITSELF: _("it passed by itself"),
        Back.HELP: _("with help from someone"),
    }[item]


def day(item: Day) -> str:
    """Name a day."""
    return {
        Day.TODAY: _("Today"),
        Day.YESTERDAY: _("Yesterday"),
        Day.OTHER: _("Another day"),
    }[item]


def part(item: Part) -> str:
    """Name a part of a day."""
    return {
        Part.MORNING: _("in the morning"),
        Part.MIDDAY: _("around midday"),
        Part.AFTERNOON: _("in the afternoon"),
        Part.EVENING: _("in the evening"),
        Part.NIGHT: _("at night"),
    }[item]


def length(item: Length) -> str:
    """Name a length."""
    return {
        Length.SHORT: _("under an hour"),
        Length.HOURS: _("a few hours"),
        Length.HALF_DAY: _("half a day"),
        Length.DAY: _("about a day"),
        Length.DAYS: _("two or three days"),
        Length.WEEK: _("about a week"),
        Length.UNTIL: _("until …"),
        Length.OPEN: _("it’s still quiet"),
    }[item]


def lasted(span: timedelta) -> str:
    """Say about how long something took, rounded as a person would."""
    hours = span / timedelta(hours=1)
    if hours < 1:
        return _("under an hour")
    if hours < 20:
        number = round(hours)
        said = ngettext("about an hour", "about %(number)s hours", number)
    elif hours < 24 * 21:
        number = round(hours / 24)
        said = ngettext("about a day", "about %(number)s days", number)
    elif hours < 24 * 7 * 9:
        number = round(hours / (24 * 7))
        said = ngettext("about a week", "about %(number)s weeks", number)
    elif hours < 24 * 365 * 1.5:
        number = round(hours / (24 * 30.4))
        said = ngettext("about a month", "about %(number)s months", number)
    else:
        number = round(hours / (24 * 365))
        said = ngettext("about a year", "about %(number)s years", number)
    return said % {"number": number}


def listed(words: Iterable[str]) -> str:
    """Put words in a row."""
    return pgettext("between words in a row", ", ").join(words)
