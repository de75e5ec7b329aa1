"""Telling a person kindly that something stands otherwise than their page showed.

A room says in its ``told.py`` which errors that are and what is said of each; nothing
was changed then, and what was typed is given back to copy.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

import attrs
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

P = ParamSpec("P")
F = TypeVar("F", bound=Form)
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


class NotSent(Exception):
    """The form came without what it needs, from an old or broken page."""


def checked(form: F) -> F:
    """Return the form if it is whole. :raises NotSent: if not."""
    if not form.is_valid():
        raise NotSent
    return form


@attrs.frozen(kw_only=True)
class Telling:
    """Around a view: errors of these kinds become a page that says what happened."""

    kinds: tuple[type[Exception], ...]
    sentence: Callable[[Exception], str]
    template: str
    here: str
    """Which of the four places of the navigation it belongs to."""
    texts: tuple[str, ...] = ()
    """The fields in which something may have been typed."""

    def __call__(self, view: View[P]) -> View[P]:
        """Wrap a view; what no longer fits is answered with a 409."""

        @wraps(view)
        def run(
            request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs
        ) -> HttpResponse:
            kinds: tuple[type[Exception], ...] = (*self.kinds, NotSent)
            try:
                return view(request, *args, **kwargs)
            except kinds as wrong:
                return self.page(request, wrong)

        return run

    def page(self, request: HttpRequest, wrong: Exception) -> HttpResponse:
        """Return the page that says what happened."""
        typed = (request.POST.get(name, "") for name in self.texts)
        context = {
            "sentence": self.sentence(wrong),
            "text": "\n\n".join(filter(None, typed)),
            "here": self.here,
        }
        return render(request, self.template, context, status=409)
