"""What reaches the other: show a hurt, go a step, take words back, let it rest.

Each is one transaction, called by views with a checked form. Everything raised by
``deciding`` passes through: then nothing was changed.
"""

from datetime import datetime

import attrs

from stillhere.foundation.couples.services import tell
from stillhere.rooms.repairs import access, rules
from stillhere.rooms.repairs.access import Held, load
from stillhere.rooms.repairs.deciding import Command, Move, Show, TakeBack, decide
from stillhere.rooms.repairs.events import Away, Event, Look, Step
from stillhere.rooms.repairs.keeping import Changed, rewrite
from stillhere.rooms.repairs.queries import (
    AWAY,
    MENDINGS,
    STANDING,
    look_slot,
    standing_of,
)
from stillhere.vault.names import Stream
from stillhere.vault.opened import Vault
from stillhere.vault.transactions import whole

FREELY = frozenset({Step.RESTED, Step.MONTH, Step.QUARTER})
"""What can be done while another one is on its way."""


class NobodyThere(Exception):
    """There is nobody to show it to."""


class OneAtATime(Exception):
    """Another hurt is on its way between the two."""


@whole
def show(
    vault: Vault, *, stream: Stream, token: str, was: int, now: datetime
) -> Stream:
    """Show the other a hurt, as it was previewed; return where it stands.

    :raises NobodyThere: if this person shares with nobody.
    :raises OneAtATime: if another one is on its way.
    :raises Changed: if it says something else than the preview by now.
    """
    space = vault.shared
    if space is None:
        raise NobodyThere
    found = access.own(vault, stream)
    to = load(space, space.stream(token))
    if to.entries:
        return to.stream
    if rules.second_waits(standing_of(space.current(STANDING))):
        raise OneAtATime
    if found.version != was:
        raise Changed
    _do(vault, to, Show(by=vault.person, token=token, hurt=found.hurt), now)
    rewrite(vault, found, attrs.evolve(found.kept, sent=to.stream))
    return to.stream


@whole
def go_on(vault: Vault, *, stream: Stream, move: Move, now: datetime) -> None:
    """Take a step. :raises OneAtATime: if another one is on its way by now."""
    found = access.mending(vault, stream)
    if not found.space.shared:
        raise NobodyThere
    standing = standing_of(found.space.current(STANDING))
    if move.token in found.mending.tokens:
        return
    if move.step not in FREELY and rules.second_waits(standing, stream):
        raise OneAtATime
    _do(vault, found, move, now)
    if move.step in rules.LOOKS:
        _note_look(vault, stream, move.step, Look(at=now))


@whole
def take_back(
    vault: Vault, *, stream: Stream, token: str, version: int, now: datetime
) -> None:
    """Take one's own words back; the other keeps what they wrote."""
    found = access.mending(vault, stream)
    if not found.space.shared:
        raise NobodyThere
    _take_back(vault, found, token, version, now)


@whole
def erase(vault: Vault, *, stream: Stream, token: str, now: datetime) -> None:
    """Erase a hurt, and take back what was shown of it."""
    sent = Stream(access.own(vault, stream).kept.sent)
    if sent and vault.shared is not None:
        _take_back(vault, load(vault.shared, sent), token, 1, now)
    vault.own.erase(stream)


@whole
def erase_mine(vault: Vault, *, stream: Stream) -> None:
    """Erase what came back to oneself when sharing ended; else nothing."""
    found = access.mending(vault, stream)
    if not found.space.shared:
        found.space.erase(stream)


@whole
def keep_look(
    vault: Vault, *, stream: Stream, step: Step, words: str, now: datetime
) -> None:
    """Keep for oneself how it is after a while; the other learns nothing."""
    access.mending(vault, stream)
    _note_look(vault, stream, step, Look(at=now, words=words))


@whole
def put_away(vault: Vault, *, stream: Stream) -> None:
    """Show this line no more on one's own home, until there is something newer."""
    entry = vault.shared.current(STANDING) if vault.shared else None
    standing = standing_of(entry)
    if entry is None or standing is None or standing.stream != stream:
        return
    seen, away = vault.own.current(AWAY), Away(stream=stream, version=entry.version)
    if seen is None or seen.event != away:
        vault.own.point(AWAY, away, seen=seen)


def _note_look(vault: Vault, stream: Stream, step: Step, look: Look) -> None:
    name = look_slot(stream, step)
    vault.own.point(name, look, seen=vault.own.current(name))


def _take_back(
    vault: Vault, found: Held, token: str, version: int, now: datetime
) -> None:
    command = TakeBack(by=vault.person, token=token, version=version)
    if not decide(found.mending, command, now):
        return
    for entry in found.entries:
        mine = entry.writer == vault.person and entry.version == version
        if mine and isinstance(entry.event, Event):
            found.space.withdraw(entry)
    _do(vault, found, command, now)


def _do(vault: Vault, found: Held, command: Command, now: datetime) -> None:
    """Keep what comes of a command; let both look, and home know where it stands."""
    events = decide(found.mending, command, now)
    for place, event in enumerate(events):
        after = found.mending.size + place
        found.space.append(found.stream, event, after=after, shelf=MENDINGS)
    if not events:
        return
    seen = found.space.current(STANDING)
    after_all = load(found.space, found.stream).mending
    known = standing_of(seen)
    wanted = rules.pointed(known, found.stream, after_all, vault.person)
    if wanted != known:
        found.space.point(STANDING, wanted, seen=seen)
    tell(vault, found.space)
