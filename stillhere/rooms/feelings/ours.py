"""The view of what stands shared between the two, month by month."""

import attrs
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from stillhere.core.codec import private
from stillhere.foundation.people.access import opened
from stillhere.foundation.people.carrying import carried
from stillhere.foundation.web import clock
from stillhere.foundation.web.forms import LookForm
from stillhere.rooms.feelings import looking, queries
from stillhere.rooms.feelings.looking import Stretch
from stillhere.rooms.feelings.seen import GivenSeen, given_seen


@attrs.frozen(kw_only=True)
class SharedPage:
    """What stands shared between the two."""

    name: str = private()
    lines: tuple[GivenSeen, ...] = attrs.field(repr=False)
    stretch: Stretch[GivenSeen] = attrs.field(repr=False)


def shared(request: HttpRequest) -> HttpResponse:
    """Show what stands shared, month by month."""
    vault = opened(request)
    look = queries.look(vault, clock.now())
    sent = request.POST if request.method == "POST" else carried(request)
    form, begin = LookForm(sent), looking.start(look)
    if form.is_bound and form.is_valid():
        begin = min(form.before_month or begin, begin)
    page = SharedPage(
        name=look.name,
        lines=tuple(given_seen(held, look) for held in queries.their_lines(vault)),
        stretch=looking.shared(vault, look, begin=begin),
    )
    return render(request, "feelings/shared.html", {"page": page, "here": "us"})
