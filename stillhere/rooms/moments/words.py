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
        Kind.APPRECIATION: _("Something to value"),
        Kind.ONESELF: _("Something for you"),
    }[thing.kind]


def asks(thing: Thing, name: str) -> str:
    """Say of whom it asks something."""
    who = {"name": name or _("your partner")}
    return {
        Asks.ME: _("It asks something of you alone."),
        Asks.OTHER: _("It asks something of you, towards %(name)s.") % who,
        Asks.BOTH: _("It asks something of you and of %(name)s.") % who,
    }[thing.asks]


def takes(thing: Thing) -> str:
    """Say how long it takes."""
    text = ngettext("%(n)s minute", "%(n)s minutes", thing.minutes)
    return text % {"n": thing.minutes}


def room(item: Room) -> str:
    """Say how much somebody has today."""
    return {
        Room.LITTLE: _("A little"),
        Room.SOME: _("Some"),
        Room.MORE: _("More"),
    }[item]
