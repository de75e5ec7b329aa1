"""The one way from an id in an address to an old hurt: else 404, for all."""

import attrs
from django.http import Http404

from stillhere.rooms.repairs.records import Hurt, Kept
from stillhere.vault.names import Stream
from stillhere.vault.opened import Vault


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


def own(vault: Vault, stream: Stream) -> Own:
    """Return one's own hurt. :raises NoSuchStream: if there is none."""
    for entry in vault.own.events(stream):
        if isinstance(entry.event, Kept):
            return Own(stream=stream, kept=entry.event, version=entry.version)
    raise NoSuchStream
