"""Coming in and going out."""

from contextlib import suppress

from django.db import DatabaseError, transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from stillhere.foundation.people import (
    carrying,
    opening,
    passphrases,
    services,
    sessions,
)
from stillhere.foundation.people.access import (
    act,
    anyone,
    opened,
    visit_of,
    when_locked,
)
from stillhere.foundation.people.forms import (
    RecoverForm,
    SignInForm,
    SignUpForm,
    UnlockForm,
)
from stillhere.foundation.people.models import Session
from stillhere.foundation.people.queries import sign_in_name, unsaved_code
from stillhere.foundation.people.services import NotRight
from stillhere.foundation.people.sessions import State
from stillhere.foundation.web import clock
from stillhere.foundation.web.operator import operator_name
from stillhere.vault.names import PersonId
from stillhere.vault.sealing import CannotOpen, Key


def _not_right() -> str:
    return _(
        "That didn’t open. Please check both for slips. After several tries, "
        "wait a minute."
    )


def come_in(
    request: HttpRequest, person: PersonId, key: Key, *, to: str, onward: str = ""
) -> HttpResponse:
    """Sign this browser in, send its cookies, and go on where the visit was going."""
    now = clock.now()
    sessions.end(visit_of(request))
    cookies = sessions.start(person, key, now=now)
    opening.tidy_up(person, key, now)
    path, _question, query = onward.partition("?")
    if path and carrying.has_page(path) and path.startswith("/"):
        row = Session.objects.get(pk=sessions.row_key(cookies.token))
        carrying.carry(row, cookies.token, path, QueryDict(query))
        to = to or path
    response = redirect(to or "/")
    rotate_token(request)
    sessions.send(response, cookies, now=now)
    sessions.remember_device(response, request.COOKIES, person)
    return response


@anyone
def sign_up(request: HttpRequest) -> HttpResponse:
    """Make a place for one."""
    page = {"operator": operator_name(), "here": ""}
    if not page["operator"]:
        return render(request, "people/not_yet.html", page)
    sent = request.POST if "token" in request.POST else None
    start = {"words": passphrases.six_words(), "onward": request.POST.get("onward")}
    form = SignUpForm(sent, initial=start)
    if form.is_bound and form.is_valid():
        try:
            person, key = services.sign_up(
                token=form.cleaned_data["token"],
                name=form.cleaned_data["name"],
                passphrase=form.secret,
                zone=form.cleaned_data["zone"],
            )
        except NotRight:
            form.add_error(None, _("This form was used. Please open the page anew."))
        else:
            to, onward = reverse("people:kept"), form.cleaned_data["onward"]
            return come_in(request, person, key, to=to, onward=onward)
    words = form["words"].value()
    return render(request, "people/sign_up.html", {**page, "form": form, "six": words})


@anyone
def sign_in(request: HttpRequest) -> HttpResponse:
    """Come in by name and passphrase; every failure gets the same answer."""
    sent = request.POST if "passphrase" in request.POST else None
    form = SignInForm(sent, initial={"onward": request.POST.get("onward")})
    if form.is_bound and form.is_valid():
        try:
            person, key = services.sign_in(
                name=form.cleaned_data["name"],
                passphrase=form.cleaned_data["passphrase"],
                cookies=request.COOKIES,
            )
        except NotRight:
            form.add_error(None, _not_right())
        else:
            return come_in(
                request, person, key, to="", onward=form.cleaned_data["onward"]
            )
    return render(request, "people/sign_in.html", {"form": form, "here": "in"})


@anyone
def recover(request: HttpRequest) -> HttpResponse:
    """Come back in by name and recovery code, with a new passphrase."""
    form = RecoverForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            person, key = services.recover(
                name=form.cleaned_data["name"],
                code=form.cleaned_data["code"],
                passphrase=form.cleaned_data["passphrase"],
                cookies=request.COOKIES,
            )
        except NotRight:
            form.add_error(None, _not_right())
        else:
            return come_in(request, person, key, to=reverse("people:kept"))
    return render(request, "people/recover.html", {"form": form, "here": ""})


def kept(request: HttpRequest) -> HttpResponse:
    """Show the sign-in name and the recovery code, until it is saved."""
    vault = opened(request)
    if request.method == "POST":
        if "saved" in request.POST:
            services.code_is_saved(vault)
        return redirect(carrying.carried_path(request) or "/")
    code = unsaved_code(vault)
    name = sign_in_name(vault.person)
    context = {"code": code, "name": name, "here": "me"}
    return render(request, "people/kept.html", context)


@when_locked
def lock(request: HttpRequest) -> HttpResponse:
    """Show the lock page; open it with the passphrase."""
    visit = visit_of(request)
    if visit.state is State.OPEN:
        return redirect("/")
    form = UnlockForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            key = services.unlock(visit, passphrase=form.cleaned_data["passphrase"])
            return _unlocked(request, key)
        except NotRight:
            form.add_error(None, _not_right())
        except CannotOpen:  # signed out elsewhere in the meantime
            return redirect("people:sign_in")
    context = {"form": form, "next": request.GET.get("next", ""), "here": ""}
    return render(request, "people/lock.html", context)


def _unlocked(request: HttpRequest, key: Key) -> HttpResponse:
    visit = visit_of(request)
    cookies, now = services.open_again(visit, key), clock.now()
    if visit.person is not None:
        opening.tidy_up(visit.person, key, now)
    visit.vault_key, visit.state = key, State.OPEN
    wanted = carrying.carried_path(request) or request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    response = redirect(wanted if safe and carrying.has_page(wanted) else "/")
    sessions.send(response, cookies, now=now)
    return response


@when_locked
@act
def lock_now(request: HttpRequest) -> HttpResponse:
    """Lock this browser."""
    sessions.lock(visit_of(request))
    return redirect("people:lock")


@anyone
@csrf_exempt
@act
def hide(request: HttpRequest) -> HttpResponse:
    """Quick exit: lock, and go on to a neutral site. Needs no form token to be quick.

    A foreign page could at most lock somebody's screen. The page that is answered
    moves on by itself: browsers refuse a redirect of a form to another site here. A
    full disk is no reason to stay: without the opening cookie the screen is locked.
    """
    with suppress(DatabaseError), transaction.atomic():
        sessions.lock(visit_of(request))
    response = render(request, "web/gone.html")
    sessions.drop_opener(response)
    return response


@when_locked
@act
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign this browser out."""
    visit = visit_of(request)
    sessions.end(visit)
    visit.state, visit.row = State.SIGNED_OUT, None
    response = redirect("/")
    sessions.forget(response)
    return response
