"""What can be asked about pauses; nothing here writes.

``home_pauses`` is the door for home: it reads slots, and the one stream each points to.
"""

from datetime import datetime, timedelta

import attrs

from stillhere.foundation.couples.queries import PARTNER, us_of
from stillhere.foundation.people.queries import PREFERENCES, preferences_of
from stillhere.rooms.pauses import rules
from stillhere.rooms.pauses.access import Held, load
from stillhere.rooms.pauses.after import Lines, Mine, feels_like_silence
from stillhere.rooms.pauses.agreement import Agreement, AgreementSlot, Terms
from stillhere.rooms.pauses.quiet import QuietSlot
from stillhere.rooms.pauses.records import OpenSlot
from stillhere.rooms.pauses.rules import LONGEST
from stillhere.rooms.pauses.seen import (
    Face,
    HomePauses,
    SignBox,
    Viewer,
    pause_seen,
    sign_seen,
)
from stillhere.vault.names import Stream
from stillhere.vault.opened import Vault
from stillhere.vault.shelves import Entry, OpenSpace

__all__ = [
    "AFTER",
    "AGREEMENT",
    "LINES",
    "OPEN",
    "QUIET",
    "HomePauses",
    "agreement_now",
    "held_agreement",
    "home_pauses",
    "longest",
    "mine_of",
    "own_lines",
    "terms_now",
    "viewer",
]

OPEN = "pauses.open"
QUIET = "pauses.quiet"
AGREEMENT = "pauses.agreement"
AFTER = "pauses.after"
LINES = "pauses.lines"
"""Slots: the first three of the couple or of one's own, the last two of one's own."""


def mine_of(entry: Entry | None) -> Mine:
    """Read what a person keeps about their pauses."""
    found = entry.event if entry else None
    return found if isinstance(found, Mine) else Mine()


def viewer(vault: Vault, now: datetime) -> Viewer:
    """Return who looks."""
    return _viewer(vault, now, vault.own.currents(PREFERENCES, PARTNER, AFTER))


def _viewer(vault: Vault, now: datetime, slots: dict[str, Entry | None]) -> Viewer:
    return Viewer(
        me=vault.person,
        name=us_of(vault, slots[PARTNER]).partner_name if vault.shared else "",
        now=now,
        zone=preferences_of(slots[PREFERENCES]).tz,
        mine=mine_of(slots[AFTER]),
    )


def home_pauses(vault: Vault, now: datetime) -> HomePauses:
    """Return what home shows: the couple's pause, or else one's own."""
    own = vault.own.currents(PREFERENCES, PARTNER, AFTER, OPEN, QUIET, AGREEMENT)
    look = _viewer(vault, now, own)
    found = HomePauses(name=look.name)
    signs: tuple[Held, ...] = ()
    if vault.shared is not None:
        both = vault.shared.currents(OPEN, QUIET, AGREEMENT)
        found = _seen(vault.shared, both[OPEN], look)
        signs = _pointed(vault.shared, both[QUIET])
        found = attrs.evolve(found, agreement_waits=_waits(both[AGREEMENT], look))
    if found.face is Face.QUIET:
        alone = _seen(vault.own, own[OPEN], look)
        if alone.face is not Face.QUIET:
            found = attrs.evolve(alone, agreement_waits=found.agreement_waits)
    signs = signs or _pointed(vault.own, own[QUIET])
    return attrs.evolve(
        found,
        sign=_sign(signs, look, theirs=True),
        my_sign=_sign(signs, look, theirs=False),
        silence=found.quiet and feels_like_silence(look.mine),
    )


def one_is_away(vault: Vault, now: datetime) -> bool:
    """Say whether a pause of the two is open, for rooms that ask ``couples.calm``."""
    if vault.shared is None:
        return False
    pauses = _pointed(vault.shared, vault.shared.current(OPEN))
    return any(rules.phase(held.pause, now) in rules.OPEN for held in pauses)


def _pointed(space: OpenSpace, entry: Entry | None) -> tuple[Held, ...]:
    """Return the one stream that a slot points to, if it does."""
    found = entry.event if entry else None
    if not isinstance(found, OpenSlot | QuietSlot | AgreementSlot):
        return ()
    return (load(space, Stream(found.stream)),)


def _seen(space: OpenSpace, entry: Entry | None, look: Viewer) -> HomePauses:
    for held in _pointed(space, entry):
        return pause_seen(held.stream, held.pause, look)
    return HomePauses(name=look.name)


def _sign(signs: tuple[Held, ...], look: Viewer, *, theirs: bool) -> SignBox | None:
    for held in signs:
        found = held.quiet
        sign = (found.from_other if theirs else found.of)(look.me, look.now)
        if sign is not None and held.stream not in look.mine.away:
            return sign_seen(held.stream, sign, look)
    return None


def _waits(entry: Entry | None, look: Viewer) -> bool:
    found = entry.event if entry else None
    if not isinstance(found, AgreementSlot):
        return False
    return found.waits_from not in (None, look.me)


def held_agreement(vault: Vault, token: str = "") -> Held:
    """Return where the agreement stands, in the couple's space or one's own.

    Without one yet: an empty stream for the token of the form that makes it.
    """
    return _held_agreement(vault.shared or vault.own, token)


def _held_agreement(space: OpenSpace, token: str = "") -> Held:
    for held in _pointed(space, space.current(AGREEMENT)):
        return held
    return Held(space=space, stream=space.stream(token))


def agreement_now(vault: Vault) -> Agreement:
    """Return the agreement as it stands."""
    return held_agreement(vault).agreement


def terms_now(space: OpenSpace) -> Terms:
    """Return the terms that hold, or good defaults."""
    holds = _held_agreement(space).agreement.holds
    return holds.terms if holds else Terms()


def longest(space: OpenSpace) -> timedelta:
    """Return how long a pause may be that one of them takes alone."""
    return min(terms_now(space).longest, LONGEST)


def own_lines(vault: Vault) -> tuple[str, ...]:
    """Return the person's own lines that reassure."""
    entry = vault.own.current(LINES)
    found = entry.event if entry else None
    return found.lines if isinstance(found, Lines) else ()
