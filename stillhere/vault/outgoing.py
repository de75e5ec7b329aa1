"""What one person wrote, thing by thing: to take it out, bring it in, be rid of it.

A thing is one stream. Nothing here knows a room: what belongs to one is read off the
first part of a shelf's name.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any, Final

import attrs
from django.db.models import Sum
from django.db.models.functions import Length

from stillhere.core import codec
from stillhere.vault import envelope, sealing
from stillhere.vault.models import Record
from stillhere.vault.names import Stream
from stillhere.vault.shelves import SLOT, Entry, OpenSpace

AT_ONCE: Final = 200
"""Streams read with one query, so that no reader stays open for a whole take-out."""

_GONE: Final = codec.encode(codec.Withdrawn())
Along = Callable[[Any, Any], Any]
"""What becomes of the value of a slot when another one is brought to it."""


@attrs.frozen
class Written:
    """One event of one's own, as it is packed."""

    version: int
    label: str
    payload: bytes = attrs.field(repr=False)

    @property
    def slot(self) -> bool:
        """Whether it is the value of a slot."""
        return self.label.startswith(SLOT)

    @property
    def shelf(self) -> str:
        """The name of its shelf or slot, without a month."""
        return self.label.removeprefix(SLOT).partition("@")[0]

    @property
    def room(self) -> str:
        """Which room keeps it: the first part of every shelf's name."""
        return self.shelf.partition(".")[0]


@attrs.frozen
class Thing:
    """What one wrote into one stream, oldest first."""

    stream: Stream
    shared: bool
    events: tuple[Written, ...]


def things(space: OpenSpace) -> Iterator[Thing]:
    """Give everything of one's own in a space; of a couple's space without slots.

    What does not open, or was not written by this person, is not theirs to take.
    """
    found = streams(space)
    for at in range(0, len(found), AT_ONCE):
        yield from _of(space, found[at : at + AT_ONCE])


def streams(space: OpenSpace) -> list[Stream]:
    """Return the streams into which one wrote; nothing is opened."""
    mine = Record.objects.filter(space_id=space.id, writer=space.me)
    return sorted({Stream(one) for one in mine.values_list("stream", flat=True)})


def room_taken(space: OpenSpace) -> int:
    """Return how many sealed bytes one's own rows take in a space."""
    mine = Record.objects.filter(space_id=space.id, writer=space.me)
    return mine.aggregate(size=Sum(Length("sealed")))["size"] or 0


def _of(space: OpenSpace, among: list[Stream]) -> Iterator[Thing]:
    rows = Record.objects.filter(
        space_id=space.id, writer=space.me, stream__in=among
    ).order_by("stream", "version")
    for stream, found in groupby(rows, key=lambda row: row.stream):
        events = tuple(
            Written(row.version, letter.label, letter.payload)
            for row in found
            if (letter := space.my_letter(row)) is not None
        )
        if space.shared:
            events = tuple(event for event in events if not event.slot)
        if events:
            yield Thing(Stream(stream), space.shared, events)


def name_for(space: OpenSpace, stream: str) -> str:
    """Return what a stream of one's own is called outside: it tells nobody a place."""
    return sealing.keyed_hash(space.index_key, "outside", stream).hex()


def bring(space: OpenSpace, brought: Iterable[Thing], along: Along) -> int:
    """Keep things that were taken out elsewhere; return how many were new.

    What was brought before stays as it is. A slot that holds something here already
    takes what ``along`` makes of both.
    """
    found = list(brought)
    known = _highest(space, [thing.stream for thing in found])
    slots = [one for one in found if one.events[0].slot and one.stream in known]
    there = {thing.stream for thing in slots}
    letters = [
        (thing.stream, event.version, envelope.Letter(event.label, event.payload))
        for thing in found
        if thing.stream not in there
        for event in thing.events
        if event.version > known.get(thing.stream, 0)
    ]
    space.append_letters(letters)
    changed = sum(_taken_along(space, thing.events[-1], along) for thing in slots)
    return len({stream for stream, _version, _letter in letters}) + changed


def _taken_along(space: OpenSpace, event: Written, along: Along) -> bool:
    name = event.label.removeprefix(SLOT)
    seen = space.current(name)
    if seen is None:
        return False
    wanted = along(seen.event, codec.decode(event.payload))
    if wanted == seen.event:
        return False
    space.point(name, wanted, seen=seen)
    return True


def _highest(space: OpenSpace, among: list[Stream]) -> dict[Stream, int]:
    """Return the newest version of those streams that are here."""
    found: dict[Stream, int] = {}
    for at in range(0, len(among), AT_ONCE):
        rows = Record.objects.filter(
            space_id=space.id, stream__in=among[at : at + AT_ONCE]
        ).order_by("version")
        found |= {Stream(s): v for s, v in rows.values_list("stream", "version")}
    return found


def remove(space: OpenSpace, thing: Thing) -> None:
    """Be rid of a thing: in one's own space its rows, in a couple's their content."""
    if not space.shared:
        space.erase(thing.stream)
        return
    for event in thing.events:
        if event.payload != _GONE:
            space.withdraw(Entry(thing.stream, event.version, space.me, None))
