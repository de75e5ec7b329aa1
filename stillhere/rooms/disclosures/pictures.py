"""Expected and happened, as a small picture: a square for each pair, dots in it.

Pure but for the language. It says what is there and nothing about what will come:
people guess their partner rather well (docs/sources.md#kardas-2021), so it promises
nothing, and from a few things nobody can tell how the next one goes.
"""

from typing import Final

import attrs
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stillhere.rooms.disclosures import words
from stillhere.rooms.disclosures.mine import Looks, Went, looked

ENOUGH: Final = 5
"""Under this many a picture says more than is known."""
ORDER: Final = (Went.WELL, Went.UNSURE, Went.BADLY)
_SIDE, _LEFT, _TOP, _STEP, _ROW = 66, 92, 18, 14, 4
MOST_DOTS: Final = 12
"""Dots that fit into a square; the table has the numbers."""


@attrs.frozen(kw_only=True)
class Dot:
    """One thing, or a square's corner."""

    x: int
    y: int


@attrs.frozen(kw_only=True)
class Label:
    """A word beside the squares."""

    x: int
    y: int
    words: str


@attrs.frozen(kw_only=True)
class Row:
    """A row of the table: what was expected, and how often it went each way."""

    expected: str
    numbers: tuple[int, ...]


@attrs.frozen(kw_only=True)
class Picture:
    """The picture, its table and its sentences."""

    many: int
    """How many can be compared."""
    waiting: int
    """How many were not looked back on."""
    sentence: str
    more: tuple[str, ...] = ()
    squares: tuple[Dot, ...] = ()
    dots: tuple[Dot, ...] = ()
    across: tuple[Label, ...] = ()
    down: tuple[Label, ...] = ()
    heads: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    side: int = _SIDE - 6

    @property
    def early(self) -> bool:
        """It is too early to say anything about them together."""
        return self.many < ENOUGH


def picture(looks: Looks) -> Picture:
    """Return the picture of what a person kept."""
    pairs = looked(looks.looks)
    counts = {
        (expected, went): sum(
            1 for look in pairs if (look.expected, look.went) == (expected, went)
        )
        for expected in ORDER
        for went in ORDER
    }
    many = len(pairs)
    waiting = sum(1 for look in looks.looks if look.expected and not look.went)
    if not many:
        return Picture(many=0, waiting=waiting, sentence=_sentence(0))
    corners = {
        (expected, went): Dot(x=_LEFT + column * _SIDE, y=_TOP + row * _SIDE)
        for row, expected in enumerate(ORDER)
        for column, went in enumerate(ORDER)
    }
    return Picture(
        many=many,
        waiting=waiting,
        sentence=_sentence(many),
        more=() if many < ENOUGH else _more(counts),
        squares=tuple(corners.values()),
        dots=tuple(
            _dot(corners[pair], number)
            for pair, count in counts.items()
            for number in range(min(count, MOST_DOTS))
        ),
        across=tuple(
            Label(x=corners[Went.WELL, went].x + 30, y=12, words=words.went(went))
            for went in ORDER
        ),
        down=tuple(
            Label(
                x=_LEFT - 10,
                y=corners[expected, Went.WELL].y + 35,
                words=words.expected(expected),
            )
            for expected in ORDER
        ),
        heads=tuple(words.went(went) for went in ORDER),
        rows=tuple(
            Row(
                expected=words.expected(expected),
                numbers=tuple(counts[expected, went] for went in ORDER),
            )
            for expected in ORDER
        ),
    )


def _dot(corner: Dot, number: int) -> Dot:
    row, column = divmod(number, _ROW)
    return Dot(x=corner.x + 9 + column * _STEP, y=corner.y + 16 + row * _STEP)


def _sentence(many: int) -> str:
    if many == 0:
        return _("There is nothing to compare yet.")
    if many == 1:
        return _("One thing so far. One alone can’t say anything about the next.")
    if many < ENOUGH:
        said = _("%(many)s things so far. It’s too early to say anything about them.")
        return said % {"many": many}
    return _("%(many)s things so far. They can’t tell how the next one goes.") % {
        "many": many
    }


def _more(counts: dict[tuple[Went, Went], int]) -> tuple[str, ...]:
    """Say each way of expecting that there was, with how it went."""
    found = []
    for expected in ORDER:
        here = {went: counts[expected, went] for went in ORDER}
        total = sum(here.values())
        if not total:
            continue
        parts = ", ".join(
            f"{count} {words.went(went).lower()}"
            for went, count in here.items()
            if count
        )
        found.append(f"{_times(expected, total)} {_('It went: %s.') % parts}")
    return tuple(found)


def _times(expected: Went, total: int) -> str:
    match expected:
        case Went.WELL:
            said = ngettext(
                "Once you expected it to go well.",
                "%(total)s times you expected it to go well.",
                total,
            )
        case Went.BADLY:
            said = ngettext(
                "Once you expected it to go badly.",
                "%(total)s times you expected it to go badly.",
                total,
            )
        case Went.UNSURE:
            said = ngettext(
                "Once you weren’t sure.", "%(total)s times you weren’t sure.", total
            )
    return said % {"total": total}
