"""What a person is told when a pause stands otherwise than their page showed."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from stillhere.foundation.people.access import act
from stillhere.foundation.web.telling import NotSent
from stillhere.rooms.pauses.agreement import Changed
from stillhere.rooms.pauses.commands import (
    AlreadyAway,
    AlreadyOver,
    CannotDo,
    NotTheirs,
    NotYet,
    OfferGone,
    TooFar,
)
from stillhere.rooms.pauses.quiet import NothingSaid

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
Told = CannotDo | Changed | NothingSaid | NotSent


def sentence(wrong: Told) -> str:
    """Say what happened; nothing was changed."""
    match wrong:
        case AlreadyAway():
            return _("You stepped away already.")
        case AlreadyOver():
            return _("This pause is over by now. It was closed, or taken back.")
        case NotTheirs():
            return _("Only the one who stepped away can do this.")
        case NotYet():
            return _("The planned time isn’t past yet.")
        case OfferGone():
            return _("There is something newer to read first.")
        case Changed():
            return _("It was changed while you read. Please read it again.")
        case NothingSaid():
            return _("It was taken back in the meantime.")
        case _:
            return _("This page was open for a while, so nothing was sent.")


def out_of_reach(wrong: CannotDo, *, begins: bool = False) -> str:
    """Say that a time is too near or too far."""
    if isinstance(wrong, TooFar):
        return _("That’s further away than a pause can be. Choose a nearer time.")
    if begins:
        return _("That’s very soon. A body needs 20 minutes or more to settle.")
    return _("Choose a time a little further away.")


def changed(request: HttpRequest, wrong: Told) -> HttpResponse:
    """Answer an act that no longer fits, with the way to what is true now."""
    context = {"sentence": sentence(wrong), "here": "today"}
    return render(request, "pauses/changed.html", context, status=409)


def one_tap(view: View[P]) -> View[P]:
    """Make a view of an act without text, told when it no longer fits."""

    @wraps(view)
    def run(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except (CannotDo, Changed, NothingSaid, NotSent) as wrong:
            return changed(request, wrong)

    return act(run)
