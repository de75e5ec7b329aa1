"""Which labels a message carries, at which words, and why.

``reading`` calls it. The trained part proposes a label; for a caution a frame has to
show the words as well, and gives the sentence of why.
"""

from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from stillhere.core.language import proposals
from stillhere.core.language.frames import Sentence, frames
from stillhere.core.language.linear import Model
from stillhere.core.language.proposals import Hits
from stillhere.core.language.rules import PUSHES, Label
from stillhere.core.language.text import Text

LONGEST_PIECE: Final = 60
"""Words that are read together: the trained part knows messages, not letters."""
PIECES: Final = 40
"""Pieces of a message that are read; a pasted book is not read to its end."""


@attrs.frozen
class Span:
    """A piece of the message that shows a label, and one sentence of why."""

    label: Label
    start: int
    end: int
    why: str


def spans(text: Text, parts: list[Sentence], model: Model) -> list[Span]:
    """Return what is found, in the order of the message."""
    found: dict[tuple[Label, str], Span] = {}
    for piece in _pieces(parts):
        for span in _of_piece(text, piece, model):
            found.setdefault((span.label, span.why), span)
    return sorted(found.values(), key=lambda one: (one.start, one.end, one.label))


def _of_piece(text: Text, piece: list[Sentence], model: Model) -> Iterator[Span]:
    stand = [proposals.hits(part) for part in piece]
    whole = _scores(piece, stand, model)
    said = settled(_said(whole, stand))
    if not said:
        return
    each = [whole]
    if len(piece) > 1:
        each = [
            _scores([part], [one], model)
            for part, one in zip(piece, stand, strict=True)
        ]
    for label in said:
        yield _shown(text, label, piece, stand, each)


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


def _scores(parts: list[Sentence], stand: list[Hits], model: Model) -> dict[str, float]:
    scores = model.scores(proposals.features(parts, stand))
    return dict(zip(model.labels, scores, strict=True))


def _said(scores: dict[str, float], stand: list[Hits]) -> list[Label]:
    shown = {frame.label for some in stand for frame in some}
    return [
        label
        for label in Label
        if scores[label] >= 0 and (label in shown or label not in PUSHES)
    ]


def settled(labels: Iterable[Label]) -> list[Label]:
    """Let the one label stand that says both; a hostile "never" is a complaint too."""
    found = set(labels)
    if Label.CONTEMPT in found:
        found.discard(Label.CRITICISM)
    if found & PUSHES == {Label.ABSOLUTE}:
        found.add(Label.CRITICISM)
    return [label for label in Label if label in found]


def _shown(
    text: Text,
    label: Label,
    piece: list[Sentence],
    stand: list[Hits],
    each: list[dict[str, float]],
) -> Span:
    """Show a label in the sentence that speaks most for it."""
    places = [
        at for at, some in enumerate(stand) if any(one.label == label for one in some)
    ]
    at = max(places or range(len(piece)), key=lambda place: each[place][label])
    first, why = piece[at].first, _whys()[label]
    for frame, (begin, behind) in stand[at].items():
        if frame.label == label:
            return Span(label, *text.place(first + begin, first + behind), frame.why)
    return Span(label, *text.place(first, first + len(piece[at].words)), why)


def _whys() -> dict[str, str]:
    """Return the last sentence of why for each label, which is the most careful."""
    return {frame.label: frame.why for frame in frames()}
