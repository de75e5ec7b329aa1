"""The picture of how long it took: a line that falls, its range, dots for what is open.

Pure but for the names of times. Called by ``page``.
"""

from collections import Counter
from collections.abc import Sequence
from math import log
from typing import Final

import attrs
from django.utils.translation import gettext as _

from stillhere.overview.patterns import saying, sentences
from stillhere.overview.patterns.noticing import Acted, HowLong
from stillhere.overview.patterns.pictures import HIGH, ROW, WIDE, Mark, Row
from stillhere.rooms.episodes import words

MOST_OPEN: Final = 24
"""More hollow dots than this are a smear; the sentence has their number."""


@attrs.frozen(kw_only=True)
class Dot:
    """One silence: how long it took; one that is still open is hollow."""

    x: float
    y: float
    open: bool


@attrs.frozen(kw_only=True)
class Curve:
    """What share was still open after how long, as a line with the band around it."""

    line: str
    band: str
    """Corners, as ``points`` of SVG; both empty where there are too few."""
    dots: tuple[Dot, ...] = attrs.field(repr=False)
    marks: tuple[Mark, ...]
    rows: tuple[tuple[str, int], ...]
    """For the table: within how long, and how many in a hundred were over."""


TICKS: Final = (1.0, 6.0, 24.0, 72.0, 168.0, 720.0)
"""Hours that have a mark below the curve: an hour to a month."""
SHORTEST: Final = 0.25


@attrs.frozen
class Scale:
    """Where so many hours stand: an hour and a week both show."""

    longest: float

    def at(self, hours: float) -> float:
        """Return the place from the left."""
        share = log(max(hours, SHORTEST) / SHORTEST) / log(self.longest / SHORTEST)
        return round(WIDE * share, 1)


def curve(found: HowLong) -> Curve:
    """Draw how long it took, and that some are still open."""
    times = (*found.closed, *found.still_open)
    scale = Scale(max((*times, 24.0)))
    steps = () if found.curve.only_dots else found.curve.steps
    ends = [scale.at(step.time) for step in steps[1:]] + [WIDE]
    line, over, under = ["0,0"], list[str](), list[str]()
    for step, end in zip(steps, ends, strict=False):
        begin = scale.at(step.time)
        line += [f"{begin},{line[-1].split(',')[1]}", f"{begin},{_y(step.share)}"]
        over += [f"{begin},{_y(step.high)}", f"{end},{_y(step.high)}"]
        under += [f"{begin},{_y(step.low)}", f"{end},{_y(step.low)}"]
    ticks = [hours for hours in TICKS if hours <= scale.longest]
    return Curve(
        line=" ".join((*line, f"{WIDE},{line[-1].split(',')[1]}")) if steps else "",
        band=" ".join((*over, *reversed(under))),
        dots=_dots(() if steps else found.closed, found.still_open, scale),
        marks=tuple(Mark(x=scale.at(hours), words=_tick(hours)) for hours in ticks),
        rows=tuple(
            (saying.long(hours), round(100 - 100 * found.curve.share_open(hours)))
            for hours in ticks
            if steps
        ),
    )


def _y(share: float) -> float:
    return round(HIGH - HIGH * share, 1)


def _tick(hours: float) -> str:
    """Name a mark, briefly."""
    if hours < 24:
        return _("%(number)s h") % {"number": round(hours)}
    if hours < 720:
        return _("%(number)s d") % {"number": round(hours / 24)}
    return _("a month")


def _dots(
    closed: Sequence[float], still_open: Sequence[float], scale: Scale
) -> tuple[Dot, ...]:
    """Put the dots below the curve; what took as long stands under each other."""
    there: Counter[float] = Counter()
    dots = []
    for hours, is_open in (
        *((one, False) for one in closed),
        *((one, True) for one in still_open[-MOST_OPEN:]),
    ):
        x = scale.at(hours)
        dots.append(Dot(x=x, y=HIGH + 12 + 11 * min(there[x], 2), open=is_open))
        there[x] += 1
    return tuple(dots)


def medians(acts: Sequence[Acted]) -> tuple[Row, ...]:
    """Draw how long half of them took for each thing one did, where that is told."""
    told = [
        (row, row.curve.median)
        for row in acts
        if row.curve.median is not None and not row.curve.only_dots
    ]
    scale = Scale(max((*(hours for _row, hours in told), 24.0)))
    return tuple(
        Row(
            words=f"{words.did(row.did)}: {sentences.middle(row)}",
            many=row.times,
            wide=scale.at(hours),
            y=ROW * place,
        )
        for place, (row, hours) in enumerate(told)
    )
