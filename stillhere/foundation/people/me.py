"""Me: what a person changes about their own place."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from stillhere.foundation.people import own_settings, services, sessions
from stillhere.foundation.people.access import act, anyone, opened, visit_of
from stillhere.foundation.people.carrying import carried
from stillhere.foundation.people.forms import (
    AgainForm,
    ChangePassphraseForm,
    DeleteFromOutsideForm,
    PreferencesForm,
    SuggestionsForm,
)
from stillhere.foundation.people.queries import (
    preferences,
    sign_in_name,
    unsaved_code,
)
from stillhere.foundation.people.rules import Suggestions
from stillhere.foundation.people.services import NotRight
from stillhere.foundation.people.sessions import State
from stillhere.foundation.web import clock
from stillhere.vault import erasing


def me(request: HttpRequest) -> HttpResponse:
    """Show what is mine."""
    vault = opened(request)
    context = {
        "name": sign_in_name(vault.person),
        "zone": preferences(vault).zone,
        "suggestions": _in_a_word(preferences(vault).suggestions),
        "unsaved": unsaved_code(vault) is not None,
        "just_for_pauses": preferences(vault).just_for_pauses,
        "here": "me",
    }
    return render(request, "people/me.html", context)


def _in_a_word(level: Suggestions) -> str:
    return {
        Suggestions.USUAL: pgettext("how much is suggested", "usual"),
        Suggestions.FEWER: pgettext("how much is suggested", "fewer"),
        Suggestions.NONE: pgettext("how much is suggested", "none"),
    }[level]


def suggestions(request: HttpRequest) -> HttpResponse:
    """Choose how much may be suggested: a setting like any other."""
    vault = opened(request)
    now = {"suggestions": preferences(vault).suggestions.value}
    form = SuggestionsForm(request.POST or carried(request), initial=now)
    if request.method == "POST" and form.is_valid():
        chosen = Suggestions(form.cleaned_data["suggestions"])
        own_settings.choose(request, suggestions=chosen)
        return redirect("people:me")
    return render(request, "people/suggestions.html", {"form": form, "here": "me"})


def zone(request: HttpRequest) -> HttpResponse:
    """Choose the time zone in which times are shown."""
    vault = opened(request)
    now = {"zone": preferences(vault).zone}
    form = PreferencesForm(request.POST or carried(request), initial=now)
    if request.method == "POST" and form.is_valid():
        own_settings.choose(request, zone=form.cleaned_data["zone"])
        return redirect("people:me")
    return render(request, "people/zone.html", {"form": form, "here": "me"})


def passphrase(request: HttpRequest) -> HttpResponse:
    """Change the passphrase; every other browser is signed out."""
    vault = opened(request)
    form = ChangePassphraseForm(request.POST or None)
    if form.is_bound and form.is_valid():
        if services.passphrase_opens(vault, form.cleaned_data["present"]):
            services.change_passphrase(
                vault,
                visit_of(request),
                passphrase=form.cleaned_data["passphrase"],
                cookies=request.COOKIES,
            )
            return render(request, "people/changed.html", {"here": "me"})
        form.add_error("present", _not_the_one())
    return render(request, "people/passphrase.html", {"form": form, "here": "me"})


def another_code(request: HttpRequest) -> HttpResponse:
    """Make a new recovery code in place of the old one, with the passphrase.

    Else half a minute with an open phone would give the whole place away.
    """
    vault = opened(request)
    form = AgainForm(request.POST or None)
    if form.is_bound and form.is_valid():
        if services.passphrase_opens(vault, form.cleaned_data["passphrase"]):
            services.new_code(vault)
            return redirect("people:kept")
        form.add_error("passphrase", _not_the_one())
    return render(request, "people/another_code.html", {"form": form, "here": "me"})


def _not_the_one() -> str:
    return _("That didn’t open. After several tries, wait a minute.")


@act
def out_everywhere(request: HttpRequest) -> HttpResponse:
    """Sign out in every browser, this one too."""
    vault, visit = opened(request), visit_of(request)
    services.sign_out_everywhere(vault)
    visit.state, visit.row = State.SIGNED_OUT, None
    response = redirect("/")
    sessions.forget(response)
    return response


def delete(request: HttpRequest) -> HttpResponse:
    """Delete the account and all that hangs on it, with the vault open."""
    vault, visit = opened(request), visit_of(request)
    form = AgainForm(request.POST or None)
    if form.is_bound and form.is_valid():
        if services.passphrase_opens(vault, form.cleaned_data["passphrase"]):
            services.delete(vault.person)
            visit.state, visit.row = State.SIGNED_OUT, None
            context = {"now": True, "pending": erasing.pending(), "here": ""}
            response = render(request, "people/gone.html", context)
            sessions.forget(response)
            return response
        form.add_error("passphrase", _not_the_one())
    return render(request, "people/delete.html", {"form": form, "here": "me"})


@anyone
def delete_from_outside(request: HttpRequest) -> HttpResponse:
    """Delete an account without opening it."""
    form = DeleteFromOutsideForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            now = services.delete_without_vault(
                name=form.cleaned_data["name"],
                code=form.cleaned_data["code"],
                cookies=request.COOKIES,
                now=clock.now(),
            )
        except NotRight:
            form.add_error(
                None,
                _(
                    "That didn’t open. Without passphrase and code, this works only "
                    "in a browser that has signed in before. After several tries, "
                    "wait a minute."
                ),
            )
        else:
            context = {"now": now, "pending": erasing.pending(), "here": ""}
            return render(request, "people/gone.html", context)
    return render(request, "people/delete_outside.html", {"form": form, "here": ""})
