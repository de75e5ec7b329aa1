"""How feelings are said on a page: names of choices, and sentences put together.

Pure but for the language. Called by ``seen``, ``forms`` and ``views``.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from stillhere.rooms.feelings.records import Body, Need, Place, Weigh
from stillhere.rooms.feelings.vocabulary import ENGLISH, Vocabulary, vocabulary


def body(item: Body) -> str:
    """Name a part of the body."""
    return {
        Body.HEAD: _("my head"),
        Body.FACE: _("my face or jaw"),
        Body.THROAT: _("my throat"),
        Body.CHEST: _("my chest"),
        Body.BELLY: _("my belly"),
        Body.BACK: _("my shoulders or back"),
        Body.HANDS: _("my arms or hands"),
        Body.LEGS: _("my legs"),
        Body.ALL: _("everywhere"),
        Body.NOWHERE: _("nowhere I can tell"),
    }[item]


def need(item: Need) -> str:
    """Name a need."""
    return {
        Need.REST: _("rest or sleep"),
        Need.FOOD: _("food, water, a warm drink"),
        Need.QUIET: _("quiet, for myself"),
        Need.AIR: _("air, or to move"),
        Need.HUG: _("a hug, to be held"),
        Need.COMPANY: _("someone near me"),
        Need.HEARD: _("to be heard"),
        Need.KIND_WORD: _("a kind word"),
        Need.HELP: _("help with something"),
        Need.TIME: _("more time"),
        Need.CLEAR: _("to know where I stand"),
        Need.FUN: _("something light"),
        Need.SAFE: _("to feel safe"),
        Need.NOTHING: _("nothing right now"),
    }[item]


def weigh(item: Weigh) -> str:
    """Name what may weigh on it too."""
    return {
        Weigh.SLEEP: _("little sleep"),
        Weigh.WORK: _("work, or no work"),
        Weigh.HEALTH: _("pain, or my health"),
        Weigh.FOOD: _("hungry, or a drink too many"),
        Weigh.MONEY: _("money"),
        Weigh.FAMILY: _("children or family"),
        Weigh.WORLD: _("the news, the world"),
        Weigh.US: _("the two of us"),
    }[item]


def energy(step: int) -> str:
    """Name a step of energy."""
    return {
        2: _("lots of energy"),
        1: _("some energy"),
        0: _("energy in between"),
        -1: _("little energy"),
        -2: _("hardly any energy"),
    }[step]


def pleasant(step: int) -> str:
    """Name a step of pleasantness."""
    return {
        2: _("very pleasant"),
        1: _("pleasant"),
        0: _("neither pleasant nor unpleasant"),
        -1: _("unpleasant"),
        -2: _("very unpleasant"),
    }[step]


def place(found: Place) -> str:
    """Name a place on the pad."""
    return _("%(energy)s, %(pleasant)s") % {
        "energy": energy(found.energy),
        "pleasant": pleasant(found.pleasant),
    }


def close(step: int) -> str:
    """Say how close two circles are."""
    return {
        1: _("far apart"),
        2: _("apart"),
        3: _("just touching"),
        4: _("a little close"),
        5: _("close"),
        6: _("very close"),
        7: _("almost one"),
    }[step]


def words() -> Vocabulary:
    """Return the words for feelings in today's language."""
    return vocabulary((get_language() or ENGLISH).partition("-")[0])


def word(id_: str) -> str:
    """Name a word; one that is not in the vocabulary any more reads as it was kept."""
    found = words().of(id_)
    return found.name if found else id_.replace("-", " ")


def listed(words: tuple[str, ...]) -> str:
    """Put words in a row."""
    return ", ".join(words)


def clock(at: datetime, zone: ZoneInfo) -> str:
    """Say a time of day."""
    return at.astimezone(zone).strftime("%H:%M")


def when(at: datetime, now: datetime, zone: ZoneInfo) -> str:
    """Say when something was, in few words."""
    there, here = at.astimezone(zone), now.astimezone(zone)
    time = clock(at, zone)
    days = (here.date() - there.date()).days
    if days == 0:
        return _("Today, %(time)s") % {"time": time}
    if days == 1:
        return _("Yesterday, %(time)s") % {"time": time}
    pattern = _("D j F") if there.year == here.year else _("j F Y")
    return _("%(day)s, %(time)s") % {"day": date_format(there, pattern), "time": time}


def month(first: date) -> str:
    """Name a month."""
    return date_format(first, _("F Y"))


def short_month(first: date) -> str:
    """Name a month in three letters."""
    return date_format(first, "M")
