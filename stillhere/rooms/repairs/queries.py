"""What can be asked about old hurts and mending them; nothing here writes.

``home_mending`` is the door for home: it reads one slot of the couple's space, and one
of one's own only where there is something to say.
"""

from datetime import date, datetime
from itertools import groupby
from typing import Final

import attrs

from stillhere.core.codec import Newer, Unverified
from stillhere.foundation.couples.queries import us
from stillhere.rooms.repairs import rules
from stillhere.rooms.repairs.access import Held, Own, OwnOutside, held, load
from stillhere.rooms.repairs.events import Away, Look, Stage, Standing, Step
from stillhere.rooms.repairs.records import Kept, Outside
from stillhere.vault.names import Stream
from stillhere.vault.opened import Vault
from stillhere.vault.shelves import Entry

HURTS: Final = "repairs.hurts"
OUTSIDES: Final = "repairs.outsides"
MENDINGS: Final = "repairs.mendings"
"""Shelves, of one's own space and of the couple's: few of either, so without months."""
STANDING: Final = "repairs.standing"
AWAY: Final = "repairs.away"
"""Slots, of the couple's space and of one's own."""


def look_slot(stream: str, step: Step) -> str:
    """Return the slot of one's own space for a look at a repair."""
    return f"repairs.look.{stream}.{step}"


def standing_of(entry: Entry | None) -> Standing | None:
    """Read where mending stands between the two."""
    found = entry.event if entry else None
    return found if isinstance(found, Standing) else None


def standing_now(vault: Vault) -> Standing | None:
    """Return where mending stands; None where none ever began."""
    return standing_of(vault.shared.current(STANDING)) if vault.shared else None


@attrs.frozen(kw_only=True)
class Hurts:
    """One's own hurts, the newest first."""

    items: tuple[Own, ...] = attrs.field(repr=False)
    unreadable: bool
    """Something stands there that a newer version wrote, or that can't be read."""


def hurts(vault: Vault) -> Hurts:
    """Return all that one wrote."""
    entries = vault.own.on_shelf(HURTS)
    found = [
        Own(stream=entry.stream, kept=entry.event, version=entry.version)
        for entry in entries
        if isinstance(entry.event, Kept)
    ]
    found.sort(key=lambda own: (own.kept.at, own.stream), reverse=True)
    odd = any(isinstance(entry.event, Newer | Unverified) for entry in entries)
    return Hurts(items=tuple(found), unreadable=odd)


@attrs.frozen(kw_only=True)
class Outsides:
    """What one saw from outside, the newest first, by month."""

    months: tuple[tuple[date, tuple[OwnOutside, ...]], ...] = attrs.field(repr=False)
    unreadable: bool


def outsides(vault: Vault) -> Outsides:
    """Return all of it: a few a year."""
    entries = vault.own.on_shelf(OUTSIDES)
    found = [
        OwnOutside(stream=entry.stream, kept=entry.event, version=entry.version)
        for entry in entries
        if isinstance(entry.event, Outside)
    ]
    found.sort(key=lambda one: (one.kept.on, one.kept.at, one.stream), reverse=True)
    months = groupby(found, key=lambda one: one.kept.on.replace(day=1))
    odd = any(isinstance(entry.event, Newer | Unverified) for entry in entries)
    return Outsides(
        months=tuple((first, tuple(some)) for first, some in months), unreadable=odd
    )


def mendings(vault: Vault) -> tuple[Held, ...]:
    """Return all that the two mend or mended, and what came back after leaving."""
    found = []
    for space in (vault.shared, vault.own):
        entries = space.on_shelf(MENDINGS) if space else []
        for stream, group in groupby(entries, key=lambda entry: entry.stream):
            each = held(space, stream, group)  # type: ignore[arg-type]  # it has entries
            if each.mending.hurt is not None or each.mending.lines:
                found.append(each)
    return tuple(found)


def stands(vault: Vault, sent: str) -> str:
    """Return where a hurt that was shown can be read by both; empty if nowhere."""
    if not sent or vault.shared is None:
        return ""
    found = load(vault.shared, Stream(sent)).mending.hurt
    return sent if found is not None else ""


def own_look(vault: Vault, stream: str, step: Step) -> Look | None:
    """Return what one kept for oneself at a look; None if one didn't look."""
    entry = vault.own.current(look_slot(stream, step))
    found = entry.event if entry else None
    return found if isinstance(found, Look) else None


def name_of(vault: Vault) -> str:
    """Return the partner's name; empty for whoever shares with nobody."""
    return us(vault).partner_name if vault.shared else ""


@attrs.frozen(kw_only=True)
class HomeMending:
    """What home says of it: at most one line."""

    stream: str = ""
    stage: str = ""
    look: bool = False


NOTHING: Final = HomeMending()


def home_mending(vault: Vault, now: datetime) -> HomeMending:
    """Return the one line for whoever may move next; none where nothing is there."""
    entry = vault.shared.current(STANDING) if vault.shared else None
    standing = standing_of(entry)
    if entry is None or standing is None:
        return NOTHING
    theirs = standing.by != vault.person and standing.stage is not Stage.GONE
    if theirs and _put_away(vault, standing.stream, entry.version):
        theirs = False
    look = rules.look_on_home(standing, now)
    if look and own_look(vault, *look) is None and not (theirs and standing.open):
        return HomeMending(stream=look[0], look=True)
    if not theirs:
        return NOTHING
    return HomeMending(stream=standing.stream, stage=standing.stage)


def _put_away(vault: Vault, stream: str, version: int) -> bool:
    entry = vault.own.current(AWAY)
    away = entry.event if entry else None
    at = (away.stream, away.version) if isinstance(away, Away) else ("", 0)
    return at[0] == stream and at[1] >= version
