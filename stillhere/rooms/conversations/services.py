"""A talk between two: ask for it, go a step, take shown words back, end it.

Each is one transaction, called by views with a checked form. Everything raised by
``deciding`` passes through: then nothing was changed.
"""

from datetime import datetime
from typing import Final

from stillhere.foundation.couples import calm
from stillhere.foundation.couples.services import tell
from stillhere.rooms.conversations import access, rules
from stillhere.rooms.conversations.access import STANDING, TALKS, Held, load
from stillhere.rooms.conversations.deciding import Ask, Command, Move, Over, decide
from stillhere.rooms.conversations.events import TALKING, Shown, Stage, Step
from stillhere.vault.names import Stream
from stillhere.vault.opened import Vault
from stillhere.vault.transactions import whole

CLOSING: Final = frozenset({Step.ENDED, Step.NOT_THIS})
"""What can be done at any moment, and changes nothing once it is over."""
WITHOUT_A_WORD: Final = frozenset({Stage.GONE, Stage.NOT_THIS})
"""Over before it began: there is nothing to keep."""


class NobodyThere(Exception):
    """There is nobody to talk with here."""


class OneAtATime(Exception):
    """Another talk is open between the two."""


class Paused(Exception):
    """One of the two is away: what the talk is about rests."""


@whole
def ask(vault: Vault, *, token: str, topic: str, first: bool, now: datetime) -> Stream:
    """Ask the other for a talk; return where it stands.

    :raises NobodyThere: if this person shares with nobody.
    :raises OneAtATime: if a talk is open.
    :raises Paused: if one of the two is away.
    """
    space = vault.shared
    if space is None:
        raise NobodyThere
    found = load(space, space.stream(token))
    known = found.standing
    if known and found.stream in (known.stream, *known.past):
        return found.stream  # sent twice
    if rules.waits(known):
        raise OneAtATime
    if calm.away(vault, now):
        raise Paused
    _do(vault, found, Ask(by=vault.person, token=token, topic=topic, first=first), now)
    return found.stream


@whole
def go_on(vault: Vault, *, stream: Stream, move: Move, now: datetime) -> None:
    """Take a step.

    :raises Over: if the talk is over by now.
    :raises Paused: if one of the two is away.
    """
    found = access.talk(vault, stream)
    if found.over:
        if move.step in CLOSING:
            return  # both at once, or sent twice
        raise Over
    if move.token in found.talk.tokens:
        return
    if move.step not in CLOSING and calm.away(vault, now):
        raise Paused
    _do(vault, found, move, now)


@whole
def take_back(vault: Vault, *, stream: Stream, version: int) -> None:
    """Take back words one has shown in a talk; the talk stands where it stood."""
    found = access.talk(vault, stream)
    for entry in found.entries:
        mine = entry.writer == vault.person and entry.version == version
        if mine and isinstance(entry.event, Shown):
            found.space.withdraw(entry)
            tell(vault, found.space)


def _do(vault: Vault, found: Held, command: Command, now: datetime) -> None:
    """Keep what comes of a command; let both look, and home know where it stands."""
    events = decide(found.talk, command, now)
    for place, event in enumerate(events):
        after = found.talk.size + place
        found.space.append(found.stream, event, after=after, shelf=TALKS)
    if not events:
        return
    stage = load(found.space, found.stream).talk.stage
    stage = Stage.FLOOR if stage in TALKING else stage
    known = found.standing
    if known is None or (known.stream, known.stage) != (found.stream, stage):
        by = vault.person
        wanted = rules.pointed(known, found.stream, stage, by, now)
        found.space.point(STANDING, wanted, seen=found.seen)
    if stage in WITHOUT_A_WORD:
        found.space.erase(found.stream)
    tell(vault, found.space)
