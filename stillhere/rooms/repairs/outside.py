"""Something hard, seen as somebody would who wants the best for both: three questions.

Each is kept as it is sent, so one can stop at any of them. Only for oneself.
"""

from datetime import date

import attrs
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stillhere.core.codec import private
from stillhere.foundation.people.access import opened
from stillhere.foundation.people.carrying import UNKEPT, carried
from stillhere.foundation.people.queries import preferences
from stillhere.foundation.web import clock
from stillhere.rooms.repairs import access, keeping, queries
from stillhere.rooms.repairs.forms import OutsideForm
from stillhere.rooms.repairs.queries import Outsides
from stillhere.rooms.repairs.records import Outside
from stillhere.rooms.repairs.rules import is_night
from stillhere.rooms.repairs.told import told
from stillhere.rooms.repairs.words import OUTSIDE
from stillhere.vault.names import Stream
from stillhere.vault.opened import Vault

NEXT = {"happened": "friend", "friend": "hinders"}
PAGES = dict(zip(OUTSIDE, ("outside_a", "outside_b", "outside_c"), strict=True))
"""What comes after a question, and where each stands."""


@attrs.frozen(kw_only=True)
class OutsidesPage:
    """All that one saw from outside."""

    kept: Outsides = attrs.field(repr=False)
    night: bool


@attrs.frozen(kw_only=True)
class AskPage:
    """One of the three questions, with what was written before it."""

    stream: str = ""
    part: str
    number: int
    before: str = private(default="")


@attrs.frozen(kw_only=True)
class OutsidePage:
    """One of them, to be read again."""

    stream: str
    on: date
    parts: tuple[tuple[str, str, str], ...] = private()
    """The question, what was written, and where it can be changed."""


@require_safe
def everything(request: HttpRequest) -> HttpResponse:
    """Show what one wrote, and offer it by day."""
    vault = opened(request)
    night = is_night(clock.now(), preferences(vault).tz)
    page = OutsidesPage(kept=queries.outsides(vault), night=night)
    return render(request, "repairs/outsides.html", {"page": page, "here": "me"})


def begin(request: HttpRequest) -> HttpResponse:
    """Ask what happened."""
    sent = request.POST if request.method == "POST" else carried(request)
    form = OutsideForm(sent, part="happened")
    if request.method == "POST" and form.is_valid():
        text, token = form.cleaned_data["text"], form.cleaned_data["token"]
        if UNKEPT in request.POST:
            return _unkept(request, text)
        vault, now = opened(request), clock.now()
        on = now.astimezone(preferences(vault).tz).date()
        stream = keeping.keep_outside(vault, token=token, happened=text, now=now, on=on)
        return _onward(request, stream, "happened")
    page = AskPage(part="happened", number=1)
    return _ask(request, page, form)


def happened(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Ask again what happened."""
    return _part(request, stream, "happened")


def friend(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Ask how a friend of both would see it."""
    return _part(request, stream, "friend")


def hinders(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Ask what could make it hard next time."""
    return _part(request, stream, "hinders")


@told
def _part(request: HttpRequest, stream: Stream, part: str) -> HttpResponse:
    vault = opened(request)
    found = access.outside(vault, stream)
    stands = getattr(found.kept, part)
    sent = request.POST if request.method == "POST" else carried(request)
    stale = sent is not None and sent.get("was") != str(found.version)
    if sent is not None and stale:
        sent = sent.copy()
        sent["was"] = str(found.version)
    form = OutsideForm(sent, part=part, initial={"text": stands, "was": found.version})
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["text"]
        if UNKEPT in request.POST:
            keeping.erase_outside(vault, stream=stream)
            return _unkept(request, _text(found.kept.but(part, text)))
        if stale and stands not in ("", text):
            form.add_error(
                None,
                _(
                    "Another page has changed it since. Keep this, and what you "
                    "wrote here stands."
                ),
            )
        else:
            was = form.cleaned_data["was"] or 0
            keeping.change_outside(vault, stream=stream, part=part, text=text, was=was)
            return _onward(request, stream, part)
    before = found.kept.happened if part == "friend" else ""
    before = found.kept.friend if part == "hinders" else before
    number = list(OUTSIDE).index(part) + 1
    page = AskPage(stream=stream, part=part, number=number, before=before)
    return _ask(request, page, form)


def _onward(request: HttpRequest, stream: Stream, part: str) -> HttpResponse:
    """Go to the next question, or stop here."""
    if "stop" in request.POST or part not in NEXT:
        return redirect("repairs:outside", stream=stream)
    return redirect(f"repairs:{PAGES[NEXT[part]]}", stream=stream)


def _ask(request: HttpRequest, page: AskPage, form: OutsideForm) -> HttpResponse:
    context = {"page": page, "form": form, "here": "me"}
    return render(request, "repairs/outside_ask.html", context)


def _unkept(request: HttpRequest, text: str) -> HttpResponse:
    context = {"text": text, "here": "me"}
    return render(request, "repairs/unkept.html", context)


def _text(kept: Outside) -> str:
    """Return what was written as one text, to be taken along."""
    return "\n\n".join(filter(None, (kept.happened, kept.friend, kept.hinders)))


@require_safe
def again(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Show one of them."""
    page = _page(opened(request), stream)
    return render(request, "repairs/outside.html", {"page": page, "here": "me"})


def _page(vault: Vault, stream: Stream) -> OutsidePage:
    kept = access.outside(vault, stream).kept
    return OutsidePage(
        stream=stream,
        on=kept.on,
        parts=tuple(
            (str(question), getattr(kept, part), f"repairs:{PAGES[part]}")
            for part, (question, _hint) in OUTSIDE.items()
        ),
    )


def erase(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Erase one of them, after one question."""
    vault = opened(request)
    page = _page(vault, stream)
    if request.method == "POST":
        keeping.erase_outside(vault, stream=stream)
        return redirect("repairs:outside_list")
    return render(request, "repairs/outside_erase.html", {"page": page, "here": "me"})
