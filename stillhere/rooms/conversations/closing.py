"""When a talk is over: leave a word, keep one's own, and the rest is erased.

The vault lets nobody change another's rows. So each erases their own: when they are
done, and else when they next open Still Here (``clear``). What the other has left lying
there is read by nobody: a talk that is over is known from the couple's slot alone.
"""

from datetime import datetime

import attrs

from stillhere.foundation.couples import calm
from stillhere.foundation.couples.services import tell
from stillhere.rooms.conversations import access, lefts, rules
from stillhere.rooms.conversations.access import (
    KEPT,
    LEFT,
    MINE,
    STANDING,
    TALKS,
    Held,
    standing_of,
)
from stillhere.rooms.conversations.deciding import CannotDo
from stillhere.rooms.conversations.events import Kept, Left, Mine, Stage, Yes
from stillhere.rooms.conversations.services import Paused
from stillhere.vault.names import Stream
from stillhere.vault.opened import Vault
from stillhere.vault.shelves import OpenSpace
from stillhere.vault.transactions import whole


class LeftAlready(CannotDo):
    """One left something else for this talk already."""


def mine_of(vault: Vault) -> Mine:
    """Return what one put away, and what one is done with."""
    entry = vault.own.current(MINE)
    found = entry.event if entry else None
    return found if isinstance(found, Mine) else Mine()


@whole
def leave(
    vault: Vault, *, stream: Stream, thanks: str, step: str, now: datetime
) -> None:
    """Leave the other an appreciation, a next step, or both.

    :raises LeftAlready: if something else was left before.
    :raises Paused: if one of the two is away.
    """
    found = access.talk(vault, stream)
    space, to = found.space, lefts.stream_of(found.space, stream)
    left = lefts.load(space, to)
    mine = [one for one in left.words if one.by == vault.person]
    if not found.over or not (thanks or step):
        return
    if calm.away(vault, now):
        raise Paused
    if mine:
        if (mine[-1].thanks, mine[-1].step) != (thanks, step):
            raise LeftAlready
        return
    ended = left.ended or _ended(found, now)
    word = Left(ended=ended, thanks=thanks, step=step)
    space.append(to, word, after=left.size, shelf=LEFT)
    tell(vault, space)


def _ended(found: Held, now: datetime) -> datetime:
    known = found.standing
    return known.at if known and known.stream == found.stream else now


@whole
def say_yes(vault: Vault, *, stream: Stream, to: int) -> None:
    """Say yes to the other's next step."""
    space, left = lefts.left(vault, stream)
    if space.shared and to in left.open_to(vault.person):
        space.append(stream, Yes(to=to), after=left.size, shelf=LEFT)
        tell(vault, space)


@whole
def take_left_back(vault: Vault, *, stream: Stream, version: int) -> None:
    """Take back what one left, or a yes; alone by now, erase it."""
    space, _left = lefts.left(vault, stream)
    if not space.shared:
        space.erase(stream)
        return
    for entry in space.events(stream):
        mine = entry.writer == vault.person and entry.version == version
        if mine and isinstance(entry.event, Left | Yes):
            space.withdraw(entry)
            tell(vault, space)


@whole
def finish(vault: Vault, *, stream: Stream, keep: bool, now: datetime) -> None:
    """Be done with a talk that is over; keep one's own words first, if wanted.

    The other learns nothing of it.
    """
    found = access.talk(vault, stream)
    if not found.over:
        return
    topic, said = found.own_words()
    to = vault.own.stream(f"kept:{stream}")
    if keep and (topic or said) and not vault.own.events(to):
        words = Kept(at=_ended(found, now), topic=topic, words=said)
        vault.own.append(to, words, after=0, shelf=KEPT)
    found.space.erase(stream)
    _note(vault, attrs.evolve(mine_of(vault), done=stream))


@whole
def erase_kept(vault: Vault, *, stream: Stream) -> None:
    """Erase what one kept for oneself."""
    lefts.kept(vault, stream)
    vault.own.erase(stream)


@whole
def put_away(vault: Vault, *, stream: Stream) -> None:
    """Show this line no more on one's own home, until something changes."""
    found = access.talk(vault, stream)
    known = found.standing
    if found.seen is None or known is None or known.stream != stream:
        return
    mine = attrs.evolve(mine_of(vault), away=stream, version=found.seen.version)
    _note(vault, mine)


@whole
def clear(vault: Vault, now: datetime) -> None:
    """Erase one's own rows of talks that are over; whenever one opens Still Here."""
    space = vault.shared
    if space is not None:
        entry = space.current(STANDING)
        known = standing_of(entry)
        unknown = entry is not None and known is None  # a newer version's: hands off
        for stream in () if unknown else _own_streams(space):
            if rules.erase_now(known, stream, now):
                space.erase(stream)
    for stream in _own_streams(vault.own):
        vault.own.erase(stream)  # came along when sharing ended


def _own_streams(space: OpenSpace) -> list[Stream]:
    entries = space.on_shelf(TALKS)
    return sorted({entry.stream for entry in entries if entry.writer == space.me})


def _note(vault: Vault, mine: Mine) -> None:
    seen = vault.own.current(MINE)
    if seen is None or seen.event != mine:
        vault.own.point(MINE, mine, seen=seen)


def ended_well(held: Held) -> bool:
    """Say whether there was a talk to leave a word about."""
    known = held.standing
    if known is None or known.stream != held.stream:
        return held.over
    return known.stage is Stage.ENDED
