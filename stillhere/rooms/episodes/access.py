"""The one way from an id in an address to a silence: else 404, for all.

Used by views; services load inside their own transaction.
"""

from collections.abc import Iterable

import attrs
from django.http import Http404

from stillhere.core.facts import Fact
from stillhere.rooms.episodes import rules
from stillhere.rooms.episodes.records import Event, Kept, Silence
from stillhere.rooms.episodes.rules import Side
from stillhere.vault.names import Stream
from stillhere.vault.opened import Vault
from stillhere.vault.shelves import Entry, OpenSpace


class NoSuchStream(Http404):
    """Unknown, foreign, or no silence: they look alike."""


@attrs.frozen(kw_only=True)
class Own:
    """A silence of one's own, and where a side of it was shown."""

    stream: Stream
    kept: Kept = attrs.field(repr=False)
    version: int

    @property
    def silence(self) -> Silence:
        """What is kept."""
        return self.kept.silence


@attrs.frozen(kw_only=True)
class Held:
    """A side that was shown, in the space it stands in."""

    space: OpenSpace = attrs.field(repr=False)
    stream: Stream
    entries: tuple[Entry, ...] = attrs.field(repr=False)
    side: Side = attrs.field(repr=False)


def own(vault: Vault, stream: Stream) -> Own:
    """Return one's own silence. :raises NoSuchStream: if there is none."""
    found = owned(vault.own.events(stream))
    if not found:
        raise NoSuchStream
    return found[0]


def told(vault: Vault, stream: Stream) -> Held:
    """Return a side that was shown, or what came back to oneself after leaving.

    :raises NoSuchStream: if there is none for this person.
    """
    for space in (vault.shared, vault.own):
        if space is not None:
            found = load(space, stream)
            if any(isinstance(entry.event, Event) for entry in found.entries):
                return found
    raise NoSuchStream


def load(space: OpenSpace, stream: Stream) -> Held:
    """Read a side; it may be empty."""
    return _held(space, stream, space.events(stream))


def owned(entries: Iterable[Entry]) -> list[Own]:
    """Return the silences among some rows; what can't be read is left where it is."""
    return [
        Own(stream=entry.stream, kept=entry.event, version=entry.version)
        for entry in entries
        if isinstance(entry.event, Kept)
    ]


def sides(space: OpenSpace, entries: Iterable[Entry]) -> list[Held]:
    """Return the sides that some rows tell of."""
    streams: dict[Stream, list[Entry]] = {}
    for entry in entries:
        streams.setdefault(entry.stream, []).append(entry)
    return [_held(space, stream, found) for stream, found in streams.items()]


def _held(space: OpenSpace, stream: Stream, entries: list[Entry]) -> Held:
    facts = (Fact(version=e.version, by=e.writer, event=e.event) for e in entries)
    return Held(
        space=space, stream=stream, entries=tuple(entries), side=rules.fold(facts)
    )
