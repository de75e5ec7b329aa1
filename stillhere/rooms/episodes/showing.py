"""Showing the other one's own side of a silence, just as it was previewed."""

import attrs
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from stillhere.core.codec import private
from stillhere.foundation.people.access import act, opened
from stillhere.foundation.web import clock
from stillhere.foundation.web.forms import TokenForm
from stillhere.foundation.web.telling import checked
from stillhere.rooms.episodes import access, queries, rules, services
from stillhere.rooms.episodes.seen import SilenceSeen, silence_seen
from stillhere.rooms.episodes.services import NobodyThere
from stillhere.rooms.episodes.small_forms import ShowForm
from stillhere.rooms.episodes.told import told
from stillhere.vault.names import Stream


@attrs.frozen(kw_only=True)
class ShowPage:
    """How much to show; then just what the other will read."""

    stream: str
    name: str = private()
    more: bool
    """There is a note or own words, which can be left out."""
    preview: SilenceSeen | None = attrs.field(repr=False)
    apart: bool = False
    """Without note and own words."""
    anew: bool = False
    """It takes the place of what stands shown."""
    was: int


@told
def show(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Show one's side: how much, then a preview, then it is sent."""
    vault, now = opened(request), clock.now()
    look, found = queries.look(vault, now), access.own(vault, stream)
    if not look.name:
        if request.method == "POST":
            raise NobodyThere
        return redirect("episodes:mine", stream=stream)
    short = rules.words_apart(found.silence)
    more = short != found.silence
    chosen, apart = not more, False
    if request.method == "POST":
        form = checked(ShowForm(request.POST))
        chosen, apart = True, form.cleaned_data["much"] == "apart"
        if form.cleaned_data["send"]:
            to = services.show(
                vault,
                stream=stream,
                token=form.cleaned_data["token"],
                silence=short if apart else found.silence,
                was=form.cleaned_data["was"] or 0,
                now=now,
            )
            return redirect("episodes:told", stream=to)
    said = short if apart else found.silence
    page = ShowPage(
        stream=stream,
        name=look.name,
        more=more,
        preview=silence_seen(said, look) if chosen else None,
        apart=apart,
        anew=queries.shown(vault, found.kept.sent) is not None,
        was=found.version,
    )
    return render(request, "episodes/show.html", {"page": page, "here": "me"})


@attrs.frozen(kw_only=True)
class ToldPage:
    """A side that was shown, as either of the two reads it."""

    stream: str
    item: SilenceSeen | None = attrs.field(repr=False)
    """None if it was taken back, or can't be read."""
    name: str = private()
    mine: bool
    taken_back: bool
    stands: bool
    """It stands in the space of the two, and not only in one's own."""


@require_safe
def side(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Show a side that was shown, to either of the two."""
    vault = opened(request)
    look, held = queries.look(vault, clock.now()), access.told(vault, stream)
    told_now, mine = held.side.told, held.side.by == vault.person
    page = ToldPage(
        stream=stream,
        item=silence_seen(told_now.silence, look, mine=mine) if told_now else None,
        name=look.name,
        mine=mine,
        taken_back=held.side.taken_back,
        stands=held.space.shared,
    )
    return render(request, "episodes/told.html", {"page": page, "here": "us"})


@act
@told
def take_back(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Take back a side that one showed; what came back to oneself is erased."""
    vault = opened(request)
    token = checked(TokenForm(request.POST)).cleaned_data["token"]
    stands = access.told(vault, stream).space.shared
    services.take_back(vault, stream=stream, token=token, now=clock.now())
    if not stands:
        return redirect("episodes:list")
    return redirect("episodes:told", stream=stream)
