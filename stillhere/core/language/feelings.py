"""The feelings a message names or implies, in plain words."""

from collections.abc import Iterator

import attrs

from stillhere.core.language import emotions


@attrs.frozen
class Feeling:
    """A feeling that is named or implied, and how sure that is, from 0 to 1."""

    word: str
    sure: float


def feelings(message: str) -> Iterator[Feeling]:
    model = emotions.model()
    scores = model.scores(emotions.features(message))
    over = [(score, name) for score, name in zip(scores, model.labels, strict=True)]
    over = [(score, name) for score, name in over if score >= 0 and name != "neutral"]
    for score, name in sorted(over, reverse=True):
        yield Feeling(name, round(1 - 0.5 / (1 + score), 2))
