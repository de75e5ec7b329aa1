"""The list of scenes; and one scene, with the replies to it and a box for one's own."""

from typing import Final

import attrs
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from stillhere.core.codec import private
from stillhere.core.language.reading import read
from stillhere.foundation.coach.offering import Coached, coached
from stillhere.foundation.coach.readback import Outcome
from stillhere.foundation.people.access import opened
from stillhere.foundation.people.carrying import carried
from stillhere.foundation.people.queries import preferences
from stillhere.foundation.web import clock
from stillhere.rooms.practice import words
from stillhere.rooms.practice.access import numbered
from stillhere.rooms.practice.forms import ReplyForm
from stillhere.rooms.practice.reading import ENGLISH, scenes
from stillhere.rooms.practice.rules import SIDES, Scene, Scenes, landing

BOX: Final = "draft"
TAKE: Final = "take"
"""The button that puts one of the replies into the box; its value says which."""


@attrs.frozen(kw_only=True)
class StartPage:
    """The scenes, side by side, and the one of today."""

    today: Scene
    today_side: str
    sides: tuple[tuple[str, str, tuple[Scene, ...]], ...]
    """The place on the page, whose side it is, and its scenes."""


@attrs.frozen(kw_only=True)
class ScenePage:
    """One scene, and how words of one's own might land in it."""

    scene: Scene
    side: str
    lands: tuple[str, ...] = private(default=())
    stopped: bool = False
    """Harm was announced: nothing is offered to take along."""
    another: int


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """List the scenes, and offer one."""
    among = _scenes()
    zone = preferences(opened(request)).tz
    today = among.on(clock.now().astimezone(zone).date())
    page = StartPage(
        today=today,
        today_side=words.side(today.side),
        sides=tuple(
            (side.value[0], words.side(side), among.of(side)) for side in SIDES
        ),
    )
    return render(request, "practice/start.html", {"page": page, "here": "me"})


def scene(request: HttpRequest, number: int) -> HttpResponse:
    """Show a scene; read a reply of one's own back, and keep nothing of it."""
    among = _scenes()
    found = numbered(among, number)
    back = coached(request, BOX)
    sent = request.POST if request.method == "POST" else carried(request)
    initial = back.initial if back else dict((sent or {}).items())
    if not back and TAKE in initial:
        initial = _taken(found, str(initial[TAKE])) or initial
    page = ScenePage(
        scene=found,
        side=words.side(found.side),
        lands=_lands(found, back, str(initial.get(BOX, ""))),
        stopped=bool(back and back.read and back.read.outcome is Outcome.STOP),
        another=among.following(found).number,
    )
    context = {
        "page": page,
        "form": ReplyForm(initial=initial),
        "coached": back,
        "here": "me",
    }
    return render(request, "practice/scene.html", context)


def _scenes() -> Scenes:
    return scenes((get_language() or ENGLISH).partition("-")[0])


def _taken(found: Scene, which: str) -> dict[str, str | list[str]]:
    """Return the reply that was taken into the box, if there is one of that number."""
    for number, reply in enumerate(found.replies):
        if which == str(number):
            return {BOX: reply.words}
    return {}


def _lands(found: Scene, back: Coached | None, draft: str) -> tuple[str, ...]:
    """Say how a draft that was read back might land."""
    read_back = back.read if back else None
    if read_back is None or read_back.outcome not in (Outcome.FOUND, Outcome.NOTHING):
        return ()
    known = found.reply(draft)
    if known is not None:
        return (known.lands,)
    return tuple(map(words.landing, landing(read(draft.strip()).labels)))
