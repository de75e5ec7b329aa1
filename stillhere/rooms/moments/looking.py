"""Looking at one's good things, month by month, the newest first; nothing writes."""

from datetime import date
from typing import Final

import attrs

from stillhere.core.codec import Newer, Unverified, private
from stillhere.rooms.moments.records import Good, Kept
from stillhere.vault.opened import Vault
from stillhere.vault.shelves import Entry

GOODS: Final = "moments.good"
"""Shelf of the personal space, by month."""
KEPT: Final = "moments.kept"
"""Slot of the personal space."""
ENOUGH: Final = 20
"""So many found are enough for one page."""


@attrs.frozen(kw_only=True)
class GoodSeen:
    """A good thing in the list."""

    stream: str
    on: date = attrs.field(repr=False)
    text: str = private(default="")
    unreadable: bool = False


@attrs.frozen(kw_only=True)
class MonthSeen:
    """The good things of one month, the newest first."""

    first: date
    items: tuple[GoodSeen, ...] = attrs.field(repr=False)


@attrs.frozen(kw_only=True)
class Stretch:
    """Some months, and the one to look further back from, if there is one."""

    months: tuple[MonthSeen, ...] = attrs.field(repr=False)
    further: date | None = None


def first_of(day: date) -> date:
    """Return the first day of its month."""
    return day.replace(day=1)


def kept_of(entry: Entry | None) -> Kept:
    """Read the months from their slot."""
    found = entry.event if entry else None
    return found if isinstance(found, Kept) else Kept()


def goods(vault: Vault, *, begin: date | None = None) -> Stretch:
    """Return the good things from a month on back, else from the newest."""
    left = kept_of(vault.own.current(KEPT)).months
    left = tuple(month for month in left if begin is None or month <= begin)
    months: list[MonthSeen] = []
    while left and sum(len(month.items) for month in months) < ENOUGH:
        months.append(MonthSeen(first=left[0], items=_of(vault, left[0])))
        left = left[1:]
    return Stretch(months=tuple(months), further=left[0] if left else None)


def _of(vault: Vault, month: date) -> tuple[GoodSeen, ...]:
    found: list[tuple[str, GoodSeen]] = []
    for entry in vault.own.on_shelf(GOODS, month):
        if isinstance(entry.event, Good):
            item = entry.event
            seen = GoodSeen(stream=entry.stream, on=item.on, text=item.text)
            found.append((item.at.isoformat(), seen))
        elif isinstance(entry.event, Newer | Unverified):
            seen = GoodSeen(stream=entry.stream, on=month, unreadable=True)
            found.append(("", seen))
    found.sort(key=lambda pair: (pair[0], pair[1].stream), reverse=True)
    return tuple(seen for _at, seen in found)
