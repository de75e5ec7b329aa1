"""Gentler versions of a message, from the writer's own words.

A sentence that pushes is said as a wish, a question or a feeling that stood in it; mere
scorn is left out; all other sentences stay as they are. ``reading`` reads each version
again and drops what still pushes. Where a sentence has no honest version there is none
of the message: then the page asks questions instead.
"""

import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from typing import Final

import attrs

from stillhere.core.language.feelings import lexicon
from stillhere.core.language.frames import Sentence
from stillhere.core.language.rules import PUSHES, Label
from stillhere.core.language.spans import Span
from stillhere.core.language.text import QUOTED, Text

MOST: Final = 3
LONGEST: Final = 8
"""Sentences of a message that is rewritten; a long letter is better talked through."""
LONGEST_SENTENCE: Final = 60
"""Words of a sentence that ways are tried on: some look far ahead."""
WHOLE: Final = "whole"
"""A slot of this name is not cut where another thought begins."""
LONGEST_REST: Final = 14
"""Words that a slot may hold and still make a good sentence."""


@attrs.frozen
class Way:
    """What a whole sentence looks like, and how else it can be said."""

    pattern: re.Pattern[str]
    only: str
    """The label that has to stand in the sentence, if one has to."""
    versions: tuple[str, ...]


def versions(text: Text, parts: list[Sentence], spans: list[Span]) -> Iterator[str]:
    """Give versions of a message that pushes; they are still to be read."""
    if len(parts) > LONGEST:
        return
    said: list[tuple[str, ...]] = []
    pushed = meant = False
    for part in parts:
        of = _labels(text, part, spans)
        pushes = of & PUSHES
        some = _ways(text, part, of) if pushes else _kept(text, part, of)
        if some is None and pushes != {Label.CONTEMPT}:
            return
        pushed = pushed or bool(pushes)
        meant = meant or bool(some and of)
        if some and some not in said:
            said.append(some)
    for turn in range(MOST if pushed and meant else 0):
        if any(len(some) > turn for some in said):
            pieces = (some[min(turn, len(some) - 1)] for some in said)
            yield " ".join(dict.fromkeys(pieces))


def _labels(text: Text, part: Sentence, spans: list[Span]) -> set[Label]:
    start, end = text.place(part.first, part.first + len(part.words))
    return {span.label for span in spans if start <= span.start < end}


def _kept(text: Text, part: Sentence, labels: set[Label]) -> tuple[str, ...]:
    """Return a sentence as it is if it is warm, or the writer's own story."""
    own = not part.kinds.isdisjoint(("ME", "WE")) and "YOU" not in part.kinds
    if not labels and not own:
        return ()
    start, end = text.place(part.first, part.first + len(part.words))
    return (text.raw[start:end],)


def _ways(text: Text, part: Sentence, labels: set[Label]) -> tuple[str, ...] | None:
    """Return other ways to say one sentence; none to leave it out."""
    if QUOTED in part.words or len(part.words) > LONGEST_SENTENCE:
        return None
    words = list(part.words)
    first = part.first
    while words and (words[-1] in _ENDS or not words[-1][0].isalnum()):
        words.pop()
    while words and (words[0] in _OPENERS or not words[0][0].isalnum()):
        words.pop(0)
        first += 1
    plain = " ".join(words)
    for way in ways():
        if way.only and way.only not in labels:
            continue
        if found := way.pattern.fullmatch(plain):
            slots = _slots(text, first, found)
            if slots is None:
                return None
            return tuple(_sentence(one.format(**slots)) for one in way.versions)
    return None


_ENDS: Final = frozenset(".?!…,")
_OPENERS: Final = frozenset(
    (
        "and",
        "but",
        "so",
        "well",
        "honestly",
        "look",
        "hey",
        "oh",
        "because",
        "seriously",
    )
)
_BENT: Final = {
    "anything": "something",
    "anyone": "someone",
    "anybody": "somebody",
    "anywhere": "somewhere",
    "nothing": "something",
    "any": "some",
}
"""How a word sounds in a wish that stood in a reproach."""
_DROPPED: Final = re.compile(
    r"(?: (?:any ?more|any longer|at all|ever|again|for once|as usual|as always|even"
    r"|every (?:single )?time|all the time|once|honestly|seriously"
    r"|tbh|lol|if i (?:were|was) you))+$"
    r"|(?: (?:like|as) (?:a|an|any|other|normal|some) .*)"
)
"""What makes a wish a reproach again."""
_CUT: Final = re.compile(
    r" (?:because|cos|, (?:you|and|but|so)|and you|but|so that) .*"
)
"""Where a sentence goes on with another thought."""


def _slots(text: Text, first: int, found: re.Match[str]) -> dict[str, str] | None:
    """Return the writer's words for each slot; none if they make no good sentence."""
    slots: dict[str, str] = {}
    for name, plain in found.groupdict().items():
        if plain is None:
            slots[name] = ""
            continue
        begin = first + found.string.count(" ", 0, found.start(name))
        begin += plain.startswith(" ")
        kept = plain.rstrip(" ,")
        if name != WHOLE:
            kept = _DROPPED.sub("", _CUT.sub("", kept))
        words = kept.split()
        if len(words) > LONGEST_REST or "," in words:
            return None
        bent = _BENT if name == "rest" else {}
        shown = [
            bent.get(word)
            or _as_written(text, begin + at, word, opens=begin + at == first)
            for at, word in enumerate(words)
        ]
        slots[name] = (" " if plain.startswith(" ") and shown else "") + " ".join(shown)
    return slots


def _as_written(text: Text, at: int, word: str, *, opens: bool) -> str:
    """Return a word with the writer's capitals, unless it was written in a hurry."""
    start, end = text.place(at, at + 1)
    written = text.raw[start:end].replace("’", "'")
    if opens or written.lower() != word or (len(word) > 1 and written.isupper()):
        written = word
    return re.sub(r"^i(?=$|')", "I", written)


def _sentence(said: str) -> str:
    plain = re.sub(r"\bi(?=$|\W)", "I", said.replace(" - ", "-"))
    return " ".join(one[:1].upper() + one[1:] for one in re.split(r"(?<=[.?]) ", plain))


@cache
def ways() -> tuple[Way, ...]:
    """Read the file of ways, once."""
    raw = (pkgutil.get_data(__name__, "data/gentler.txt") or b"").decode()
    either = sorted(lexicon().after, key=len, reverse=True)
    known = {"FEEL": "|".join(map(re.escape, either))}
    found: list[tuple[str, str, list[str]]] = []
    for line in raw.splitlines():
        mark, _, rest = line.partition(" ")
        if mark == "=":
            key, _, words = rest.partition(" ")
            known[key] = f"{known[key]}|{words}" if key in known else words
        elif mark[:1] == "+":
            found.append((rest, mark[1:], []))
        elif mark == ">":
            found[-1][2].append(rest)
    return tuple(
        Way(_pattern(rest, known), only, tuple(said)) for rest, only, said in found
    )


def _pattern(rest: str, known: dict[str, str]) -> re.Pattern[str]:
    filled = re.sub(r"\{([A-Z]+)\}", lambda name: f"(?:{known[name[1]]})", rest)
    return re.compile(filled)
