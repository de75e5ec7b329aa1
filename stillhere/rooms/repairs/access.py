"""The one way from an id in an address to a hurt or its mending: else 404, for all.

Used by views; services and queries load with ``load`` inside their own transaction.
"""

from collections.abc import Iterable

import attrs
from django.http import Http404

from stillhere.core.facts import Fact
from stillhere.rooms.repairs import rules
from stillhere.rooms.repairs.events import Event
from stillhere.rooms.repairs.records import Hurt, Kept, Outside
from stillhere.rooms.repairs.rules import Mending
from stillhere.vault.names import Stream
from stillhere.vault.opened import Vault
from stillhere.vault.shelves import Entry, OpenSpace


class NoSuchStream(Http404):
    """Unknown, foreign, or no hurt: they look alike."""


@attrs.frozen(kw_only=True)
class Own:
    """A hurt of one's own; ``version`` tells whether a page is still true."""

    stream: Stream
    kept: Kept = attrs.field(repr=False)
    version: int

    @property
    def hurt(self) -> Hurt:
        """What is kept."""
        return self.kept.hurt


@attrs.frozen(kw_only=True)
class OwnOutside:
    """Something seen from outside; ``version`` tells whether a page is still true."""

    stream: Stream
    kept: Outside = attrs.field(repr=False)
    version: int


@attrs.frozen(kw_only=True)
class Held:
    """A mending with its entries, in the space it stands in."""

    space: OpenSpace = attrs.field(repr=False)
    stream: Stream
    entries: tuple[Entry, ...] = attrs.field(repr=False)
    mending: Mending = attrs.field(repr=False)


def own(vault: Vault, stream: Stream) -> Own:
    """Return one's own hurt. :raises NoSuchStream: if there is none."""
    for entry in vault.own.events(stream):
        if isinstance(entry.event, Kept):
            return Own(stream=stream, kept=entry.event, version=entry.version)
    raise NoSuchStream


def outside(vault: Vault, stream: Stream) -> OwnOutside:
    """Return what one saw from outside. :raises NoSuchStream: if there is none."""
    for entry in vault.own.events(stream):
        if isinstance(entry.event, Outside):
            return OwnOutside(stream=stream, kept=entry.event, version=entry.version)
    raise NoSuchStream


def mending(vault: Vault, stream: Stream) -> Held:
    """Return what the two mend, or what came back to oneself after leaving.

    :raises NoSuchStream: if there is none for this person.
    """
    for space in (vault.shared, vault.own):
        if space is not None:
            found = load(space, stream)
            if any(isinstance(entry.event, Event) for entry in found.entries):
                return found
    raise NoSuchStream


def load(space: OpenSpace, stream: Stream) -> Held:
    """Read a mending; it may be empty."""
    return held(space, stream, space.events(stream))


def held(space: OpenSpace, stream: Stream, entries: Iterable[Entry]) -> Held:
    """Return a mending with what its entries tell."""
    found = tuple(entries)
    facts = (Fact(version=e.version, by=e.writer, event=e.event) for e in found)
    folded = rules.fold(facts)
    return Held(space=space, stream=stream, entries=found, mending=folded)
