"""What I notice; where the lines are drawn; what both of two showed, side by side."""

import attrs
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from stillhere.core.codec import private
from stillhere.foundation.people.access import opened
from stillhere.foundation.people.carrying import carried
from stillhere.foundation.web import clock
from stillhere.overview.patterns import lines, pairs
from stillhere.overview.patterns.forms import LinesForm
from stillhere.overview.patterns.lines import Often
from stillhere.overview.patterns.pairs import PairSeen
from stillhere.overview.patterns.queries import noticed_now
from stillhere.rooms.episodes import queries as episodes


@require_safe
def noticed(request: HttpRequest) -> HttpResponse:
    """Show what can be noticed in what one noted."""
    page = noticed_now(opened(request), clock.now())
    return render(request, "patterns/noticed.html", {"page": page, "here": "me"})


def draw_lines(request: HttpRequest) -> HttpResponse:
    """Draw the lines between occasional, in between and often."""
    vault = opened(request)
    drawn = lines.lines(vault)
    start = {"between": drawn.between.value, "often": drawn.often.value}
    sent = request.POST if request.method == "POST" else carried(request)
    form = LinesForm(sent, initial=start)
    if request.method == "POST" and form.is_valid():
        chosen = (Often(form.cleaned_data[name]) for name in ("between", "often"))
        lines.draw(vault, **dict(zip(("between", "often"), chosen, strict=True)))
        return redirect("patterns:noticed")
    return render(request, "patterns/lines.html", {"form": form, "here": "me"})


@attrs.frozen(kw_only=True)
class TwoPage:
    """What both showed: each side as its author told it."""

    name: str = private()
    pairs: tuple[PairSeen, ...] = attrs.field(repr=False)


@require_safe
def for_two(request: HttpRequest) -> HttpResponse:
    """Show the silences of which sides were shown, each as it was told."""
    vault, now = opened(request), clock.now()
    look = episodes.look(vault, now)
    told = episodes.all_told(vault, now)
    page = TwoPage(name=look.name, pairs=pairs.pairs_seen(told, look))
    return render(request, "patterns/two.html", {"page": page, "here": "us"})
