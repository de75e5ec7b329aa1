"""What a person is told when something stands otherwise than their page showed."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from stillhere.rooms.repairs.deciding import AtRest, CannotDo, TookBack
from stillhere.rooms.repairs.keeping import Changed
from stillhere.rooms.repairs.phrases import CannotSay, Enough
from stillhere.rooms.repairs.services import NobodyThere, OneAtATime

P = ParamSpec("P")
F = TypeVar("F", bound=Form)
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


KINDS = (Changed, OneAtATime, NobodyThere, CannotDo, CannotSay)


class NotSent(Exception):
    """The form came without what it needs, from an old or broken page."""


def sentence(wrong: Exception) -> str:
    """Say what happened; nothing was changed."""
    match wrong:
        case Changed():
            return _("It says something else by now. Please read it again first.")
        case OneAtATime():
            return _("One at a time. This one waits with you.")
        case Enough():
            return _("Twelve are enough to remember. Leave one, and there is room.")
        case CannotSay():
            return _("It was taken back or left in the meantime.")
        case NobodyThere():
            return _("You share with nobody here right now. It stays yours.")
        case TookBack():
            return _("It was taken back in the meantime.")
        case AtRest():
            return _("One of you let it rest in the meantime.")
        case CannotDo():
            return _("It is at another step by now.")
        case _other:
            return _("This page was open for a while, so nothing was sent.")


def told(view: View[P]) -> View[P]:
    """Let a view say kindly what no longer fits, with a 409; typed words stay."""

    @wraps(view)
    def run(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except (*KINDS, NotSent) as wrong:
            text = request.POST.get("words", "")
            context = {"sentence": sentence(wrong), "text": text, "here": "us"}
            return render(request, "repairs/changed.html", context, status=409)

    return run


def checked(form: F) -> F:
    """Return the form if it is whole. :raises NotSent: if not."""
    if not form.is_valid():
        raise NotSent
    return form
