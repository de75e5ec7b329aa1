"""Today's small thing, and what one does with it."""

import attrs
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from stillhere.core.codec import private
from stillhere.foundation.people.access import act, opened
from stillhere.foundation.web import clock
from stillhere.rooms.moments import queries, services, words
from stillhere.rooms.moments.forms import MoveForm, RoomForm
from stillhere.rooms.moments.rules import Room


@attrs.frozen(kw_only=True)
class ThingPage:
    """Today's thing as its page shows it; without one, that there is none."""

    id: str = private(default="")
    kind: str = private(default="")
    line: str = private(default="")
    text: str = private(default="")
    takes: str = private(default="")
    done: str = private(default="")
    """What the button says that does it elsewhere."""
    here: bool = False
    """There is a page of this app to do it on."""
    smaller: bool = False
    """There is a smaller one."""
    rooms: tuple[tuple[str, str, bool], ...] = private(default=())
    """How much there is today: its value, its word, and whether it was said."""


@require_safe
def thing(request: HttpRequest) -> HttpResponse:
    """Show today's small thing."""
    found = queries.look(opened(request), clock.now())
    stands, name = found.thing, found.name
    page = ThingPage()
    if stands is not None:
        line = words.said(stands.line, name)
        page = ThingPage(
            id=stands.id,
            kind=words.kind(stands),
            line=line[:1].upper() + line[1:],
            text=words.said(stands.text, name),
            takes=words.takes(stands, name),
            done=words.done(stands),
            here=bool(stands.where),
            smaller=found.instead(smaller=True) is not None,
            rooms=tuple(
                (room.value, words.room(room), room is found.small.room)
                for room in Room
            ),
        )
    return render(request, "moments/thing.html", {"page": page, "here": "today"})


@act
def move(request: HttpRequest) -> HttpResponse:
    """Put it away, do it, or let another stand in its place."""
    form, vault, now = MoveForm(request.POST), opened(request), clock.now()
    if not form.is_valid():
        return redirect("/")
    which, how = form.cleaned_data["which"], form.cleaned_data["move"]
    if how == "here":
        done = services.do_here(vault, which=which, now=now)
        return redirect(done.where if done else "/")
    if how in ("smaller", "else"):
        smaller = how == "smaller"
        services.take_another(vault, which=which, smaller=smaller, now=now)
        return redirect("moments:thing")
    services.put_away(vault, which=which, now=now)
    return redirect("/")


@act
def room(request: HttpRequest) -> HttpResponse:
    """Keep how much there is today."""
    form = RoomForm(request.POST)
    if form.is_valid():
        said = Room(form.cleaned_data["room"])
        services.say_room(opened(request), room=said, now=clock.now())
    return redirect("moments:thing")
