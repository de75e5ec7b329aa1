"""Read a message: what may push away, what makes it safer, which feelings it names."""

from collections.abc import Iterator
from typing import Final

import attrs

from stillhere.core.language import gentler, proposals
from stillhere.core.language.english import is_english
from stillhere.core.language.feelings import Feeling, feelings
from stillhere.core.language.frames import Sentence, sentences
from stillhere.core.language.rules import DESPAIR, PUSHES, STOP, Label, signs
from stillhere.core.language.spans import Span, look
from stillhere.core.language.text import Text, prepare

__all__ = ["Feeling", "Reading", "Span", "read"]


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
    text = prepare(message)
    parts = sentences(list(text.words))
    found = look(text, parts, proposals.model())
    if found.harm or _stands(STOP, parts):
        return Reading(stop=True)
    return Reading(
        spans=tuple(found.spans),
        feelings=tuple(feelings(message, parts)),
        gentler=tuple(_gentler(text, parts, found.spans)),
        despair=_stands(DESPAIR, parts),
    )


STRICT: Final = 0.2
"""How much less likely a label is enough to refuse a gentler version."""


def _gentler(text: Text, parts: list[Sentence], found: list[Span]) -> Iterator[str]:
    """Give the versions that push no more when they are read themselves."""
    for version in dict.fromkeys(gentler.versions(text, parts, found)):
        again = prepare(version)
        of_it = sentences(list(again.words))
        left = look(again, of_it, proposals.model(), strict=STRICT)
        pushes = any(span.label in PUSHES for span in left.spans)
        if not (pushes or left.harm):
            yield version


def _stands(name: str, parts: list[Sentence]) -> bool:
    plain = [" ".join(part.words) for part in parts]
    return any(sign.stands(part) for sign in signs(name) for part in plain)
