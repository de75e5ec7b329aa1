"""How small things are said: words that are put together.

Pure but for the language.
"""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stillhere.rooms.moments.reading import NAME
from stillhere.rooms.moments.rules import Asks, Kind, Room, Thing


def said(text: str, name: str) -> str:
    """Say a line of the file, with the other's name if they are here."""
    return text.replace(NAME, name or _("your partner"))


def kind(thing: Thing) -> str:
    """Say what kind of thing it is."""
    return {
        Kind.RISK: _("A small risk"),
        Kind.PATIENCE: _("A little room"),
        Kind.REPAIR: _("A small repair"),
        Kind.APPRECIATION: _("Seeing what’s good"),
        Kind.ONESELF: _("Just for you"),
    }[thing.kind]


def takes(thing: Thing, name: str) -> str:
    """Say how long it takes, and of whom it asks something."""
    texts = {
        Asks.ME: ngettext(
            "About %(n)s minute, for you alone.",
            "About %(n)s minutes, for you alone.",
            thing.minutes,
        ),
        Asks.OTHER: ngettext(
            "About %(n)s minute, from you to %(name)s.",
            "About %(n)s minutes, from you to %(name)s.",
            thing.minutes,
        ),
        Asks.BOTH: ngettext(
            "About %(n)s minute, for you and %(name)s.",
            "About %(n)s minutes, for you and %(name)s.",
            thing.minutes,
        ),
    }
    found = {"n": thing.minutes, "name": name or _("your partner")}
    return texts[thing.asks] % found


def done(thing: Thing) -> str:
    """Say that it will be done away from this app."""
    if not thing.where:
        return _("I’ll do it")
    if thing.asks is Asks.ME:
        return _("I’ll do it without the phone")
    return _("I’ll do it in person")


def room(item: Room) -> str:
    """Say how much somebody has today."""
    return {
        Room.LITTLE: _("A little"),
        Room.SOME: _("Some"),
        Room.MORE: _("More"),
    }[item]
