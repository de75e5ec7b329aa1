"""The pictures: where lines, dots and bars stand. A template draws them as SVG.

Pure but for the names of days. Each has a table beside it that says the same; no colour
carries a meaning alone.
"""

from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

import attrs
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from stillhere.core.stats.sequences import BothWays
from stillhere.overview.patterns import saying
from stillhere.overview.patterns.history import Week
from stillhere.overview.patterns.noticing import Changing, Counted

K = TypeVar("K", bound=StrEnum)
WIDE: Final = 340
"""Of every picture; it fits a phone and grows with the page."""
MOST_WEEKS: Final = 26
"""More are drawn by month."""


@attrs.frozen(kw_only=True)
class Bar:
    """One bar with its number, or a gap that nobody looked at."""

    x: float
    y: float = 0
    wide: float
    high: float = 0
    seen: bool = True

    @property
    def middle(self) -> float:
        """Where its middle is."""
        return round(self.x + self.wide / 2, 1)


@attrs.frozen(kw_only=True)
class Mark:
    """A word below or beside a picture."""

    x: float
    y: float = 0
    words: str


@attrs.frozen(kw_only=True)
class Bars:
    """How many in each week, or month."""

    bars: tuple[Bar, ...] = attrs.field(repr=False)
    marks: tuple[Mark, ...] = ()
    by_month: bool
    rows: tuple[tuple[str, int, int], ...] = attrs.field(repr=False)
    """For the table: a name, silences, days that can be spoken for."""


HIGH: Final = 80


def by_week(weeks: Sequence[Week]) -> Bars:
    """Draw how many there were in each week, with gaps where nobody looked."""
    by_month = bool(weeks) and len(_all_mondays(weeks)) > MOST_WEEKS
    slots = _months(weeks) if by_month else _weeks(weeks)
    most = max((silences for _at, silences, _days in slots), default=0) or 1
    step = WIDE / max(len(slots), 8)
    bars = tuple(
        Bar(
            x=round(place * step + step * 0.15, 1),
            wide=round(step * 0.7, 1),
            y=round(HIGH - HIGH * silences / most, 1),
            high=round(HIGH * silences / most, 1),
            seen=days > 0,
        )
        for place, (_at, silences, days) in enumerate(slots)
    )
    named = "F Y" if by_month else "j F"
    return Bars(
        bars=bars,
        marks=_ends([at for at, *_rest in slots], step, by_month=by_month),
        by_month=by_month,
        rows=tuple(
            (date_format(at, named), silences, days)
            for at, silences, days in reversed(slots)
        ),
    )


def _all_mondays(weeks: Sequence[Week]) -> range:
    first, last = weeks[0].monday.toordinal(), weeks[-1].monday.toordinal()
    return range(first, last + 1, 7)


def _weeks(weeks: Sequence[Week]) -> list[tuple[date, int, int]]:
    if not weeks:
        return []
    known = {week.monday.toordinal(): week for week in weeks}
    found = []
    for at in _all_mondays(weeks):
        week = known.get(at)
        seen = (week.silences, week.days) if week else (0, 0)
        found.append((date.fromordinal(at), *seen))
    return found


def _months(weeks: Sequence[Week]) -> list[tuple[date, int, int]]:
    """Return the months, each with the weeks that began in it."""
    first, last = weeks[0].monday, weeks[-1].monday
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    found = {
        date(first.year + at // 12, at % 12 + 1, 1): [0, 0]
        for at in range(first.month - 1, first.month - 1 + count)
    }
    for week in weeks:
        month = found[week.monday.replace(day=1)]
        month[0] += week.silences
        month[1] += week.days
    return [(month, silences, days) for month, (silences, days) in found.items()]


def _ends(at: Sequence[date], step: float, *, by_month: bool) -> tuple[Mark, ...]:
    if not at:
        return ()
    said = "M Y" if by_month else "j M"
    first = Mark(x=0, words=date_format(at[0], said))
    last = Mark(x=round(len(at) * step, 1), words=date_format(at[-1], said))
    return (first, last) if len(at) > 1 else (first,)


@attrs.frozen(kw_only=True)
class Range:
    """A rate with its range, as a dot on a line."""

    name: str
    low: float
    high: float
    mean: float
    y: int
    words: str
    """The same, in words."""


def ranges(found: Changing) -> tuple[Range, ...]:
    """Draw the earlier and the later rate, each with its range, one under the other."""
    most = max(found.earlier.rate.high, found.later.rate.high)
    names = (_("Earlier"), _("Later"))
    return tuple(
        Range(
            name=name,
            low=round(WIDE * half.rate.low / most, 1),
            high=round(WIDE * half.rate.high / most, 1),
            mean=round(WIDE * half.rate.mean / most, 1),
            y=34 + 46 * place,
            words=_("%(often)s; from %(low)s to %(high)s")
            % {
                "often": saying.often(half.rate.mean),
                "low": saying.often(half.rate.low),
                "high": saying.often(half.rate.high),
            },
        )
        for place, (name, half) in enumerate(
            zip(names, (found.earlier, found.later), strict=True)
        )
    )


@attrs.frozen(kw_only=True)
class Row:
    """One choice: its words, how often it was chosen, and its bar."""

    words: str
    many: int
    wide: float
    y: int


ROW: Final = 44
"""A row of bars with its words above."""


def rows(found: Counted[K], say: Callable[[K], str]) -> tuple[Row, ...]:
    """Draw how often each was chosen, as bars one under the other."""
    return tuple(
        Row(
            words=say(item),
            many=many,
            wide=round(WIDE * many / found.coded, 1),
            y=ROW * place,
        )
        for place, (item, many) in enumerate(found.items)
    )


@attrs.frozen(kw_only=True)
class Pair:
    """Two shares side by side: with it, and without it."""

    id: str
    head: str
    rows: tuple[Row, ...]


def both_ways(found: BothWays) -> tuple[Pair, ...]:
    """Draw the two directions of our loop, side by side."""
    heads = (
        (_("It took long"), _("after pressing or criticising"), _("without it")),
        (_("Pressed or criticised"), _("after a long one"), _("after a short one")),
    )
    return tuple(
        Pair(
            id=id_,
            head=head,
            rows=tuple(
                Row(
                    words=_("%(what)s: %(many)s of %(all)s")
                    % {"what": what, "many": many, "all": all_},
                    many=many,
                    wide=round(WIDE * many / all_, 1) if all_ else 0,
                    y=ROW * place,
                )
                for place, (what, many, all_) in enumerate(
                    (
                        (with_it, way.table.both, way.table.with_first),
                        (without, way.table.second_only, way.table.without_first),
                    )
                )
            ),
        )
        for id_, (head, with_it, without), way in zip(
            ("forward", "backward"),
            heads,
            (found.forward, found.backward),
            strict=True,
        )
    )
