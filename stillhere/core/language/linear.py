"""A linear model over named features: a byte a weight, read from one small file.

Written by ``bench/language/fitting.py``; ``emotions`` and ``proposals`` each hold one.
"""

import json
import pkgutil
import struct
import zlib
from array import array
from collections.abc import Iterable
from math import sqrt
from typing import Any, Final, Self

import attrs

STEPS: Final = 20
"""What a feature counts for is kept in twentieths."""


@attrs.frozen
class Model:
    """Weights for each label, and the mark from which a label is said."""

    labels: tuple[str, ...]
    _place: dict[str, int] = attrs.field(repr=False)
    _counts: bytes = attrs.field(repr=False)
    _weights: "array[int]" = attrs.field(repr=False)
    _scale: tuple[float, ...] = attrs.field(repr=False)
    _bias: tuple[float, ...] = attrs.field(repr=False)
    _marks: tuple[float, ...] = attrs.field(repr=False)

    @classmethod
    def load(cls, name: str) -> Self:
        """Read a model that stands beside this module."""
        raw = pkgutil.get_data(__name__, f"data/{name}.bin")
        if raw is None:
            raise FileNotFoundError(name)
        return cls.parse(raw)

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
            counts=rest[: len(vocabulary)],
            weights=weights,
            scale=tuple(head["scale"]),
            bias=tuple(head["bias"]),
            marks=tuple(head["marks"]),
        )

    def scores(self, features: Iterable[str]) -> tuple[float, ...]:
        """Return how far above (or below) its mark each label is, in log-odds."""
        many = len(self.labels)
        found = {self._place.get(name, -1) for name in features}
        found.discard(-1)
        sums, square = [0.0] * many, 0.0
        for at in sorted(found):
            value = self._counts[at] / STEPS
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

    def over_the_mark(self, features: Iterable[str]) -> list[int]:
        """Return the numbers of the labels that are said."""
        return [at for at, score in enumerate(self.scores(features)) if score >= 0]
