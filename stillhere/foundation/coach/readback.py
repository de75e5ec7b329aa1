"""What a person sees of a reading: warm words first, two cautions at most.

Pure, but for the language of the few sentences that are said here. The names of labels
never leave this module: what is shown is the very words, and one sentence of why.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

import attrs

from stillhere.core.codec import private
from stillhere.core.language.reading import Reading, Span, read
from stillhere.core.language.rules import PUSHES, Label
from stillhere.foundation.coach.pasted import is_chat

CAUTIONS: Final = 2
WARM: Final = 2
"""At most so many sentences of each kind at once."""
_FIRST: Final = (
    Label.CONTEMPT,
    Label.PRESSURE,
    Label.DISMISSAL,
    Label.CRITICISM,
    Label.MIND_READING,
    Label.ABSOLUTE,
    Label.SCOREKEEPING,
    Label.DEFENSIVE,
    Label.ADVICE,
)
"""Which caution is said when there are more: what may hurt most comes first."""


class Outcome(StrEnum):
    """What there is to say about a draft as a whole."""

    FOUND = "found"
    NOTHING = "nothing"
    STOP = "stop"
    CHAT = "chat"
    FOREIGN = "foreign"
    WORDLESS = "wordless"


@attrs.frozen(kw_only=True)
class Piece:
    """A piece of the draft; ``kind`` is how it is underlined, or empty."""

    words: str = private()
    kind: str = ""


@attrs.frozen(kw_only=True)
class Note:
    """The very words, and one sentence of why."""

    words: str = private()
    why: str = private()


@attrs.frozen(kw_only=True)
class ReadBack:
    """A draft as it is read back."""

    outcome: Outcome
    pieces: tuple[Piece, ...] = private(default=())
    warm: tuple[Note, ...] = private(default=())
    cautions: tuple[Note, ...] = private(default=())
    feelings: tuple[str, ...] = private(default=())
    gentler: tuple[str, ...] = private(default=())
    heavy: bool = False
    """Ordinary despair: a quiet line says that help exists."""

    @property
    def asks(self) -> bool:
        """Three questions stand in for a gentler version."""
        return bool(self.cautions) and not self.gentler


def read_back(draft: str) -> ReadBack:
    """Read a draft and say what is shown of it; the same every time."""
    if not any(letter.isalpha() for letter in draft):
        return ReadBack(outcome=Outcome.WORDLESS)
    if is_chat(draft):
        return ReadBack(outcome=Outcome.CHAT)
    found = read(draft)
    if found.stop:
        return ReadBack(outcome=Outcome.STOP)
    if not found.english:
        return ReadBack(outcome=Outcome.FOREIGN)
    return _shown(draft, found)


def _shown(draft: str, found: Reading) -> ReadBack:
    pushing = [span for span in found.spans if span.label in PUSHES]
    careful = _some(sorted(pushing, key=_weight), CAUTIONS)
    safer = [span for span in found.spans if span.label not in PUSHES]
    warm = _some([span for span in safer if not _meets(span, careful)], WARM)
    said = careful or warm or found.feelings
    return ReadBack(
        outcome=Outcome.FOUND if said else Outcome.NOTHING,
        pieces=tuple(_pieces(draft, warm, careful)),
        warm=tuple(_note(draft, span) for span in warm),
        cautions=tuple(_note(draft, span) for span in careful),
        feelings=tuple(feeling.word for feeling in found.feelings),
        gentler=found.gentler if careful else (),
        heavy=found.despair,
    )


def _weight(span: Span) -> tuple[int, int]:
    return _FIRST.index(span.label), span.start


def _some(spans: Iterable[Span], most: int) -> list[Span]:
    """Keep a few, no words and no reason twice, in the order they were written."""
    kept: list[Span] = []
    for span in spans:
        again = _meets(span, kept) or span.why in {one.why for one in kept}
        if not again and len(kept) < most:
            kept.append(span)
    return sorted(kept, key=lambda span: span.start)


def _meets(span: Span, others: Iterable[Span]) -> bool:
    return any(span.start < one.end and one.start < span.end for one in others)


def _note(draft: str, span: Span) -> Note:
    return Note(words=draft[span.start : span.end], why=span.why)


def _pieces(draft: str, warm: list[Span], careful: list[Span]) -> Iterable[Piece]:
    marks = [(span, "warm") for span in warm] + [(span, "care") for span in careful]
    at = 0
    for span, kind in sorted(marks, key=lambda mark: mark[0].start):
        if at < span.start:
            yield Piece(words=draft[at : span.start])
        yield Piece(words=draft[span.start : span.end], kind=kind)
        at = span.end
    if at < len(draft):
        yield Piece(words=draft[at:])
