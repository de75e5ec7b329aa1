"""What every room keeps, in the order of a day; and what never leaves this server."""

from collections.abc import Iterable, Iterator
from typing import Final
from zoneinfo import ZoneInfo

import attrs

from stillhere.core import codec
from stillhere.foundation.support.takeout import BINDER as SUPPORT
from stillhere.foundation.web.leaves import Binder, Leaf, Paper
from stillhere.overview.patterns.takeout import BINDER as PATTERNS
from stillhere.rooms.conversations.takeout import BINDER as CONVERSATIONS
from stillhere.rooms.disclosures.takeout import BINDER as DISCLOSURES
from stillhere.rooms.episodes.takeout import BINDER as EPISODES
from stillhere.rooms.feelings.takeout import BINDER as FEELINGS
from stillhere.rooms.moments.takeout import BINDER as MOMENTS
from stillhere.rooms.pauses.takeout import BINDER as PAUSES
from stillhere.rooms.reaching.takeout import BINDER as REACHING
from stillhere.rooms.repairs.takeout import BINDER as REPAIRS
from stillhere.vault import outgoing
from stillhere.vault.names import Stream
from stillhere.vault.opened import Vault
from stillhere.vault.outgoing import Thing

BINDERS: Final[dict[str, Binder]] = {
    "feelings": FEELINGS,
    "pauses": PAUSES,
    "disclosures": DISCLOSURES,
    "reaching": REACHING,
    "episodes": EPISODES,
    "patterns": PATTERNS,
    "moments": MOMENTS,
    "repairs": REPAIRS,
    "conversations": CONVERSATIONS,
    "support": SUPPORT,
}
"""By the first part of the names of their shelves."""
STAYS: Final = {"couples", "people"}
"""Who the other is, open codes, settings of this place: no good anywhere else."""


@attrs.frozen(kw_only=True)
class Sheet:
    """A leaf, where it is from, and whether the other can read it."""

    room: str
    stream: Stream
    version: int
    place: int
    """Several leaves may come from one event."""
    shared: bool
    leaf: Leaf = attrs.field(repr=False)

    @property
    def key(self) -> str:
        """What a form calls it."""
        return f"{self.room}.{self.stream}.{self.version}.{self.place}"


def mine(vault: Vault) -> Iterator[Thing]:
    """Give all that is one's own, in both spaces, but what stays."""
    for space in filter(None, (vault.own, vault.shared)):
        for thing in outgoing.things(space):
            if thing.events[0].room in BINDERS:
                yield thing


def sheets(things: Iterable[Thing], zone: ZoneInfo) -> Iterator[Sheet]:
    """Give what can be read in these things."""
    for thing in things:
        for event in thing.events:
            value = codec.decode(event.payload)
            tell = BINDERS[event.room].leaves.get(type(value))
            if tell is None:
                continue
            paper = Paper(shelf=event.shelf, zone=zone)
            for place, leaf in enumerate(tell(value, paper)):
                yield Sheet(
                    room=event.room,
                    stream=thing.stream,
                    version=event.version,
                    place=place,
                    shared=thing.shared,
                    leaf=leaf,
                )
