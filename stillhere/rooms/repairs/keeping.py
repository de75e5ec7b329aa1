"""Keeping an old hurt for oneself and changing it: each is one transaction.

Called by views with a checked form.
"""

from datetime import date, datetime

import attrs

from stillhere.rooms.repairs import access
from stillhere.rooms.repairs.queries import HURTS, OUTSIDES
from stillhere.rooms.repairs.records import Hurt, Kept, Outside
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


@whole
def keep_outside(
    vault: Vault, *, token: str, happened: str, now: datetime, on: date
) -> Stream:
    """Keep what happened, to be seen from outside; the same token changes nothing."""
    stream = vault.own.stream(token)
    if not vault.own.events(stream):
        new = Outside(at=now, on=on, happened=happened)
        vault.own.append(stream, new, after=0, shelf=OUTSIDES)
    return stream


@whole
def change_outside(
    vault: Vault, *, stream: Stream, part: str, text: str, was: int
) -> None:
    """Keep one part of it anew; the others stay.

    :raises Changed: if another page has changed it since.
    """
    found = access.outside(vault, stream)
    if getattr(found.kept, part) == text:
        return
    if found.version != was:
        raise Changed
    new = found.kept.but(part, text)
    vault.own.erase(found.stream)
    vault.own.append(found.stream, new, after=found.version, shelf=OUTSIDES)


@whole
def erase_outside(vault: Vault, *, stream: Stream) -> None:
    """Erase it."""
    access.outside(vault, stream)
    vault.own.erase(stream)
