"""Views beside a pause: still here, the agreement, own lines, and pages to read."""

import attrs
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stillhere.core.codec import private
from stillhere.foundation.people.access import anyone, opened
from stillhere.foundation.people.carrying import carried
from stillhere.foundation.web import clock
from stillhere.foundation.web.forms import TokenForm
from stillhere.foundation.web.telling import checked
from stillhere.rooms.pauses import keeping, queries, words
from stillhere.rooms.pauses.access import open_sign
from stillhere.rooms.pauses.agreement import Agreement, Proposal, Terms
from stillhere.rooms.pauses.forms import LinesForm, NumberForm, TermsForm, TimeForm
from stillhere.rooms.pauses.seen import Viewer, sign_seen
from stillhere.rooms.pauses.told import one_tap
from stillhere.vault.names import Stream


@attrs.frozen(kw_only=True)
class TermsShown:
    """Terms in words."""

    minutes: str
    reassures: str = private()
    meanwhile: str = private()
    longest: str
    often: str
    word: str = private()


@attrs.frozen(kw_only=True)
class AgreementPage:
    """The agreement: what holds, what waits for a yes, and whose."""

    name: str = private()
    holds: TermsShown | None
    waits: TermsShown | None
    waits_for_me: bool
    number: int
    """The version of what waits."""


def quiet(request: HttpRequest) -> HttpResponse:
    """Say "Still here. I don't have words yet." with one tap."""
    vault, now = opened(request), clock.now()
    look = queries.viewer(vault, now)
    sent = request.POST if request.method == "POST" else carried(request)
    form = TimeForm(sent, now=now, zone=look.zone, no_time=_("No time yet"))
    form.fields["when"].label = _("Back in touch?")
    if request.method == "POST" and form.is_valid():
        stream = keeping.say_still_here(
            vault,
            token=form.cleaned_data["token"],
            until=form.cleaned_data["until"],
            now=now,
        )
        return redirect("pauses:sign", stream=stream)
    context = {
        "name": look.name,
        "text": words.still_here(),
        "form": form,
        "here": "today",
    }
    return render(request, "pauses/quiet.html", context)


@require_safe
def sign(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Show what was sent, to send it elsewhere too or to take it back."""
    vault, now = opened(request), clock.now()
    held, look = open_sign(vault, stream), queries.viewer(vault, now)
    mine = held.quiet.of(look.me, now)
    context = {
        "sign": sign_seen(stream, mine, look) if mine else None,
        "name": look.name if held.space.shared else "",
        "here": "today",
    }
    return render(request, "pauses/sign.html", context)


@one_tap
def answer_sign(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Answer "Glad. No hurry."."""
    form = checked(NumberForm(request.POST))
    keeping.answer_still_here(
        opened(request),
        stream=stream,
        token=form.cleaned_data["token"],
        said=form.cleaned_data["number"],
        now=clock.now(),
    )
    return redirect("/")


@one_tap
def withdraw_sign(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Take one's own "still here" back."""
    form = checked(TokenForm(request.POST))
    token = form.cleaned_data["token"]
    keeping.withdraw_still_here(
        opened(request), stream=stream, token=token, now=clock.now()
    )
    return redirect("pauses:sign", stream=stream)


@require_safe
def agreement(request: HttpRequest) -> HttpResponse:
    """Show the agreement, and what waits for a yes."""
    vault = opened(request)
    look = queries.viewer(vault, clock.now())
    context = {"page": _page(queries.agreement_now(vault), look), "here": "us"}
    return render(request, "pauses/agreement.html", context)


def _page(found: Agreement, look: Viewer) -> AgreementPage:
    waits = found.waits
    return AgreementPage(
        name=look.name,
        holds=_shown(found.holds),
        waits=_shown(waits),
        waits_for_me=waits is not None and waits.by != look.me,
        number=waits.version if waits else 0,
    )


def _shown(proposal: Proposal | None) -> TermsShown | None:
    if proposal is None:
        return None
    terms = proposal.terms
    return TermsShown(
        minutes=words.length(terms.minutes),
        reassures=terms.reassures,
        meanwhile=terms.meanwhile,
        longest=words.length(terms.longest_hours * 60),
        often=words.often(terms.often),
        word=terms.word,
    )


def edit_agreement(request: HttpRequest) -> HttpResponse:
    """Propose an agreement, or a change of it."""
    vault = opened(request)
    look = queries.viewer(vault, clock.now())
    found = queries.agreement_now(vault)
    current = found.waits or found.holds
    start = attrs.asdict(current.terms if current else _defaults())
    sent = request.POST if request.method == "POST" else carried(request)
    form = TermsForm(sent, initial=start, alone=vault.shared is None)
    if request.method == "POST" and form.is_valid():
        keeping.propose_terms(
            vault,
            token=form.cleaned_data["token"],
            terms=form.terms(),
            both=form.cleaned_data.get("both", False),
            now=look.now,
        )
        return redirect("pauses:agreement")
    context = {"name": look.name, "form": form, "here": "us"}
    return render(request, "pauses/agreement_edit.html", context)


def _defaults() -> Terms:
    return Terms(
        reassures=words.default_line(),
        meanwhile=_("Breathe, walk, music, a shower. We don’t go over it again."),
    )


@one_tap
def agree(request: HttpRequest) -> HttpResponse:
    """Say yes to the very proposal that was read."""
    form = checked(NumberForm(request.POST))
    keeping.agree_terms(
        opened(request),
        token=form.cleaned_data["token"],
        proposal=form.cleaned_data["number"],
        now=clock.now(),
    )
    return redirect("pauses:agreement")


@one_tap
def leave_agreement(request: HttpRequest) -> HttpResponse:
    """Leave the agreement, or take a proposal back."""
    form = checked(TokenForm(request.POST))
    keeping.leave_terms(
        opened(request), token=form.cleaned_data["token"], now=clock.now()
    )
    return redirect("pauses:agreement")


@anyone
@require_safe
def paper(request: HttpRequest) -> HttpResponse:
    """Give the agreement on paper: a page to print, without an account."""
    return render(request, "pauses/paper.html", {"here": ""})


def lines(request: HttpRequest) -> HttpResponse:
    """Keep one's own lines that reassure."""
    vault = opened(request)
    sent = request.POST if request.method == "POST" else carried(request)
    kept = queries.own_lines(vault) or (words.default_line(), *words.more_lines())
    form = LinesForm(sent, initial={"lines": "\n".join(kept)})
    if request.method == "POST" and form.is_valid():
        keeping.keep_lines(vault, lines=form.cleaned_data["lines"])
        return redirect("pauses:begin")
    context = {"form": form, "here": "today"}
    return render(request, "pauses/lines.html", context)


@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """Say what helps while waiting."""
    return render(request, "pauses/waiting.html", {"here": "today"})


@require_safe
def walk(request: HttpRequest) -> HttpResponse:
    """Say how a short walk helps, and what to leave at home."""
    return render(request, "pauses/walk.html", {"here": "today"})


@require_safe
def silence(request: HttpRequest) -> HttpResponse:
    """When pauses feel like silence: what made the difference, and what can be done."""
    return render(request, "pauses/silence.html", {"here": "today"})
