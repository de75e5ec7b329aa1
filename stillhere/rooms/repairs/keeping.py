"""Keeping an old hurt for oneself and changing it: each is one transaction.

Called by views with a checked form.
"""

from datetime import datetime

import attrs

from stillhere.rooms.repairs import access
from stillhere.rooms.repairs.queries import HURTS
from stillhere.rooms.repairs.records import Hurt, Kept
from stillhere.vault.names import Stream
from stillhere.vault.opened import Vault
from stillhere.vault.transactions import whole


class Changed(Exception):
    """It says something else by now: another page changed it."""


@whole
def keep(vault: Vault, *, token: str, hurt: Hurt, now: datetime) -> Stream:
    """Keep a hurt; return its stream. The same token again changes nothing."""
    stream = vault.own.stream(token)
    if not vault.own.events(stream):
        vault.own.append(stream, Kept(at=now, hurt=hurt), after=0, shelf=HURTS)
    return stream


@whole
def change(vault: Vault, *, stream: Stream, hurt: Hurt, was: int) -> None:
    """Keep it anew in place of what ``was`` read; what it said before is erased.

    :raises Changed: if another page has changed it since.
    """
    found = access.own(vault, stream)
    if found.hurt == hurt:
        return
    if found.version != was:
        raise Changed
    rewrite(vault, found, attrs.evolve(found.kept, hurt=hurt))


def rewrite(vault: Vault, found: access.Own, kept: Kept) -> None:
    """Put something in place of what is kept; for whoever is in a transaction."""
    vault.own.erase(found.stream)
    vault.own.append(found.stream, kept, after=found.version, shelf=HURTS)
