"""After a talk: leave a word, keep one's own, and what was left before."""

import attrs
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from stillhere.core.codec import private
from stillhere.foundation.couples import calm
from stillhere.foundation.people.access import act, opened
from stillhere.foundation.people.carrying import carried
from stillhere.foundation.web import clock
from stillhere.foundation.web.forms import TokenForm
from stillhere.foundation.web.telling import checked
from stillhere.rooms.conversations import access, closing, lefts, queries
from stillhere.rooms.conversations.events import Kept
from stillhere.rooms.conversations.forms import LeaveForm, LeftForm
from stillhere.rooms.conversations.listed import WordSeen, words_seen
from stillhere.rooms.conversations.told import told
from stillhere.vault.names import Stream


@attrs.frozen(kw_only=True)
class LeavePage:
    """A talk that is over, and what was left after it."""

    stream: str
    name: str = private()
    left: str
    words: tuple[WordSeen, ...] = private()


@told
def leave(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Leave an appreciation and a next step; both can be skipped."""
    vault, now = opened(request), clock.now()
    held = access.talk(vault, stream)
    hides = request.method != "POST" and calm.away(vault, now)
    if hides or not closing.ended_well(held):
        return redirect("conversations:talk", stream=stream)
    sent = request.POST if request.method == "POST" else carried(request)
    form = LeaveForm(sent)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        closing.leave(
            vault, stream=stream, thanks=said["thanks"], step=said["next_step"], now=now
        )
        return redirect("conversations:keep", stream=stream)
    to = lefts.stream_of(held.space, stream)
    words = words_seen(lefts.load(held.space, to), vault.person)
    if any(word.mine for word in words) and not form.is_bound:
        return redirect("conversations:keep", stream=stream)
    page = LeavePage(stream=stream, name=queries.name_of(vault), left=to, words=words)
    context = {"page": page, "form": form, "here": "us"}
    return render(request, "conversations/leave.html", context)


@attrs.frozen(kw_only=True)
class KeepPage:
    """One's own typed words of a talk, before they are erased."""

    stream: str
    name: str = private()
    topic: str = private()
    words: tuple[str, ...] = private()


@told
def keep(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Keep one's own words for oneself, or not; then they are erased here."""
    vault, now = opened(request), clock.now()
    held = access.talk(vault, stream)
    hides = request.method != "POST" and calm.away(vault, now)
    if hides or not held.over:
        return redirect("conversations:talk", stream=stream)
    if request.method == "POST":
        checked(TokenForm(request.POST))
        wanted = "keep" in request.POST
        closing.finish(vault, stream=stream, keep=wanted, now=now)
        return redirect("conversations:list")
    topic, words = held.own_words()
    page = KeepPage(
        stream=stream, name=queries.name_of(vault), topic=topic, words=words
    )
    return render(request, "conversations/keep.html", {"page": page, "here": "us"})


@act
@told
def left(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Say yes to a next step, or take back what one left."""
    vault = opened(request)
    lefts.left(vault, stream)
    said = checked(LeftForm(request.POST)).cleaned_data
    if said["tap"] == "yes":
        closing.say_yes(vault, stream=stream, to=said["number"])
    else:
        closing.take_left_back(vault, stream=stream, version=said["number"])
    return redirect("conversations:list")


@attrs.frozen(kw_only=True)
class KeptPage:
    """What one kept of a talk."""

    stream: str
    kept: Kept = attrs.field(repr=False)


@told
def kept(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Read what one kept of a talk, or erase it."""
    vault = opened(request)
    found = lefts.kept(vault, stream)
    if request.method == "POST":
        checked(TokenForm(request.POST))
        closing.erase_kept(vault, stream=stream)
        return redirect("conversations:list")
    page = KeptPage(stream=stream, kept=found)
    return render(request, "conversations/kept.html", {"page": page, "here": "us"})
