"""What was noted so far, month by month, and the days one can speak for."""

from datetime import date, timedelta
from typing import Final

import attrs
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from stillhere.core.codec import private
from stillhere.foundation.people.access import act, opened
from stillhere.foundation.people.carrying import carried
from stillhere.foundation.web import clock
from stillhere.foundation.web.forms import LookForm
from stillhere.foundation.web.searching import plain
from stillhere.rooms.episodes import days, queries, services, times
from stillhere.rooms.episodes.queries import before
from stillhere.rooms.episodes.records import Span
from stillhere.rooms.episodes.rules import first_of
from stillhere.rooms.episodes.seen import Look, SilenceSeen, silence_seen
from stillhere.rooms.episodes.small_forms import SpanForm
from stillhere.vault.opened import Vault

AT_ONCE: Final = 12
"""Months that one request looks at, at most."""
ENOUGH: Final = 20
"""So many found are enough for one page."""
WEEK: Final = timedelta(days=6)
"""With today, seven days."""


@attrs.frozen(kw_only=True)
class MonthSeen:
    """What was noted in one month, newest first."""

    first: date
    items: tuple[SilenceSeen, ...] = private()


@attrs.frozen(kw_only=True)
class ListPage:
    """Some months of what was noted."""

    open: tuple[SilenceSeen, ...] = private()
    """What is still open, whenever it began."""
    months: tuple[MonthSeen, ...] = private()
    further: date | None
    """From which month to look further back, if there are older ones."""
    looked_for: str = private()
    from_now: bool
    has_some: bool
    """Something was noted, some time."""
    week_noted: bool
    """Of the past seven days everything is noted."""


def everything(request: HttpRequest) -> HttpResponse:
    """Show what was noted; look for a word in it, and further back."""
    vault = opened(request)
    look = queries.look(vault, clock.now())
    form = LookForm(request.POST if request.method == "POST" else carried(request))
    text, start = "", first_of(times.today(look.now, look.zone))
    begin = start
    if form.is_bound and form.is_valid():
        text = plain(form.cleaned_data["q"])
        begin = min(form.before_month or begin, begin)
    since = queries.mine_of(vault.own.current(queries.MINE)).since
    months, further = _back(vault, look, begin, text, since=since)
    looks = bool(text) or begin != start
    page = ListPage(
        open=() if looks else _open(vault, look),
        months=months,
        further=further,
        looked_for=form.cleaned_data["q"] if text else "",
        from_now=not looks,
        has_some=since is not None,
        week_noted=_week_noted(vault, look),
    )
    context = {"page": page, "form": form, "here": "me"}
    return render(request, "episodes/list.html", context)


def _back(
    vault: Vault, look: Look, begin: date, text: str, *, since: date | None
) -> tuple[tuple[MonthSeen, ...], date | None]:
    """Look back from a month until enough was found, or the first is reached."""
    if since is None:
        return (), None
    months: list[MonthSeen] = []
    month = begin
    for _each in range(AT_ONCE):
        if month < since or sum(len(one.items) for one in months) >= ENOUGH:
            break
        seen = (
            silence_seen(own.silence, look, stream=own.stream)
            for own in queries.in_month(vault, month)
        )
        items = tuple(one for one in seen if text in plain(one.searched))
        if items:
            months.append(MonthSeen(first=month, items=items))
        month = before(month)
    return tuple(months), month if month >= since else None


def _open(vault: Vault, look: Look) -> tuple[SilenceSeen, ...]:
    return tuple(
        silence_seen(own.silence, look, stream=own.stream)
        for own in queries.still_open(vault)
    )


def _week_noted(vault: Vault, look: Look) -> bool:
    today = times.today(look.now, look.zone)
    marked = queries.days_of(vault.own.current(queries.DAYS)).spans
    return any(one.first <= today - WEEK and today <= one.last for one in marked)


@attrs.frozen(kw_only=True)
class SpanSeen:
    """Some days in a row, in words."""

    said: str = private()
    first: date
    last: date


@attrs.frozen(kw_only=True)
class DaysPage:
    """The days one can speak for, the newest first."""

    spans: tuple[SpanSeen, ...] = private()
    week_noted: bool


def speaking_for(request: HttpRequest) -> HttpResponse:
    """Show the days one can speak for, and add some."""
    vault = opened(request)
    look = queries.look(vault, clock.now())
    form = SpanForm(request.POST if request.method == "POST" else carried(request))
    if request.method == "POST" and form.is_valid():
        try:
            services.mark(
                vault,
                first=form.cleaned_data["first"],
                last=form.cleaned_data["last"],
                today=times.today(look.now, look.zone),
            )
            return redirect("episodes:days")
        except days.NotInOrder:
            form.add_error("last", _("That lies before the first day."))
        except days.NotYet:
            form.add_error("last", _("That day is still to come."))
        except days.TooFar:
            form.add_error("first", _("Please choose days of the last twenty years."))
    kept = queries.days_of(vault.own.current(queries.DAYS)).spans
    page = DaysPage(
        spans=tuple(map(_span_seen, reversed(kept))),
        week_noted=_week_noted(vault, look),
    )
    context = {"page": page, "form": form, "here": "me"}
    return render(request, "episodes/days.html", context)


@act
def note_week(request: HttpRequest) -> HttpResponse:
    """Note with one tap that of the past seven days everything is noted."""
    vault = opened(request)
    today = times.today(clock.now(), queries.look(vault, clock.now()).zone)
    services.mark(vault, first=today - WEEK, last=today, today=today)
    return redirect("episodes:list")


@act
def unmark(request: HttpRequest) -> HttpResponse:
    """Take some days out again."""
    form = SpanForm(request.POST)
    if form.is_valid():
        first, last = form.cleaned_data["first"], form.cleaned_data["last"]
        services.unmark(opened(request), first=first, last=max(first, last))
    return redirect("episodes:days")


def _span_seen(span: Span) -> SpanSeen:
    first, last = (date_format(day, "j F Y") for day in (span.first, span.last))
    said = _("%(first)s until %(last)s") % {"first": first, "last": last}
    return SpanSeen(
        said=first if span.first == span.last else said,
        first=span.first,
        last=span.last,
    )
