"""What a person keeps for themselves: opened, put away, how it went, own steps.

Called by views with a checked form; each is one transaction, and nobody else is told.
"""

from collections.abc import Callable

import attrs

from stillhere.rooms.disclosures import mine
from stillhere.rooms.disclosures.access import open_thing
from stillhere.rooms.disclosures.mine import Felt, Mine, Small, Steps, Went
from stillhere.rooms.disclosures.queries import (
    LOOKS,
    MINE,
    STEPS,
    looks_of,
    mine_of,
    steps_of,
)
from stillhere.rooms.disclosures.records import Kind
from stillhere.vault.names import Stream
from stillhere.vault.opened import Vault
from stillhere.vault.transactions import whole


@attrs.frozen(kw_only=True)
class How:
    """How something went, for oneself; nothing said means: don't ask again."""

    went: Went | None = None
    number: int | None = None
    understood: Felt | None = None
    valued: Felt | None = None
    cared: Felt | None = None


@whole
def open_it(vault: Vault, *, stream: Stream) -> None:
    """Remember that this person has seen the words; the other learns nothing."""
    _keep(vault, lambda kept: mine.open_it(kept, stream))


@whole
def put_away(vault: Vault, *, stream: Stream) -> None:
    """Show it no more on one's own home, until there is something newer."""
    size = max(open_thing(vault, stream).size, 1)
    _keep(vault, lambda kept: mine.put_away(kept, stream, size))


def _keep(vault: Vault, change: Callable[[Mine], Mine]) -> None:
    seen = vault.own.current(MINE)
    before = mine_of(seen)
    after = change(before)
    if after != before:
        vault.own.point(MINE, after, seen=seen)


@whole
def look_back(vault: Vault, *, stream: Stream, kind: Kind, how: How) -> None:
    """Keep how it went."""
    found = open_thing(vault, stream)
    seen = vault.own.current(LOOKS)
    looks = looks_of(seen)
    at = found.thing.at
    look = looks.of(stream)
    if look is None:
        if at is None or how == How():
            return
        shared = found.space.shared
        look = mine.Look(stream=stream, kind=kind, at=at, shared=shared)
    look = attrs.evolve(
        look,
        went=how.went or look.went,
        went_number=how.number if how.number is not None else look.went_number,
        understood=how.understood or look.understood,
        valued=how.valued or look.valued,
        cared=how.cared or look.cared,
        asked=False,
    )
    vault.own.point(LOOKS, mine.remember(looks, look), seen=seen)


@whole
def forget_look(vault: Vault, *, stream: Stream) -> None:
    """Keep nothing of what was expected and how it went."""
    seen = vault.own.current(LOOKS)
    if looks_of(seen).of(stream):
        vault.own.point(LOOKS, mine.forget(looks_of(seen), stream), seen=seen)


@whole
def add_step(vault: Vault, *, token: str, kind: Kind, words: str) -> None:
    """Add a small step of one's own."""
    step = Small(id=token, kind=kind, words=words)
    _keep_steps(vault, lambda steps: mine.add(steps, step))


@whole
def move_step(vault: Vault, *, which: str, by: int) -> None:
    """Move a step up or down."""
    _keep_steps(vault, lambda steps: mine.move(steps, which, by))


@whole
def remove_step(vault: Vault, *, which: str) -> None:
    """Take a step out."""
    _keep_steps(vault, lambda steps: mine.remove(steps, which))


def _keep_steps(vault: Vault, change: Callable[[Steps], Steps]) -> None:
    seen = vault.own.current(STEPS)
    before = steps_of(seen)
    after = change(before)
    if after != before:
        vault.own.point(STEPS, after, seen=seen)
