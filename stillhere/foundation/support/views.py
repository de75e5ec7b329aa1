"""Get help: pages of the shell, open to everyone, that know and keep nothing."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from stillhere.foundation.support.numbers import numbers_page
from stillhere.foundation.web import shell
from stillhere.foundation.web.doors import anyone


def _page(
    name: str, context: Callable[[], dict[str, object]] = dict
) -> Callable[[HttpRequest], HttpResponse]:
    """Return the view of one page: the same bytes for everyone, a form on none."""

    @anyone
    @require_safe
    @shell.packed
    def view(request: HttpRequest) -> HttpResponse:
        return shell.page(f"support/{name}.html", {"here": "help", **context()})

    return view


# What help there is; whom to call, by country, which the person chooses.
get_help = _page("help")
numbers = _page("numbers", lambda: {"page": numbers_page()})

# Fear, force and control, with nothing to answer; one's own acts; silence that hurts.
safe = _page("safe")
own_acts = _page("own_acts")
punishment = _page("punishment")

# What to do now for someone in danger; leaving a device that may be watched.
their_safety = _page("their_safety")
watched = _page("watched")
