"""What the two can do with something that is shared: each is one transaction.

Called by views with a checked form. Everything that ``rules`` raises passes through:
then nothing was changed.
"""

from datetime import datetime

import attrs

from stillhere.foundation.couples.services import tell
from stillhere.rooms.feelings import access, ownwords, rules
from stillhere.rooms.feelings.access import LINE_SLOT, Held, kept_line, load
from stillhere.rooms.feelings.events import Event, Given, Level, Line, What
from stillhere.rooms.feelings.queries import (
    GIVEN,
    JOURNAL,
    standing_of,
    standing_slot,
)
from stillhere.rooms.feelings.records import Noticed, Sent
from stillhere.vault.names import Stream
from stillhere.vault.opened import Vault
from stillhere.vault.shelves import OpenSpace
from stillhere.vault.transactions import whole


class NobodyThere(Exception):
    """There is nobody to share with."""


class ReadAnew(Exception):
    """It says something else by now than the preview that was read."""


@whole
def share(
    vault: Vault, *, stream: Stream, token: str, level: Level, now: datetime
) -> Stream:
    """Share some of a check-in, or an entry; return where it stands.

    :raises NobodyThere: if this person shares with nobody.
    """
    space = _both(vault)
    found = access.own(vault, stream)
    event = Given(at=now, token=token, what=What.ENTRY)
    if isinstance(found.item, Noticed):
        felt = rules.shown(found.item.felt, level)
        event = attrs.evolve(event, what=What.CHECK_IN, felt=felt)
    else:
        event = attrs.evolve(event, text=found.item.text)
    to, is_new = _give(space, event)
    if is_new:
        vault.own.append(
            stream,
            Sent(stream=to),
            after=found.size,
            shelf=JOURNAL,
            month=found.item.on,
        )
        tell(vault, space)
    return to


@whole
def share_line(
    vault: Vault, *, line: Line, token: str, text: str, now: datetime
) -> Stream:
    """Share a line about going quiet, in place of what was shared of it before.

    :raises NobodyThere: if this person shares with nobody.
    :raises ReadAnew: if the line says something else than ``text`` by now.
    """
    space = _both(vault)
    seen = vault.own.current(LINE_SLOT + line)
    kept = kept_line(seen)
    if not kept.text or kept.text != text:
        raise ReadAnew
    event = Given(at=now, token=token, what=What.LINE, line=line, text=text)
    to, is_new = _give(space, event)
    if is_new:
        if kept.sent:
            old = Stream(kept.sent)
            take_back_if_there(vault, stream=old, token=f"{token}{line}", now=now)
        vault.own.point(LINE_SLOT + line, attrs.evolve(kept, sent=to), seen=seen)
        tell(vault, space)
    return to


def _both(vault: Vault) -> OpenSpace:
    if vault.shared is None:
        raise NobodyThere
    return vault.shared


def _give(space: OpenSpace, event: Given) -> tuple[Stream, bool]:
    """Write it once, and point to it."""
    stream, month = space.stream(event.token), event.at.date()
    if load(space, stream).entries:
        return stream, False
    space.append(stream, event, after=0, shelf=GIVEN, month=month)
    name = standing_slot(space.me)
    seen = space.current(name)
    first = ownwords.first_of(month)
    is_line = event.what is What.LINE
    wanted = rules.with_given(standing_of(seen), stream, line=is_line, month=first)
    space.point(name, wanted, seen=seen)
    return stream, True


@whole
def take_back(vault: Vault, *, stream: Stream, token: str, now: datetime) -> None:
    """Take back what one shared; the words are withdrawn.

    What came back to oneself when sharing ended is erased.

    :raises NotTheirs: if the other gave it.
    """
    held = access.given(vault, stream)
    if not held.space.shared:
        held.space.erase(stream)
        return
    _take_back(vault, held, token, now)


def take_back_if_there(
    vault: Vault, *, stream: Stream, token: str, now: datetime
) -> None:
    """Take back what still stands; what is gone is gone."""
    if vault.shared is None:
        return
    held = load(vault.shared, stream)
    if held.shared.given is not None and held.shared.by == vault.person:
        _take_back(vault, held, token, now)


def _take_back(vault: Vault, held: Held, token: str, now: datetime) -> None:
    events = rules.take_back(held.shared, by=vault.person, token=token, now=now)
    if not events:
        return
    month = month_of(held)
    for entry in held.entries:
        if entry.writer == vault.person and isinstance(entry.event, Given):
            held.space.withdraw(entry)
    keep(vault, held, events, month)
    name = standing_slot(vault.person)
    seen = held.space.current(name)
    wanted = rules.without(standing_of(seen), held.stream)
    if wanted != standing_of(seen):
        held.space.point(name, wanted, seen=seen)


def month_of(held: Held) -> datetime:
    """Return when it was given: all of a stream stands on one shelf."""
    times = [e.event.at for e in held.entries if isinstance(e.event, Event)]
    return times[0]


def keep(vault: Vault, held: Held, events: tuple[Event, ...], month: datetime) -> None:
    """Write events into the stream of a shared thing, and let both look again."""
    for place, event in enumerate(events):
        held.space.append(
            held.stream,
            event,
            after=held.size + place,
            shelf=GIVEN,
            month=month.date(),
        )
    if events:
        tell(vault, held.space)
