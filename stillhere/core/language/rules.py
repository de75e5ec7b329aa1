"""What a sign is: a label, the words that show it, one sentence of why, and a gate.

The signs themselves stand in ``data/pushing.txt`` and ``data/safer.txt``, a line each.
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
    """One way in which a label shows."""

    label: str
    why: str
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    needs: re.Pattern[str] | None
    nowhere: re.Pattern[str] | None
    whole: bool
    """Looked for in the whole message, not in each sentence."""

    def places(self, plain: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
        """Return where it stands between two places of the plain words."""
        if self.unless is not None and self.unless.search(plain, begin, end):
            return
        if self.needs is not None and not self.needs.search(plain, begin, end):
            return
        if self.nowhere is not None and self.nowhere.search(plain):
            return
        for found in self.pattern.finditer(plain, begin, end):
            yield found.span()


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
    looks: dict[str, list[str]] = {mark: [] for mark in "+-*&!"}
    for number, line in enumerate([*text.splitlines(), "[end]"], start=1):
        first, _, rest = line.partition(" ")
        if first == "=":
            key, _, words = rest.partition(" ")
            known[key] = f"{known[key]}|{words}" if key in known else words
        elif first in looks:
            looks[first].append(_filled(rest, known, number))
        elif line.startswith("["):
            yield from _made(label, why, looks)
            looks = {mark: [] for mark in "+-*&!"}
            label, _, why = line[1:].partition("] ")
        elif line and not line.startswith("#"):
            raise WrongSigns(f"line {number}: {line}")


def _made(label: str, why: str, looks: dict[str, list[str]]) -> Iterator[Sign]:
    unless = _any_of(looks["-"]) if looks["-"] else None
    needs = _any_of(looks["&"]) if looks["&"] else None
    nowhere = _any_of(looks["!"]) if looks["!"] else None
    for mark in ("+", "*"):
        if looks[mark]:
            pattern = _any_of(looks[mark])
            yield Sign(label, why, pattern, unless, needs, nowhere, mark == "*")


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    # Words end at spaces in the plain words; an apostrophe is part of one.
    either = "|".join(f"(?:{pattern})" for pattern in patterns)
    return re.compile(rf"(?<![\w'])(?:{either})(?![\w'])")


def _filled(pattern: str, known: dict[str, str], number: int) -> str:
    try:
        return re.sub(r"\{([A-Z]+)\}", lambda m: f"(?:{known[m[1]]})", pattern)
    except KeyError as error:
        raise WrongSigns(f"line {number}: {error} stands for nothing") from None
