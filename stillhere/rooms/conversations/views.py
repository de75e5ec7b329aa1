"""Talks: the list, asking for one, and the one page on which a talk goes on."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import attrs
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from stillhere.core.codec import private
from stillhere.foundation.coach import offering
from stillhere.foundation.couples import calm
from stillhere.foundation.people.access import act, opened
from stillhere.foundation.people.carrying import carried
from stillhere.foundation.web import clock
from stillhere.foundation.web.telling import NotSent, checked
from stillhere.rooms.conversations import access, closing, queries, rules, services
from stillhere.rooms.conversations.access import Held
from stillhere.rooms.conversations.deciding import CannotDo, Move
from stillhere.rooms.conversations.events import Step
from stillhere.rooms.conversations.forms import SHOW, AskForm, TalkForm, TapForm
from stillhere.rooms.conversations.listed import ListPage, listed
from stillhere.rooms.conversations.seen import TalkPage, ended, hidden, talk_seen
from stillhere.rooms.conversations.services import NobodyThere, OneAtATime, Paused
from stillhere.rooms.conversations.told import NoWords, told
from stillhere.rooms.conversations.words import SIGNS, sentence
from stillhere.vault.names import Stream
from stillhere.vault.opened import Vault


@require_safe
def everything(request: HttpRequest) -> HttpResponse:
    """Show what there is: the open talk, ways to begin one, what talks left."""
    page: ListPage = listed(opened(request), clock.now())
    return render(request, "conversations/list.html", {"page": page, "here": "us"})


@require_safe
def how(request: HttpRequest) -> HttpResponse:
    """Say how a talk goes."""
    name = queries.name_of(opened(request))
    return render(request, "conversations/how.html", {"name": name, "here": "us"})


@attrs.frozen(kw_only=True)
class AskPage:
    """Asking for a talk."""

    name: str = private()
    waits: str
    """The talk that is open, if one is."""
    away: bool
    night: bool
    sentence: str = ""


def ask(request: HttpRequest) -> HttpResponse:
    """Ask for a talk: one thing, and who begins."""
    vault, now = opened(request), clock.now()
    name = queries.name_of(vault)
    if not name:
        return redirect("conversations:list")
    sent = request.POST if request.method == "POST" else carried(request)
    form, wrong = AskForm(sent), ""
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            stream = services.ask(
                vault,
                token=said["token"],
                topic=said["topic"],
                first=said["first"] == "me",
                now=now,
            )
        except (NobodyThere, OneAtATime, Paused) as problem:
            wrong = sentence(problem)
        else:
            return redirect("conversations:talk", stream=stream)
    known = queries.standing_now(vault)
    page = AskPage(
        name=name,
        waits=known.stream if known and rules.waits(known) else "",
        away=calm.away(vault, now),
        night=queries.at_night(now, vault),
        sentence=wrong,
    )
    context = {"page": page, "form": form, "here": "us"}
    status = 409 if wrong else 200
    return render(request, "conversations/ask.html", context, status=status)


def talk(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Show where the talk stands; do what was tapped; keep what was typed."""
    vault, now = opened(request), clock.now()
    access.talk(vault, stream)
    if request.method != "POST":
        return _shown(request, vault, stream, now, sent=carried(request))
    coached = offering.coached(request, "words")
    if coached is not None:
        return _shown(request, vault, stream, now, sent=coached.initial, coach=coached)
    try:
        rest = _do(request, vault, stream, now)
    except (CannotDo, Paused, NoWords, NotSent) as wrong:
        told_it = sentence(wrong)
        return _shown(request, vault, stream, now, sent=request.POST, wrong=told_it)
    if rest:  # typed, and not shown: it stays in the box
        return _shown(request, vault, stream, now, sent={"words": rest})
    return redirect("conversations:talk", stream=stream)


def _do(request: HttpRequest, vault: Vault, stream: Stream, now: datetime) -> str:
    """Do what was tapped; return what was typed and not shown."""
    form = TapForm(request.POST)
    if not form.is_valid():
        raise NotSent
    said = form.cleaned_data
    tapped, meant, typed = said["tap"], said["far"] or 0, said["words"]
    shown, step = typed, tapped
    if tapped == SHOW:
        if not typed:
            raise NoWords
        step = _with_words(access.talk(vault, stream), vault)
    elif tapped != Step.LATER:
        shown = ""
    if step not in {*Step}:
        raise NotSent
    move = Move(
        by=vault.person,
        token=said["token"],
        step=Step(step),
        meant=meant,
        words=shown,
    )
    services.go_on(vault, stream=stream, move=move, now=now)
    return "" if shown else typed


def _with_words(held: Held, vault: Vault) -> str:
    """Return the step that words can go with now."""
    can = rules.moves(held.talk, vault.person) & {Step.SAID, Step.GAVE_BACK}
    return next(iter(can), Step.SAID)


def page_of(vault: Vault, stream: Stream, now: datetime) -> TalkPage:
    """Return the page as this person sees it now."""
    held, name = access.talk(vault, stream), queries.name_of(vault)
    well = closing.ended_well(held)
    if calm.away(vault, now) and (well or not held.over):
        return hidden(held, name)
    if held.over:
        done = closing.mine_of(vault).done == stream
        return ended(held, vault.person, name, done=done)
    return talk_seen(held, vault.person, name, now)


def _shown(
    request: HttpRequest,
    vault: Vault,
    stream: Stream,
    now: datetime,
    *,
    sent: Mapping[str, Any] | QueryDict | None,
    coach: Any = None,
    wrong: str = "",
) -> HttpResponse:
    page = page_of(vault, stream, now)
    context: dict[str, Any] = {"page": page, "here": "us", "wrong": wrong}
    if "HX-Request" in request.headers:
        return render(request, "conversations/_piece.html", context)
    typed = str(sent.get("words", "")) if sent else ""
    context |= {
        "form": TalkForm(initial={"words": typed}),
        "typed": typed,
        "coached": coach,
        "signs": SIGNS,
    }
    status = 409 if wrong else 200
    return render(request, "conversations/talk.html", context, status=status)


@act
@told
def tap(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Do what needs no box: words taken back, a line put away, done with it."""
    vault, now = opened(request), clock.now()
    access.talk(vault, stream)
    said = checked(TapForm(request.POST)).cleaned_data
    if said["tap"] == "away":
        closing.put_away(vault, stream=stream)
        return redirect("/")
    if said["tap"] == "done":
        closing.finish(vault, stream=stream, keep=False, now=now)
        return redirect("/")
    if said["tap"] == "back":
        services.take_back(vault, stream=stream, version=said["far"] or 0)
        return redirect("conversations:talk", stream=stream)
    raise NotSent
