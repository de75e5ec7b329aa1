"""What was noted, ready to be counted: silences that lie over each other are one.

Pure. A silence counts where its day can be spoken for; a week of which no day can be is
no calm week, it is left out. Called by ``noticing``.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from itertools import accumulate

import attrs

from stillhere.rooms.episodes.records import Days, Silence, Who
from stillhere.rooms.episodes.rules import overlaps

WEEK = timedelta(days=7)
HOUR = timedelta(hours=1)


@attrs.frozen(kw_only=True)
class Week:
    """A week from its Monday: how many days of it can be spoken for, and silences."""

    monday: date
    days: int
    silences: int


@attrs.frozen(kw_only=True)
class History:
    """What one person noted until now."""

    silences: tuple[Silence, ...] = attrs.field(repr=False)
    """Oldest first; none lies over another."""
    overlapped: bool
    """Some did, and are counted as one."""
    weeks: tuple[Week, ...] = attrs.field(repr=False)
    """Those of which any day can be spoken for, oldest first."""
    now: datetime

    @property
    def days(self) -> int:
        """How many days can be spoken for."""
        return sum(week.days for week in self.weeks)

    @property
    def observed(self) -> float:
        """The same in weeks."""
        return self.days / 7

    @property
    def weekly(self) -> tuple[int, ...]:
        """How many silences each of the weeks has."""
        return tuple(week.silences for week in self.weeks)

    @property
    def events(self) -> int:
        """How many silences there are in them."""
        return sum(self.weekly)


def history(silences: Iterable[Silence], days: Days, now: datetime) -> History:
    """Return what there is to count; ``days`` holds those of the silences, too."""
    noted = sorted(silences, key=lambda one: (one.began, one.on))
    found = merged(noted)
    return History(
        silences=found,
        overlapped=len(found) < len(noted),
        weeks=_weeks(found, days),
        now=now,
    )


def merged(noted: Sequence[Silence]) -> tuple[Silence, ...]:
    """Return the silences, in their order, with those that lie over each other as one.

    What is said of either holds for both.
    """
    found: list[Silence] = []
    for one in noted:
        if found and overlaps(found[-1], one):
            found[-1] = _both(found[-1], one)
        else:
            found.append(one)
    return tuple(found)


def _both(first: Silence, second: Silence) -> Silence:
    ends = (first.ended, second.ended)
    who = (
        first.who if first.who == second.who else first.who and second.who and Who.BOTH
    )
    return attrs.evolve(
        first,
        ended=None if None in ends else max(filter(None, ends)),
        who=who or first.who or second.who,
        before=tuple(dict.fromkeys((*first.before, *second.before))),
        did=tuple(dict.fromkeys((*first.did, *second.did))),
        back=tuple(dict.fromkeys((*first.back, *second.back))),
    )


def _weeks(silences: Sequence[Silence], days: Days) -> tuple[Week, ...]:
    seen: Counter[date] = Counter()
    for span in days.spans:
        monday = _monday(span.first)
        while monday <= span.last:
            first = max(span.first, monday)
            last = min(span.last, monday + WEEK - timedelta(days=1))
            seen[monday] += (last - first).days + 1
            monday += WEEK
    begun = Counter(_monday(one.on) for one in silences)
    return tuple(
        Week(monday=monday, days=seen[monday], silences=begun[monday])
        for monday in sorted(seen)
    )


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def hours(silence: Silence, now: datetime) -> float:
    """Return how many hours it took, or has taken so far."""
    return max(0.0, ((silence.ended or now) - silence.began) / HOUR)


def halves(found: History) -> tuple[tuple[Week, ...], tuple[Week, ...]]:
    """Return the weeks as an earlier and a later part with about as many days each."""
    half = found.days / 2
    before = [0, *accumulate(week.days for week in found.weeks)]
    place = min(range(len(before)), key=lambda at: abs(before[at] - half))
    return found.weeks[:place], found.weeks[place:]
