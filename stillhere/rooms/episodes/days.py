"""Days one can speak for: a quiet log is not a calm time, so they are kept apart.

Pure. Spans of days are kept merged, in their order. A silence's own days count as well,
since they were noted.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from stillhere.rooms.episodes.records import Days, Span

ONE: Final = timedelta(days=1)


class NotInOrder(ValueError):
    """The last day lies before the first."""


class NotYet(ValueError):
    """A day to come: nobody can speak for it."""


class TooFar(ValueError):
    """It lies further back than is noted here."""


def spanned(first: date, last: date, *, today: date, earliest: date) -> Span:
    """Return these days if somebody can speak for them.

    :raises NotInOrder: if the last day lies before the first.
    :raises NotYet: if one of them is to come.
    :raises TooFar: if they begin further back than is noted here.
    """
    if last < first:
        raise NotInOrder
    if last > today:
        raise NotYet
    if first < earliest:
        raise TooFar
    return Span(first=first, last=last)


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans in their order, those that touch as one."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.first, one.last)):
        if found and span.first - found[-1].last <= ONE:
            last = max(found[-1].last, span.last)
            found[-1] = Span(first=found[-1].first, last=last)
        else:
            found.append(span)
    return tuple(found)


def added(days: Days, span: Span) -> Days:
    """Return the days with some more."""
    return Days(spans=merged((*days.spans, span)))


def taken_out(days: Days, span: Span) -> Days:
    """Return the days without some."""
    found: list[Span] = []
    for one in days.spans:
        if one.last < span.first or one.first > span.last:
            found.append(one)
            continue
        if one.first < span.first:
            found.append(Span(first=one.first, last=span.first - ONE))
        if one.last > span.last:
            found.append(Span(first=span.last + ONE, last=one.last))
    return Days(spans=tuple(found))


def clipped(spans: Iterable[Span], *, last: date) -> tuple[Span, ...]:
    """Return the days up to one: a phone's clock may have been ahead."""
    return tuple(
        Span(first=span.first, last=min(span.last, last))
        for span in spans
        if span.first <= last
    )


def count(spans: Iterable[Span]) -> int:
    """Return how many different days there are."""
    return sum((span.last - span.first).days + 1 for span in merged(spans))


def holds(spans: Iterable[Span], day: date) -> bool:
    """Say whether a day is among them."""
    return any(span.first <= day <= span.last for span in spans)
