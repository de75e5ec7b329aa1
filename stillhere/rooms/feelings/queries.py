"""What can be asked about feelings; nothing here writes.

``home_feelings`` is the door for home: it reads slots, and what the newest points to.
"""

from datetime import date, datetime
from typing import Final

import attrs

from stillhere.foundation.couples.queries import PARTNER, us_of
from stillhere.foundation.people.queries import PREFERENCES, preferences_of
from stillhere.rooms.feelings.access import LINE_SLOT, Held, kept_line, load
from stillhere.rooms.feelings.events import Line, Standing, What
from stillhere.rooms.feelings.records import Away, Mine, QuietLine
from stillhere.rooms.feelings.seen import GivenSeen, Look, given_seen
from stillhere.vault.names import PersonId, Stream
from stillhere.vault.opened import Vault
from stillhere.vault.shelves import Entry, OpenSpace

MINE: Final = "feelings.mine"
AWAY: Final = "feelings.away"
"""Slots of the personal space."""
JOURNAL: Final = "feelings"
GIVEN: Final = "feelings.given"
"""Shelves, by month: one's own, and what is shared."""


def standing_slot(person: PersonId) -> str:
    """Return the slot of the couple's space that points to what a person shared."""
    return f"feelings.of.{person.hex}"


def shared_slots(vault: Vault) -> tuple[str, ...]:
    """Return the slots of the couple's space that home looks at: the other's."""
    if vault.shared is None:
        return ()
    others = [person for person in vault.shared.pins if person != vault.person]
    return tuple(standing_slot(person) for person in others)


def mine_of(entry: Entry | None) -> Mine:
    """Read one's own words by month."""
    found = entry.event if entry else None
    return found if isinstance(found, Mine) else Mine()


def away_of(entry: Entry | None) -> Away:
    """Read what was put away."""
    found = entry.event if entry else None
    return found if isinstance(found, Away) else Away()


def standing_of(entry: Entry | None) -> Standing:
    """Read what of somebody stands shared."""
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


@attrs.frozen(kw_only=True)
class HomeFeelings:
    """What home shows: the newest of the other that was not put away, if any."""

    given: GivenSeen | None = attrs.field(repr=False, default=None)


def home_feelings(vault: Vault, now: datetime) -> HomeFeelings:
    """Return what home shows of what the other shared."""
    if vault.shared is None:
        return HomeFeelings()
    entries = vault.shared.currents(*shared_slots(vault)).values()
    recent = [stream for entry in entries for stream in standing_of(entry).recent]
    away = away_of(vault.own.current(AWAY)).streams if recent else ()
    for stream in recent:
        if stream not in away:
            held = load(vault.shared, Stream(stream))
            if held.shared.given is not None and held.shared.by != vault.person:
                return HomeFeelings(given=given_seen(held, look(vault, now)))
    return HomeFeelings()


def lines(vault: Vault) -> dict[Line, tuple[QuietLine, Held | None]]:
    """Return one's own lines about going quiet, and what of each stands shared."""
    slots = vault.own.currents(*(LINE_SLOT + line for line in Line))
    kept = {line: kept_line(slots[LINE_SLOT + line]) for line in Line}
    return {line: (found, standing(vault, found.sent)) for line, found in kept.items()}


def standing(vault: Vault, stream: str) -> Held | None:
    """Return one's own shared thing, if it stands there still."""
    if not stream or vault.shared is None:
        return None
    held = load(vault.shared, Stream(stream))
    mine = held.shared.given is not None and held.shared.by == vault.person
    return held if mine else None


def their_lines(vault: Vault) -> tuple[Held, ...]:
    """Return what the other shared about going quiet, in the order of the lines."""
    if vault.shared is None:
        return ()
    entries = vault.shared.currents(*shared_slots(vault)).values()
    found = [
        load(vault.shared, Stream(stream))
        for entry in entries
        for stream in standing_of(entry).lines
    ]
    order = list(Line)
    return tuple(
        sorted(
            (held for held in found if _is_line(held, vault.person)),
            key=lambda held: order.index(_line(held)),
        )
    )


def _is_line(held: Held, me: PersonId) -> bool:
    found = held.shared
    return found.by != me and found.given is not None and found.given.line is not None


def _line(held: Held) -> Line:
    found = held.shared.given
    return (found.line if found else None) or Line.SIGNS


def shared_in(vault: Vault, month: date) -> tuple[Held, ...]:
    """Return what was shared in a month and still stands, newest first; no lines."""
    if vault.shared is None:
        return ()
    found = [
        (given.at, held)
        for held in on_shelf(vault.shared, month)
        for given in [held.shared.given]
        if given is not None and given.what is not What.LINE
    ]
    found.sort(key=lambda pair: pair[0], reverse=True)
    return tuple(held for _at, held in found)


def on_shelf(space: OpenSpace, month: date) -> list[Held]:
    """Return everything that was shared in a month and stands in this space."""
    streams: dict[Stream, list[Entry]] = {}
    for entry in space.on_shelf(GIVEN, month):
        streams.setdefault(entry.stream, []).append(entry)
    return [
        Held(space=space, stream=stream, entries=tuple(entries))
        for stream, entries in streams.items()
    ]


def shared_since(vault: Vault) -> date | None:
    """Return the first month in which either shared something here."""
    if vault.shared is None:
        return None
    names = (*shared_slots(vault), standing_slot(vault.person))
    found = vault.shared.currents(*names).values()
    since = [standing_of(entry).since for entry in found]
    return min((month for month in since if month), default=None)


def mine(vault: Vault) -> Mine:
    """Return one's own words by month."""
    return mine_of(vault.own.current(MINE))
