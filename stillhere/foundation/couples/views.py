"""Inviting, joining, leaving."""

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from stillhere.foundation.couples import services
from stillhere.foundation.couples.forms import CodeForm, InviteForm, JoinForm
from stillhere.foundation.couples.middleware import settled
from stillhere.foundation.couples.queries import invited, offer_of, us
from stillhere.foundation.couples.services import (
    InTwoAlready,
    NoSuchInvitation,
    OwnInvitation,
)
from stillhere.foundation.people.access import act, anyone, opened, visit_of
from stillhere.foundation.people.carrying import carried
from stillhere.foundation.people.own_settings import choose
from stillhere.foundation.people.queries import preferences
from stillhere.foundation.people.sessions import State
from stillhere.foundation.web import clock


def us_page(request: HttpRequest) -> HttpResponse:
    """Show the two: who it is, or the way to invite."""
    vault = opened(request)
    context = {
        "us": us(vault),
        "invited": invited(vault),
        "just_for_pauses": preferences(vault).just_for_pauses,
        "here": "us",
    }
    return render(request, "couples/us.html", context)


def invite(request: HttpRequest) -> HttpResponse:
    """Make an invitation, or show the one that is open."""
    vault = opened(request)
    form = InviteForm(request.POST or carried(request))
    if request.method == "POST" and form.is_valid():
        try:
            name = form.cleaned_data["name"]
            services.invite(vault, name=name, now=clock.now())
        except InTwoAlready:
            pass
        return redirect("couples:invitation" if invited(vault).code else "couples:us")
    return render(request, "couples/invite.html", {"form": form, "here": "us"})


def invitation(request: HttpRequest) -> HttpResponse:
    """Show the open invitation: address, picture, code, and a page to print."""
    mine = invited(opened(request))
    if not mine.code or (mine.ends_on and mine.ends_on < clock.now().date()):
        return redirect("couples:us")
    address = settings.ORIGIN + reverse("couples:join") + "#" + mine.code
    picture = segno.make(address, error="m").svg_data_uri(scale=5, border=3)
    context = {"mine": mine, "address": address, "picture": picture, "here": "us"}
    page = "paper" if "paper" in request.GET else "invitation"
    return render(request, f"couples/{page}.html", context)


@act
def take_back(request: HttpRequest) -> HttpResponse:
    """Take the invitation back."""
    services.take_back(opened(request))
    return redirect("couples:us")


@anyone
def join(request: HttpRequest) -> HttpResponse:
    """Read an invitation, and join or not; declining is told to nobody."""
    state = visit_of(request).state
    sent = request.POST or carried(request) or QueryDict()
    code = str(sent.get("code", ""))[:80]
    offer = offer_of(code, today=clock.now().date()) if code else None
    if offer is None:
        return _ask_code(request, code)
    context: dict[str, object] = {"from_name": offer.name, "here": ""}
    if state is not State.OPEN:
        context["onward"] = f"{request.path}?{urlencode({'code': code})}"
        return render(request, "couples/invited.html", context)
    form = JoinForm(sent if "how" in sent else None, initial={"code": code})
    if request.method == "POST" and form.is_bound and form.is_valid():
        error = _joined(request, form)
        if error is None:
            return redirect("/")
        form.add_error(None, error)
    return render(request, "couples/join.html", {**context, "form": form})


def _ask_code(request: HttpRequest, tried: str) -> HttpResponse:
    form = CodeForm({"code": tried} if tried else None)
    if tried:
        form.add_error("code", _no_invitation())
    return render(request, "couples/code.html", {"form": form, "here": ""})


def _joined(request: HttpRequest, form: JoinForm) -> str | None:
    try:
        services.join(
            settled(request),
            code=form.cleaned_data["code"],
            name=form.cleaned_data["name"],
            just_for_pauses=form.cleaned_data["how"] == "pauses",
            now=clock.now(),
        )
    except NoSuchInvitation:
        return _no_invitation()
    except OwnInvitation:
        return _("This is your own invitation. It is meant for your partner.")
    except InTwoAlready:
        return _("One of you shares with somebody already. Nothing was changed.")
    return None


def _no_invitation() -> str:
    return _(
        "This code opens nothing. It may have been used, taken back or run out. "
        "Please check it, or ask for a new one."
    )


@act
def how_much(request: HttpRequest) -> HttpResponse:
    """Switch between all of it and just pauses; only this person knows."""
    choose(request, just_for_pauses="pauses" in request.POST)
    return redirect("couples:us")


def leave(request: HttpRequest) -> HttpResponse:
    """Say what leaving means; leave at once."""
    vault = opened(request)
    if request.method == "POST":
        services.leave(vault)
        return redirect("couples:us")
    if not us(vault).joined:
        return redirect("couples:us")
    return render(request, "couples/leave.html", {"us": us(vault), "here": "us"})


@act
def put_away(request: HttpRequest) -> HttpResponse:
    """Put "sharing is off" away."""
    services.notice_ended(opened(request))
    return redirect("/")
