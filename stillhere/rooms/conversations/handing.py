"""A talk on one phone, handed back and forth: nothing of it is kept anywhere.

Where it stands travels in the page's own form: the steps so far, two names if they were
typed, and when the floor was taken. No words of the talk are in it. The same rules
drive it as on two phones.
"""

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

import attrs
from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stillhere.core.codec import private
from stillhere.core.facts import Fact
from stillhere.foundation.people.access import opened
from stillhere.foundation.web import clock
from stillhere.rooms.conversations import queries, rules, words
from stillhere.rooms.conversations.events import Asked, Stage, Step, Stepped
from stillhere.rooms.conversations.rules import Talk
from stillhere.rooms.conversations.words import SIGNS, Act

ONE, OTHER = uuid.UUID(int=1), uuid.UUID(int=2)
LETTERS: Final = {
    "s": Step.SAID,
    "g": Step.GAVE_BACK,
    "y": Step.THATS_IT,
    "n": Step.NOT_QUITE,
    "w": Step.SWAP,
    "t": Step.STAY,
    "m": Step.MORE,
    "e": Step.ENDED,
}
"""A step a letter: all that a page has to remember."""
MOST: Final = 400
"""Steps of one talk."""


class HandForm(forms.Form):
    """Where the talk stands, and what was tapped."""

    one = forms.CharField(
        label=gettext_lazy("Who begins?"), required=False, max_length=40
    )
    other = forms.CharField(
        label=gettext_lazy("Who listens first?"), required=False, max_length=40
    )
    way = forms.RegexField(regex=r"\A[sgynwtme]*\Z", required=False, max_length=MOST)
    since = forms.IntegerField(required=False, min_value=0, max_value=2**40)
    tap = forms.ChoiceField(
        required=False,
        choices=[(one, one) for one in ("begin", *(s.value for s in LETTERS.values()))],
    )


@attrs.frozen(kw_only=True)
class HandPage:
    """One screen of a talk on one phone."""

    one: str = private()
    other: str = private()
    way: str = ""
    since: int = 0
    begun: bool = False
    over: bool = False
    hand_to: str = private(default="")
    """Whose hands the phone is in, or goes to now."""
    moves: bool = False
    """It changes hands."""
    title: str = private(default="")
    guide: str = private(default="")
    quiet: bool = False
    acts: tuple[Act, ...] = private(default=())


def one_phone(request: HttpRequest) -> HttpResponse:
    """Hold a talk on this phone alone; it works without a partner here."""
    form = HandForm(request.POST if request.method == "POST" else None)
    name = queries.name_of(opened(request))
    page, now = HandPage(one="", other=name), clock.now()
    if request.method == "POST" and form.is_valid():
        page = _went(form, now)
    context = {"page": page, "signs": SIGNS, "here": "us"}
    return render(request, "conversations/one_phone.html", context)


def _went(form: HandForm, now: datetime) -> HandPage:
    said = form.cleaned_data
    one, other = said["one"] or _("the first"), said["other"] or _("the second")
    way, tapped = said["way"], said["tap"]
    since = datetime.fromtimestamp(said["since"] or now.timestamp(), tz=UTC)
    talk = walked(way, since)
    letter = next((one for one, step in LETTERS.items() if step == tapped), "")
    if letter and len(way) < MOST and _can(talk, LETTERS[letter]):
        way, floor = way + letter, talk.since
        talk = walked(way, now if letter in "nwtm" else floor or since)
    since = talk.since or now
    page = HandPage(
        one=one, other=other, way=way, since=int(since.timestamp()), begun=True
    )
    page, before = _screen(page, talk, now), walked(way[:-1], since)
    moves = page.hand_to != _screen(page, before, now).hand_to
    return attrs.evolve(page, moves=moves)


def _screen(page: HandPage, talk: Talk, now: datetime) -> HandPage:
    """Say whose screen it is, and what stands on it: as on a phone of their own."""
    if not talk.talking:
        return attrs.evolve(page, over=True)
    one, other = page.one, page.other
    speaker, listener = (one, other) if talk.asks else (other, one)
    mine = talk.stage in (Stage.FLOOR, Stage.GAVE_BACK, Stage.HEARD)
    holds, across = (speaker, listener) if mine else (listener, speaker)
    return attrs.evolve(
        page,
        hand_to=holds,
        title=words.title(talk.stage, across, mine=mine, again=talk.again),
        guide=words.guide(talk.stage, across, mine=mine),
        quiet=rules.long(talk, now),
        acts=words.acts(talk.stage, across, mine=mine, boxed=False),
    )


def _can(talk: Talk, step: Step) -> bool:
    return any(step in rules.moves(talk, who) for who in (ONE, OTHER))


def walked(way: str, since: datetime) -> Talk:
    """Return the talk after these steps; one that does not fit is passed over."""
    talk = rules.fold(_begun(since))
    for letter in way:
        step = LETTERS[letter]
        who = next((w for w in (ONE, OTHER) if step in rules.moves(talk, w)), None)
        if who is not None:
            event = Stepped(at=since, token="", step=step)
            fact = Fact(version=talk.size + 1, by=who, event=event)
            talk = rules.went(talk, fact)
    return talk


def _begun(since: datetime) -> Iterator[Fact]:
    asked = Asked(at=since, token="", topic="", first=True)
    yield Fact(version=1, by=ONE, event=asked)
    now = Stepped(at=since, token="", step=Step.NOW)
    yield Fact(version=2, by=OTHER, event=now)
