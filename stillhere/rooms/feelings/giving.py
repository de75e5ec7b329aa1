"""Views of what the two share: how much, just what the other reads, answering."""

import attrs
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from stillhere.core.codec import private
from stillhere.foundation.people.access import act, opened
from stillhere.foundation.web import clock
from stillhere.foundation.web.forms import TokenForm
from stillhere.foundation.web.telling import NotSent, checked
from stillhere.rooms.feelings import (
    access,
    answering,
    offers,
    queries,
    rules,
    sharing,
)
from stillhere.rooms.feelings.events import Answer, Level, What
from stillhere.rooms.feelings.forms import AnswerForm, LevelForm
from stillhere.rooms.feelings.records import Felt, Noticed
from stillhere.rooms.feelings.seen import (
    FeltSeen,
    GivenSeen,
    Look,
    felt_seen,
    given_seen,
)
from stillhere.rooms.feelings.sharing import NobodyThere
from stillhere.rooms.feelings.told import told
from stillhere.vault.names import Stream


@attrs.frozen(kw_only=True)
class LevelSeen:
    """One choice: a level with what it holds, or an answer."""

    value: str
    words: str
    holds: str = private(default="")


@attrs.frozen(kw_only=True)
class SharePage:
    """How much to share; then just what the other will read."""

    stream: str
    name: str = private()
    levels: tuple[LevelSeen, ...]
    preview: GivenSeen | None = attrs.field(repr=False)
    level: str = ""


@told
def share(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Share some of one's own: a level, then a preview, then it is sent."""
    vault, now = opened(request), clock.now()
    found, look = access.own(vault, stream), queries.look(vault, now)
    if not look.name:
        if request.method == "POST":
            raise NobodyThere
        return redirect("feelings:mine", stream=stream)
    felt = found.item.felt if isinstance(found.item, Noticed) else None
    levels = rules.levels(felt) if felt is not None else (Level.ALL,)
    level = levels[0] if len(levels) == 1 else None
    if request.method == "POST":
        form = checked(LevelForm(request.POST))
        level = Level(form.cleaned_data["level"]) if felt else Level.ALL
        if level not in levels:  # it would say nothing
            raise NotSent
        if form.cleaned_data["send"]:
            to = sharing.share(
                vault,
                stream=stream,
                token=form.cleaned_data["token"],
                level=level,
                now=now,
            )
            return redirect("feelings:given", stream=to)
    page = SharePage(
        stream=stream,
        name=look.name,
        levels=tuple(
            LevelSeen(
                value=one.value,
                words=offers.level(one, _many(felt)),
                holds=_holds(one, felt_seen(felt or Felt())),
            )
            for one in levels
        ),
        preview=_preview(felt, level, look) if level else None,
        level=level.value if level else "",
    )
    text = "" if isinstance(found.item, Noticed) else found.item.text
    context = {"page": page, "text": text, "here": "me"}
    return render(request, "feelings/share.html", context)


def _many(felt: Felt | None) -> int:
    return len(felt.words) + len(felt.own) if felt else 0


def _holds(level: Level, said: FeltSeen) -> str:
    """Return what this level holds beyond the one before."""
    parts = {
        Level.WORD: (said.words,),
        Level.WHY: (said.needs, said.weighs, said.note),
        Level.ALL: (said.body, said.place, said.close),
    }[level]
    return " · ".join(filter(None, parts))


def _preview(felt: Felt | None, level: Level, look: Look) -> GivenSeen:
    """Return it as the other will read it, before there is anything to read."""
    return GivenSeen(
        stream="",
        mine=False,
        name=look.name,
        what=What.CHECK_IN if felt else What.ENTRY,
        felt=felt_seen(rules.shown(felt or Felt(), level)),
        when="",
    )


@attrs.frozen(kw_only=True)
class GivenPage:
    """Something that was shared, and the answers there are."""

    seen: GivenSeen = attrs.field(repr=False)
    answers: tuple[LevelSeen, ...]
    away: bool
    """Put away: home does not show it."""


@require_safe
def given(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Show something that was shared, to either of the two."""
    vault = opened(request)
    held = access.given(vault, stream)
    page = GivenPage(
        seen=given_seen(held, queries.look(vault, clock.now())),
        answers=tuple(
            LevelSeen(value=one.value, words=offers.answer(one)) for one in Answer
        ),
        away=stream in queries.away_of(vault.own.current(queries.AWAY)).streams,
    )
    return render(request, "feelings/given.html", {"page": page, "here": "us"})


@act
@told
def answer(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Answer with one tap."""
    form = checked(AnswerForm(request.POST))
    answering.answer(
        opened(request),
        stream=stream,
        token=form.cleaned_data["token"],
        answer=Answer(form.cleaned_data["answer"]),
        now=clock.now(),
    )
    return redirect("feelings:given", stream=stream)


@act
@told
def unanswer(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Take one's answer back."""
    token = checked(TokenForm(request.POST)).cleaned_data["token"]
    answering.unanswer(opened(request), stream=stream, token=token, now=clock.now())
    return redirect("feelings:given", stream=stream)


@act
@told
def take_back(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Take back what one shared; what came back to oneself is erased."""
    vault = opened(request)
    token = checked(TokenForm(request.POST)).cleaned_data["token"]
    stands = access.given(vault, stream).space.shared
    sharing.take_back(vault, stream=stream, token=token, now=clock.now())
    if not stands:
        return redirect("feelings:journal")
    return redirect("feelings:given", stream=stream)


@act
def put_away(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Show it no more on one's own home; only this person knows."""
    vault = opened(request)
    access.given(vault, stream)
    answering.put_away(vault, stream=stream)
    return redirect("/")
