"""Noting a silence, reading it, changing it, saying that it is over, erasing it."""

from datetime import datetime
from typing import Any

import attrs
from django.forms import Form
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
from stillhere.rooms.episodes import access, queries, rules, services, times
from stillhere.rooms.episodes.access import Own
from stillhere.rooms.episodes.forms import SilenceForm, initial
from stillhere.rooms.episodes.records import Silence
from stillhere.rooms.episodes.seen import Look, SilenceSeen, silence_seen
from stillhere.rooms.episodes.small_forms import OverForm
from stillhere.rooms.episodes.told import told
from stillhere.vault.names import Stream
from stillhere.vault.opened import Vault


@attrs.frozen(kw_only=True)
class WritePage:
    """The form's two halves, and a silence that lies over this one."""

    first: tuple[Any, ...] = attrs.field(repr=False)
    around: tuple[Any, ...] = attrs.field(repr=False)
    unfolded: bool
    """Something of the second half was said, or has to be mended."""
    over: SilenceSeen | None = attrs.field(repr=False)
    stream: str = ""
    """Of the silence that is changed."""


def write(request: HttpRequest) -> HttpResponse:
    """Note a silence, in a minute."""
    vault, look = _who_looks(request)
    part = times.part_of(look.now, look.zone)
    start: dict[str, object] = {"day": times.Day.TODAY.value, "part": part.value}
    form = _form(_sent(request), look, initial=start)
    over = None
    if UNKEPT in request.POST:  # whatever else is missing
        context = {"text": request.POST.get("note", ""), "here": "me"}
        return render(request, "episodes/unkept.html", context)
    if request.method == "POST" and form.is_valid() and form.silence:
        token = form.cleaned_data["token"]
        over = _over(vault, look, form, but=vault.own.stream(token))
        if over is None:
            silence = form.silence
            stream = services.keep(vault, token=token, silence=silence, now=look.now)
            return redirect("episodes:mine", stream=stream)
    return _asked(request, form, over)


@told
def change(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Change what is kept of a silence."""
    vault, look = _who_looks(request)
    found = access.own(vault, stream)
    start = initial(found.silence, look.now, look.zone) | {"was": found.version}
    sent = _sent(request)
    form = _form(sent, look, initial=start, kept=found.silence)
    over = None
    if request.method == "POST" and form.is_valid() and form.silence:
        if _times(form.silence) != _times(found.silence):
            over = _over(vault, look, form, but=stream)
        if form.silence != found.silence and _told_of_change(request, form, found):
            over = None
        elif over is None:
            services.change(
                vault,
                stream=stream,
                silence=form.silence,
                was=found.version,
                now=look.now,
            )
            return redirect("episodes:mine", stream=stream)
    return _asked(request, form, over, stream=stream)


def _times(silence: Silence) -> tuple[datetime, datetime | None]:
    return silence.began, silence.ended


def _told_of_change(request: HttpRequest, form: Form, found: Own) -> bool:
    """Say so if another page has changed it since this form was opened; just once."""
    if form.cleaned_data["was"] == found.version:
        return False
    said = _(
        "Another page has changed it since. Keep this, and what you wrote here stands."
    )
    form.add_error(None, said)
    again = request.POST.copy()
    again["was"] = str(found.version)
    form.data = again
    return True


@attrs.frozen(kw_only=True)
class MinePage:
    """A silence of one's own."""

    item: SilenceSeen = attrs.field(repr=False)
    name: str = private()
    sent: str
    """Where the other can read a side of it, if it stands."""
    changed: bool
    """It says something else by now than what was shown."""


def _mine_page(vault: Vault, look: Look, found: Own) -> MinePage:
    shown = queries.shown(vault, found.kept.sent)
    now = (found.silence, rules.words_apart(found.silence))
    return MinePage(
        item=silence_seen(found.silence, look, stream=found.stream),
        name=look.name,
        sent=found.kept.sent if shown else "",
        changed=shown is not None and shown not in now,
    )


@require_safe
def mine(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Show a silence of one's own."""
    vault, look = _who_looks(request)
    page = _mine_page(vault, look, access.own(vault, stream))
    return render(request, "episodes/mine.html", {"page": page, "here": "me"})


@told
def over(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Say that an open silence is over."""
    vault, look = _who_looks(request)
    found = access.own(vault, stream)
    if found.silence.ended is not None:
        return redirect("episodes:mine", stream=stream)
    form = OverForm(
        _sent(request),
        now=look.now,
        zone=look.zone,
        silence=found.silence,
        initial={
            "day": times.Day.TODAY.value,
            "part": times.part_of(look.now, look.zone).value,
            "was": found.version,
            "back": [item.value for item in found.silence.back],
        },
    )
    valid = request.method == "POST" and form.is_valid()
    if valid and not _told_of_change(request, form, found):
        services.change(
            vault,
            stream=stream,
            silence=form.silence,
            was=found.version,
            now=look.now,
        )
        return redirect("episodes:mine", stream=stream)
    item = silence_seen(found.silence, look, stream=stream)
    context = {"item": item, "form": form, "here": "me"}
    return render(request, "episodes/over.html", context)


@told
def erase(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Erase a silence, after one question."""
    vault, look = _who_looks(request)
    found = access.own(vault, stream)
    if request.method == "POST":
        token = checked(TokenForm(request.POST)).cleaned_data["token"]
        services.erase(vault, stream=stream, token=token, now=look.now)
        return redirect("episodes:list")
    page = _mine_page(vault, look, found)
    return render(request, "episodes/erase.html", {"page": page, "here": "me"})


def _who_looks(request: HttpRequest) -> tuple[Vault, Look]:
    vault = opened(request)
    return vault, queries.look(vault, clock.now())


def _sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else carried(request)


def _form(
    sent: Any,
    look: Look,
    *,
    initial: dict[str, object],
    kept: Silence | None = None,
) -> SilenceForm:
    return SilenceForm(
        sent,
        initial=initial,
        now=look.now,
        zone=look.zone,
        name=look.name,
        kept=kept,
    )


def _over(
    vault: Vault, look: Look, form: SilenceForm, *, but: Stream
) -> SilenceSeen | None:
    """Return one that lies over this one, unless both are to be kept."""
    if form.cleaned_data["both"] or form.silence is None:
        return None
    found = queries.over(vault, form.silence, but=but)
    return silence_seen(found.silence, look, stream=found.stream) if found else None


def _asked(
    request: HttpRequest,
    form: SilenceForm,
    over: SilenceSeen | None,
    *,
    stream: str = "",
) -> HttpResponse:
    around = tuple(form[name] for name in form.AROUND)
    page = WritePage(
        first=tuple(form[name] for name in form.FIRST),
        around=around,
        unfolded=any(field.value() or field.errors for field in around),
        over=over,
        stream=stream,
    )
    context = {"page": page, "form": form, "here": "me"}
    return render(request, "episodes/write.html", context)
