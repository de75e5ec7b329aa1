"""Which kinds a word is of: a caring verb, a judging adjective, a small "only".

The lists stand in ``data/words.txt`` in their plain form. ``frames`` looks for the
kinds in order, and the trained part counts them.
"""

import pkgutil
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

_ENDINGS: Final = (
    ("ies", "y"),
    ("ied", "y"),
    ("es", ""),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("in'", ""),
    ("s", ""),
    ("d", ""),
)
SHORTEST: Final = 3
"""Letters that have to be left of a word without its ending."""


@cache
def _kinds() -> dict[str, tuple[str, ...]]:
    raw = (pkgutil.get_data(__name__, "data/words.txt") or b"").decode()
    known: dict[str, list[str]] = {}
    for line in raw.splitlines():
        if line[:1] not in ("", "#"):
            kind, *words = line.split()
            for word in dict.fromkeys(words):
                of = known.setdefault(word, [])
                if kind not in of:
                    of.append(kind)
    return {word: tuple(of) for word, of in known.items()}


@lru_cache(maxsize=20_000)
def kinds(word: str) -> tuple[str, ...]:
    """Return the kinds a plain word is of; a number is NUM."""
    if word[0].isdigit():
        return ("NUM",)
    known = _kinds()
    return next((known[one] for one in _plainer(word) if one in known), ())


def _plainer(word: str) -> Iterator[str]:
    """Give the word, and what it may be a form of, the likeliest first."""
    yield word
    for ending, instead in _ENDINGS:
        stem = word[: len(word) - len(ending)]
        if word.endswith(ending) and len(stem + instead) >= SHORTEST:
            yield stem + instead
            if not instead and stem[-1] == stem[-2]:  # stopped, hugging
                yield stem[:-1]
