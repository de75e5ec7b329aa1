"""Phrases: proposing, saying yes, leaving, sending, receiving; one transaction each.

Called by views with a checked form. Everything raised by ``phrases`` passes through:
then nothing was changed.
"""

from contextlib import suppress
from datetime import datetime

from stillhere.core.codec import Newer
from stillhere.foundation.couples.services import tell
from stillhere.rooms.repairs import phrases
from stillhere.rooms.repairs.ours import (
    PHRASES,
    PHRASES_AWAY,
    entries_of,
    phrases_of,
    put_away,
)
from stillhere.rooms.repairs.phrases import CannotSay, Leave, Propose, PutAway, Tap
from stillhere.rooms.repairs.services import NobodyThere
from stillhere.vault.opened import Vault
from stillhere.vault.shelves import OpenSpace, WrittenByNewer
from stillhere.vault.transactions import whole

LINES_AWAY = 4
"""How many lines that were put away are remembered: more never stand on home."""


@whole
def say(vault: Vault, *, tap: Tap, now: datetime) -> None:
    """Do what was tapped, in the space of the two.

    :raises NobodyThere: if this person shares with nobody.
    """
    if vault.shared is None:
        raise NobodyThere
    _say(vault, vault.shared, tap, now)


@whole
def keep_own(vault: Vault, *, tap: Tap, now: datetime) -> None:
    """Keep a phrase in one's own list, or take it out."""
    _say(vault, vault.own, tap, now)


@whole
def put_line_away(vault: Vault, *, line: str) -> None:
    """Show this line no more on one's own home."""
    away = put_away(vault)
    if line not in away:
        seen = vault.own.current(PHRASES_AWAY)
        new = PutAway(lines=(*away, line)[-LINES_AWAY:])
        vault.own.point(PHRASES_AWAY, new, seen=seen)


def _say(vault: Vault, space: OpenSpace, tap: Tap, now: datetime) -> None:
    entries = entries_of(space)
    mine = [entry.event for entry in entries if entry.writer == vault.person]
    if any(isinstance(event, Newer) for event in mine):
        raise WrittenByNewer
    new = phrases.decide(phrases_of(entries), tap, now)
    if new is not None:
        space.point(PHRASES, new, seen=entries[-1] if entries else None)
        tell(vault, space)


@whole
def proposes(vault: Vault, *, token: str, text: str, now: datetime) -> None:
    """Propose a phrase to the other, and keep it in one's own list: it stays one's own
    when sharing ends.
    """
    tap = Propose(by=vault.person, token=token, text=text)
    if vault.shared is None:
        return keep_own(vault, tap=tap, now=now)
    say(vault, tap=tap, now=now)
    with suppress(CannotSay):  # its list is full
        keep_own(vault, tap=tap, now=now)
    return None


@whole
def leave(vault: Vault, *, token: str, phrase: str, now: datetime) -> None:
    """Leave a phrase or take a proposal back, and take it out of one's own list."""
    tap = Leave(by=vault.person, token=token, phrase=phrase)
    if vault.shared is None:
        return keep_own(vault, tap=tap, now=now)
    say(vault, tap=tap, now=now)
    with suppress(CannotSay):  # it was the other's, or stood only in the couple's
        keep_own(vault, tap=tap, now=now)
    return None
