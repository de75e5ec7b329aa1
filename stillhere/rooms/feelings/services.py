"""What a person can do for themselves: keep, write, erase; each is one transaction.

Called by views with a checked form. Nothing here reaches the other, but for taking
back what was shared of something that is erased.
"""

from datetime import date, datetime

import attrs

from stillhere.rooms.feelings import access, ownwords, sharing
from stillhere.rooms.feelings.access import LINE_SLOT, kept_line
from stillhere.rooms.feelings.events import Line
from stillhere.rooms.feelings.queries import JOURNAL, MINE, mine_of
from stillhere.rooms.feelings.records import Entry, Felt, Noticed
from stillhere.vault.names import Stream
from stillhere.vault.opened import Vault
from stillhere.vault.transactions import whole


class Changed(Exception):
    """It says something else by now: another page changed it."""


@whole
def keep_check_in(
    vault: Vault, *, token: str, felt: Felt, now: datetime, on: date
) -> Stream:
    """Keep a check-in; return its stream. The same token again changes nothing."""
    stream = vault.own.stream(token)
    if vault.own.events(stream):
        return stream
    item = Noticed(at=now, on=on, felt=felt)
    vault.own.append(stream, item, after=0, shelf=JOURNAL, month=on)
    seen = vault.own.current(MINE)
    wanted = ownwords.with_felt(mine_of(seen), felt, on)
    if wanted != mine_of(seen):
        vault.own.point(MINE, wanted, seen=seen)
    return stream


@whole
def write_entry(
    vault: Vault, *, token: str, text: str, now: datetime, on: date
) -> Stream:
    """Keep something written freely; return its stream."""
    stream = vault.own.stream(token)
    if vault.own.events(stream):
        return stream
    item = Entry(at=now, on=on, text=text)
    vault.own.append(stream, item, after=0, shelf=JOURNAL, month=on)
    seen = vault.own.current(MINE)
    wanted = ownwords.noticed(mine_of(seen), on)
    if wanted != mine_of(seen):
        vault.own.point(MINE, wanted, seen=seen)
    return stream


@whole
def erase(vault: Vault, *, stream: Stream, token: str, now: datetime) -> None:
    """Erase a check-in or an entry, and take back what was shared of it."""
    found = access.own(vault, stream)
    for sent in found.sent:
        sharing.take_back_if_there(vault, stream=sent, token=token, now=now)
    vault.own.erase(stream)
    if isinstance(found.item, Noticed):
        left = [e.event for e in vault.own.on_shelf(JOURNAL, found.item.on)]
        seen = vault.own.current(MINE)
        wanted = ownwords.counted_anew(mine_of(seen), found.item.on, left)
        vault.own.point(MINE, wanted, seen=seen)


@whole
def keep_line(vault: Vault, *, line: Line, text: str, was: str) -> None:
    """Keep a line about going quiet, in place of the one that was read.

    :raises Changed: if another page has changed it since; nothing is kept then.
    """
    seen = vault.own.current(LINE_SLOT + line)
    kept = kept_line(seen)
    if kept.text == text:
        return
    if kept.text != was:
        raise Changed
    if text or kept.sent:
        wanted = attrs.evolve(kept, text=text)
        vault.own.point(LINE_SLOT + line, wanted, seen=seen)
    else:
        vault.own.erase(vault.own.slot(LINE_SLOT + line))
