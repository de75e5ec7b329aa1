"""The words on the page of a check-in: which stand first, and which are ticked.

Pure. Called by ``views``; a script does the same again when the pad is touched.
"""

import attrs

from stillhere.core.codec import private
from stillhere.rooms.feelings.vocabulary import (
    FULL_ANSWERS,
    Vocabulary,
    Word,
)


@attrs.frozen(kw_only=True)
class Choice:
    """A word to tick."""

    word: Word
    order: int
    """Where it stands in the file."""
    ticked: bool = private(default=False)


@attrs.frozen(kw_only=True)
class Family:
    """A broad word, and the finer ones that do not stand in front already."""

    word: Word
    choices: tuple[Choice, ...] = private()


@attrs.frozen(kw_only=True)
class Picking:
    """All words, those in front first."""

    front: tuple[Choice, ...] = private()
    families: tuple[Family, ...] = private()
    near: bool = False
    """Those in front are near a place on the pad."""
    find: str = private(default="")
    """What was looked for; then those in front are what was found."""


def picking(
    known: Vocabulary, *, place: str, ticked: tuple[str, ...], find: str | None = None
) -> Picking:
    """Put the words in order for a page."""
    near = _near(known, place)
    found = known.search(find or "")
    first = found or near or _plain_start(known)
    mine = tuple(word for word in known.words if word.id in ticked)
    front = tuple(dict.fromkeys((*mine, *first)))
    order = {word.id: number for number, word in enumerate(known.words)}

    def choice(word: Word) -> Choice:
        return Choice(word=word, order=order[word.id], ticked=word.id in ticked)

    families = tuple(
        Family(
            word=broad,
            choices=tuple(
                choice(word) for word in known.under(broad.id) if word not in front
            ),
        )
        for broad in known.broad
    )
    return Picking(
        front=tuple(map(choice, front)),
        families=families,
        near=bool(near) and not found,
        find=(find or "").strip(),
    )


def _near(known: Vocabulary, place: str) -> tuple[Word, ...]:
    energy, _comma, pleasant = place.partition(",")
    try:
        return known.near(int(energy[:2]), int(pleasant[:2]))
    except ValueError:
        return ()


def _plain_start(known: Vocabulary) -> tuple[Word, ...]:
    """Without a place: the broad words, and the full answers."""
    answers = (known.of(id_) for id_ in FULL_ANSWERS)
    others = tuple(word for word in known.broad if word.id not in FULL_ANSWERS)
    return (*others, *(word for word in answers if word))
