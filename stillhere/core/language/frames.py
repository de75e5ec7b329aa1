"""Frames: kinds of words in their order, by which a label may show in a sentence.

They stand in ``data/frames.txt``: ``[label] why``, then a frame a line. A frame is
broad and never decides alone: ``spans`` asks the trained part as well, and a caution
needs both. How a frame is written:

``you|he``   one of these words; capitals are a kind of ``data/words.txt``
``so?``      may stand there or not
``..``       up to three words of any sort; ``...`` up to eight
``^`` ``$``  the beginning and the end of a sentence
``!not``     and the next word is none of these
"""

import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from typing import Final

import attrs

from stillhere.core.language.words import kinds

ENDS: Final = frozenset(".?!…")


@attrs.frozen
class Sentence:
    """The words of one sentence, each with its kinds."""

    words: tuple[str, ...]
    first: int
    """The number of its first word in the message."""
    kinds: frozenset[str] = attrs.field(repr=False)
    """All words and kinds that stand in it, to know quickly what can't."""
    tagged: str = attrs.field(repr=False)

    @classmethod
    def of(cls, words: tuple[str, ...], first: int) -> "Sentence":
        """Look up the kinds of each word."""
        of = [kinds(word) for word in words]
        return cls(
            words=words,
            first=first,
            kinds=frozenset(words).union(*of),
            tagged="".join(
                f" {word}/{'/'.join(some)}/" if some else f" {word}/"
                for word, some in zip(words, of, strict=True)
            ),
        )


@attrs.frozen
class Frame:
    """One order of words, with the label it may show and the sentence of why."""

    name: str
    label: str
    why: str
    _needs: tuple[frozenset[str], ...] = attrs.field(repr=False)
    _pattern: str = attrs.field(repr=False)

    def stands(self, sentence: Sentence) -> tuple[int, int] | None:
        """Return the numbers of the first word and the one behind the last."""
        if any(need.isdisjoint(sentence.kinds) for need in self._needs):
            return None
        found = _compiled(self._pattern).search(sentence.tagged)
        if found is None:
            return None
        begin = sentence.tagged.count(" ", 0, found.start())
        return begin, begin + found.group().count(" ")


def sentences(words: list[str]) -> list[Sentence]:
    """Cut the plain words of a message into sentences."""
    found: list[Sentence] = []
    begin = 0
    for at, word in enumerate(words):
        after = words[at + 1] if at + 1 < len(words) else "."
        if _ends(word) and not _ends(after):
            found.append(Sentence.of(tuple(words[begin : at + 1]), begin))
            begin = at + 1
    if begin < len(words):
        found.append(Sentence.of(tuple(words[begin:]), begin))
    return found


def _ends(word: str) -> bool:
    return word in ENDS or word.startswith("..")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compile a frame when it is first looked for: all at once would take long."""
    return re.compile(pattern)


class WrongFrame(ValueError):
    """The file of frames can't be read; says in which line."""


@cache
def frames() -> tuple[Frame, ...]:
    """Return all frames, in the order of the file."""
    raw = (pkgutil.get_data(__name__, "data/frames.txt") or b"").decode()
    return tuple(read(raw))


def read(text: str) -> Iterator[Frame]:
    """Read a file of frames. :raises WrongFrame: naming the line."""
    label = why = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith("["):
            label, _, why = line[1:].partition("] ")
        elif line and not line.startswith("#"):
            if not label:
                raise WrongFrame(f"line {number}: no label yet")
            needs, pattern = _made(line)
            yield Frame(f"{label} {line}", label, why, needs, pattern)


_GAPS: Final = {
    "..": r"(?: \S+){0,3}?",
    "...": r"(?: \S+){0,8}?",
    "^": r"\A",
    "$": r"(?: [.?!…]\S*)*\Z",
}
_TAILS: Final = {
    "..": r"(?: [^\s.?!…,;:]\S*){0,3}",
    "...": r"(?: [^\s.?!…,;:]\S*){0,8}",
}


def _made(line: str) -> tuple[tuple[frozenset[str], ...], str]:
    needs: list[frozenset[str]] = []
    parts: list[str] = []
    pieces = line.split()
    for piece in pieces:
        if piece in _GAPS:
            parts.append(_GAPS[piece])
        elif piece[0] == "!":
            parts.append(f"(?!{_one_of(piece[1:])})")
        elif len(piece) > 1 and piece[-1] == "?":
            parts.append(f"(?:{_one_of(piece[:-1])})?")
        else:
            needs.append(frozenset(piece.split("|")))
            parts.append(_one_of(piece))
    if pieces[-1] in _TAILS:  # what follows belongs to the words that are shown
        parts[-1] = _TAILS[pieces[-1]]
    return tuple(needs), "".join(parts)


def _one_of(piece: str) -> str:
    """Write "you|CARE" as a pattern over the tagged words.

    Each word is taken whole (``*+``), or "!not" could hold in the midst of one.
    """
    either = [
        rf"\S*/{one}/\S*+" if one.isupper() else rf"{re.escape(one)}/\S*+"
        for one in piece.split("|")
    ]
    return f" (?:{'|'.join(either)})"
