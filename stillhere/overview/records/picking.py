"""What a summary can be put together from: one's own, and what both said yes to."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

import attrs
from django.utils.translation import gettext as _

from stillhere.foundation.web.leaves import Leaf, Paper, filled
from stillhere.overview.patterns.queries import noticed_now
from stillhere.overview.records.binders import BINDERS, Sheet, mine, sheets
from stillhere.overview.records.paper import Chapter, chapters, day_of
from stillhere.vault.names import Stream
from stillhere.vault.opened import Vault

MOST: Final = 150
"""Things a page offers: more are not read at a desk, and a form has an end."""
BOTH, NOTICED = Stream("both"), Stream("noticed")


@attrs.frozen(kw_only=True)
class Months:
    """From the first of a month to the end of another."""

    first: date
    last: date

    def has(self, day: date | None) -> bool:
        """Say whether a day is in them; what has no day always is."""
        return day is None or self.first <= day.replace(day=1) <= self.last


def lately(today: date) -> Months:
    """Return this month and the two before it."""
    months = today.year * 12 + today.month - 1 - 2
    first = date(months // 12, months % 12 + 1, 1)
    return Months(first=first, last=today.replace(day=1))


def offered(
    vault: Vault, months: Months, now: datetime, zone: ZoneInfo
) -> tuple[list[Sheet], bool]:
    """Return what can be chosen, and whether there would be more."""
    found = [
        *_noticed(vault, now),
        *_both(vault, zone),
        *(s for s in sheets(mine(vault), zone) if months.has(day_of(s, zone))),
    ]
    found = [sheet for sheet in found if sheet.leaf.lines]
    return found[:MOST], len(found) > MOST


def picked(
    vault: Vault, keys: set[str], now: datetime, zone: ZoneInfo
) -> tuple[Chapter, ...]:
    """Return what was chosen, as it is there now."""
    found = (*_noticed(vault, now), *_both(vault, zone), *sheets(mine(vault), zone))
    return chapters((sheet for sheet in found if sheet.key in keys), zone)


def _noticed(vault: Vault, now: datetime) -> Iterator[Sheet]:
    """Give the sentences of "What I notice"."""
    page = noticed_now(vault, now)
    if not page.any:
        return
    said = (
        (_("How often it goes quiet"), page.often),
        (_("How long until we found back"), page.long),
        (_("Is it changing?"), page.change),
        (_("What tends to come before"), page.before),
        (_("How we found back"), page.helped),
        (_("What I did, and how long it took"), page.acted),
        (_("Our loop"), page.loop),
    )
    for place, (title, sentences) in enumerate(said):
        leaf = Leaf(title=title, lines=filled(*(("", one) for one in sentences)))
        yield _sheet("patterns", NOTICED, place, leaf, shared=False)


def _both(vault: Vault, zone: ZoneInfo) -> Iterator[Sheet]:
    """Give what both of two said yes to."""
    for room, binder in BINDERS.items():
        leaves = binder.both(vault, Paper(shelf="", zone=zone)) if binder.both else ()
        for place, leaf in enumerate(leaves):
            yield _sheet(room, BOTH, place, leaf, shared=True)


def _sheet(room: str, stream: Stream, place: int, leaf: Leaf, *, shared: bool) -> Sheet:
    return Sheet(
        room=room, stream=stream, version=0, place=place, shared=shared, leaf=leaf
    )
