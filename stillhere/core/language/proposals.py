"""The trained part: how likely each label is, from words, kinds of words and frames.

Trained by ``bench/language/messages.py`` on messages that were written for it. It only
proposes: ``reading`` gives a caution where a frame shows the words as well.
"""

import pkgutil
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final

from stillhere.core.language.frames import Frame, Sentence, frames
from stillhere.core.language.linear import Model
from stillhere.core.language.words import kinds

REACH: Final = 4
"""How far apart two words may stand and still be looked at together."""
_LETTERS: Final = 4
_TELLING: Final = ("ly", "ing", "ed", "s")
"""Endings that say something of a word that is not known."""
Hits = dict[Frame, tuple[int, int]]
"""The frames that stand in a sentence, and at which of its words."""


def hits(sentence: Sentence) -> Hits:
    """Return the frames that stand in a sentence, in the order of the file."""
    return {frame: place for frame in frames() if (place := frame.stands(sentence))}


def features(sentence: Sentence, stand: Hits) -> set[str]:
    """Return what the trained part knows a sentence by; a message is all of them."""
    found = {frame.name for frame in stand}
    words = ["^", *sentence.words]
    found.update(f"w:{word}" for word in words)
    found.update(f"b:{one} {two}" for one, two in pairwise(words))
    found.update(
        f"t:{one} {two} {three}"
        for one, two, three in zip(words, words[1:], words[2:], strict=False)
    )
    for word in words:
        found.update(_letters(word))
    found.update(_orders(sentence))
    return found


@cache
def _small() -> frozenset[str]:
    """Return the words that stand for themselves."""
    raw = (pkgutil.get_data(__name__, "data/small.txt") or b"").decode()
    lines = [line for line in raw.splitlines() if line[:1] != "#"]
    return frozenset(" ".join(lines).split())


@lru_cache(maxsize=20_000)
def _letters(word: str) -> tuple[str, ...]:
    bound = f"<{word}>"
    if len(word) < _LETTERS:
        return ()
    return tuple(
        f"c:{bound[at : at + _LETTERS]}" for at in range(len(bound) - _LETTERS + 1)
    )


@lru_cache(maxsize=20_000)
def _as_kind(word: str) -> str:
    """Return the one kind that stands for a word in a row."""
    if word in _small() or not word[0].isalpha():
        return word
    known = kinds(word)
    if known:
        return known[0]
    if len(word) > _LETTERS:
        return next((f"*{end}" for end in _TELLING if word.endswith(end)), "*")
    return "*"


@lru_cache(maxsize=20_000)
def _as_kinds(word: str) -> tuple[str, ...]:
    itself = word in _small() or not word[0].isalpha()
    return (*kinds(word), word) if itself else kinds(word)


def _orders(sentence: Sentence) -> Iterator[str]:
    """Give rows of kinds, kinds near each other, and the first and the last word."""
    row = ["^", *map(_as_kind, sentence.words)]
    for size in (2, 3, 4):
        for at in range(len(row) - size + 1):
            yield f"k{' '.join(row[at : at + size])}"
    some = [("^",), *map(_as_kinds, sentence.words)]
    for at, ones in enumerate(some):
        for far, others in enumerate(some[at + 1 : at + 1 + REACH]):
            mark = "g" if far else "p"
            for one in ones:
                for other in others:
                    yield f"{mark}{one} {other}"
    begins = row[1] if len(row) > 1 else ""
    yield f"f{begins} {sentence.words[-1]}"
    for one in {one for ones in some for one in ones}:
        yield f"K{one}"
        yield f"S{begins} {one}"


@cache
def model() -> Model:
    """Return the trained model, read once."""
    return Model.load("messages")
