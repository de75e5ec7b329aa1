"""What a person can do on this way: each is one transaction, all of it only theirs."""

from datetime import datetime

import attrs

from stillhere.foundation.notices import services as notices
from stillhere.rooms.reaching import rules
from stillhere.rooms.reaching.queries import PLANS, WALK, plans_of, walk_of
from stillhere.rooms.reaching.rules import Plan, Walk
from stillhere.vault.opened import Vault
from stillhere.vault.shelves import Entry
from stillhere.vault.transactions import whole


@whole
def keep_thought(vault: Vault, *, thought: str, now: datetime) -> None:
    """Keep the loudest thought."""
    _go_on(vault, now, thought=thought)


@whole
def keep_feelings(vault: Vault, *, feelings: tuple[str, ...], now: datetime) -> None:
    """Keep the feelings under it."""
    _go_on(vault, now, feelings=feelings)


@whole
def keep_need(vault: Vault, *, need: str, now: datetime) -> None:
    """Keep the need under that."""
    _go_on(vault, now, need=need)


@whole
def keep_draft(vault: Vault, *, draft: str, now: datetime) -> None:
    """Keep the one draft that is ready to go."""
    _go_on(vault, now, draft=draft, done=True)


@whole
def look_again(vault: Vault, *, at: datetime | None, now: datetime) -> None:
    """Keep when to look again, with a reminder; without a time it is over."""
    if at is None:
        _forget(vault)
        return
    seen = vault.own.current(WALK)
    stands = walk_of(seen)
    if stands is not None and stands.look_at == at:
        return
    _cancel(stands)
    found = rules.going_on(stands, now)
    notice = notices.remind(vault.person, at) if at > now else None
    changed = attrs.evolve(found, done=True, look_at=at, notice=notice)
    vault.own.point(WALK, changed, seen=seen)


@whole
def begin_anew(vault: Vault) -> None:
    """Forget all that was said on the way, and the reminder."""
    _forget(vault)


@whole
def add_plan(vault: Vault, *, plan: Plan) -> None:
    """Keep an if-then plan. :raises TooManyPlans: if there are many already."""
    seen = vault.own.current(PLANS)
    vault.own.point(PLANS, rules.with_plan(plans_of(seen), plan), seen=seen)


@whole
def remove_plan(vault: Vault, *, key: str) -> None:
    """Let a plan go."""
    seen = vault.own.current(PLANS)
    left = rules.without_plan(plans_of(seen), key)
    if left.items:
        vault.own.point(PLANS, left, seen=seen)
    elif seen is not None:
        vault.own.erase(vault.own.slot(PLANS))


def _go_on(vault: Vault, now: datetime, **said: object) -> None:
    """Write on; a time to look again that stood there is over."""
    seen = vault.own.current(WALK)
    stands = walk_of(seen)
    _cancel(stands)
    changes = {"look_at": None, "notice": None, "done": False} | said
    changed = attrs.evolve(rules.going_on(stands, now), **changes)  # type: ignore[arg-type]  # the fields of Walk, named above
    vault.own.point(WALK, changed, seen=seen)


def _forget(vault: Vault) -> None:
    seen: Entry | None = vault.own.current(WALK)
    _cancel(walk_of(seen))
    if seen is not None:
        vault.own.erase(vault.own.slot(WALK))


def _cancel(walk: Walk | None) -> None:
    if walk is not None and walk.notice is not None:
        notices.cancel(walk.notice)
