"""Small steps: one's own, in one's own order, and none required."""

import attrs
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from stillhere.core.codec import private
from stillhere.foundation.people.access import opened
from stillhere.foundation.people.carrying import carried
from stillhere.rooms.disclosures import keeping, queries, words
from stillhere.rooms.disclosures.forms import MoveForm, StepForm
from stillhere.rooms.disclosures.mine import MOST_STEPS
from stillhere.rooms.disclosures.records import Kind
from stillhere.vault.opened import Vault


@attrs.frozen(kw_only=True)
class StepSeen:
    """One step, as it is shown."""

    id: str
    kind: str
    words: str = private()


def small_steps(request: HttpRequest) -> HttpResponse:
    """Show one's steps; add one."""
    vault = opened(request)
    sent = request.POST if request.method == "POST" else carried(request)
    form = StepForm(sent)
    if request.method == "POST" and form.is_valid():
        keeping.add_step(
            vault,
            token=form.cleaned_data["token"],
            kind=Kind(form.cleaned_data["kind"]),
            words=form.cleaned_data["words"],
        )
        return redirect("disclosures:steps")
    kept = _seen(vault)
    context = {
        "steps": kept,
        "room": len(kept) < MOST_STEPS,
        "form": form,
        "here": "me",
    }
    return render(request, "disclosures/steps.html", context)


def _seen(vault: Vault) -> list[StepSeen]:
    kept = queries.steps_now(vault).steps
    return [StepSeen(id=s.id, kind=s.kind, words=words.step(s)) for s in kept]


def change(request: HttpRequest) -> HttpResponse:
    """Move a step up or down, or take it out."""
    vault = opened(request)
    form = MoveForm(request.POST)
    if request.method == "POST" and form.is_valid():
        which = form.cleaned_data["which"]
        if "up" in request.POST or "down" in request.POST:
            by = -1 if "up" in request.POST else 1
            keeping.move_step(vault, which=which, by=by)
        elif "out" in request.POST:
            keeping.remove_step(vault, which=which)
        return redirect("disclosures:change_steps")
    context = {"steps": _seen(vault), "here": "me"}
    return render(request, "disclosures/order.html", context)
