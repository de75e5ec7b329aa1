"""The emotions of GoEmotions, by a linear model over n-grams of words and letters.

Trained by ``bench/language/emotions.py``; ``data/emotions.bin`` says where it comes
from. It was trained on remarks in public threads and knows little of what people say at
home, so ``feelings`` stands beside it.
"""

import re
from functools import cache
from itertools import pairwise
from typing import Final

from stillhere.core.language.linear import Model

LONGEST: Final = 600
"""Characters that are looked at: the model knows single remarks, not letters."""
_TOKEN: Final = re.compile(r"[a-z']+|[0-9]+|[^\sa-z0-9]")
_LETTERS: Final = (3, 4, 5)


def features(text: str) -> list[str]:
    """Return words, pairs of words, and runs of letters inside words."""
    words = _TOKEN.findall(text[:LONGEST].lower().replace("’", "'"))
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


@cache
def model() -> Model:
    """Return the trained model, read once."""
    return Model.load("emotions")
