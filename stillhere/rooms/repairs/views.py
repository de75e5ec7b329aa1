"""Writing an old hurt for oneself, reading it, changing it, erasing it."""

from typing import Any

import attrs
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stillhere.core.codec import private
from stillhere.foundation.people.access import opened
from stillhere.foundation.people.carrying import UNKEPT, carried
from stillhere.foundation.web import clock
from stillhere.foundation.web.forms import TokenForm
from stillhere.foundation.web.telling import checked
from stillhere.rooms.repairs import access, keeping, queries, rules, services
from stillhere.rooms.repairs.access import Own
from stillhere.rooms.repairs.forms import HurtForm
from stillhere.rooms.repairs.queries import Hurts
from stillhere.rooms.repairs.records import Hurt
from stillhere.rooms.repairs.seen import InList, in_list
from stillhere.rooms.repairs.told import told
from stillhere.vault.names import Stream


@attrs.frozen(kw_only=True)
class ListPage:
    """All that one wrote, and what the two mend."""

    hurts: Hurts = attrs.field(repr=False)
    mendings: tuple[InList, ...] = attrs.field(repr=False)
    name: str = private()


@require_safe
def everything(request: HttpRequest) -> HttpResponse:
    """Show one's old hurts, and what can be done with them."""
    vault = opened(request)
    name = queries.name_of(vault)
    found = (in_list(each, vault.person, name) for each in queries.mendings(vault))
    page = ListPage(hurts=queries.hurts(vault), mendings=tuple(found), name=name)
    return render(request, "repairs/list.html", {"page": page, "here": "me"})


def write(request: HttpRequest) -> HttpResponse:
    """Write one, after one question of which no answer is kept."""
    sent = request.POST if request.method == "POST" else carried(request)
    step = sent.get("step", "") if sent is not None else "ask"
    if step in ("ask", "care"):
        return render(request, f"repairs/{step}.html", {"here": "me"})
    if step == "write":
        return _form(request, HurtForm())
    form = HurtForm(sent)
    if request.method == "POST" and form.is_valid():
        if UNKEPT in request.POST:
            context = {"text": whole_text(form.hurt), "here": "me"}
            return render(request, "repairs/unkept.html", context)
        token = form.cleaned_data["token"]
        stream = keeping.keep(
            opened(request), token=token, hurt=form.hurt, now=clock.now()
        )
        return redirect("repairs:mine", stream=stream)
    return _form(request, form)


def whole_text(hurt: Hurt) -> str:
    """Return what was written as one text, to be taken along."""
    return "\n\n".join(filter(None, (hurt.happened, hurt.meant, hurt.needed)))


def change(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Change what one wrote; a page that is older than the words says so."""
    vault = opened(request)
    found = access.own(vault, stream)
    sent: Any = request.POST if request.method == "POST" else carried(request)
    start = attrs.asdict(found.hurt) | {"was": found.version}
    stale = sent is not None and sent.get("was") != str(found.version)
    if stale:
        sent = sent.copy()
        sent["was"] = str(found.version)
    form = HurtForm(sent, initial=start)
    if request.method == "POST" and form.is_valid():
        if stale and form.hurt != found.hurt:
            form.add_error(
                None,
                _(
                    "Another page has changed it since. Keep this, and what you "
                    "wrote here stands."
                ),
            )
        else:
            was = form.cleaned_data["was"] or 0
            keeping.change(vault, stream=stream, hurt=form.hurt, was=was)
            return redirect("repairs:mine", stream=stream)
    return _form(request, form, stream=stream)


def _form(request: HttpRequest, form: HurtForm, stream: str = "") -> HttpResponse:
    context = {"form": form, "stream": stream, "here": "me"}
    return render(request, "repairs/write.html", context)


@attrs.frozen(kw_only=True)
class MinePage:
    """One hurt of one's own."""

    item: Own = attrs.field(repr=False)
    name: str = private()
    shown: str
    """Where the other can read it, if it stands."""
    waits: bool = False
    """Another one is on its way between the two."""


@require_safe
def mine(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Show one hurt."""
    vault = opened(request)
    item = access.own(vault, stream)
    standing = queries.standing_now(vault)
    page = MinePage(
        item=item,
        name=queries.name_of(vault),
        shown=queries.stands(vault, item.kept.sent),
        waits=rules.second_waits(standing, item.kept.sent),
    )
    return render(request, "repairs/mine.html", {"page": page, "here": "me"})


@told
def erase(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Erase a hurt, after one question."""
    vault = opened(request)
    found = access.own(vault, stream)
    if request.method == "POST":
        token = checked(TokenForm(request.POST)).cleaned_data["token"]
        services.erase(vault, stream=stream, token=token, now=clock.now())
        return redirect("repairs:list")
    page = MinePage(
        item=found,
        name=queries.name_of(vault),
        shown=queries.stands(vault, found.kept.sent),
    )
    return render(request, "repairs/erase.html", {"page": page, "here": "me"})


@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """Show a few questions for oneself, to be answered nowhere."""
    name = queries.name_of(opened(request))
    return render(request, "repairs/ready.html", {"name": name, "here": "me"})
