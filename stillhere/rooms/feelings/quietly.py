"""Views of "When I go quiet": six lines, each its own page, each shared by itself."""

import attrs
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stillhere.core.codec import private
from stillhere.foundation.people.access import opened
from stillhere.foundation.people.carrying import UNKEPT, carried
from stillhere.foundation.web import clock
from stillhere.foundation.web.telling import checked
from stillhere.rooms.feelings import access, offers, queries, services, sharing
from stillhere.rooms.feelings.access import LINE_SLOT
from stillhere.rooms.feelings.forms import LineForm, ShareLineForm
from stillhere.rooms.feelings.told import told
from stillhere.vault.names import Stream


@attrs.frozen(kw_only=True)
class LineSeen:
    """One line: what it asks, says, and what of it stands shared."""

    stream: str
    asks: str
    hint: str
    text: str = private()
    shared: str = private(default="")
    """Where it stands shared."""
    reads: str = private(default="")
    """What the other reads."""

    @property
    def changed(self) -> bool:
        """The other reads something else than it says now."""
        return bool(self.shared) and self.reads != self.text


@attrs.frozen(kw_only=True)
class LinesPage:
    """When I go quiet."""

    lines: tuple[LineSeen, ...] = attrs.field(repr=False)
    name: str = private()


@require_safe
def lines(request: HttpRequest) -> HttpResponse:
    """Show the six lines."""
    vault = opened(request)
    name = queries.look(vault, clock.now()).name
    found = queries.lines(vault)
    shown = []
    for line, (kept, held) in found.items():
        given = held.shared.given if held else None
        shown.append(
            LineSeen(
                stream=vault.own.slot(LINE_SLOT + line),
                asks=offers.line(line),
                hint=offers.line_hint(line),
                text=kept.text,
                shared=held.stream if held else "",
                reads=given.text if given else "",
            )
        )
    page = LinesPage(lines=tuple(shown), name=name)
    return render(request, "feelings/lines.html", {"page": page, "here": "me"})


def line(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Write one line, or leave it empty."""
    vault = opened(request)
    which = access.line_of(vault, stream)
    kept = access.kept_line(vault.own.current(LINE_SLOT + which))
    sent = request.POST if request.method == "POST" else carried(request)
    form = LineForm(sent, initial={"text": kept.text, "was": kept.text})
    now = ""
    if request.method == "POST" and form.is_valid():
        text, was = form.cleaned_data["text"], form.cleaned_data["was"]
        if UNKEPT in request.POST:
            return render(request, "feelings/unkept.html", {"text": text, "here": "me"})
        try:
            services.keep_line(vault, line=which, text=text, was=was)
        except services.Changed:
            form = _again(request, was=kept.text)
            wrong = _("It was changed in another tab. Below is what it says there.")
            form.add_error("text", wrong)
            now = kept.text or _("Nothing: the line is empty there.")
        else:
            return redirect("feelings:lines")
    form.fields["text"].label = offers.line(which)
    form.fields["text"].help_text = offers.line_hint(which)
    context = {"form": form, "now": now, "here": "me"}
    return render(request, "feelings/line.html", context)


def _again(request: HttpRequest, *, was: str) -> LineForm:
    """Return the form with what was typed, as if it had been opened just now."""
    sent = request.POST.copy()
    sent["was"] = was
    form = LineForm(sent)
    form.full_clean()
    return form


@attrs.frozen(kw_only=True)
class ShareLinePage:
    """Just what the other will read."""

    asks: str
    text: str = private()
    name: str = private()


@told
def share_line(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Share one line, after reading it as the other will."""
    vault, now = opened(request), clock.now()
    which = access.line_of(vault, stream)
    if request.method == "POST":
        form = checked(ShareLineForm(request.POST))
        to = sharing.share_line(
            vault,
            line=which,
            token=form.cleaned_data["token"],
            text=form.cleaned_data["text"],
            now=now,
        )
        return redirect("feelings:given", stream=to)
    kept = access.kept_line(vault.own.current(LINE_SLOT + which))
    name = queries.look(vault, now).name
    if not kept.text or not name:
        return redirect("feelings:lines")
    page = ShareLinePage(asks=offers.line(which), text=kept.text, name=name)
    form = ShareLineForm(initial={"text": kept.text})
    context = {"page": page, "form": form, "here": "me"}
    return render(request, "feelings/share_line.html", context)
