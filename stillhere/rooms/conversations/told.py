"""What a person is told when something stands otherwise than their page showed."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from stillhere.rooms.conversations.deciding import CannotDo
from stillhere.rooms.conversations.services import Paused
from stillhere.rooms.conversations.words import sentence

P = ParamSpec("P")
F = TypeVar("F", bound=Form)
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


class NotSent(Exception):
    """The form came without what it needs, from an old or broken page."""


class NoWords(Exception):
    """Words were to be shown, and there are none."""


def told(view: View[P]) -> View[P]:
    """Let a view say kindly what no longer fits, with a 409; typed words stay."""

    @wraps(view)
    def run(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except (CannotDo, Paused, NotSent) as wrong:
            texts = (
                request.POST.get(name, "") for name in ("thanks", "next_step", "words")
            )
            text = "\n\n".join(filter(None, texts))
            context = {"sentence": sentence(wrong), "text": text, "here": "us"}
            return render(request, "conversations/changed.html", context, status=409)

    return run


def checked(form: F) -> F:
    """Return the form if it is whole. :raises NotSent: if not."""
    if not form.is_valid():
        raise NotSent
    return form
