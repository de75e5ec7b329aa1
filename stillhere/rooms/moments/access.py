"""The one way from an id in an address to a good thing: else 404, for all."""

from django.http import Http404

from stillhere.rooms.moments.records import Good
from stillhere.vault.names import Stream
from stillhere.vault.opened import Vault


class NoSuchStream(Http404):
    """Unknown, foreign, or no good thing: they look alike."""


def own_good(vault: Vault, stream: Stream) -> Good:
    """Return one's own good thing. :raises NoSuchStream: if there is none."""
    for entry in vault.own.events(stream):
        if isinstance(entry.event, Good):
            return entry.event
    raise NoSuchStream
