"""Views that ask for one time: longer, another time, a talk at a time."""

from collections.abc import Callable

import attrs
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from stillhere.core.codec import private
from stillhere.foundation.people.access import opened
from stillhere.foundation.people.carrying import carried
from stillhere.foundation.web import clock
from stillhere.rooms.pauses import queries, services
from stillhere.rooms.pauses.access import open_pause
from stillhere.rooms.pauses.commands import CannotDo, TooFar, TooSoon
from stillhere.rooms.pauses.forms import TimeForm
from stillhere.rooms.pauses.records import Way
from stillhere.rooms.pauses.seen import HomePauses, Viewer, pause_seen
from stillhere.rooms.pauses.told import changed, out_of_reach
from stillhere.vault.names import Stream
from stillhere.vault.opened import Vault


@attrs.frozen(kw_only=True)
class TimePage:
    """A page that asks for one time."""

    title: str
    line: str
    see: str
    button: str
    name: str = private()
    shared: bool


def longer(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Need longer: a new time, which tells the other."""

    def keep(vault: Vault, form: TimeForm) -> None:
        services.need_longer(
            vault,
            stream=stream,
            token=form.cleaned_data["token"],
            until=form.cleaned_data["until"],
            now=form.now,
        )

    def page(look: Viewer, seen: HomePauses) -> TimePage:
        return TimePage(
            title=_("How much longer do you need?"),
            line=_("The planned time is %(time)s.") % {"time": seen.time},
            see=_("%(name)s will see the new time.") % {"name": seen.name},
            button=_("Say when I’ll be back"),
            name=seen.name,
            shared=bool(seen.name),
        )

    return _ask_time(request, stream, page, keep, counts_on=True)


def offer(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Offer another time; the other says yes or names another."""

    def keep(vault: Vault, form: TimeForm) -> None:
        services.offer_time(
            vault,
            stream=stream,
            token=form.cleaned_data["token"],
            until=form.cleaned_data["until"],
            now=form.now,
        )

    def page(look: Viewer, seen: HomePauses) -> TimePage:
        return TimePage(
            title=_("Which time would suit you?"),
            line=_("It’s an offer. They can say yes, or name another.")
            if seen.name
            else "",
            see=_("%(name)s will see the time you offer.") % {"name": seen.name},
            button=_("Offer this time") if seen.name else _("Keep this time"),
            name=seen.name,
            shared=bool(seen.name),
        )

    return _ask_time(request, stream, page, keep)


def talk_at(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Be back, and name a time for the talk."""

    def keep(vault: Vault, form: TimeForm) -> None:
        services.come_back(
            vault,
            stream=stream,
            token=form.cleaned_data["token"],
            way=Way.TALK_AT,
            until=form.cleaned_data["until"],
            now=form.now,
        )

    def page(look: Viewer, seen: HomePauses) -> TimePage:
        return TimePage(
            title=_("When would you like to talk?"),
            line="",
            see=_("%(name)s will see: “I’m back”, and this time.")
            % {"name": seen.name},
            button=_("Send, I’m back") if seen.name else _("Keep this time"),
            name=seen.name,
            shared=bool(seen.name),
        )

    return _ask_time(request, stream, page, keep)


def _ask_time(
    request: HttpRequest,
    stream: Stream,
    page: Callable[[Viewer, HomePauses], TimePage],
    keep: Callable[[Vault, TimeForm], None],
    *,
    counts_on: bool = False,
) -> HttpResponse:
    """Ask for a time; ``counts_on``: minutes are added to the planned return."""
    vault, now = opened(request), clock.now()
    held = open_pause(vault, stream)
    look = queries.viewer(vault, now)
    sent = request.POST if request.method == "POST" else carried(request)
    after = held.pause.planned if counts_on else None
    form = TimeForm(sent, now=now, zone=look.zone, after=after)
    if request.method == "POST" and form.is_valid():
        try:
            keep(vault, form)
            return redirect("/")
        except (TooSoon, TooFar) as wrong:
            form.add_error("when", out_of_reach(wrong))
        except CannotDo as wrong:
            return changed(request, wrong)
    seen = pause_seen(stream, held.pause, look)
    context = {"page": page(look, seen), "form": form, "here": "today"}
    return render(request, "pauses/time.html", context)
