"""Which labels a message carries, at which words, and why.

``reading`` calls it. The trained part proposes a label; for a caution a frame has to
show the words as well, and gives the sentence of why.
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from math import exp
from typing import Final

import attrs

from stillhere.core.language import proposals
from stillhere.core.language.frames import Sentence, frames
from stillhere.core.language.linear import Model
from stillhere.core.language.proposals import Hits
from stillhere.core.language.rules import PUSHES, STOP, Label
from stillhere.core.language.text import Text

Odds = Mapping[str, float]
"""How likely each label is, in log-odds."""
LONGEST_PIECE: Final = 60
"""Words that are read together: the trained part knows messages, not letters."""
PIECES: Final = 40
"""Pieces of a message that are read; a pasted book is not read to its end."""

SURE, SURE_ALONE, SURE_OF_SAFER = 0.73, 0.93, 0.3
"""How likely a caution has to be in a message, or in one sentence of it, and what is
safer: a wrong caution costs more than a missed one."""
SURE_OF_HARM: Final = 0.5
"""How likely a threat has to be; exact signs of one need no more (``rules``)."""
LESS_WHERE_WARM: Final = 0.6
"""By how much of the likeliest warm label a caution is less likely."""
WARM: Final = (
    frozenset(Label)
    - PUSHES
    - {
        Label.FEELING,
        Label.REQUEST,
        Label.OPEN_QUESTION,
    }
)
"""What hardly stands beside a reproach; a feeling or a wish may."""


@attrs.frozen
class Span:
    """A piece of the message that shows a label, and one sentence of why."""

    label: Label
    start: int
    end: int
    why: str


@attrs.frozen
class Found:
    """What a message carries; ``harm`` where it likely announces some."""

    spans: list[Span]
    harm: bool


def look(
    text: Text, parts: list[Sentence], model: Model, *, strict: float = 0.0
) -> Found:
    """Return what is found, in the order of the message.

    ``strict`` finds cautions that are less likely, too, by so much.
    """
    found: list[Span] = []
    harm = False
    for piece in _pieces(parts):
        stand = [proposals.hits(part) for part in piece]
        known = list(map(proposals.features, piece, stand))
        whole = _scores(set().union(*known), model)
        each = [_scores(some, model) for some in known] if len(piece) > 1 else [whole]
        shown = [{frame.label for frame in some} for some in stand]
        harm = harm or announces_harm(whole)
        found += (
            _shown(text, label, piece[at], stand[at])
            for label in decided(whole, each, shown, strict=strict)
            for at in _speaking(label, stand, each)
        )
    found.sort(key=lambda one: (one.start, one.end, one.label))
    return Found(found, harm)


def _pieces(parts: list[Sentence]) -> Iterator[list[Sentence]]:
    """Give the sentences that are read together."""
    piece: list[Sentence] = []
    given = words = 0
    for part in parts:
        if piece and words + len(part.words) > LONGEST_PIECE:
            yield piece
            given += 1
            if given == PIECES:
                return
            piece, words = [], 0
        piece.append(part)
        words += len(part.words)
    if piece:
        yield piece


def _scores(known: set[str], model: Model) -> dict[str, float]:
    return dict(zip(model.labels, model.scores(known), strict=True))


def decided(
    whole: Odds,
    each: Sequence[Odds],
    shown: Sequence[AbstractSet[str]],
    *,
    strict: float = 0,
) -> list[Label]:
    """Return the labels of a message, by its odds, its sentences', and the frames."""
    found = _cautions(whole, frozenset().union(*shown), SURE - strict)
    if len(each) > 1:
        for odds, some in zip(each, shown, strict=True):
            found |= _cautions(odds, some, SURE_ALONE - strict)
    safer = set(Label) - PUSHES
    found |= {one for one in safer if _likely(whole[one]) >= SURE_OF_SAFER}
    return _settled(found)


def announces_harm(odds: Odds) -> bool:
    """Return whether a threat is likelier than anything warm beside it."""
    warm = max(_likely(odds[one]) for one in Label if one not in PUSHES)
    return _likely(odds[STOP]) - LESS_WHERE_WARM * warm >= SURE_OF_HARM


def _cautions(odds: Odds, shown: AbstractSet[str], sure: float) -> set[Label]:
    """Return the cautions that are likely enough, and that a frame shows.

    Warm words make them less likely: "you always make me laugh" is no reproach.
    """
    less = LESS_WHERE_WARM * max(_likely(odds[one]) for one in WARM)
    return {one for one in PUSHES if one in shown and _likely(odds[one]) - less >= sure}


def _likely(odds: float) -> float:
    return 1 / (1 + exp(-odds))


def _settled(found: set[Label]) -> list[Label]:
    """Let the one label stand that says both; a hostile "never" is a complaint too."""
    if Label.CONTEMPT in found:
        found.discard(Label.CRITICISM)
    if found & PUSHES == {Label.ABSOLUTE}:
        found.add(Label.CRITICISM)
    return [label for label in Label if label in found]


def _speaking(
    label: Label, stand: list[Hits], each: list[dict[str, float]]
) -> list[int]:
    """Return which sentences show a label: those that would alone, or the likeliest."""
    shows = [any(frame.label == label for frame in some) for some in stand]
    over = [at for at, yes in enumerate(shows) if yes and each[at][label] > 0]
    best = max(range(len(stand)), key=lambda at: (shows[at], each[at][label]))
    return over or [best]


def _shown(text: Text, label: Label, part: Sentence, stand: Hits) -> Span:
    """Show the words of the first frame that stands, or else the sentence."""
    for frame, (begin, behind) in stand.items():
        if frame.label == label:
            place = text.place(part.first + begin, part.first + behind)
            return Span(label, *place, frame.why)
    place = text.place(part.first, part.first + len(part.words))
    return Span(label, *place, _whys()[label])


@cache
def _whys() -> dict[str, str]:
    """Return the last sentence of why for each label, which is the most careful."""
    return {frame.label: frame.why for frame in frames()}
