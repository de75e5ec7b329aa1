"""What can be asked about one's own way; nothing here writes."""

from datetime import datetime
from typing import Final

import attrs

from stillhere.rooms.reaching.rules import Phase, Plans, Walk, phase
from stillhere.vault.opened import Vault
from stillhere.vault.shelves import Entry

WALK: Final = "reaching.walk"
PLANS: Final = "reaching.plans"
"""Slots of one's own space."""


@attrs.frozen(kw_only=True)
class HomeReaching:
    """What home says of it: at most one small line."""

    phase: Phase


def walk_of(entry: Entry | None) -> Walk | None:
    """Read the way from its slot."""
    found = entry.event if entry else None
    return found if isinstance(found, Walk) else None


def plans_of(entry: Entry | None) -> Plans:
    """Read the plans from their slot."""
    found = entry.event if entry else None
    return found if isinstance(found, Plans) else Plans()


def walk(vault: Vault) -> Walk | None:
    """Return where a person is, whatever the time."""
    return walk_of(vault.own.current(WALK))


def plans(vault: Vault) -> Plans:
    """Return a person's own plans."""
    return plans_of(vault.own.current(PLANS))


def home_reaching(vault: Vault, now: datetime) -> HomeReaching:
    """Return what home says; it reads one slot."""
    return HomeReaching(phase=phase(walk(vault), now))
