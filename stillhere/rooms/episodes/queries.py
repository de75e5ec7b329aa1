"""What can be asked about silences; nothing here writes.

``all_kept`` and ``all_told`` are the doors for what looks at them together: they read
every month there is, so they cost what the history costs.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Final

from stillhere.foundation.couples.queries import PARTNER, us_of
from stillhere.foundation.people.queries import PREFERENCES, preferences_of
from stillhere.rooms.episodes import days as on_days
from stillhere.rooms.episodes import times
from stillhere.rooms.episodes.access import Held, Own, load, owned, sides
from stillhere.rooms.episodes.records import Days, Mine, Silence, Span, Standing
from stillhere.rooms.episodes.rules import first_of, overlaps
from stillhere.rooms.episodes.seen import Look
from stillhere.vault.ahead import read_ahead
from stillhere.vault.names import PersonId, Stream
from stillhere.vault.opened import Vault
from stillhere.vault.shelves import Entry, OpenSpace

MINE: Final = "episodes.mine"
DAYS: Final = "episodes.days"
"""Slots of the personal space."""
OPEN_COUNTS: Final = timedelta(days=6)
"""So many days after its first an open silence still speaks for."""
KEPT: Final = "episodes"
TOLD: Final = "episodes.told"
"""Shelves, by month: one's own, and the sides that are shown."""


def standing_slot(person: PersonId) -> str:
    """Return the slot of the couple's space that points to what a person showed."""
    return f"episodes.of.{person.hex}"


def mine_of(entry: Entry | None) -> Mine:
    """Read since when there are any."""
    found = entry.event if entry else None
    return found if isinstance(found, Mine) else Mine()


def days_of(entry: Entry | None) -> Days:
    """Read the days one can speak for."""
    found = entry.event if entry else None
    return found if isinstance(found, Days) else Days()


def standing_of(entry: Entry | None) -> Standing:
    """Read what of somebody's stands shown."""
    found = entry.event if entry else None
    return found if isinstance(found, Standing) else Standing()


def look(vault: Vault, now: datetime) -> Look:
    """Return who looks, and when."""
    slots = vault.own.currents(PREFERENCES, PARTNER)
    return Look(
        me=vault.person,
        name=us_of(vault, slots[PARTNER]).partner_name if vault.shared else "",
        now=now,
        zone=preferences_of(slots[PREFERENCES]).tz,
    )


def in_month(vault: Vault, month: date) -> list[Own]:
    """Return one's own silences that began in a month, newest first."""
    found = owned(vault.own.on_shelf(KEPT, month))
    return sorted(found, key=lambda own: own.silence.began, reverse=True)


def over(vault: Vault, silence: Silence, *, but: Stream | None = None) -> Own | None:
    """Return one of one's own that lies over this one, if there is any.

    Looked for where it may well be: in the months around, and among those still open.
    """
    month = first_of(silence.on)
    found = owned(vault.own.on_shelves(KEPT, (before(month), month, after(month))))
    found += _opened(vault)
    others = (own for own in found if own.stream != but)
    return next((own for own in others if overlaps(own.silence, silence)), None)


def all_kept(vault: Vault, now: datetime) -> tuple[Own, ...]:
    """Return all of one's own silences, oldest first."""
    since = mine_of(vault.own.current(MINE)).since
    found = owned(vault.own.on_shelves(KEPT, _months(since, now)))
    return tuple(sorted(found, key=lambda own: (own.silence.began, own.stream)))


def spoken_for(vault: Vault, silences: tuple[Silence, ...], now: datetime) -> Days:
    """Return the days one can speak for: those marked, and those of the silences.

    Of one that is still open the first week counts: it may have been forgotten since.
    """
    zone = look(vault, now).zone
    here = times.today(now, zone)
    ends = [times.today(one.ended or one.began + OPEN_COUNTS, zone) for one in silences]
    lived = [
        Span(first=one.on, last=max(one.on, end))
        for one, end in zip(silences, ends, strict=True)
    ]
    marked = days_of(vault.own.current(DAYS)).spans
    spans = on_days.clipped((*marked, *lived), last=here)
    return Days(spans=on_days.merged(spans))


def all_told(vault: Vault, now: datetime) -> tuple[Held, ...]:
    """Return every side that stands shown, of both, in the order of their days."""
    if vault.shared is None:
        return ()
    months = _months(told_since(vault.shared), now)
    found = [
        (held.side.told.silence.on, held.stream, held)
        for held in told_in(vault, months)
        if held.side.told is not None
    ]
    return tuple(held for *_, held in sorted(found, key=lambda one: one[:2]))


def told_in(vault: Vault, months: Iterable[date]) -> list[Held]:
    """Return the sides that stand shown, of silences that began in these months."""
    if vault.shared is None:
        return []
    found = sides(vault.shared, vault.shared.on_shelves(TOLD, months))
    return [held for held in found if held.side.told is not None]


def told_since(space: OpenSpace) -> date | None:
    """Return the first month in which a side that was shown began."""
    names = tuple(standing_slot(person) for person in space.pins)
    found = (standing_of(entry).since for entry in space.currents(*names).values())
    return min((month for month in found if month), default=None)


def before(month: date) -> date:
    """Return the month before."""
    return date(month.year - (month.month == 1), (month.month - 2) % 12 + 1, 1)


def after(month: date) -> date:
    """Return the month after."""
    return date(month.year + (month.month == 12), month.month % 12 + 1, 1)


def _months(since: date | None, now: datetime) -> Iterator[date]:
    """Go through the months until now; one more, since a zone may be ahead."""
    month, last = since, after(first_of(now.date()))
    while month is not None and month <= last:
        yield month
        month = after(month)


def still_open(vault: Vault) -> list[Own]:
    """Return one's own silences that are still open, newest first."""
    return sorted(_opened(vault), key=lambda own: own.silence.began, reverse=True)


def _opened(vault: Vault) -> list[Own]:
    """Return those still open, with two queries however many there are."""
    read_ahead([(vault.own, (MINE,))], follow=(MINE,))
    streams = mine_of(vault.own.current(MINE)).open
    return owned(e for one in streams for e in vault.own.events(Stream(one)))


def shown(vault: Vault, stream: str) -> Silence | None:
    """Return one's own side as it stands shown there; None if there is none."""
    if not stream or vault.shared is None:
        return None
    side = load(vault.shared, Stream(stream)).side
    return side.told.silence if side.told and side.by == vault.person else None
