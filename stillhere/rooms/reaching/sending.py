"""One draft, where it goes, or room instead; then a time to look again."""

import attrs
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from stillhere.core.codec import private
from stillhere.foundation.coach.offering import coached
from stillhere.foundation.couples.queries import us
from stillhere.foundation.people.access import opened
from stillhere.foundation.people.carrying import carried
from stillhere.foundation.people.queries import preferences
from stillhere.foundation.web import clock
from stillhere.rooms.reaching import queries, services, words
from stillhere.rooms.reaching.forms import DraftForm, LookForm
from stillhere.rooms.reaching.rules import going_on

LINE = "line:"
"""What a button sends that puts a line into the box, without sending it."""


@attrs.frozen(kw_only=True)
class WritePage:
    """Lines to start from."""

    lines: tuple[str, ...] = private()


@attrs.frozen(kw_only=True)
class SendPage:
    """The draft that is ready, and who could get it here."""

    draft: str = private()
    name: str = private()


def write(request: HttpRequest) -> HttpResponse:
    """Write one message, and have it read back if one likes."""
    vault, now = opened(request), clock.now()
    walk = going_on(queries.walk(vault), now)
    back, line = coached(request, "draft"), request.POST.get("move", "")
    sent = request.POST if request.method == "POST" else carried(request)
    if back:
        form = DraftForm(initial=back.initial)
    elif line.startswith(LINE):
        form = DraftForm(initial={"draft": line.removeprefix(LINE)})
    else:
        form = DraftForm(sent, initial={"draft": walk.draft})
        if request.method == "POST" and form.is_valid():
            services.keep_draft(vault, draft=form.cleaned_data["draft"], now=now)
            return redirect("reaching:send")
    context = {
        "page": WritePage(lines=words.lines(walk)),
        "form": form,
        "coached": back,
        "here": "today",
    }
    return render(request, "reaching/write.html", context)


def send(request: HttpRequest) -> HttpResponse:
    """Take the draft along, then choose when to look again."""
    vault = opened(request)
    walk = queries.walk(vault)
    draft = walk.draft if walk and walk.done else ""
    if request.method != "POST" and not draft:
        return redirect("reaching:write")
    page = SendPage(draft=draft, name=us(vault).partner_name if vault.shared else "")
    return _looks_again(request, "reaching/send.html", page)


def room(request: HttpRequest) -> HttpResponse:
    """Give room: nothing is sent, and there is a time to look again."""
    return _looks_again(request, "reaching/room.html", None)


def _looks_again(
    request: HttpRequest, template: str, page: SendPage | None
) -> HttpResponse:
    vault, now = opened(request), clock.now()
    sent = request.POST if request.method == "POST" else carried(request)
    form = LookForm(sent, now=now, zone=preferences(vault).tz)
    if request.method == "POST" and form.is_valid():
        services.look_again(vault, at=form.cleaned_data["at"], now=now)
        return redirect("/")
    context = {"page": page, "form": form, "here": "today"}
    return render(request, template, context)
