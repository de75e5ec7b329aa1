"""What can be asked about old hurts; nothing here writes."""

from typing import Final

import attrs

from stillhere.core.codec import Newer, Unverified
from stillhere.foundation.couples.queries import us
from stillhere.rooms.repairs.access import Own
from stillhere.rooms.repairs.records import Kept
from stillhere.vault.opened import Vault

HURTS: Final = "repairs.hurts"
"""Shelf of the personal space: such hurts are few, so it has no months."""


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


def name_of(vault: Vault) -> str:
    """Return the partner's name; empty for whoever shares with nobody."""
    return us(vault).partner_name if vault.shared else ""
