"""Looking back, month by month, newest first: the journal, and what is shared.

One request looks at a few months only; a page says from where to look further.
Nothing here writes.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Generic, TypeVar

import attrs

from stillhere.core.codec import private
from stillhere.foundation.web.searching import plain
from stillhere.rooms.feelings import ownwords, queries
from stillhere.rooms.feelings.access import Own
from stillhere.rooms.feelings.queries import JOURNAL
from stillhere.rooms.feelings.records import Entry as FreeEntry
from stillhere.rooms.feelings.records import Noticed
from stillhere.rooms.feelings.seen import (
    GivenSeen,
    Look,
    OwnSeen,
    given_seen,
    own_seen,
)
from stillhere.vault.names import Stream
from stillhere.vault.opened import Vault
from stillhere.vault.shelves import Entry

T = TypeVar("T")
AT_ONCE = 12
"""Months that one request looks at, at most."""
ENOUGH = 20
"""So many found are enough for one page."""
DAYS_AHEAD = timedelta(days=2)
"""A journey across time zones may put today into the month to come."""


@attrs.frozen(kw_only=True)
class MonthSeen(Generic[T]):
    """What is shown of one month, newest first."""

    first: date
    items: tuple[T, ...] = private()


@attrs.frozen(kw_only=True)
class Stretch(Generic[T]):
    """Some months, and from which one to look further back, if there are older."""

    months: tuple[MonthSeen[T], ...] = private(default=())
    until: date | None = None
    """The oldest month that was looked at."""
    further: date | None = None


def start(look: Look) -> date:
    """Return the month in which looking back begins."""
    return ownwords.first_of((look.now + DAYS_AHEAD).astimezone(look.zone).date())


def _back(
    begin: date, since: date | None, found_in: Callable[[date], tuple[T, ...]]
) -> Stretch[T]:
    """Look back from a month until enough was found, or the first month is reached."""
    if since is None:
        return Stretch()
    months: list[MonthSeen[T]] = []
    month, until = begin, begin
    for _ in range(AT_ONCE):
        if month < since or sum(len(one.items) for one in months) >= ENOUGH:
            break
        items, until = found_in(month), month
        if items:
            months.append(MonthSeen(first=month, items=items))
        month = ownwords.before(month)
    further = month if month >= since else None
    return Stretch(months=tuple(months), until=until, further=further)


JournalSeen = OwnSeen | GivenSeen


def journal(
    vault: Vault, look: Look, *, begin: date, text: str = ""
) -> Stretch[JournalSeen]:
    """Return one's own check-ins and entries, those that hold a text if one is given.

    What came back from the couple's space when sharing ended stands among them.
    """
    since = queries.mine(vault).since
    return _back(begin, since, lambda month: _journal_of(vault, look, month, text))


def _journal_of(
    vault: Vault, look: Look, month: date, text: str
) -> tuple[JournalSeen, ...]:
    found = [*_kept_in(vault, look, month), *_back_from_two(vault, look, month)]
    found.sort(key=lambda pair: pair[0], reverse=True)
    wanted = plain(text)
    return tuple(seen for _at, seen in found if wanted in plain(_words_of(seen)))


def _kept_in(
    vault: Vault, look: Look, month: date
) -> Iterator[tuple[datetime, JournalSeen]]:
    streams: dict[Stream, list[Entry]] = {}
    for entry in vault.own.on_shelf(JOURNAL, month):
        streams.setdefault(entry.stream, []).append(entry)
    for stream, entries in streams.items():
        item = entries[0].event
        if isinstance(item, Noticed | FreeEntry):
            yield item.at, own_seen(Own(stream=stream, item=item), look)
        else:  # by a newer version, or damaged: said, not hidden
            yield look.now, OwnSeen(stream=stream, when="", unreadable=True)


def _back_from_two(
    vault: Vault, look: Look, month: date
) -> Iterator[tuple[datetime, JournalSeen]]:
    for held in queries.on_shelf(vault.own, month):
        given = held.shared.given
        if given is not None:
            yield given.at, given_seen(held, look)


def _words_of(seen: JournalSeen) -> str:
    return "\n".join((*attrs.astuple(seen.felt, filter=_is_text), seen.text))


def _is_text(_field: object, value: object) -> bool:
    return isinstance(value, str)


def shared(vault: Vault, look: Look, *, begin: date) -> Stretch[GivenSeen]:
    """Return what either shared and still stands."""
    return _back(
        begin,
        queries.shared_since(vault),
        lambda month: tuple(
            given_seen(held, look) for held in queries.shared_in(vault, month)
        ),
    )
