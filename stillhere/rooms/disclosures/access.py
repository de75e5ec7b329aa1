"""The one way from an id in an address to something said: else 404, for everybody.

Used by views; services and queries load with ``load`` inside their own transaction.
"""

from collections.abc import Iterable

import attrs
from django.http import Http404

from stillhere.core.facts import Fact
from stillhere.rooms.disclosures import rules
from stillhere.rooms.disclosures.records import EVENTS
from stillhere.rooms.disclosures.rules import Thing
from stillhere.vault.names import Stream
from stillhere.vault.opened import Vault
from stillhere.vault.shelves import Entry, OpenSpace


class NoSuchStream(Http404):
    """Unknown, foreign, or no such thing: they look alike."""


@attrs.frozen(kw_only=True)
class Held:
    """A stream with its entries, in the space it stands in."""

    space: OpenSpace
    stream: Stream
    entries: tuple[Entry, ...] = ()
    thing: Thing = attrs.field(factory=Thing)

    @property
    def size(self) -> int:
        """The newest version."""
        return self.entries[-1].version if self.entries else 0


def held(space: OpenSpace, stream: Stream, entries: Iterable[Entry]) -> Held:
    """Return a stream with what its entries tell."""
    found = tuple(entries)
    facts = (Fact(version=e.version, by=e.writer, event=e.event) for e in found)
    return Held(space=space, stream=stream, entries=found, thing=rules.fold(facts))


def load(space: OpenSpace, stream: Stream) -> Held:
    """Read a stream of a space; it may be empty."""
    return held(space, stream, space.events(stream))


def open_thing(vault: Vault, stream: Stream) -> Held:
    """Return something that this person is part of. :raises NoSuchStream: else."""
    for space in (vault.shared, vault.own):
        if space is None:
            continue
        found = load(space, stream)
        if any(isinstance(entry.event, EVENTS) for entry in found.entries):
            return found
    raise NoSuchStream


def open_theirs(vault: Vault, stream: Stream) -> Held:
    """Return something that the other said. :raises NoSuchStream: else."""
    found = open_thing(vault, stream)
    if not found.space.shared or found.thing.by == vault.person:
        raise NoSuchStream
    return found
