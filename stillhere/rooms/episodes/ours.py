"""The view of the sides that stand shown between the two, month by month."""

from datetime import date, datetime
from itertools import groupby
from typing import Final

import attrs
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from stillhere.core.codec import private
from stillhere.foundation.people.access import opened
from stillhere.foundation.people.carrying import carried
from stillhere.foundation.web import clock
from stillhere.foundation.web.forms import LookForm
from stillhere.rooms.episodes import queries, times
from stillhere.rooms.episodes.access import Held
from stillhere.rooms.episodes.queries import before
from stillhere.rooms.episodes.records import Part, Silence, Told
from stillhere.rooms.episodes.rules import first_of
from stillhere.rooms.episodes.seen import Look, SilenceSeen, silence_seen
from stillhere.vault.names import Stream

AT_ONCE: Final = 12
"""Months that one request looks at."""
PARTS: Final = tuple(Part)
"""In the order of the day."""


@attrs.frozen(kw_only=True)
class SideSeen:
    """A side in a list, and whose it is."""

    mine: bool
    item: SilenceSeen = attrs.field(repr=False)


@attrs.frozen(kw_only=True)
class MonthOfSides:
    """The sides of silences that began in one month, newest first."""

    first: date
    items: tuple[SideSeen, ...] = attrs.field(repr=False)


@attrs.frozen(kw_only=True)
class OursPage:
    """What stands shown between the two."""

    name: str = private()
    months: tuple[MonthOfSides, ...] = attrs.field(repr=False)
    further: date | None
    from_now: bool


def ours(request: HttpRequest) -> HttpResponse:
    """Show the sides that stand shown, of both."""
    vault = opened(request)
    look = queries.look(vault, clock.now())
    form = LookForm(request.POST if request.method == "POST" else carried(request))
    newest = begin = first_of(times.today(look.now, look.zone))
    if form.is_bound and form.is_valid():
        begin = min(form.before_month or begin, begin)
    asked = [begin]
    while len(asked) < AT_ONCE and asked[-1].year > 1:
        asked.append(before(asked[-1]))
    if begin == newest:  # somebody's zone may be ahead
        asked.insert(0, queries.after(begin))
    since = queries.told_since(vault.shared) if vault.shared else None
    page = OursPage(
        name=look.name,
        months=_by_month(queries.told_in(vault, asked), look),
        further=before(asked[-1]) if since and since < asked[-1] else None,
        from_now=begin == newest,
    )
    return render(request, "episodes/ours.html", {"page": page, "here": "us"})


def _by_month(found: list[Held], look: Look) -> tuple[MonthOfSides, ...]:
    told = [(one.side.told, one) for one in found if one.side.told is not None]
    told.sort(key=lambda one: _order(*one), reverse=True)
    return tuple(
        MonthOfSides(
            first=month,
            items=tuple(_side_seen(one.silence, held, look) for one, held in sides),
        )
        for month, sides in groupby(told, key=lambda one: first_of(one[0].silence.on))
    )


def _order(told: Told, held: Held) -> tuple[date, int, datetime, Stream]:
    """By the day and its part, as they were chosen; the side shown last comes first.

    The moment itself would tell in whose zone it was told.
    """
    silence = told.silence
    return silence.on, PARTS.index(silence.part), told.at, held.stream


def _side_seen(silence: Silence, held: Held, look: Look) -> SideSeen:
    mine = held.side.by == look.me
    item = silence_seen(silence, look, stream=held.stream, mine=mine)
    return SideSeen(mine=mine, item=item)
