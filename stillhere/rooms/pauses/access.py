"""The one way from an id in an address to a pause or a sign: else 404, for everybody.

Used by views; services and queries load with ``held`` inside their own transaction.
"""

import attrs
from django.http import Http404

from stillhere.core.facts import Fact
from stillhere.rooms.pauses import agreement, quiet, records, rules
from stillhere.rooms.pauses.agreement import Agreement
from stillhere.rooms.pauses.quiet import Quiet
from stillhere.rooms.pauses.rules import Pause
from stillhere.vault.names import Stream
from stillhere.vault.opened import Vault
from stillhere.vault.shelves import Entry, OpenSpace

SIGNS = (quiet.Said, quiet.Gladly, quiet.Unsaid)
TERMS = (agreement.Proposed, agreement.Agreed, agreement.Left)


class NoSuchStream(Http404):
    """Unknown, foreign, or no such thing: they look alike."""


@attrs.frozen(kw_only=True)
class Held:
    """A stream with its entries, in the space it stands in."""

    space: OpenSpace
    stream: Stream
    entries: tuple[Entry, ...] = ()

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The entries as the rules read them."""
        return tuple(
            Fact(version=entry.version, by=entry.writer, event=entry.event)
            for entry in self.entries
        )

    @property
    def pause(self) -> Pause:
        """The pause that they tell."""
        return rules.fold(self.facts)

    @property
    def quiet(self) -> Quiet:
        """Who is still here, as they tell it."""
        return quiet.fold(self.facts)

    @property
    def agreement(self) -> Agreement:
        """The agreement that they tell."""
        return agreement.fold(self.facts, shared=self.space.shared)

    @property
    def size(self) -> int:
        """The newest version."""
        return self.entries[-1].version if self.entries else 0


def load(space: OpenSpace, stream: Stream) -> Held:
    """Read a stream of a space; it may be empty."""
    return Held(space=space, stream=stream, entries=tuple(space.events(stream)))


def _find(vault: Vault, stream: Stream, kinds: tuple[type, ...]) -> Held:
    for space in (vault.shared, vault.own):
        if space is None:
            continue
        found = load(space, stream)
        if any(isinstance(entry.event, kinds) for entry in found.entries):
            return found
    raise NoSuchStream


def open_pause(vault: Vault, stream: Stream) -> Held:
    """Return a pause this person is part of. :raises NoSuchStream: else."""
    return _find(vault, stream, records.EVENTS)


def open_sign(vault: Vault, stream: Stream) -> Held:
    """Return a "still here" this person is part of. :raises NoSuchStream: else."""
    return _find(vault, stream, SIGNS)
