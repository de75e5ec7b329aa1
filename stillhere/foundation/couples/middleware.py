"""Before a page is made: finish what the other of the two began."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from stillhere.foundation.couples.services import needs_settling, settle
from stillhere.foundation.people.access import marked, opened, reopened, visit_of
from stillhere.foundation.people.sessions import State
from stillhere.vault.opened import Vault


class Settled:
    """Accept keys that were given, or move out of a space the other has left."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Stand behind the door."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Only views are of interest."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, _args: Any, _kwargs: Any
    ) -> None:
        """Settle before an open page, and let it read the vault anew."""
        if visit_of(request).state is State.OPEN and not marked(view, "for_anyone"):
            settled(request)


def settled(request: HttpRequest) -> Vault:
    """Return the open vault, with what the other began finished.

    For views that are for anyone and show more to whoever is open.
    """
    if needs_settling(opened(request)):
        settle(opened(request))
        return reopened(request)
    return opened(request)
