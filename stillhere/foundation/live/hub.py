"""The open streams of this process, by person. Everything here runs in the event loop.

What a stream has to say is one of a few words, so what piles up while a phone is slow
becomes one word: a stream's queue cannot grow.
"""

import asyncio
from collections import defaultdict
from collections.abc import Iterable
from enum import IntEnum

from stillhere.vault.names import PersonId

STREAMS_A_PERSON = 6
"""Browsers open six connections to one host under HTTP/1.1."""


class Word(IntEnum):
    """What a stream can say; the higher word wins while one waits."""

    NOTHING = 0
    LOOK = 1
    """Something may have changed: ask for your piece again."""
    CLOSE = 2
    """This session locked, left or ended; the stream ends after it."""
    ENOUGH = 3
    """A newer page of the same person took this one's place; the stream ends."""
    GONE = 4
    """The browser went away, or the server stops: nothing more is sent."""


class Listener:
    """One open stream, waiting for its next word."""

    __slots__ = ("_waiting", "_word")

    def __init__(self) -> None:
        self._word = Word.NOTHING
        self._waiting = asyncio.Event()

    def tell(self, word: Word) -> None:
        """Keep the word until the stream has time for it."""
        self._word = max(self._word, word)
        self._waiting.set()

    async def next(self, seconds: float) -> Word:
        """Return the next word, or NOTHING when ``seconds`` have passed without one."""
        try:
            async with asyncio.timeout(seconds):
                await self._waiting.wait()
        except TimeoutError:
            return Word.NOTHING
        word, self._word = self._word, Word.NOTHING
        self._waiting.clear()
        return word


class Hub:
    """Who listens in this process."""

    def __init__(self) -> None:
        self._listeners: defaultdict[PersonId, list[Listener]] = defaultdict(list)
        self.complete = True
        """False while words of other processes may be missing: streams then look
        again at every ping."""
        self.stopping = False

    def open(self, person: PersonId) -> Listener:
        """Add a stream; the oldest one of a person goes when there are too many."""
        mine = self._listeners[person]
        if len(mine) >= STREAMS_A_PERSON:
            mine.pop(0).tell(Word.ENOUGH)
        listener = Listener()
        mine.append(listener)
        return listener

    def shut(self, person: PersonId, listener: Listener) -> None:
        """Forget a stream that ended."""
        mine = self._listeners.get(person, [])
        if listener in mine:
            mine.remove(listener)
        if not mine:
            self._listeners.pop(person, None)

    def tell(self, people: Iterable[PersonId], word: Word) -> None:
        """Say a word on every stream of these people."""
        for person in people:
            for listener in self._listeners.get(person, ()):
                listener.tell(word)

    def tell_all(self, word: Word) -> None:
        """Say a word on every stream there is."""
        self.tell(list(self._listeners), word)

    def stop(self) -> None:
        """End every stream and take no new one: the server stops."""
        self.stopping = True
        self.tell_all(Word.GONE)

    def count(self, person: PersonId | None = None) -> int:
        """Return how many streams are open, of one person or of all."""
        if person is not None:
            return len(self._listeners.get(person, ()))
        return sum(map(len, self._listeners.values()))
