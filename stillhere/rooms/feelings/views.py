"""How am I? in half a minute, and what came of it.

One form: its steps are sections, and the address's fragment says which one is shown
(``feelings.css``). So going back, a lost signal or a missing script loses nothing.
"""

import attrs
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from stillhere.core.codec import private
from stillhere.foundation.people.access import opened
from stillhere.foundation.people.carrying import UNKEPT, carried
from stillhere.foundation.web import clock
from stillhere.rooms.feelings import access, phrases, queries, services
from stillhere.rooms.feelings.asking import CheckInForm, chosen
from stillhere.rooms.feelings.picking import Picking, picking
from stillhere.rooms.feelings.records import CLOSEST, Felt
from stillhere.rooms.feelings.seen import (
    FeltSeen,
    GivenSeen,
    Look,
    OwnSeen,
    Pair,
    felt_seen,
    given_seen,
    own_seen,
    pair,
)
from stillhere.vault.names import Stream

STEPS = ("body", "place", "word", "need", "weigh", "note", "close")
STEP_OF = {"own": "word", "find": "word", "own_need": "need"}
"""The steps, and where a field stands that is not called like its step."""


@attrs.frozen(kw_only=True)
class CheckInPage:
    """The questions, one after the other."""

    now: str
    """The step that is shown first."""
    again: bool
    """What was typed before the screen locked is on it."""
    picking: Picking = attrs.field(repr=False)
    pairs: tuple[Pair, ...] = private()


@attrs.frozen(kw_only=True)
class SaidPage:
    """What was said, given back; nothing of it is kept."""

    felt: FeltSeen = attrs.field(repr=False)
    sent: tuple[tuple[str, str], ...] = private()
    """The fields, to be kept after all."""


@attrs.frozen(kw_only=True)
class OwnPage:
    """One's own check-in or entry, and what of it stands shared."""

    item: OwnSeen = attrs.field(repr=False)
    name: str = private()
    shared: tuple[GivenSeen, ...] = private()


def check_in(request: HttpRequest) -> HttpResponse:
    """Ask how one is; every question can be left out."""
    vault = opened(request)
    sent = request.POST if request.method == "POST" else carried(request)
    form = CheckInForm(sent)
    near = request.POST.get("go") == "near"
    if request.method == "POST" and form.is_valid() and not near:
        return _said(request, form, queries.look(vault, clock.now()))
    again = form.is_bound and request.method != "POST"
    first = _step(form) if form.errors else _furthest(form)
    close = form["close"].value()
    page = CheckInPage(
        now="word" if near and not form.errors else first,
        again=again,
        picking=picking(
            phrases.words(),
            place=form["place"].value() or "",
            ticked=chosen(sent),
            find=form["find"].value(),
        ),
        pairs=tuple(
            pair(step, chosen=str(step) == close) for step in range(1, CLOSEST + 1)
        ),
    )
    context = {"page": page, "form": form, "here": "me"}
    return render(request, "feelings/check_in.html", context)


def _said(request: HttpRequest, form: CheckInForm, look: Look) -> HttpResponse:
    felt = form.felt
    if felt == Felt():
        return render(request, "feelings/empty.html", {"form": form, "here": "me"})
    if UNKEPT in request.POST:
        sent = tuple(
            (name, value)
            for name in form.fields
            for value in request.POST.getlist(name)
        )
        page = SaidPage(felt=felt_seen(felt), sent=sent)
        return render(request, "feelings/said.html", {"page": page, "here": "me"})
    stream = services.keep_check_in(
        opened(request),
        token=form.cleaned_data["token"],
        felt=felt,
        now=look.now,
        on=look.now.astimezone(look.zone).date(),
    )
    return redirect("feelings:mine", stream=stream)


def _step(form: CheckInForm) -> str:
    """Return the first step with something to mend."""
    wrong = {STEP_OF.get(name, name) for name in form.errors}
    return next((step for step in STEPS if step in wrong), "body")


def _furthest(form: CheckInForm) -> str:
    """Return the last step that says something: where somebody was interrupted."""
    said = {STEP_OF.get(name, name) for name in form.fields if form[name].data}
    return next((step for step in reversed(STEPS) if step in said), "body")


@require_safe
def mine(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Show one's own check-in or entry."""
    vault = opened(request)
    found, look = access.own(vault, stream), queries.look(vault, clock.now())
    sent = (queries.standing(vault, one) for one in found.sent)
    page = OwnPage(
        item=own_seen(found, look),
        name=look.name,
        shared=tuple(given_seen(held, look) for held in sent if held is not None),
    )
    return render(request, "feelings/mine.html", {"page": page, "here": "me"})
