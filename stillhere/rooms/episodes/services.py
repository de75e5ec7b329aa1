"""What a person can do about silences: each is one transaction.

Called by views with a checked form. Everything that ``rules`` and ``days`` raise passes
through: then nothing was changed. Only showing and taking back reach the other.
"""

from datetime import date, datetime

import attrs

from stillhere.foundation.couples.services import tell
from stillhere.rooms.episodes import access, days, rules
from stillhere.rooms.episodes.access import Held, Own, load
from stillhere.rooms.episodes.queries import (
    DAYS,
    KEPT,
    MINE,
    TOLD,
    days_of,
    mine_of,
    standing_of,
    standing_slot,
)
from stillhere.rooms.episodes.records import Days, Kept, Mine, Silence, Span, Told
from stillhere.vault.names import Stream
from stillhere.vault.opened import Vault
from stillhere.vault.shelves import Entry
from stillhere.vault.transactions import whole


class NobodyThere(Exception):
    """There is nobody to show it to."""


class Changed(Exception):
    """It says something else by now: another page changed it."""


@whole
def keep(vault: Vault, *, token: str, silence: Silence, now: datetime) -> Stream:
    """Keep a silence; return its stream. The same token again changes nothing."""
    rules.checked(silence, now)
    stream = vault.own.stream(token)
    if not vault.own.events(stream):
        _write(vault, stream, Kept(silence=silence), after=0)
    return stream


@whole
def change(
    vault: Vault, *, stream: Stream, silence: Silence, was: int, now: datetime
) -> None:
    """Keep it anew in place of what ``was`` read; what it said before is erased.

    What was shown of it stays as it was shown.

    :raises Changed: if another page has changed it since.
    """
    rules.checked(silence, now)
    found = access.own(vault, stream)
    if found.silence == silence:
        return
    if found.version != was:
        raise Changed
    _rewrite(vault, found, attrs.evolve(found.kept, silence=silence))


@whole
def erase(vault: Vault, *, stream: Stream, token: str, now: datetime) -> None:
    """Erase a silence, and take back what was shown of it."""
    found = access.own(vault, stream)
    if found.kept.sent:
        _gone(vault, found.kept.sent, token, now)
    vault.own.erase(stream)
    _point(vault, rules.without_kept(_mine(vault), stream))


@whole
def show(
    vault: Vault,
    *,
    stream: Stream,
    token: str,
    silence: Silence,
    was: int,
    now: datetime,
) -> Stream:
    """Show the other this side, as it was previewed; return where it stands.

    It takes the place of what was shown of the same silence before.

    :raises NobodyThere: if this person shares with nobody.
    :raises Changed: if it says something else than the preview by now.
    """
    space = vault.shared
    if space is None:
        raise NobodyThere
    found = access.own(vault, stream)
    to = space.stream(token)
    if load(space, to).entries:
        return to
    if found.version != was:
        raise Changed
    if found.kept.sent:
        _gone(vault, found.kept.sent, f"{token}.", now)
    month = rules.first_of(silence.on)
    event = Told(at=now, token=token, silence=silence)
    space.append(to, event, after=0, shelf=TOLD, month=month)
    name = standing_slot(space.me)
    seen = space.current(name)
    space.point(name, rules.with_told(standing_of(seen), to, month), seen=seen)
    _rewrite(vault, found, attrs.evolve(found.kept, sent=to))
    tell(vault, space)
    return to


@whole
def take_back(vault: Vault, *, stream: Stream, token: str, now: datetime) -> None:
    """Take back a side that one showed; its words are withdrawn.

    What came back to oneself when sharing ended is erased.

    :raises NotTheirs: if the other showed it.
    """
    held = access.told(vault, stream)
    if held.space.shared:
        _take_back(vault, held, token, now)
    else:
        held.space.erase(stream)


@whole
def mark(vault: Vault, *, first: date, last: date, today: date) -> None:
    """Note that all there was is noted for these days."""
    span = days.spanned(first, last, today=today, earliest=today - rules.EARLIEST)
    seen = vault.own.current(DAYS)
    _point_days(vault, days.added(days_of(seen), span), seen)


@whole
def unmark(vault: Vault, *, first: date, last: date) -> None:
    """Take these days out again."""
    seen = vault.own.current(DAYS)
    span = Span(first=first, last=last)
    _point_days(vault, days.taken_out(days_of(seen), span), seen)


def _point_days(vault: Vault, wanted: Days, seen: Entry | None) -> None:
    if wanted == days_of(seen):
        return
    if wanted.spans:
        vault.own.point(DAYS, wanted, seen=seen)
    else:
        vault.own.erase(vault.own.slot(DAYS))


def _write(vault: Vault, stream: Stream, kept: Kept, *, after: int) -> None:
    """Keep a silence on the shelf of its month, and point to it."""
    month = rules.first_of(kept.silence.on)
    vault.own.append(stream, kept, after=after, shelf=KEPT, month=month)
    _point(vault, rules.with_kept(_mine(vault), stream, kept.silence))


def _rewrite(vault: Vault, found: Own, kept: Kept) -> None:
    vault.own.erase(found.stream)
    _write(vault, found.stream, kept, after=found.version)


def _mine(vault: Vault) -> Mine:
    return mine_of(vault.own.current(MINE))


def _point(vault: Vault, wanted: Mine) -> None:
    seen = vault.own.current(MINE)
    if wanted != mine_of(seen):
        vault.own.point(MINE, wanted, seen=seen)


def _gone(vault: Vault, sent: str, token: str, now: datetime) -> None:
    """Take back what was shown there, and erase what came back of it after leaving."""
    if vault.shared is not None:
        held = load(vault.shared, Stream(sent))
        if held.side.told is not None and held.side.by == vault.person:
            _take_back(vault, held, token, now)
    vault.own.erase(vault.own.stream(f"from:{sent}"))


def _take_back(vault: Vault, held: Held, token: str, now: datetime) -> None:
    events = rules.take_back(held.side, by=vault.person, token=token, now=now)
    if not events or held.side.told is None:
        return
    month = rules.first_of(held.side.told.silence.on)
    for entry in held.entries:
        if entry.writer == vault.person and isinstance(entry.event, Told):
            held.space.withdraw(entry)
    for place, event in enumerate(events):
        after = held.side.size + place
        held.space.append(held.stream, event, after=after, shelf=TOLD, month=month)
    name = standing_slot(vault.person)
    seen = held.space.current(name)
    wanted = rules.without_told(standing_of(seen), held.stream)
    if wanted != standing_of(seen):
        held.space.point(name, wanted, seen=seen)
    tell(vault, held.space)
