"""What a person can do about today's small thing: each writes one slot over.

Putting it away and doing it in person leave the same behind: that today is done with.
"""

from datetime import datetime

from stillhere.rooms.moments import rules
from stillhere.rooms.moments.queries import SMALL, Looked, look
from stillhere.rooms.moments.rules import Room, Small, Thing
from stillhere.vault.opened import Vault
from stillhere.vault.transactions import whole


@whole
def put_away(vault: Vault, *, which: str, now: datetime) -> None:
    """Nothing more today. A page that shows another thing than today's does nothing."""
    found = look(vault, now)
    if _is(found, which):
        _keep(vault, found, rules.put_away(found.small))


@whole
def do_here(vault: Vault, *, which: str, now: datetime) -> Thing | None:
    """Return today's thing, to be done on its page here; its kind rests a while."""
    found = look(vault, now)
    thing = found.thing
    if not _is(found, which) or thing is None or not thing.where:
        return None
    _keep(vault, found, rules.done_here(found.small, thing))
    return thing


@whole
def take_another(vault: Vault, *, which: str, smaller: bool, now: datetime) -> None:
    """Let something else, or something smaller, stand in today's place."""
    found = look(vault, now)
    other = found.instead(smaller=smaller) if _is(found, which) else None
    if other is not None:
        _keep(vault, found, rules.with_other(found.small, other))


@whole
def say_room(vault: Vault, *, room: Room, now: datetime) -> None:
    """Say how much one has today; today's thing is sized to it."""
    found = look(vault, now)
    _keep(vault, found, rules.with_room(found.small, room))


def _is(found: Looked, which: str) -> bool:
    return found.thing is not None and found.thing.id == which


def _keep(vault: Vault, found: Looked, small: Small) -> None:
    if small == found.small:
        return
    if found.seen is None:
        vault.own.point(SMALL, small, seen=None)
    else:  # in place, so that no number of versions tells how often
        vault.own.renew(SMALL, small, seen=found.seen)
