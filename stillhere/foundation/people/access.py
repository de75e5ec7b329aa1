"""Who may enter a view: everything is closed unless it says otherwise.

The middleware asks these marks before a view runs. A room's view needs no mark: it
is entered only with an open vault, which :func:`opened` hands over.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from stillhere.foundation.people.sessions import Visit
from stillhere.foundation.web.doors import anyone
from stillhere.vault.opened import Vault, open_vault

__all__ = [
    "act",
    "anyone",
    "marked",
    "opened",
    "reopened",
    "visit_of",
    "when_locked",
]

P = ParamSpec("P")
View = TypeVar("View", bound=Callable[..., HttpResponse])


def when_locked(view: View) -> View:
    """Mark a view for whoever is signed in, locked or open."""
    view.when_locked = True  # type: ignore[attr-defined]  # a mark on the function
    return view


def act(
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Mark a view that only does: a GET (the back button) goes home instead."""

    @wraps(view)
    def run(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method != "POST":
            return redirect("/")
        return view(request, *args, **kwargs)

    run.only_acts = True  # type: ignore[attr-defined]  # a mark on the function
    return run


def marked(view: Any, mark: str) -> bool:
    """Say whether a view carries one of the marks above."""
    return bool(getattr(view, mark, False))


def visit_of(request: HttpRequest) -> Visit:
    """Return the session of this request; signed out if the door was not passed."""
    found = getattr(request, "visit", None)
    return found if isinstance(found, Visit) else Visit()


def opened(request: HttpRequest) -> Vault:
    """Return the open vault of whoever asks: the one way from a request to a key.

    :raises PermissionError: if a view without a mark was reached locked; the
        middleware does not let that happen.
    """
    visit = visit_of(request)
    if visit.person is None or visit.vault_key is None:
        raise PermissionError
    if visit.vault is None:
        visit.vault = open_vault(visit.person, visit.vault_key)
    return visit.vault


def reopened(request: HttpRequest) -> Vault:
    """Return the vault read anew, after a service changed who holds which key."""
    visit_of(request).vault = None
    return opened(request)
