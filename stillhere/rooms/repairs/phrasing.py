"""Phrases on their pages: one tap sends one, and on a calm day both choose them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from stillhere.foundation.people.access import act, opened
from stillhere.foundation.people.carrying import carried
from stillhere.foundation.web import clock
from stillhere.foundation.web.telling import checked
from stillhere.rooms.repairs import agreeing, ours
from stillhere.rooms.repairs.forms import PhraseForm, PhraseTapForm
from stillhere.rooms.repairs.phrases import (
    Enough,
    NotThere,
    Send,
    TakeBack,
    Tap,
    Thank,
    Yes,
)
from stillhere.rooms.repairs.starting import TEXTS
from stillhere.rooms.repairs.told import sentence, told
from stillhere.vault.names import PersonId
from stillhere.vault.opened import Vault

BACK = {"yes": "repairs:choose", "start": "repairs:choose", "mine": "repairs:choose"}
BACK |= {"leave": "repairs:choose", "thanks": "home:home", "away": "home:home"}
"""Where a tap leads; the others lead to the page of phrases."""


@require_safe
def phrases(request: HttpRequest) -> HttpResponse:
    """Show what both chose, each one tap away from being sent."""
    page = ours.phrases_page(opened(request), clock.now())
    template = "_phrases.html" if "HX-Request" in request.headers else "phrases.html"
    return render(request, f"repairs/{template}", {"page": page, "here": "us"})


@told
def choose(request: HttpRequest) -> HttpResponse:
    """Choose phrases: own words, or some to start from."""
    vault, now = opened(request), clock.now()
    sent = request.POST if request.method == "POST" else carried(request)
    form = PhraseForm(sent)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            agreeing.proposes(vault, token=said["token"], text=said["text"], now=now)
            return redirect("repairs:choose")
        except Enough as wrong:
            form.add_error("text", sentence(wrong))
    page = ours.phrases_page(vault, now)
    context = {"page": page, "form": form, "here": "us"}
    return render(request, "repairs/choose.html", context)


@act
@told
def phrase_tap(request: HttpRequest) -> HttpResponse:
    """Do what is one tap with a phrase."""
    vault, now = opened(request), clock.now()
    said = checked(PhraseTapForm(request.POST)).cleaned_data
    which, token = said["which"], said["token"]
    if said["tap"] == "away":
        agreeing.put_line_away(vault, line=which)
    elif said["tap"] in ("start", "mine"):
        text = _text(vault, said["tap"], which)
        agreeing.proposes(vault, token=token, text=text, now=now)
    elif said["tap"] == "leave":
        agreeing.leave(vault, token=token, phrase=which, now=now)
    else:
        tap = _tap(vault.person, said["tap"], which, token)
        agreeing.say(vault, tap=tap, now=now)
    return redirect(BACK.get(said["tap"], "repairs:phrases"))


def _text(vault: Vault, tap: str, which: str) -> str:
    """Return the words of one to start from, or of one's own list."""
    own = ours.phrases_now(vault.own).of(vault.person).phrases
    texts = TEXTS if tap == "start" else {one.id: one.text for one in own}
    if which not in texts:
        raise NotThere
    return str(texts[which])


def _tap(me: PersonId, tap: str, which: str, token: str) -> Tap:
    match tap:
        case "yes":
            return Yes(by=me, token=token, phrase=which)
        case "send":
            return Send(by=me, token=token, phrase=which)
        case "back":
            return TakeBack(by=me, token=token, sent=which)
        case _thanks:
            return Thank(by=me, token=token, sent=which)
