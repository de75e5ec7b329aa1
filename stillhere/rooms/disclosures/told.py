"""What a person is told when something stands otherwise than their page showed."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from stillhere.foundation.people.access import act
from stillhere.foundation.web.telling import NotSent
from stillhere.rooms.disclosures.commands import (
    AnsweredAlready,
    CannotDo,
    Enough,
    FirstAnswerFirst,
    NotTheirs,
    NotToday,
    TookBack,
)

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def sentence(wrong: CannotDo | NotSent) -> str:
    """Say what happened; nothing was changed."""
    match wrong:
        case TookBack():
            return _("It was taken back in the meantime.")
        case AnsweredAlready():
            return _("You answered already, perhaps in another tab.")
        case FirstAnswerFirst():
            return _("A short first answer comes before a longer one.")
        case NotToday():
            return _("No answer is wanted today. You can keep it, and that is enough.")
        case NotTheirs():
            return _("Only the other of you two can do this.")
        case Enough():
            return _("There’s no room for another answer here.")
        case _:
            return _("This page was open for a while, so nothing was sent.")


def changed(
    request: HttpRequest, wrong: CannotDo | NotSent, *, text: str = ""
) -> HttpResponse:
    """Answer an act that no longer fits; what was typed is given back to copy."""
    context = {"sentence": sentence(wrong), "text": text, "here": "today"}
    return render(request, "disclosures/changed.html", context, status=409)


def one_tap(view: View[P]) -> View[P]:
    """Make a view of an act without text, told when it no longer fits."""

    @wraps(view)
    def run(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except (CannotDo, NotSent) as wrong:
            return changed(request, wrong)

    return act(run)
