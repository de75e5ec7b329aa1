"""Whether a message is English, by its script and its smallest words.

``reading`` asks first: of another language nothing is said. In doubt it is English.
"""

import pkgutil
import re
import unicodedata
from collections import Counter
from functools import cache
from typing import Final

LOOKED_AT: Final = 2_000
"""Characters that are enough to tell."""
FEWEST: Final = 3
"""Words below which nothing is said: a name, "ciao", "okay"."""
A_WORD: Final = 6
"""Letters of another script that may be one word alone; some write without spaces."""
_WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


def is_english(message: str) -> bool:
    """Return whether it may be English; one word or a sign alone may be."""
    shown = message[:LOOKED_AT].lower().replace("’", "'")
    words = _WORD.findall(shown)
    letters = [letter for word in words for letter in word if letter.isalpha()]
    latin = sum(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
    if latin < len(letters) / 2:
        return len(words) < 2 and len(letters) <= A_WORD
    if len(words) < FEWEST:
        return True
    found = Counter(name for word in words for name in _of().get(word, ()))
    english = found.pop("english", 0)
    return max(found.values(), default=0) <= english + 1


@cache
def _of() -> dict[str, tuple[str, ...]]:
    """Return the languages of each small word."""
    raw = (pkgutil.get_data(__name__, "data/languages.txt") or b"").decode()
    lines = [line.split() for line in raw.splitlines() if line[:1] != "#"]
    words = {name: set(of) for name, *of in lines}
    unclear = words.pop("unclear") | words["english"]
    known: dict[str, tuple[str, ...]] = {}
    for name, of in words.items():
        for word in of if name == "english" else of - unclear:
            known[word] = (*known.get(word, ()), name)
    return known
