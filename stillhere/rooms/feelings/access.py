"""The one way from an id in an address to something of this room: else 404, for all.

Used by views; services load with ``load`` inside their own transaction.
"""

import attrs
from django.http import Http404

from stillhere.core.facts import Fact
from stillhere.rooms.feelings import rules
from stillhere.rooms.feelings.events import Event, Line
from stillhere.rooms.feelings.records import Entry as FreeEntry
from stillhere.rooms.feelings.records import Noticed, QuietLine, Sent
from stillhere.rooms.feelings.rules import Shared
from stillhere.vault.names import Stream
from stillhere.vault.opened import Vault
from stillhere.vault.shelves import Entry, OpenSpace

LINE_SLOT = "feelings.quiet."
"""Each line about going quiet has a slot of the personal space, by its name."""


class NoSuchStream(Http404):
    """Unknown, foreign, or no such thing: they look alike."""


@attrs.frozen(kw_only=True)
class Held:
    """Something that was shared, in the space it stands in."""

    space: OpenSpace
    stream: Stream
    entries: tuple[Entry, ...] = ()

    @property
    def shared(self) -> Shared:
        """How it stands."""
        return rules.fold(
            Fact(version=entry.version, by=entry.writer, event=entry.event)
            for entry in self.entries
        )

    @property
    def size(self) -> int:
        """The newest version."""
        return self.entries[-1].version if self.entries else 0


@attrs.frozen(kw_only=True)
class Own:
    """A check-in or an entry of one's own, and where some of it was shared."""

    stream: Stream
    item: Noticed | FreeEntry = attrs.field(repr=False)
    sent: tuple[Stream, ...] = ()
    size: int = 0


def load(space: OpenSpace, stream: Stream) -> Held:
    """Read a shared thing; it may be empty."""
    return Held(space=space, stream=stream, entries=tuple(space.events(stream)))


def given(vault: Vault, stream: Stream) -> Held:
    """Return what was shared, or what came back to oneself after leaving.

    :raises NoSuchStream: if there is none for this person.
    """
    for space in (vault.shared, vault.own):
        if space is not None:
            found = load(space, stream)
            if any(isinstance(entry.event, Event) for entry in found.entries):
                return found
    raise NoSuchStream


def own(vault: Vault, stream: Stream) -> Own:
    """Return one's own check-in or entry. :raises NoSuchStream: if there is none."""
    entries = vault.own.events(stream)
    items = [e.event for e in entries if isinstance(e.event, Noticed | FreeEntry)]
    if not items:
        raise NoSuchStream
    sent = [Stream(e.event.stream) for e in entries if isinstance(e.event, Sent)]
    return Own(stream=stream, item=items[0], sent=tuple(sent), size=entries[-1].version)


def line_of(vault: Vault, stream: Stream) -> Line:
    """Return which line about going quiet this is. :raises NoSuchStream: if none."""
    for line in Line:
        if vault.own.slot(LINE_SLOT + line) == stream:
            return line
    raise NoSuchStream


def kept_line(entry: Entry | None) -> QuietLine:
    """Read a line from its slot."""
    found = entry.event if entry else None
    return found if isinstance(found, QuietLine) else QuietLine()
