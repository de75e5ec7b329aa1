"""Say something: what it is, the words, one question before, and how it is sent.

Each page hands on to the next what was typed, so nothing is kept before it is sent.
"""

import attrs
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from stillhere.core.codec import private
from stillhere.foundation.coach.offering import Coached, coached
from stillhere.foundation.people.access import opened
from stillhere.foundation.people.carrying import carried
from stillhere.foundation.web import clock
from stillhere.rooms.disclosures import queries, services, words
from stillhere.rooms.disclosures.forms import SayForm
from stillhere.rooms.disclosures.mine import Small, Steps, Went
from stillhere.rooms.disclosures.records import HEAVY, PLAIN, Kind
from stillhere.rooms.disclosures.seen import Viewer
from stillhere.rooms.disclosures.services import Before
from stillhere.vault.names import Stream
from stillhere.vault.opened import Vault

HANDED = "draft"
"""The field in which another room hands words over, perhaps with what they are."""
LIGHT = (Kind.FACT, Kind.PREFERENCE, Kind.GOOD)


@attrs.frozen(kw_only=True)
class PickPage:
    """What would you like to say?"""

    name: str = private()
    light: tuple[tuple[str, str], ...]
    heavy: tuple[tuple[str, str], ...]
    next: Small | None = None
    next_words: str = private(default="")
    handed: str = private(default="")
    """Words that another page handed over: only what they are is still open."""


@attrs.frozen(kw_only=True)
class SayPage:
    """The pages after that."""

    name: str = private()
    kind: str
    hint: str = private(default="")
    title: str = private(default="")
    asks: str = private(default="")
    """What the other will read above the words."""
    first: bool = False
    """Nothing heavy was sent before."""


@attrs.frozen
class _Visit:
    """Who asks, and what they may open."""

    request: HttpRequest
    vault: Vault
    look: Viewer

    def draws(self, template: str, **context: object) -> HttpResponse:
        """Answer with a page of this room."""
        shown = {**context, "here": "today"}
        return render(self.request, f"disclosures/{template}.html", shown)


def say(request: HttpRequest) -> HttpResponse:
    """Say something, a page after the other; see the module."""
    vault = opened(request)
    visit = _Visit(request, vault, queries.viewer(vault, clock.now()))
    sent = request.POST if request.method == "POST" else carried(request)
    back = coached(request, "words")
    if back is not None:
        return _write(visit, SayForm(initial=back.initial), back)
    if sent is not None and "small" in sent:
        return _begin(visit, str(sent["small"]))
    if sent is None or not sent.get("kind"):
        return _pick(visit, sent.get(HANDED, "") if sent else "")
    step = sent.get("step", "")
    if step in ("begin", "write"):
        return _write(visit, SayForm(initial=_as_it_was(sent)))
    form = SayForm(sent)
    if not form.is_valid():
        return _write(visit, form)
    if request.method == "POST" and step in ("send", "keep"):
        stream = (_send if step == "send" else _keep)(visit, form)
        return redirect("disclosures:thing", stream=stream)
    if step in ("person", "keep"):
        return _show(visit, "plan", form)
    return _show(visit, "before" if form.heavy else "words", form)


def _begin(visit: _Visit, which: str) -> HttpResponse:
    """Begin with a small step."""
    steps = queries.steps_now(visit.vault).steps
    found = next((step for step in steps if step.id == which), None)
    if found is None:
        return _pick(visit)
    return _write(visit, SayForm(initial={"kind": found.kind, "begun": found.id}))


def _as_it_was(sent: QueryDict) -> dict[str, object]:
    """Return what was typed so far, for a form that is shown and not checked."""
    found = {
        name: sent.getlist(name) if name == "wishes" else sent[name] for name in sent
    }
    handed = {"words": sent.get(HANDED, "")}
    return handed | {name: value for name, value in found.items() if value}


def _pick(visit: _Visit, handed: str = "") -> HttpResponse:
    steps = queries.steps_now(visit.vault)
    page = PickPage(
        name=visit.look.name,
        light=_named(LIGHT),
        heavy=_named(tuple(item for item in Kind if item in HEAVY)),
        next=steps.next,
        next_words=words.step(steps.next) if steps.next else "",
        handed=handed.strip(),
    )
    return visit.draws("pick", page=page)


def _named(kinds: tuple[Kind, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((item.value, words.kind(item)) for item in kinds)


def _write(visit: _Visit, form: SayForm, back: Coached | None = None) -> HttpResponse:
    if form.of is None and not form.is_bound:
        return _pick(visit)
    return _show(visit, "words", form, back)


def _show(
    visit: _Visit, page: str, form: SayForm, back: Coached | None = None
) -> HttpResponse:
    begun = str(form["begun"].value() or "")
    wishes = form.chosen() if page != "words" else ()
    shown = SayPage(
        name=visit.look.name,
        kind=words.kind(form.of or Kind.FACT),
        hint=_hint(queries.steps_now(visit.vault), begun),
        title=words.said(form.of or Kind.FACT, visit.look.my_name),
        asks=words.asks(wishes, visit.look.my_name),
        first=visit.look.looks.first,
    )
    return visit.draws(page, page=shown, form=form, coached=back)


def _hint(steps: Steps, begun: str) -> str:
    """Return the own words of the small step it began with."""
    return next((step.words for step in steps.steps if step.id == begun), "")


def _before(form: SayForm) -> Before:
    expected = form.cleaned_data["expected"]
    return Before(
        expected=Went(expected) if expected else None,
        number=form.cleaned_data["number"],
        step=form.cleaned_data["begun"],
    )


def _send(visit: _Visit, form: SayForm) -> Stream:
    kind = Kind(form.cleaned_data["kind"])
    return services.say(
        visit.vault,
        token=form.cleaned_data["token"],
        kind=kind,
        words=form.cleaned_data["words"],
        wishes=() if kind in PLAIN else form.chosen(),
        now=visit.look.now,
        before=_before(form),
    )


def _keep(visit: _Visit, form: SayForm) -> Stream:
    return services.keep_for_person(
        visit.vault,
        token=form.cleaned_data["token"],
        kind=Kind(form.cleaned_data["kind"]),
        words=form.cleaned_data["words"],
        when=form.cleaned_data["plan_when"],
        where=form.cleaned_data["plan_where"],
        now=visit.look.now,
        before=_before(form),
    )
