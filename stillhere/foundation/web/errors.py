"""What a person reads when the server could not: nothing was saved, the text is here.

``config/urls.py`` names ``server_error`` as its ``handler500``.
"""

import errno
import sys
from typing import Final

import attrs
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string

from stillhere.vault.sealing import CannotOpen
from stillhere.vault.shelves import CannotRead, Closed, WrittenByNewer
from stillhere.vault.transactions import Crowded

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS})
_SECRET: Final = ("pass", "words", "present", "code", "pin", "secret", "otp")
"""Parts of field names whose value is never put back on a page."""
_COULD_NOT: Final = (OperationalError, InterfaceError, Crowded, Closed)
_CHOICE: Final = 24
"""Characters; what is longer was written, not chosen."""


@attrs.frozen(kw_only=True)
class Sent:
    """One field as it was sent."""

    name: str
    value: str = attrs.field(repr=False)

    @property
    def is_text(self) -> bool:
        """Tell whether a person wrote it (rather than chose it or never saw it)."""
        written = len(self.value) > _CHOICE or "\n" in self.value
        return self.name != "token" and written


@attrs.frozen(kw_only=True)
class BusyPage:
    """The page that says nothing was saved, with everything that was sent."""

    is_post: bool
    address: str
    fields: tuple[Sent, ...]
    can_repeat: bool


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer an error: 503 if the disk or the database could not, else 500."""
    error = sys.exc_info()[1]
    full = isinstance(error, OSError) and error.errno in _FULL
    if full or isinstance(error, _COULD_NOT):
        return nothing_saved(request)
    if isinstance(error, (CannotRead, CannotOpen, WrittenByNewer)):
        context = {"newer": isinstance(error, WrittenByNewer)}
        return HttpResponseServerError(render_to_string("web/damaged.html", context))
    return HttpResponseServerError(render_to_string("500.html"))


def nothing_saved(request: HttpRequest) -> HttpResponse:
    """Say that nothing was saved and keep what was sent on the page.

    The form token is kept too, so sending again makes one thing, not two.
    """
    sent = [
        Sent(name=name, value=value)
        for name, values in request.POST.lists()
        for value in values
        if name != "csrfmiddlewaretoken"
    ]
    open_fields = [field for field in sent if not _is_secret(field.name)]
    page = BusyPage(
        is_post=request.method == "POST",
        address=request.get_full_path(),
        fields=tuple(open_fields),
        can_repeat=bool(sent) and len(sent) == len(open_fields),
    )
    response = render(request, "web/busy.html", {"page": page}, status=503)
    response["Cache-Control"] = "no-store, no-transform"
    response["Retry-After"] = "5"
    return response


def _is_secret(name: str) -> bool:
    return any(part in name.lower() for part in _SECRET)
