"""The labels; and the signs of harm and of despair, which are exact words.

The signs stand in ``data/stop.txt`` and ``data/despair.txt``, a pattern a line; what
labels are found by stands in ``frames`` and ``proposals``.
"""

import pkgutil
import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import Final

import attrs


class Label(StrEnum):
    """The labels of a message; the first nine tend to push away."""

    CRITICISM = "criticism"
    CONTEMPT = "contempt"
    ABSOLUTE = "absolute"
    MIND_READING = "mind_reading"
    PRESSURE = "pressure"
    DISMISSAL = "dismissal"
    DEFENSIVE = "defensive"
    SCOREKEEPING = "scorekeeping"
    ADVICE = "advice"
    FEELING = "feeling"
    REQUEST = "request"
    VALIDATION = "validation"
    REFLECTION = "reflection"
    OPEN_QUESTION = "open_question"
    APPRECIATION = "appreciation"
    ACKNOWLEDGES_RISK = "acknowledges_risk"
    PATIENCE = "patience"
    RESPONSIBILITY = "responsibility"
    REASSURANCE = "reassurance"


PUSHES: Final = frozenset(list(Label)[:9])
"""What tends to push someone who is withdrawing further away."""
STOP: Final = "stop"
"""In place of a label: words that are never coached."""
DESPAIR: Final = "despair"
"""In place of a label: little strength is left, and help may be welcome."""


@attrs.frozen
class Sign:
    """One way in which words show harm, or despair: exact, since much hangs on it."""

    label: str
    why: str
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None

    def stands(self, sentence: str) -> bool:
        """Return whether it stands in the plain words of a sentence."""
        if self.unless is not None and self.unless.search(sentence):
            return False
        return self.pattern.search(sentence) is not None


class WrongSigns(ValueError):
    """A file of signs can't be read; says in which line."""


@cache
def signs(name: str) -> tuple[Sign, ...]:
    """Return the signs of one file. :raises WrongSigns: naming the line."""
    raw = pkgutil.get_data(__name__, f"data/{name}.txt")
    return tuple(_read((raw or b"").decode()))


def _read(text: str) -> Iterator[Sign]:
    known: dict[str, str] = {}
    label = why = ""
    looks: dict[str, list[str]] = {"+": [], "-": []}
    for number, line in enumerate([*text.splitlines(), "[end]"], start=1):
        first, _, rest = line.partition(" ")
        if first == "=":
            key, _, words = rest.partition(" ")
            known[key] = f"{known[key]}|{words}" if key in known else words
        elif first in looks:
            looks[first].append(_filled(rest, known, number))
        elif line.startswith("["):
            if looks["+"]:
                unless = _any_of(looks["-"]) if looks["-"] else None
                yield Sign(label, why, _any_of(looks["+"]), unless)
            looks = {"+": [], "-": []}
            label, _, why = line[1:].partition("] ")
        elif line and not line.startswith("#"):
            raise WrongSigns(f"line {number}: {line}")


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    # Words end at spaces in the plain words; an apostrophe is part of one.
    either = "|".join(f"(?:{pattern})" for pattern in patterns)
    return re.compile(rf"(?<![\w'])(?:{either})(?![\w'])")


def _filled(pattern: str, known: dict[str, str], number: int) -> str:
    try:
        return re.sub(r"\{([A-Z]+)\}", lambda m: f"(?:{known[m[1]]})", pattern)
    except KeyError as error:
        raise WrongSigns(f"line {number}: {error} stands for nothing") from None
