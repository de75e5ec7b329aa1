"""What stays when talks are over: words they left each other, and words one kept.

Nothing here writes. ``fold`` is pure; ``left`` and ``kept`` turn an id from an address
into a thing, or a 404.
"""

import uuid
from collections.abc import Iterable
from datetime import datetime
from itertools import groupby

import attrs

from stillhere.core.codec import Newer, Unverified, private
from stillhere.core.facts import Fact
from stillhere.rooms.conversations.access import KEPT, LEFT, NoSuchStream
from stillhere.rooms.conversations.events import Kept, Left, Yes
from stillhere.vault.names import Stream
from stillhere.vault.opened import Vault
from stillhere.vault.shelves import Entry, OpenSpace


@attrs.frozen(kw_only=True)
class Word:
    """What one of them left."""

    version: int
    by: uuid.UUID
    thanks: str = private()
    step: str = private()


@attrs.frozen(kw_only=True)
class After:
    """All that stands of what was left after one talk."""

    size: int = 0
    ended: datetime | None = None
    words: tuple[Word, ...] = private(default=())
    yes: tuple[tuple[int, int, uuid.UUID], ...] = ()
    """Each yes: its version, what it is for, and who said it."""
    unreadable: bool = False

    def yes_to(self, version: int) -> tuple[int, uuid.UUID] | None:
        """Return the yes to a next step, and who said it."""
        author = {word.version: word.by for word in self.words if word.step}
        for at, to, by in self.yes:
            if to == version and author.get(to) not in (None, by):
                return at, by
        return None

    def open_to(self, who: uuid.UUID) -> frozenset[int]:
        """Return the next steps that this person can say yes to."""
        return frozenset(
            word.version
            for word in self.words
            if word.step and word.by != who and self.yes_to(word.version) is None
        )


def fold(facts: Iterable[Fact]) -> After:
    """Return what stands; tombstones and what can't be read may be anywhere."""
    after = After()
    for fact in facts:
        after = attrs.evolve(after, size=max(after.size, fact.version))
        match fact.event:
            case Left(ended=ended, thanks=thanks, step=step):
                word = Word(version=fact.version, by=fact.by, thanks=thanks, step=step)
                words = (*after.words, word)
                after = attrs.evolve(after, words=words, ended=after.ended or ended)
            case Yes(to=to):
                said = (*after.yes, (fact.version, to, fact.by))
                after = attrs.evolve(after, yes=said)
            case Newer() | Unverified():
                after = attrs.evolve(after, unreadable=True)
            case _:
                pass
    return after


def stream_of(space: OpenSpace, talk: str) -> Stream:
    """Return where what was left after a talk stands."""
    return space.stream(f"left:{talk}")


def load(space: OpenSpace, stream: Stream) -> After:
    """Read what was left after a talk; it may be nothing."""
    return _folded(space.events(stream))


def _folded(entries: Iterable[Entry]) -> After:
    return fold(
        Fact(version=one.version, by=one.writer, event=one.event) for one in entries
    )


def left(vault: Vault, stream: Stream) -> tuple[OpenSpace, After]:
    """Return what was left. :raises NoSuchStream: if there is none."""
    for space in (vault.shared, vault.own):
        if space is None:
            continue
        entries = space.events(stream)
        if any(isinstance(one.event, Left | Yes) for one in entries):
            return space, _folded(entries)
    raise NoSuchStream


def kept(vault: Vault, stream: Stream) -> Kept:
    """Return what one kept of a talk. :raises NoSuchStream: if there is none."""
    for entry in vault.own.events(stream):
        if isinstance(entry.event, Kept):
            return entry.event
    raise NoSuchStream


def all_left(vault: Vault) -> list[tuple[Stream, OpenSpace, After]]:
    """Return what was left after every talk, the newest first."""
    found = []
    for space in (vault.shared, vault.own):
        entries = space.on_shelf(LEFT) if space else []
        for stream, group in groupby(entries, key=lambda entry: entry.stream):
            after = _folded(group)
            if space is not None and (after.words or after.unreadable):
                found.append((stream, space, after))
    found.sort(key=lambda one: (_time(one[2]), one[0]), reverse=True)
    return found


def _time(after: After) -> float:
    return after.ended.timestamp() if after.ended else 0.0


def all_kept(vault: Vault) -> list[tuple[Stream, Kept]]:
    """Return what one kept for oneself, the newest first."""
    found = [
        (entry.stream, entry.event)
        for entry in vault.own.on_shelf(KEPT)
        if isinstance(entry.event, Kept)
    ]
    return sorted(found, key=lambda one: (one[1].at, one[0]), reverse=True)
