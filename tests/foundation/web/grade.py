"""How hard words are to read: Flesch-Kincaid grade with a simple syllable counter."""

import re
from typing import Final

import attrs

_SENTENCE: Final = re.compile(r"[.!?…]+(?=\s|$|[”’\"])|\n+")
_WORD: Final = re.compile(r"[A-Za-z]+(?:[’'][A-Za-z]+)*")
_VOWELS: Final = re.compile(r"[aeiouy]+")
_APART: Final = re.compile(r"uie|(?<![ct])ia|[eoy]ing")
"""Vowels that stand together and are spoken apart: quiet, diary, being, going."""


@attrs.frozen
class Counts:
    """Sentences, words and syllables of a text."""

    sentences: int
    words: int
    syllables: int

    def __add__(self, other: "Counts") -> "Counts":
        """Count two texts as one."""
        return Counts(
            self.sentences + other.sentences,
            self.words + other.words,
            self.syllables + other.syllables,
        )

    @property
    def grade(self) -> float:
        """Return the school year (US) in which most can read this."""
        if not self.words:
            return 0.0
        return (
            0.39 * self.words / self.sentences
            + 11.8 * self.syllables / self.words
            - 15.59
        )


def syllables(word: str) -> int:
    """Count the vowel groups of a word, without the silent ends."""
    plain = re.sub(r"[’'].*$", "", word.lower())
    count = len(_VOWELS.findall(plain)) + len(_APART.findall(plain))
    if re.search(r"[^aeiouyl]e$|[aeiouy]le$|[^aeiouytd]ed$|[^aeiouyscxz]es$", plain):
        count -= 1
    if word.lower().endswith(("n’t", "n't")) and plain.endswith("dn"):
        count += 1
    return max(count, 1)


def count(text: str) -> Counts:
    """Count a text; a heading or button without a full stop is a sentence too."""
    words = _WORD.findall(text)
    parts = [part for part in _SENTENCE.split(text) if _WORD.search(part)]
    return Counts(max(len(parts), 1), len(words), sum(map(syllables, words)))
