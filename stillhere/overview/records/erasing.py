"""Be rid of one's own words: of a room, of some months, or of all.

In one's own space the rows go; in the couple's a tombstone stands where a word of mine
stood, and the other keeps theirs. Slots that hold several days lose only those chosen.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import attrs

from stillhere.core import codec
from stillhere.foundation.couples.services import tell
from stillhere.foundation.web.leaves import Takes
from stillhere.overview.records.binders import BINDERS, mine, sheets
from stillhere.overview.records.paper import day_of
from stillhere.vault import outgoing
from stillhere.vault.opened import Vault
from stillhere.vault.outgoing import Thing
from stillhere.vault.shelves import OpenSpace
from stillhere.vault.transactions import whole


@attrs.frozen(kw_only=True)
class Choice:
    """What is to go: nothing said means all of it."""

    zone: ZoneInfo
    rooms: frozenset[str] = frozenset()
    first: date | None = None
    last: date | None = None
    """The first days of the first and of the last month."""

    def takes(self, day: date | None) -> bool:
        """Say whether a day is among those chosen."""
        if self.first is None or self.last is None:
            return True
        return day is not None and self.first <= day.replace(day=1) <= self.last


@attrs.frozen(kw_only=True)
class Counted:
    """How much of one room would go, and whether some of it is shown."""

    title: str
    things: int
    shared: bool


def counted(vault: Vault, choice: Choice) -> tuple[Counted, ...]:
    """Return what would go, by room; only what reads as something is counted."""
    things, shared = Counter[str](), set[str]()
    for thing in mine(vault):
        for sheet in sheets([thing], choice.zone):
            chosen = not choice.rooms or sheet.room in choice.rooms
            if chosen and choice.takes(day_of(sheet, choice.zone)):
                things[sheet.room] += 1
                shared |= {sheet.room} if thing.shared else set()
    return tuple(
        Counted(title=str(binder.title), things=things[room], shared=room in shared)
        for room, binder in BINDERS.items()
        if things[room]
    )


@whole
def erase(vault: Vault, choice: Choice) -> None:
    """Erase it now; the other's pages look again if something of it was shown."""
    for thing in list(mine(vault)):
        space = vault.shared if thing.shared else vault.own
        if space is None or (choice.rooms and thing.events[0].room not in choice.rooms):
            continue
        if choice.first is not None and _is_several(thing):
            _leave_out(space, thing, choice)
        elif _is_chosen(thing, choice):
            outgoing.remove(space, thing)
            if thing.shared:
                tell(vault, space)
    if choice.first is None and vault.shared is not None:
        _empty(vault, vault.shared, choice)


def _empty(vault: Vault, space: OpenSpace, choice: Choice) -> None:
    """Write slots of the couple's space anew that hold words of one's own."""
    for room, binder in BINDERS.items():
        for name, value in binder.emptied.items():
            entries = space.events(space.slot(name))
            mine = [entry.event for entry in entries if entry.writer == vault.person]
            if (
                mine
                and mine[-1] != value
                and (not choice.rooms or room in choice.rooms)
            ):
                space.point(name, value, seen=entries[-1])
                tell(vault, space)


def _is_chosen(thing: Thing, choice: Choice) -> bool:
    if choice.first is None:
        return True
    found = sheets([thing], choice.zone)
    return any(choice.takes(day_of(sheet, choice.zone)) for sheet in found)


def _is_several(thing: Thing) -> bool:
    """Say whether it is a slot that holds several days."""
    event = thing.events[-1]
    return event.slot and type(codec.decode(event.payload)) in _without(event.room)


def _leave_out(space: OpenSpace, thing: Thing, choice: Choice) -> None:
    """Write a slot anew without the chosen days."""
    event = thing.events[-1]
    value = codec.decode(event.payload)
    left = _without(event.room)[type(value)](value, choice.takes)
    if left != value:
        space.point(event.shelf, left, seen=space.current(event.shelf))


def _without(room: str) -> Mapping[type, Callable[[Any, Takes], Any]]:
    return BINDERS[room].without
