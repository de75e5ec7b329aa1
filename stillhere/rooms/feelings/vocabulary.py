"""The words for feelings: read from a file, found, and put in order.

Pure but for reading the file. Two levels: broad words, and finer ones under each.
Called by ``forms``, ``phrases`` and ``views``.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

import attrs

from stillhere.foundation.web.searching import plain

FOLDER: Final = Path(__file__).parent / "data"
ENGLISH: Final = "en"
NEAR: Final = 12
"""How many words are offered first."""
FULL_ANSWERS: Final = ("numb", "dont-know")
"""Always among them: they are answers, not gaps."""


class NoVocabulary(ValueError):
    """A line of the file is not as its head says."""


@attrs.frozen
class Word:
    """A word, where it stands on the pad, and what it means."""

    id: str
    name: str
    energy: int
    pleasant: int
    means: str
    family: str
    """The id of the broad word it stands under; its own id for a broad one."""

    @property
    def broad(self) -> bool:
        """Whether finer words stand under it."""
        return self.id == self.family


@attrs.frozen
class Vocabulary:
    """All words, in the order of the file."""

    words: tuple[Word, ...]

    def of(self, id_: str) -> Word | None:
        """Return the word with this id."""
        return next((word for word in self.words if word.id == id_), None)

    @property
    def broad(self) -> tuple[Word, ...]:
        """The broad words."""
        return tuple(word for word in self.words if word.broad)

    def under(self, family: str) -> tuple[Word, ...]:
        """Return a broad word's family, itself first."""
        return tuple(word for word in self.words if word.family == family)

    def near(self, energy: int, pleasant: int, most: int = NEAR) -> tuple[Word, ...]:
        """Return the words nearest to a place on the pad, nearest first.

        The two full answers are always among them, at the end if they are far away.
        """

        def far(word: Word) -> int:
            return (word.energy - energy) ** 2 + (word.pleasant - pleasant) ** 2

        answers = [word for word in self.words if word.id in FULL_ANSWERS]
        others = [word for word in self.words if word.id not in FULL_ANSWERS]
        found = sorted(others, key=lambda word: (far(word), not word.broad))
        return (*found[: most - len(answers)], *answers)

    def search(self, text: str) -> tuple[Word, ...]:
        """Return the words whose name or meaning holds this text."""
        wanted = plain(text)
        if not wanted:
            return ()
        named = [word for word in self.words if wanted in plain(word.name)]
        meant = [word for word in self.words if wanted in plain(word.means)]
        return tuple(dict.fromkeys((*named, *meant)))


@cache
def vocabulary(language: str = ENGLISH) -> Vocabulary:
    """Return the words of a language; the English ones if it has no file yet."""
    file = FOLDER / f"vocabulary.{language}.txt"
    if language not in languages():
        return vocabulary(ENGLISH)
    return parse(file.read_text("utf-8").splitlines())


@cache
def languages() -> frozenset[str]:
    """Return the languages that have a file."""
    files = FOLDER.glob("vocabulary.*.txt")
    return frozenset(file.name.split(".")[1] for file in files)


def parse(lines: Iterable[str]) -> Vocabulary:
    """Read the lines of a file. :raises NoVocabulary: naming the line."""
    words: list[Word] = []
    family = ""
    for line in lines:
        if not line.strip() or line.startswith("#"):
            continue
        parts = [part.strip() for part in line.removeprefix("=").split("|")]
        try:
            id_, name, place, means = parts
            energy, pleasant = map(int, place.split())
        except ValueError:
            raise NoVocabulary(line) from None
        family = id_ if line.startswith("=") else family
        words.append(Word(id_, name, energy, pleasant, means, family))
    return Vocabulary(tuple(words))
