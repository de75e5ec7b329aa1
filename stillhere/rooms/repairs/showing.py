"""Showing the other an old hurt: questions for oneself, then just as previewed."""

import attrs
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from stillhere.core.codec import private
from stillhere.foundation.people.access import opened
from stillhere.foundation.web import clock
from stillhere.foundation.web.telling import checked
from stillhere.rooms.repairs import access, queries, rules, services
from stillhere.rooms.repairs.access import Own
from stillhere.rooms.repairs.forms import ShowForm
from stillhere.rooms.repairs.services import NobodyThere
from stillhere.rooms.repairs.told import told
from stillhere.vault.names import Stream


@attrs.frozen(kw_only=True)
class ShowPage:
    """Where one is on the way to showing it: first the question, last the preview."""

    item: Own = attrs.field(repr=False)
    name: str = private()
    step: str


@told
def show(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Show a hurt: a question, a check for oneself, a preview, then it is sent."""
    vault = opened(request)
    found, name = access.own(vault, stream), queries.name_of(vault)
    if not name and request.method == "POST":
        raise NobodyThere
    if request.method != "POST":
        if not name or rules.second_waits(queries.standing_now(vault)):
            return redirect("repairs:mine", stream=stream)  # it says why
        step = "ask"
    else:
        form = checked(ShowForm(request.POST))
        step = form.cleaned_data["step"]
        if step == "send":
            to = services.show(
                vault,
                stream=stream,
                token=form.cleaned_data["token"],
                was=form.cleaned_data["was"] or 0,
                now=clock.now(),
            )
            return redirect("repairs:mending", stream=to)
    page = ShowPage(item=found, name=name, step=step)
    return render(request, "repairs/show.html", {"page": page, "here": "us"})
