"""Read a message: what may push away, what makes it safer, which feelings it names."""

import attrs

from stillhere.core.language import emotions, text
from stillhere.core.language.english import is_english
from stillhere.core.language.rules import DESPAIR, PUSHES, STOP, Label, signs


@attrs.frozen
class Span:
    """A piece of the message that shows a label, and one sentence of why."""

    label: Label
    start: int
    end: int
    why: str


@attrs.frozen
class Feeling:
    """A feeling that is named or implied, and how sure that is, from 0 to 1."""

    word: str
    sure: float


@attrs.frozen
class Reading:
    """What was found in a message.

    With ``stop`` there is nothing else; without ``english`` nothing at all.
    """

    spans: tuple[Span, ...] = ()
    feelings: tuple[Feeling, ...] = ()
    stop: bool = False
    gentler: tuple[str, ...] = attrs.field(default=(), repr=False)
    """Versions from the writer's own words that push no more, or none."""
    despair: bool = False
    """Little strength seems left; not ``stop``, but help may be welcome."""
    english: bool = True

    @property
    def labels(self) -> frozenset[Label]:
        """The labels that the message carries."""
        return frozenset(span.label for span in self.spans)

    @property
    def pushes(self) -> bool:
        """Whether something in it tends to push away."""
        return bool(self.labels & PUSHES)


def read(message: str) -> Reading:
    """Return what stands in a message, the same every time.

    Words that announce harm are not coached: the reading says ``stop`` and no more.
    """
    if not is_english(message):
        return Reading(english=False)
    prepared = text.prepare(message)
    parts = text.sentences(prepared.plain)
    if _stands(STOP, prepared.plain, parts):
        return Reading(stop=True)
    spans = _settled(
        [*_found("pushing", prepared, parts), *_found("safer", prepared, parts)]
    )
    return Reading(
        spans=tuple(spans),
        feelings=tuple(_feelings(message)),
        despair=_stands(DESPAIR, prepared.plain, parts),
    )


def _stands(name: str, plain: str, parts: list[tuple[int, int]]) -> bool:
    return any(
        True
        for sign in signs(name)
        for begin, end in parts
        for _ in sign.places(plain, begin, end)
    )


@attrs.frozen
class _Hit:
    """A span, and the sentence it stands in."""

    span: Span
    part: int


def _found(name: str, prepared: text.Text, parts: list[tuple[int, int]]) -> list[_Hit]:
    plain = prepared.plain
    everything = [(0, len(plain))]
    return [
        _Hit(Span(Label(sign.label), *prepared.place(*place), sign.why), part)
        for sign in signs(name)
        for part, (begin, end) in enumerate(everything if sign.whole else parts)
        for place in sign.places(plain, begin, end)
    ]


_INCLUDES = (
    (Label.DEFENSIVE, (Label.CRITICISM, Label.RESPONSIBILITY)),
    (Label.SCOREKEEPING, (Label.CRITICISM,)),
    (Label.PRESSURE, (Label.ADVICE, Label.REQUEST)),
    (Label.DISMISSAL, (Label.RESPONSIBILITY,)),
    (Label.MIND_READING, (Label.REFLECTION,)),
)
"""What the first says already, where both stand in one sentence."""


def _settled(hits: list[_Hit]) -> list[Span]:
    """Let one label win where two can't both be meant; one span for each sign."""
    contempt = any(hit.span.label is Label.CONTEMPT for hit in hits)
    of = {(hit.span.label, hit.part) for hit in hits}
    kept: dict[tuple[Label, str], Span] = {}
    for hit in sorted(hits, key=_place):
        label = hit.span.label
        said = any(
            label in included and (first, hit.part) in of
            for first, included in _INCLUDES
        )
        if said or (label is Label.CRITICISM and contempt):
            continue
        kept.setdefault((label, hit.span.why), hit.span)
    labels = {label for label, _ in kept}
    alone = labels.isdisjoint({Label.CRITICISM, Label.CONTEMPT, Label.DEFENSIVE})
    if Label.ABSOLUTE in labels and alone:  # a hostile one is a complaint as well
        first = next(s for (label, _), s in kept.items() if label is Label.ABSOLUTE)
        kept[Label.CRITICISM, first.why] = attrs.evolve(first, label=Label.CRITICISM)
    return sorted(kept.values(), key=lambda one: (one.start, one.end, one.label))


def _place(hit: _Hit) -> tuple[int, int, str]:
    return hit.span.start, hit.span.end, hit.span.label


def _feelings(message: str) -> list[Feeling]:
    model = emotions.model()
    scores = model.scores(message)
    over = [(score, name) for score, name in zip(scores, model.labels, strict=True)]
    over = [(score, name) for score, name in over if score >= 0 and name != "neutral"]
    return [
        Feeling(name, round(1 - 0.5 / (1 + score), 2))
        for score, name in sorted(over, reverse=True)
    ]
