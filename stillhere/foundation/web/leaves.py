"""What a person wrote, as it stands on paper: to take out, to bring, to choose from.

A room says in ``takeout.py`` how its records read, in one :class:`Binder`; whatever
looks across the rooms reads it there. Pure but for the language.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import attrs
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from stillhere.core.codec import private


@attrs.frozen
class Line:
    """Some words, and what they are; that may be plain from the title."""

    label: str
    words: str = private()


@attrs.frozen(kw_only=True)
class Leaf:
    """One thing somebody wrote, on its day."""

    title: str
    at: datetime | date | None = None
    lines: tuple[Line, ...] = private(default=())


@attrs.frozen(kw_only=True)
class Paper:
    """Where a record stands, and whose clock tells its times."""

    shelf: str
    zone: ZoneInfo

    def time(self, moment: datetime) -> str:
        """Say a moment in full, so that it is still true in a year."""
        local = moment.astimezone(self.zone)
        day, clock = date_format(local, "j F Y"), f"{local.hour}:{local.minute:02}"
        return _("%(day)s, %(clock)s") % {"day": day, "clock": clock}


Takes = Callable[[date | None], bool]
"""Says whether a day is among those that are to go."""
Tell = Callable[[Any, Paper], Iterable[Leaf]]
"""Reads a record: as one leaf, as several, or as none if nothing in it is words."""


@attrs.frozen(kw_only=True)
class Binder:
    """How the records of one room read, every kind of them."""

    title: Any
    leaves: Mapping[type, Tell]
    silent: frozenset[type] = frozenset()
    """Records that only point somewhere, or keep what a page was told to show."""
    both: Callable[[Any, Paper], Iterable[Leaf]] | None = None
    """Reads, from an open vault, what the two of a couple both said yes to."""
    emptied: Mapping[str, Any] = attrs.field(factory=dict)
    """Slots of the couple's space that hold words of one's own, as they are empty."""
    without: Mapping[type, Callable[[Any, Takes], Any]] = attrs.field(factory=dict)
    """What is left of a record that holds several days, without some of them."""
    along: Mapping[type, Callable[[Any, Any], Any]] = attrs.field(factory=dict)
    """What becomes of a slot, as it is here, when another is brought to it."""


def filled(*pairs: tuple[str, str]) -> tuple[Line, ...]:
    """Return the lines that say something."""
    return tuple(Line(label, words) for label, words in pairs if words.strip())
