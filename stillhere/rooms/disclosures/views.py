"""One thing said: reading it, answering it, taking it back; and what we said."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stillhere.foundation.coach.offering import coached
from stillhere.foundation.people.access import opened
from stillhere.foundation.people.carrying import carried
from stillhere.foundation.web import clock
from stillhere.foundation.web.forms import TokenForm
from stillhere.foundation.web.telling import checked
from stillhere.rooms.disclosures import answering, keeping, queries, services, words
from stillhere.rooms.disclosures.access import open_theirs, open_thing
from stillhere.rooms.disclosures.answer_forms import (
    AckForm,
    AnswerForm,
    TakeInForm,
    WithdrawForm,
)
from stillhere.rooms.disclosures.commands import (
    CannotDo,
    Enough,
    NotToday,
    OtherTime,
    TookBack,
)
from stillhere.rooms.disclosures.records import Ack
from stillhere.rooms.disclosures.seen import ThingSeen, thing_seen
from stillhere.rooms.disclosures.told import changed, one_tap
from stillhere.vault.names import Stream


@require_safe
def thing(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Show one thing: to its author as it stands, to the other the wish first."""
    vault = opened(request)
    found, look = open_thing(vault, stream), queries.viewer(vault, clock.now())
    seen = thing_seen(stream, found.thing, look, shared=found.space.shared)
    if not seen.there:
        page = "gone"
    elif seen.mine:
        page = "mine"
    else:
        page = "open" if seen.opened else "closed"
    context = {
        "thing": seen,
        "text": " ".join(
            filter(None, (found.thing.words, words.ask_myself(found.thing.wishes)))
        ),
        "told": not seen.mine and stream in look.mine.opened,
        "may_try": not look.just_for_pauses,
        "here": "today",
    }
    return render(request, f"disclosures/{page}.html", context)


@one_tap
def open_it(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Show the words, or what was answered; only this person knows they looked."""
    vault = opened(request)
    found = open_thing(vault, stream)
    if found.thing.by == vault.person:
        keeping.put_away(vault, stream=stream)
    elif found.thing.there:
        keeping.open_it(vault, stream=stream)
    return redirect("disclosures:thing", stream=stream)


@one_tap
def acknowledge(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Give a first answer with one tap."""
    vault = opened(request)
    open_thing(vault, stream)
    form = checked(AckForm(request.POST))
    answering.receive(
        vault,
        stream=stream,
        token=form.cleaned_data["token"],
        ack=Ack(form.cleaned_data["ack"]),
        now=clock.now(),
    )
    return redirect("disclosures:thing", stream=stream)


def answer(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Answer in own words: first a short answer, then a longer one."""
    vault, now = opened(request), clock.now()
    found, look = open_theirs(vault, stream), queries.viewer(vault, now)
    seen = thing_seen(stream, found.thing, look, shared=found.space.shared)
    sent = request.POST if request.method == "POST" else carried(request)
    back = coached(request, "words")
    form = AnswerForm(initial=back.initial) if back else AnswerForm(sent)
    if request.method == "POST" and not back and form.is_valid():
        give = answering.answer if seen.replies else answering.receive
        text = form.cleaned_data["words"]
        try:
            give(
                vault,
                stream=stream,
                token=form.cleaned_data["token"],
                words=text,
                now=now,
            )
            return redirect("disclosures:thing", stream=stream)
        except CannotDo as wrong:
            return changed(request, wrong, text=text)
    reason = _no_answer(seen)
    if reason is not None:
        return changed(request, reason, text=str(form["words"].value() or ""))
    context = {"thing": seen, "form": form, "coached": back, "here": "today"}
    return render(request, "disclosures/answer.html", context)


def _no_answer(seen: ThingSeen) -> CannotDo | None:
    """Return why nothing can be answered now, if so."""
    if not seen.there:
        return TookBack()
    if seen.only_kept:
        return NotToday()
    return None if seen.may_receive or seen.may_answer else Enough()


def take_in(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Take it in first, and say by when one answers."""
    vault, now = opened(request), clock.now()
    found, look = open_theirs(vault, stream), queries.viewer(vault, now)
    sent = request.POST if request.method == "POST" else carried(request)
    form = TakeInForm(sent, now=now, zone=look.zone)
    if request.method == "POST" and form.is_valid():
        try:
            answering.take_in(
                vault,
                stream=stream,
                token=form.cleaned_data["token"],
                until=form.cleaned_data["until"],
                now=now,
            )
            return redirect("home:home")
        except OtherTime:
            form.add_error("when", _("Choose a time within the next two weeks."))
        except CannotDo as wrong:
            return changed(request, wrong)
    seen = thing_seen(stream, found.thing, look, shared=found.space.shared)
    context = {"thing": seen, "form": form, "here": "today"}
    return render(request, "disclosures/take_in.html", context)


@one_tap
def take_back(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Take one's own words back."""
    vault = opened(request)
    open_thing(vault, stream)
    form = checked(TokenForm(request.POST))
    token = form.cleaned_data["token"]
    services.take_back(vault, stream=stream, token=token, now=clock.now())
    return redirect("disclosures:thing", stream=stream)


@one_tap
def take_answer_back(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Take an answer of one's own back."""
    vault = opened(request)
    open_thing(vault, stream)
    form = checked(WithdrawForm(request.POST))
    answering.take_answer_back(
        vault,
        stream=stream,
        token=form.cleaned_data["token"],
        version=form.cleaned_data["number"],
        now=clock.now(),
    )
    return redirect("disclosures:thing", stream=stream)


@one_tap
def put_away(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Show it no more on one's own home; only this person knows."""
    vault = opened(request)
    open_thing(vault, stream)
    keeping.put_away(vault, stream=stream)
    return redirect("home:home")


@require_safe
def what_we_said(request: HttpRequest) -> HttpResponse:
    """List what was said, a month after the other, the newest first."""
    vault = opened(request)
    look = queries.viewer(vault, clock.now())
    back, page = _number(request, "b"), _number(request, "p")
    context = {
        "month": queries.month(vault, look, back=back, page=page),
        "name": look.name,
        "here": "us",
    }
    return render(request, "disclosures/list.html", context)


def _number(request: HttpRequest, name: str) -> int:
    """Return a small number out of the address; anything else is the beginning."""
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0
