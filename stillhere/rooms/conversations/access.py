"""The one way from an id in an address to a talk: else 404, for all.

Used by views; services load with ``load`` inside their own transaction.
"""

from typing import Final

import attrs
from django.http import Http404

from stillhere.core.facts import Fact
from stillhere.rooms.conversations import rules
from stillhere.rooms.conversations.events import Asked, Shown, Standing
from stillhere.rooms.conversations.rules import Talk
from stillhere.vault.names import Stream
from stillhere.vault.opened import Vault
from stillhere.vault.shelves import Entry, OpenSpace

TALKS: Final = "conversations.talks"
LEFT: Final = "conversations.left"
KEPT: Final = "conversations.kept"
"""Shelves: the first two of the couple's space, the last of one's own; few of each."""
STANDING: Final = "conversations.standing"
MINE: Final = "conversations.mine"
"""Slots, of the couple's space and of one's own."""


class NoSuchStream(Http404):
    """Unknown, foreign, or no talk: they look alike."""


@attrs.frozen(kw_only=True)
class Held:
    """A talk with its entries, and what the couple's slot says."""

    space: OpenSpace = attrs.field(repr=False)
    stream: Stream
    seen: Entry | None = attrs.field(repr=False)
    standing: Standing | None
    entries: tuple[Entry, ...] = attrs.field(repr=False)
    talk: Talk = attrs.field(repr=False)

    @property
    def over(self) -> bool:
        """It is over: what is left of its rows tells nothing any more."""
        return rules.over(self.standing, self.stream)

    def own_words(self) -> tuple[str, tuple[str, ...]]:
        """Return the topic, if it is one's own, and one's own words that were shown."""
        mine = [one.event for one in self.entries if one.writer == self.space.me]
        topic = next((one.topic for one in mine if isinstance(one, Asked)), "")
        return topic, tuple(one.words for one in mine if isinstance(one, Shown))


def standing_of(entry: Entry | None) -> Standing | None:
    """Read which talk is open between the two."""
    found = entry.event if entry else None
    return found if isinstance(found, Standing) else None


def talk(vault: Vault, stream: Stream) -> Held:
    """Return a talk that stands, or one that is over and has words of one's own.

    What the other has still lying there of a talk that is over changes nothing.

    :raises NoSuchStream: if there is none for this person.
    """
    if vault.shared is None:
        raise NoSuchStream
    found = load(vault.shared, stream)
    current = found.standing is not None and found.standing.stream == stream
    mine = any(one.writer == vault.person for one in found.entries)
    if not current and not mine:
        raise NoSuchStream
    return found


def load(space: OpenSpace, stream: Stream) -> Held:
    """Read a talk; it may be empty."""
    entries = tuple(space.events(stream))
    facts = (Fact(version=e.version, by=e.writer, event=e.event) for e in entries)
    seen = space.current(STANDING)
    return Held(
        space=space,
        stream=stream,
        seen=seen,
        standing=standing_of(seen),
        entries=entries,
        talk=rules.fold(facts),
    )
