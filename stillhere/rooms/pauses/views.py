"""Begin a pause, look at it, and what is typed around it."""

import json

import attrs
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from stillhere.core.codec import private
from stillhere.foundation.people.access import opened
from stillhere.foundation.people.carrying import carried
from stillhere.foundation.web import clock
from stillhere.rooms.pauses import queries, services, times, words
from stillhere.rooms.pauses.access import Held, open_pause
from stillhere.rooms.pauses.commands import AlreadyAway, CannotDo, TooFar, TooSoon
from stillhere.rooms.pauses.forms import BeginForm, NoteForm
from stillhere.rooms.pauses.rules import OPEN, Call, Phase, phase
from stillhere.rooms.pauses.seen import Viewer, pause_seen
from stillhere.rooms.pauses.told import changed, out_of_reach
from stillhere.vault.names import Stream
from stillhere.vault.opened import Vault

USE = "use:"
"""What a button sends that puts another line into the form, without sending it."""


@attrs.frozen(kw_only=True)
class BeginPage:
    """Stepping away: what the form needs around it."""

    name: str = private()
    lines: tuple[str, ...] = private()
    text: str = private()
    """The whole text with the defaults, to send when there is no signal."""
    pattern: str
    """How a script puts it together anew: around ``{line}`` and ``{when}``."""
    whens: str
    """What ``{when}`` is for each choice, as JSON."""
    word: str = private(default="")


@attrs.frozen(kw_only=True)
class PausePage:
    """One pause, as it was sent."""

    name: str = private()
    text: str = private()
    mine: bool
    """This person stepped away, so the text is theirs to send and to take back."""
    notes: tuple[tuple[int, str, bool], ...] = private()
    """Practical notes: version, words, whether they are one's own."""
    unreadable: bool
    open: bool
    gone: bool
    """Every call was taken back."""
    words_left: bool
    """Something of one's own could be withdrawn although the pause is over."""


def begin(request: HttpRequest) -> HttpResponse:
    """Step away: the defaults make it two taps from home."""
    vault, now = opened(request), clock.now()
    look = queries.viewer(vault, now)
    terms = queries.terms_now(vault.shared or vault.own)
    lines = _lines(vault, terms.reassures)
    start = {"line": lines[0]}
    sent = request.POST if request.method == "POST" else carried(request)
    act = request.POST.get("act", "")
    if act.startswith(USE):
        start |= {key: request.POST.get(key, "") for key in ("when", "clock", "reason")}
        start |= {"token": request.POST.get("token", ""), "line": act[len(USE) :]}
        sent = None
    form = BeginForm(
        sent,
        initial={key: value for key, value in start.items() if value},
        now=now,
        zone=look.zone,
        usual=terms.minutes,
        name=look.name,
    )
    if request.method == "POST" and not act.startswith(USE) and form.is_valid():
        if act == "text":
            return _only_text(request, form, look)
        try:
            stream = services.begin_pause(
                vault,
                token=form.cleaned_data["token"],
                until=form.cleaned_data["until"],
                line=form.cleaned_data["line"],
                reason=form.cleaned_data["reason"] or None,
                now=now,
            )
            return redirect("pauses:pause", stream=stream)
        except AlreadyAway:
            return redirect("/")
        except (TooSoon, TooFar) as wrong:
            form.add_error("when", out_of_reach(wrong, begins=True))
    page = BeginPage(
        name=look.name,
        lines=lines[1:],
        text=_ready(form, look),
        pattern=words.to_send("{line}", "{when}"),
        whens=json.dumps(_whens(form, look)),
        word=terms.word,
    )
    context = {"page": page, "form": form, "here": "today"}
    return render(request, "pauses/begin.html", context)


def _lines(vault: Vault, agreed: str) -> tuple[str, ...]:
    """Return the lines to choose from, the one that is ready in front."""
    found = (agreed, *queries.own_lines(vault), words.default_line())
    return tuple(dict.fromkeys(line for line in (*found, *words.more_lines()) if line))


def _ready(form: BeginForm, look: Viewer) -> str:
    """Return the text to send for what is chosen, or else for the defaults."""
    line = str(form["line"].value() or words.default_line())
    until = getattr(form, "cleaned_data", {}).get("until") or form.default_until
    return words.to_send(line, look.when(until))


def _whens(form: BeginForm, look: Viewer) -> dict[str, str]:
    """Say each choice so that it stays true while the page is open."""
    offered = times.choices(look.now, look.zone, usual=form.usual)
    return {item.value: words.ahead(item, look.now, look.zone) for item in offered}


def _only_text(request: HttpRequest, form: BeginForm, look: Viewer) -> HttpResponse:
    text = words.to_send(
        form.cleaned_data["line"], look.when(form.cleaned_data["until"])
    )
    context = {"text": text, "name": look.name, "here": "today"}
    return render(request, "pauses/text.html", context)


def pause(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Show one pause: what was sent, how to take it back, practical notes."""
    vault = opened(request)
    held = open_pause(vault, stream)
    look = queries.viewer(vault, clock.now())
    seen = pause_seen(stream, held.pause, look)
    context = {"page": _page(held, look), "pauses": seen, "here": "today"}
    return render(request, "pauses/pause.html", context)


def _page(held: Held, look: Viewer) -> PausePage:
    found = held.pause
    call = next((call for call in found.calls if call.by == look.me), None)
    return PausePage(
        name="" if found.alone else look.name,
        mine=call is not None,
        text=_text(call, look),
        notes=tuple((n.version, n.text, n.by == look.me) for n in found.notes),
        unreadable=found.unreadable,
        open=phase(found, look.now) in OPEN,
        gone=phase(found, look.now) is Phase.GONE,
        words_left=call is not None or any(n.by == look.me for n in found.notes),
    )


def _text(call: Call | None, look: Viewer) -> str:
    if call is None:
        return ""
    line = " ".join(text for text in (call.line, call.reason) if text)
    return words.to_send(line, look.when(call.until))


def note(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Pass a practical note, also while a pause runs."""
    vault = opened(request)
    held = open_pause(vault, stream)
    look = queries.viewer(vault, clock.now())
    sent = request.POST if request.method == "POST" else carried(request)
    form = NoteForm(sent)
    if request.method == "POST" and form.is_valid():
        try:
            services.pass_note(
                vault,
                stream=stream,
                token=form.cleaned_data["token"],
                text=form.cleaned_data["text"],
                now=look.now,
            )
            return redirect(reverse("pauses:pause", kwargs={"stream": stream}))
        except CannotDo as wrong:
            return changed(request, wrong)
    seen = pause_seen(stream, held.pause, look)
    context = {"name": seen.name, "form": form, "here": "today"}
    return render(request, "pauses/note.html", context)
