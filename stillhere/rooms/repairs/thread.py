"""Mending, step by step: what stands, the box of a step, one tap, a second look."""

import attrs
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from stillhere.core.codec import private
from stillhere.foundation.coach.offering import coached
from stillhere.foundation.people.access import act, opened
from stillhere.foundation.people.carrying import carried
from stillhere.foundation.web import clock
from stillhere.foundation.web.telling import checked
from stillhere.rooms.repairs import access, queries, rules, services, words
from stillhere.rooms.repairs.deciding import Move, OtherStep
from stillhere.rooms.repairs.events import Step
from stillhere.rooms.repairs.forms import LookForm, TapForm, WordForm
from stillhere.rooms.repairs.seen import MendingPage, mending_seen, writing
from stillhere.rooms.repairs.told import told
from stillhere.vault.names import Stream
from stillhere.vault.opened import Vault


@require_safe
def mending(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Show where it stands, and what this person can do now."""
    page = _page(opened(request), stream)
    template = "_mending.html" if _piece(request) else "mending.html"
    return render(request, f"repairs/{template}", {"page": page, "here": "us"})


def _piece(request: HttpRequest) -> bool:
    """Say whether an open page asks for its own piece again."""
    return request.method != "POST" and "HX-Request" in request.headers


def _page(vault: Vault, stream: Stream) -> MendingPage:
    found = access.mending(vault, stream)
    waits = rules.second_waits(queries.standing_now(vault), stream)
    return mending_seen(
        found,
        vault.person,
        queries.name_of(vault),
        clock.now(),
        looks=tuple(queries.own_look(vault, stream, step) for step in rules.LOOKS),
        waits=waits,
    )


@attrs.frozen(kw_only=True)
class WordPage:
    """The box of a step, with what was written before it."""

    around: MendingPage = attrs.field(repr=False)
    button: str = private()
    no_part: bool


@told
def word(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Write the step that is this person's now."""
    vault, now = opened(request), clock.now()
    found = access.mending(vault, stream)
    step = writing(found.mending, vault.person, now) if found.space.shared else None
    sent = request.POST if request.method == "POST" else carried(request)
    if request.method == "POST":
        step = _meant(request.POST.get("step", ""), step)
    if step is None:
        return redirect("repairs:mending", stream=stream)
    back = coached(request, "words")
    form = WordForm(None if back else sent, now=step, initial=back and back.initial)
    if request.method == "POST" and not back and form.is_valid():
        move = Move(
            by=vault.person,
            token=form.cleaned_data["token"],
            step=step,
            words=form.cleaned_data["words"],
        )
        services.go_on(vault, stream=stream, move=move, now=now)
        return redirect("repairs:mending", stream=stream)
    page = WordPage(
        around=_page(vault, stream),
        button=str(words.BOX[step][2]),
        no_part=step is Step.PART,
    )
    if _piece(request):
        return render(request, "repairs/_word.html", {"around": page.around})
    context = {"page": page, "form": form, "coached": back, "here": "us"}
    return render(request, "repairs/word.html", context)


def _meant(sent: str, now: Step | None) -> Step | None:
    """Return the step a page was for: what was typed for one never goes as another."""
    return next((step for step in words.BOX if step.value == sent), now)


@act
@told
def tap(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Do what is one tap: a step without words, taking back, or not now."""
    vault, now = opened(request), clock.now()
    said = checked(TapForm(request.POST)).cleaned_data
    which, token, number = said["tap"], said["token"], said["number"] or 0
    if which == "away":
        access.mending(vault, stream)
        services.put_away(vault, stream=stream)
        return redirect("/")
    if which == "back":
        if not access.mending(vault, stream).space.shared:
            services.erase_mine(vault, stream=stream)
            return redirect("repairs:list")
        services.take_back(vault, stream=stream, token=token, version=number, now=now)
    else:
        move = Move(by=vault.person, token=token, step=Step(which), to=number)
        services.go_on(vault, stream=stream, move=move, now=now)
    return redirect("repairs:mending", stream=stream)


@told
def look(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Look at a repair again: kept for oneself, or shown."""
    vault, now = opened(request), clock.now()
    found = access.mending(vault, stream)
    due = rules.looks(found.mending, vault.person, now) if found.space.shared else set()
    sent = request.POST if request.method == "POST" else carried(request)
    if not due and request.method != "POST":
        return redirect("repairs:mending", stream=stream)
    form = LookForm(sent, initial={"step": next(iter(due)).value if due else ""})
    if request.method == "POST" and form.is_valid():
        step = Step(form.cleaned_data["step"])
        text, token = form.cleaned_data["words"], form.cleaned_data["token"]
        if "show" in request.POST:
            move = Move(by=vault.person, token=token, step=step, words=text)
            services.go_on(vault, stream=stream, move=move, now=now)
        elif step in due:
            services.keep_look(vault, stream=stream, step=step, words=text, now=now)
        else:
            raise OtherStep
        return redirect("repairs:mending", stream=stream)
    context = {"page": _page(vault, stream), "form": form, "here": "us"}
    return render(request, "repairs/look.html", context)
