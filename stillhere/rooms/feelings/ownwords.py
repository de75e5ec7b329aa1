"""One's own words by month: what a slot keeps of them, and how they are counted.

Pure. The slot holds the last twelve months that had any, so that the page costs the
same after years.
"""

from collections.abc import Iterable
from datetime import date

import attrs

from stillhere.rooms.feelings.records import Felt, Mine, Month, Noticed

MONTHS = 12
MOST = 60
"""Months that are kept, and distinct words of each."""


def first_of(day: date) -> date:
    """Return the first of a day's month."""
    return day.replace(day=1)


def before(month: date) -> date:
    """Return the first of the month before."""
    if month.month == 1:
        return date(month.year - 1, 12, 1)
    return date(month.year, month.month - 1, 1)


def noticed(mine: Mine, on: date) -> Mine:
    """Remember since when there is a journal."""
    first = first_of(on)
    return attrs.evolve(mine, since=min(mine.since or first, first))


def with_felt(mine: Mine, felt: Felt, on: date) -> Mine:
    """Add the words of a check-in to its month."""
    first = first_of(on)
    found = next((m for m in mine.months if m.first == first), Month(first=first))
    return _with_month(noticed(mine, on), _added(found, felt))


def counted_anew(mine: Mine, on: date, kept: Iterable[object]) -> Mine:
    """Return the words of a month from the check-ins that are left of it."""
    found = Month(first=first_of(on))
    for item in kept:
        if isinstance(item, Noticed):
            found = _added(found, item.felt)
    return _with_month(mine, found)


def _added(found: Month, felt: Felt) -> Month:
    def distinct(*words: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(words))[:MOST]

    return attrs.evolve(
        found,
        words=distinct(*found.words, *felt.words),
        own=distinct(*found.own, *felt.own),
    )


def _with_month(mine: Mine, month: Month) -> Mine:
    others = [m for m in mine.months if m.first != month.first]
    here = [month] if month.words or month.own else []
    months = sorted([*others, *here], key=lambda m: m.first)
    return attrs.evolve(mine, months=tuple(months[-MONTHS:]))
