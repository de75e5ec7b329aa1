"""The emotions of GoEmotions, by a linear model over n-grams of words and letters.

Trained by ``bench/language/train.py``; ``data/emotions.bin`` holds a byte a weight and
says where it comes from. It was trained on remarks in public threads and knows little
of what people say at home, so ``lexicon`` stands beside it, and it is never the only
evidence for a caution.
"""

import json
import pkgutil
import re
import struct
import zlib
from array import array
from functools import cache
from itertools import pairwise
from math import sqrt
from typing import Any, Final, Self

import attrs

LONGEST: Final = 600
"""Characters that are looked at: the model knows single remarks, not letters."""
_TOKEN: Final = re.compile(r"[a-z']+|[0-9]+|[^\sa-z0-9]")
_LETTERS: Final = (3, 4, 5)
_STEPS: Final = 20
"""Inverse document frequencies are kept in twentieths."""


def features(text: str) -> list[str]:
    """Return words, pairs of words, and runs of letters inside words."""
    words = _TOKEN.findall(text.lower().replace("’", "'"))
    found = [f"w:{word}" for word in words]
    found += [f"b:{one} {two}" for one, two in pairwise(words)]
    for word in words:
        if len(word) > 2:
            bound = f"<{word}>"
            for size in _LETTERS:
                found += [
                    f"c:{bound[at : at + size]}" for at in range(len(bound) - size + 1)
                ]
    return found


@attrs.frozen
class Model:
    """Weights for each label, and the mark from which a label is said."""

    labels: tuple[str, ...]
    _place: dict[str, int] = attrs.field(repr=False)
    _idf: bytes = attrs.field(repr=False)
    _weights: "array[int]" = attrs.field(repr=False)
    _scale: tuple[float, ...] = attrs.field(repr=False)
    _bias: tuple[float, ...] = attrs.field(repr=False)
    _marks: tuple[float, ...] = attrs.field(repr=False)

    @classmethod
    def parse(cls, raw: bytes) -> Self:
        """Read the file that the training wrote."""
        inside = zlib.decompress(raw)
        first, words = struct.unpack(">II", inside[:8])
        head: dict[str, Any] = json.loads(inside[8 : 8 + first])
        vocabulary = inside[8 + first : 8 + first + words].decode().split("\n")
        rest = inside[8 + first + words :]
        weights = array("b")
        weights.frombytes(rest[len(vocabulary) :])
        return cls(
            labels=tuple(head["labels"]),
            place={name: at for at, name in enumerate(vocabulary)},
            idf=rest[: len(vocabulary)],
            weights=weights,
            scale=tuple(head["scale"]),
            bias=tuple(head["bias"]),
            marks=tuple(head["marks"]),
        )

    def scores(self, text: str) -> tuple[float, ...]:
        """Return how far above (or below) its mark each label is, in log-odds."""
        many = len(self.labels)
        found = {self._place.get(name, -1) for name in features(text[:LONGEST])}
        found.discard(-1)
        sums, square = [0.0] * many, 0.0
        for at in sorted(found):
            value = self._idf[at] / _STEPS
            square += value * value
            row = self._weights[at * many : at * many + many]
            sums = [one + value * weight for one, weight in zip(sums, row, strict=True)]
        norm = sqrt(square) or 1.0
        return tuple(
            total * scale / norm + bias - mark
            for total, scale, bias, mark in zip(
                sums, self._scale, self._bias, self._marks, strict=True
            )
        )

    def over_the_mark(self, text: str) -> list[int]:
        """Return the numbers of the labels that are said of a text."""
        return [at for at, score in enumerate(self.scores(text)) if score >= 0]


@cache
def model() -> Model:
    """Return the trained model, read once."""
    raw = pkgutil.get_data(__name__, "data/emotions.bin")
    if raw is None:
        raise FileNotFoundError("emotions.bin")
    return Model.parse(raw)
