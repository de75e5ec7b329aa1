"""Views of one tap: what can be done with a pause without typing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from stillhere.foundation.people.access import opened
from stillhere.foundation.people.queries import preferences
from stillhere.foundation.web import clock
from stillhere.foundation.web.forms import TokenForm
from stillhere.foundation.web.telling import NotSent, checked
from stillhere.rooms.pauses import keeping, queries, services
from stillhere.rooms.pauses.access import open_pause, open_sign
from stillhere.rooms.pauses.after import After, CameBack, Helped
from stillhere.rooms.pauses.commands import CannotDo
from stillhere.rooms.pauses.forms import (
    CameBackForm,
    HelpedForm,
    NumberForm,
    NumberOnlyForm,
    ReplyForm,
    WayForm,
)
from stillhere.rooms.pauses.records import Reply, Way
from stillhere.rooms.pauses.rules import Phase, phase
from stillhere.rooms.pauses.seen import pause_seen
from stillhere.rooms.pauses.times import is_night
from stillhere.rooms.pauses.told import changed, one_tap
from stillhere.vault.names import Stream


def back(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Be back: five ways, each one tap."""
    vault, now = opened(request), clock.now()
    held = open_pause(vault, stream)
    if request.method == "POST":
        try:
            form = checked(WayForm(request.POST))
            services.come_back(
                vault,
                stream=stream,
                token=form.cleaned_data["token"],
                way=Way(form.cleaned_data["way"]),
                now=now,
            )
        except (CannotDo, NotSent) as wrong:
            return changed(request, wrong)
        return redirect("/")
    seen = pause_seen(stream, held.pause, queries.viewer(vault, now))
    return render(request, "pauses/back.html", {"pauses": seen, "here": "today"})


@one_tap
def take_back(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Take one's own call back."""
    form = checked(TokenForm(request.POST))
    services.take_back(
        opened(request),
        stream=stream,
        token=form.cleaned_data["token"],
        now=clock.now(),
    )
    return redirect("pauses:pause", stream=stream)


@one_tap
def withdraw(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Withdraw one's own words of a pause that is over, or one practical note."""
    number = None
    if "number" in request.POST:  # without one: all of one's own words
        form = checked(NumberOnlyForm(request.POST))
        number = form.cleaned_data["number"]
    services.withdraw_words(
        opened(request), stream=stream, version=number, now=clock.now()
    )
    return redirect("pauses:pause", stream=stream)


@one_tap
def answer(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Answer the other's return."""
    form = checked(ReplyForm(request.POST))
    services.answer_back(
        opened(request),
        stream=stream,
        token=form.cleaned_data["token"],
        back=form.cleaned_data["back"],
        reply=Reply(form.cleaned_data["reply"]),
        now=clock.now(),
    )
    return redirect("/")


@one_tap
def rest(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Let it rest for today."""
    form = checked(TokenForm(request.POST))
    services.let_rest(
        opened(request),
        stream=stream,
        token=form.cleaned_data["token"],
        now=clock.now(),
    )
    return redirect("/")


@one_tap
def assure(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Send "No hurry. I'm here."."""
    form = checked(TokenForm(request.POST))
    services.assure(
        opened(request),
        stream=stream,
        token=form.cleaned_data["token"],
        now=clock.now(),
    )
    return redirect("/")


@one_tap
def accept(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Say yes to the offered time."""
    form = checked(NumberForm(request.POST))
    services.accept_time(
        opened(request),
        stream=stream,
        token=form.cleaned_data["token"],
        offer=form.cleaned_data["number"],
        now=clock.now(),
    )
    return redirect("/")


@one_tap
def put_away(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Show a pause no more on one's own home; only this person knows."""
    vault = opened(request)
    found = phase(open_pause(vault, stream).pause, clock.now())
    keeping.put_away(vault, stream=stream, left_open=found is Phase.LEFT_OPEN)
    return redirect("/")


@one_tap
def put_sign_away(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Show a "still here" no more on one's own home."""
    vault = opened(request)
    open_sign(vault, stream)
    keeping.put_away(vault, stream=stream)
    return redirect("/")


@one_tap
def helped(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Keep for oneself whether the pause helped."""
    vault = opened(request)
    open_pause(vault, stream)
    form = checked(HelpedForm(request.POST))
    said = Helped(form.cleaned_data["helped"])
    keeping.keep_after(vault, item=After(stream=stream, helped=said))
    if said is Helped.SKIP:
        return redirect("/")
    return redirect("pauses:came_back", stream=stream)


def came_back(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Ask, only for oneself, whether they came back to it."""
    vault = opened(request)
    open_pause(vault, stream)
    if request.method == "POST":
        form = CameBackForm(request.POST)
        if form.is_valid():
            said = CameBack(form.cleaned_data["came_back"])
            keeping.keep_came_back(vault, stream=stream, came_back=said)
            return redirect("/")
    night = is_night(clock.now(), preferences(vault).tz)
    context = {"stream": stream, "night": night, "here": "today"}
    return render(request, "pauses/came_back.html", context)
