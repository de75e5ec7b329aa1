"""Get help: one page of the shell, open to everyone."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from stillhere.foundation.support.page import help_page
from stillhere.foundation.web import shell
from stillhere.foundation.web.doors import anyone


@anyone
@require_safe
@shell.packed
def get_help(request: HttpRequest) -> HttpResponse:
    """Show who can help, by country; it knows and keeps nothing of the reader."""
    return shell.page("support/help.html", {"page": help_page(), "here": "help"})
