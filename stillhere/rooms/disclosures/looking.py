"""Look back, only for oneself: how it went, and what was expected before."""

import attrs
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from stillhere.foundation.people.access import opened
from stillhere.foundation.people.carrying import carried
from stillhere.foundation.web import clock
from stillhere.rooms.disclosures import keeping, mine, pictures, queries, words
from stillhere.rooms.disclosures.access import NoSuchStream, open_thing
from stillhere.rooms.disclosures.forms import LookForm
from stillhere.rooms.disclosures.keeping import How
from stillhere.rooms.disclosures.mine import Felt, Look, Small, Went
from stillhere.rooms.disclosures.pictures import Picture
from stillhere.rooms.disclosures.seen import thing_seen
from stillhere.vault.names import Stream


@attrs.frozen(kw_only=True)
class PicturePage:
    """Expected and happened."""

    picture: Picture
    badly: bool
    """It went badly more than once lately."""
    smaller: Small | None = None
    smaller_words: str = attrs.field(default="", repr=False)


def look_back(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Ask how it went: only of the one who said it, and only for them."""
    vault, now = opened(request), clock.now()
    found, look = open_thing(vault, stream), queries.viewer(vault, now)
    kind = found.thing.kind
    if found.thing.by != vault.person or kind is None or not found.thing.there:
        raise NoSuchStream
    kept = look.looks.of(stream)
    sent = request.POST if request.method == "POST" else carried(request)
    form = LookForm(sent, initial=_start(kept))
    if request.method == "POST":
        if "forget" in request.POST:
            keeping.forget_look(vault, stream=stream)
            return redirect("disclosures:thing", stream=stream)
        if "skip" in request.POST:
            keeping.look_back(vault, stream=stream, kind=kind, how=How())
            return redirect("home:home")
        if form.is_valid():
            keeping.look_back(vault, stream=stream, kind=kind, how=_how(form))
            after = queries.viewer(vault, now).looks
            if form.cleaned_data["went"] and mine.goes_badly(after):
                return redirect("disclosures:picture")
            return redirect("disclosures:thing", stream=stream)
    seen = thing_seen(stream, found.thing, look, shared=found.space.shared)
    expected = kept.expected if kept else None
    context = {
        "thing": seen,
        "form": form,
        "expected": words.expected(expected) if expected else "",
        "kept": kept is not None,
        "here": "today",
    }
    return render(request, "disclosures/look_back.html", context)


def _start(kept: Look | None) -> dict[str, object]:
    if kept is None:
        return {}
    found = {
        "went": kept.went,
        "number": kept.went_number,
        "understood": kept.understood,
        "valued": kept.valued,
        "cared": kept.cared,
    }
    return {name: value for name, value in found.items() if value is not None}


def _how(form: LookForm) -> How:
    sent = form.cleaned_data
    felt = {
        name: Felt(sent[name]) if sent[name] else None
        for name in ("understood", "valued", "cared")
    }
    went = Went(sent["went"]) if sent["went"] else None
    return How(went=went, number=sent["number"], **felt)


@require_safe
def picture(request: HttpRequest) -> HttpResponse:
    """Show what was expected and what happened, and say calmly if it goes badly."""
    vault = opened(request)
    looks = queries.viewer(vault, clock.now()).looks
    steps = queries.steps_now(vault)
    page = PicturePage(
        picture=pictures.picture(looks),
        badly=mine.goes_badly(looks),
        smaller=steps.smaller,
        smaller_words=words.step(steps.smaller) if steps.smaller else "",
    )
    context = {"page": page, "here": "me"}
    return render(request, "disclosures/picture.html", context)
