"""What is mine: take it out, bring it in, be rid of it."""

from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stillhere.foundation.people import services as people
from stillhere.foundation.people.access import opened
from stillhere.foundation.people.forms import AgainForm
from stillhere.foundation.people.queries import preferences
from stillhere.foundation.web import clock
from stillhere.overview.records import archive, bringing, erasing, forms
from stillhere.overview.records.bringing import NotOurs, TooNew
from stillhere.overview.records.erasing import Choice
from stillhere.overview.records.forms import BringForm, EraseForm
from stillhere.vault import erasing as disk


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Show what can be done with all that is mine."""
    return render(request, "records/mine.html", {"here": "me"})


def take(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """Take everything out, after the passphrase: an open phone alone is not enough."""
    vault = opened(request)
    form = AgainForm(request.POST or None)
    if form.is_bound and form.is_valid():
        if people.passphrase_opens(vault, form.cleaned_data["passphrase"]):
            zone = preferences(vault).tz
            on = clock.now().astimezone(zone).date()
            pieces = archive.taken_out(vault, on=on, zone=zone)
            response = StreamingHttpResponse(pieces, content_type="application/zip")
            response["Content-Disposition"] = 'attachment; filename="mine.zip"'
            response["X-About"] = str(archive.about(vault))
            return response
        form.add_error("passphrase", not_the_one())
    return render(request, "records/take.html", {"form": form, "here": "me"})


def not_the_one() -> str:
    """Say that the passphrase was another, or that there were too many tries."""
    return _("That didn’t open. After several tries, wait a minute.")


def bring(request: HttpRequest) -> HttpResponse:
    """Bring in what was taken out elsewhere."""
    vault = opened(request)
    sent = request.method == "POST"
    form = BringForm(request.POST, request.FILES) if sent else BringForm()
    context = {"form": form, "here": "me"}
    if sent and form.is_valid():
        try:
            context["new"] = bringing.brought(vault, form.cleaned_data["file"].read())
        except TooNew:
            form.add_error("file", _too_new())
        except NotOurs:
            form.add_error("file", _not_ours())
        else:
            return render(request, "records/brought.html", context)
    return render(request, "records/bring.html", context)


def _too_new() -> str:
    return _(
        "This file is from a newer version of Still Here than this one. Nothing was "
        "changed. Whoever runs this server can bring it up to date."
    )


def _not_ours() -> str:
    return _(
        "This file could not be read: it isn’t from Still Here, or it was changed. "
        "Nothing was brought in, and nothing here was changed."
    )


def erase(request: HttpRequest) -> HttpResponse:
    """Be rid of a kind of thing, of some months, or of all: shown first, then done."""
    vault = opened(request)
    form = EraseForm(request.POST or None)
    context = {"form": form, "here": "me"}
    if not (form.is_bound and form.is_valid()):
        return render(request, "records/erase.html", context)
    choice = _choice(form, preferences(vault).tz)
    context |= {"found": erasing.counted(vault, choice), "choice": choice}
    typed = form.cleaned_data["passphrase"]
    if not typed:
        return render(request, "records/erase_sure.html", context)
    if not people.passphrase_opens(vault, typed):
        form.add_error("passphrase", not_the_one())
        return render(request, "records/erase_sure.html", context)
    erasing.erase(vault, choice)
    context["pending"] = disk.pending()
    return render(request, "records/erased.html", context)


def _choice(form: EraseForm, zone: ZoneInfo) -> Choice:
    said = form.cleaned_data
    match said["which"]:
        case forms.PERIOD:
            return Choice(zone=zone, first=said["first"], last=said["last"])
        case forms.ALL:
            return Choice(zone=zone)
        case room:
            return Choice(zone=zone, rooms=frozenset({room}))
