"""What a person can do beside a pause: still here, the agreement, what is only theirs.

Called by views with a checked form; each is one transaction.
"""

from datetime import datetime

import attrs

from stillhere.foundation.couples.services import tell
from stillhere.rooms.pauses import after, agreement, quiet
from stillhere.rooms.pauses.access import Held, load, open_sign
from stillhere.rooms.pauses.after import After, CameBack, Helped, Lines
from stillhere.rooms.pauses.agreement import AgreementSlot, Proposed, Terms
from stillhere.rooms.pauses.queries import (
    AFTER,
    AGREEMENT,
    LINES,
    QUIET,
    held_agreement,
    mine_of,
)
from stillhere.rooms.pauses.quiet import QuietSlot, Said, Unsaid
from stillhere.rooms.pauses.records import Elsewhere, Event
from stillhere.rooms.pauses.services import ELSEWHERE
from stillhere.vault.names import Stream
from stillhere.vault.opened import Vault
from stillhere.vault.transactions import whole

QUIET_SHELF = "pauses.quiet"
TERMS_SHELF = "pauses.agreement"


@whole
def say_still_here(
    vault: Vault, *, token: str, now: datetime, until: datetime | None = None
) -> Stream:
    """Say "Still here. I don't have words yet."; return its stream."""
    space = vault.shared or vault.own
    new = load(space, space.stream(token))
    if new.entries:
        first = new.entries[0].event
        return Stream(first.stream) if isinstance(first, Elsewhere) else new.stream
    seen = space.current(QUIET)
    if seen is not None and isinstance(seen.event, QuietSlot):
        found = load(space, Stream(seen.event.stream))
        if found.quiet.shown(now):
            events = quiet.say(
                found.quiet, by=vault.person, token=token, now=now, until=until
            )
            _keep(vault, found, events, shelf=QUIET_SHELF)
            pointer = Elsewhere(stream=found.stream)
            space.append(new.stream, pointer, after=0, shelf=ELSEWHERE)
            return found.stream
    events = quiet.say(new.quiet, by=vault.person, token=token, now=now, until=until)
    _keep(vault, new, events, shelf=QUIET_SHELF)
    space.point(QUIET, QuietSlot(stream=new.stream), seen=seen)
    return new.stream


@whole
def answer_still_here(
    vault: Vault, *, stream: Stream, token: str, said: int, now: datetime
) -> None:
    """Answer "Glad. No hurry."

    :raises NothingSaid: if it was withdrawn in the meantime.
    """
    held = open_sign(vault, stream)
    events = quiet.answer(held.quiet, by=vault.person, token=token, said=said, now=now)
    _keep(vault, held, events, shelf=QUIET_SHELF)


@whole
def withdraw_still_here(
    vault: Vault, *, stream: Stream, token: str, now: datetime
) -> None:
    """Take one's own "still here" back."""
    held = open_sign(vault, stream)
    events = quiet.unsay(held.quiet, by=vault.person, token=token, now=now)
    if any(isinstance(event, Unsaid) for event in events):
        for entry in held.entries:
            if entry.writer == vault.person and isinstance(entry.event, Said):
                held.space.withdraw(entry)
    _keep(vault, held, events, shelf=QUIET_SHELF)


@whole
def propose_terms(
    vault: Vault, *, token: str, terms: Terms, both: bool, now: datetime
) -> None:
    """Propose an agreement; ``both``: both ticked it on this one phone."""
    held = held_agreement(vault, token)
    events = agreement.propose(
        held.agreement,
        by=vault.person,
        token=token,
        terms=terms,
        now=now,
        both=both and vault.shared is None,
    )
    _keep_terms(vault, held, events)


@whole
def agree_terms(vault: Vault, *, token: str, proposal: int, now: datetime) -> None:
    """Say yes to the very proposal that was read.

    :raises Changed: if another one waits by now.
    """
    held = held_agreement(vault, token)
    events = agreement.agree(
        held.agreement, by=vault.person, token=token, proposal=proposal, now=now
    )
    _keep_terms(vault, held, events)


@whole
def leave_terms(vault: Vault, *, token: str, now: datetime) -> None:
    """Leave the agreement, or take one's own proposal back."""
    held = held_agreement(vault, token)
    _keep_terms(vault, held, agreement.leave(held.agreement, token=token, now=now))


def _keep_terms(vault: Vault, held: Held, events: tuple[Event, ...]) -> None:
    """Write the events, point to the agreement, and withdraw own replaced words."""
    if not events:
        return
    _keep(vault, held, events, shelf=TERMS_SHELF)
    read = load(held.space, held.stream)
    found = read.agreement
    counts = {p.version for p in (found.holds, found.waits) if p is not None}
    for entry in read.entries:
        mine = entry.writer == vault.person and isinstance(entry.event, Proposed)
        if mine and entry.version not in counts:
            held.space.withdraw(entry)
    waits = found.waits.by if found.waits else None
    slot = AgreementSlot(stream=held.stream, waits_from=waits)
    held.space.point(AGREEMENT, slot, seen=held.space.current(AGREEMENT))


def _keep(vault: Vault, held: Held, events: tuple[Event, ...], *, shelf: str) -> None:
    for place, event in enumerate(events):
        held.space.append(held.stream, event, after=held.size + place, shelf=shelf)
    if events:
        tell(vault, held.space)


@whole
def keep_after(vault: Vault, *, item: After) -> None:
    """Keep, only for oneself, how a pause was."""
    seen = vault.own.current(AFTER)
    mine = after.put_away(after.remember(mine_of(seen), item), item.stream)
    vault.own.point(AFTER, mine, seen=seen)


@whole
def keep_came_back(vault: Vault, *, stream: Stream, came_back: CameBack) -> None:
    """Keep, only for oneself, whether they came back to it."""
    seen = vault.own.current(AFTER)
    mine = mine_of(seen)
    item = mine.of(stream) or After(stream=stream)
    item = attrs.evolve(item, came_back=came_back)
    vault.own.point(AFTER, after.remember(mine, item), seen=seen)


@whole
def put_away(vault: Vault, *, stream: Stream, left_open: bool = False) -> None:
    """Show this pause or sign no more on one's own home."""
    seen = vault.own.current(AFTER)
    mine = mine_of(seen)
    if left_open and mine.of(stream) is None:
        item = After(stream=stream, left_open=True, helped=Helped.SKIP)
        mine = after.remember(mine, item)
    vault.own.point(AFTER, after.put_away(mine, stream), seen=seen)


@whole
def keep_lines(vault: Vault, *, lines: tuple[str, ...]) -> None:
    """Keep one's own lines that reassure."""
    vault.own.point(LINES, Lines(lines=lines), seen=vault.own.current(LINES))
