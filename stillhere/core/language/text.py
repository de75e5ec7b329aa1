"""A message made plain for the patterns, with the way back to the writer's own letters.

Lower case, straight apostrophes, "dont" and "u" written out, one space between words
and signs; what is quoted ("you said 'I never listen'") is taken out, since those are
not the writer's words.
"""

import pkgutil
import re
from functools import cache
from typing import Final

import attrs

LONGEST: Final = 100_000
"""Characters that are read; a pasted book is cut here."""
QUOTED: Final = "§"
"""Stands where a quotation was."""
_TOKEN: Final = re.compile(
    r"[^\W\d_]+(?:['’`][^\W\d_]+)*['’`]?|\d+(?:[:.,]\d+)*|\.{2,}|…|\n+|[^\w\s]|_"
)
_QUOTE: Final = re.compile(
    r"[“\"«][^”\"»\n]{0,300}[”\"»]|(?<![\w’'])['‘](?!\s)[^'’‘\n]{1,200}(?:['’](?=\w)[^'’‘\n]{0,200}){0,6}['’](?!\w)"
)
_YOU_ARE: Final = re.compile(
    r"(?:not|so|just|too|always|never|such|a|an|the|being|only|still|like|right|wrong"
    r"|hopeless|impossible|useless|selfish|lazy|exhausted|tired|busy|late|at|\w+ing)"
)


@attrs.frozen
class Text:
    """The plain words, and where each stands in the writer's letters."""

    raw: str
    words: tuple[str, ...]
    _places: tuple[tuple[int, int], ...] = attrs.field(repr=False)

    @property
    def plain(self) -> str:
        """All plain words, one space between."""
        return " ".join(self.words)

    def place(self, first: int, behind: int) -> tuple[int, int]:
        """Return where the words from ``first`` to before ``behind`` stand."""
        return self._places[first][0], self._places[max(behind - 1, first)][1]


def prepare(raw: str) -> Text:
    """Make a message plain."""
    raw = raw[:LONGEST]
    shown = _QUOTE.sub(_hidden, raw)
    quoted = {found.start(): found.end() for found in _QUOTE.finditer(raw)}
    words: list[str] = []
    places: list[tuple[int, int]] = []
    for found in _TOKEN.finditer(shown):
        for word in _plain(found.group()).split(" "):  # "idk" is three words
            words.append(word)
            end = quoted.get(found.start()) if word == QUOTED else None
            places.append((found.start(), end or found.end()))
    for place, word in enumerate(words):
        if word == "ur":  # "your", or "you're" before what one can only be
            after = words[place + 1] if place + 1 < len(words) else ""
            words[place] = "you're" if _YOU_ARE.fullmatch(after) else "your"
    return Text(raw, tuple(words), tuple(places))


def _hidden(found: re.Match[str]) -> str:
    text = found.group()
    whole = found.start() == 0 and found.end() == len(found.string)
    return text if whole else QUOTED + " " * (len(text) - 1)


@cache
def _short() -> dict[str, str]:
    raw = pkgutil.get_data(__name__, "data/short.txt") or b""
    lines = [line for line in raw.decode().splitlines() if line[:1] != "#"]
    return dict(line.split(" ", 1) for line in lines)


def _plain(token: str) -> str:
    if token[0] == "\n":
        return "."
    word = token.lower().replace("’", "'").replace("`", "'").rstrip("'")
    return _short().get(word, word) if word else "'"
