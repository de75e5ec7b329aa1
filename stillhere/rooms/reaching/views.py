"""The way itself: how it begins, and its small steps, each of which can be skipped."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

import attrs
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from stillhere.core.codec import private
from stillhere.foundation.people.access import act, opened
from stillhere.foundation.people.carrying import carried
from stillhere.foundation.people.queries import preferences
from stillhere.foundation.web import clock, saying
from stillhere.foundation.web.texts import Thought
from stillhere.rooms.reaching import queries, services, words
from stillhere.rooms.reaching.forms import FeelingsForm, NeedForm, ThoughtForm
from stillhere.rooms.reaching.rules import Plan, going_on, phase
from stillhere.vault.opened import Vault


@attrs.frozen(kw_only=True)
class StartPage:
    """Where somebody is when they come in."""

    phase: str
    time: str
    """When they wanted to look again, as the end of a sentence."""
    sent: str = private()
    plans: tuple[Plan, ...] = private()


@attrs.frozen(kw_only=True)
class StepPage:
    """A step: what was said before it."""

    thought: Thought | None = attrs.field(repr=False)
    feelings: tuple[str, ...] = attrs.field(repr=False)


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Begin with two questions, or go on where one was."""
    vault, now = opened(request), clock.now()
    walk = queries.walk(vault)
    look_at = walk.look_at if walk else None
    page = StartPage(
        phase=phase(walk, now).value,
        time=saying.when(look_at, now, preferences(vault).tz) if look_at else "",
        sent=walk.draft if walk and walk.done else "",
        plans=queries.plans(vault).items,
    )
    return render(request, "reaching/start.html", {"page": page, "here": "today"})


@require_safe
def no_contact(request: HttpRequest) -> HttpResponse:
    """They asked for no contact: nothing is drafted, and there is support."""
    return render(request, "reaching/no_contact.html", {"here": "today"})


@require_safe
def settle(request: HttpRequest) -> HttpResponse:
    """A minute for oneself first, and one's own plans."""
    context = {"plans": queries.plans(opened(request)).items, "here": "today"}
    return render(request, "reaching/settle.html", context)


def thought(request: HttpRequest) -> HttpResponse:
    """Ask for the loudest thought."""

    def keep(vault: Vault, form: ThoughtForm, now: datetime) -> None:
        services.keep_thought(vault, thought=form.said, now=now)

    return _step(request, ThoughtForm, keep, "thought", "reaching:feeling")


def feeling(request: HttpRequest) -> HttpResponse:
    """Ask for the feeling under it."""

    def keep(vault: Vault, form: FeelingsForm, now: datetime) -> None:
        services.keep_feelings(vault, feelings=form.said, now=now)

    return _step(request, FeelingsForm, keep, "feeling", "reaching:need")


def need(request: HttpRequest) -> HttpResponse:
    """Ask for the need under that."""

    def keep(vault: Vault, form: NeedForm, now: datetime) -> None:
        services.keep_need(vault, need=form.said, now=now)

    return _step(request, NeedForm, keep, "need", "reaching:wonder")


@require_safe
def wonder(request: HttpRequest) -> HttpResponse:
    """Give other reasons people go quiet, as things to wonder about."""
    return render(request, "reaching/wonder.html", {"here": "today"})


@act
def begin_anew(request: HttpRequest) -> HttpResponse:
    """Keep nothing of it."""
    services.begin_anew(opened(request))
    return redirect("/")


MOVES: Final = {"on": None, "write": "reaching:write"}
"""What a step's buttons send: go on, or straight to writing."""


def _step(
    request: HttpRequest,
    kind: Callable[..., Any],
    keep: Callable[[Vault, Any, datetime], None],
    name: str,
    skips_to: str,
) -> HttpResponse:
    vault, now = opened(request), clock.now()
    walk = going_on(queries.walk(vault), now)
    sent = request.POST if request.method == "POST" else carried(request)
    form = kind(sent, walk=walk)
    if request.method == "POST" and form.is_valid():
        keep(vault, form, now)
        return redirect(MOVES.get(request.POST.get("move", "")) or skips_to)
    page = StepPage(
        thought=words.thought_behind(walk), feelings=tuple(words.said_feelings(walk))
    )
    context = {"page": page, "form": form, "skips_to": skips_to, "here": "today"}
    return render(request, f"reaching/{name}.html", context)
