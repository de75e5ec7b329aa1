"""Keeping a good thing, and erasing it; each is one transaction, all of it only theirs.

Sharing is none of this room's: the words are handed to the page where something good
is said.
"""

from datetime import date, datetime

from stillhere.rooms.moments import access
from stillhere.rooms.moments.looking import GOODS, KEPT, first_of, kept_of
from stillhere.rooms.moments.records import Good
from stillhere.vault.names import Stream
from stillhere.vault.opened import Vault
from stillhere.vault.transactions import whole


@whole
def keep_good(
    vault: Vault, *, token: str, text: str, now: datetime, on: date
) -> Stream:
    """Keep a good thing; return its stream. The same token again changes nothing."""
    stream = vault.own.stream(token)
    if vault.own.events(stream):
        return stream
    item = Good(at=now, on=on, text=text)
    vault.own.append(stream, item, after=0, shelf=GOODS, month=first_of(on))
    seen = vault.own.current(KEPT)
    kept = kept_of(seen)
    if first_of(on) not in kept.months:
        vault.own.point(KEPT, kept.along(first_of(on)), seen=seen)
    return stream


@whole
def erase_good(vault: Vault, *, stream: Stream) -> None:
    """Erase a good thing; a month that holds none then is forgotten."""
    month = first_of(access.own_good(vault, stream).on)
    vault.own.erase(stream)
    if vault.own.on_shelf(GOODS, month):
        return
    seen = vault.own.current(KEPT)
    left = kept_of(seen).without(month)
    if left.months:
        vault.own.point(KEPT, left, seen=seen)
    else:
        vault.own.erase(vault.own.slot(KEPT))
