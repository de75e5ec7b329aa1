"""Get help: pages of the shell, open to everyone, that know and keep nothing."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from stillhere.foundation.support.numbers import numbers_page
from stillhere.foundation.web import shell
from stillhere.foundation.web.doors import anyone


def _page(template: str, **context: object) -> HttpResponse:
    return shell.page(f"support/{template}.html", {**context, "here": "help"})


@anyone
@require_safe
@shell.packed
def get_help(request: HttpRequest) -> HttpResponse:
    """Show what help there is."""
    return _page("help")


@anyone
@require_safe
@shell.packed
def numbers(request: HttpRequest) -> HttpResponse:
    """Show whom to call, by country; the person chooses it."""
    return _page("numbers", page=numbers_page())


@anyone
@require_safe
@shell.packed
def safe(request: HttpRequest) -> HttpResponse:
    """Ask about fear, force and control: nothing to answer, nothing is sent."""
    return _page("safe")


@anyone
@require_safe
@shell.packed
def own_acts(request: HttpRequest) -> HttpResponse:
    """Help someone who worries about how they act."""
    return _page("own_acts")


@anyone
@require_safe
@shell.packed
def punishment(request: HttpRequest) -> HttpResponse:
    """Say how silence as a punishment differs from too much at once."""
    return _page("punishment")


@anyone
@require_safe
@shell.packed
def their_safety(request: HttpRequest) -> HttpResponse:
    """Say what to do now for someone who may be in danger."""
    return _page("their_safety")


@anyone
@require_safe
@shell.packed
def watched(request: HttpRequest) -> HttpResponse:
    """Say how to leave a device that may be watched."""
    return _page("watched")
