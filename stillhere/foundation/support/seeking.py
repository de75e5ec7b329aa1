"""Finding a professional: a page, a first message, and four questions."""

import attrs
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stillhere.core.codec import private
from stillhere.foundation.people.access import act, anyone, opened
from stillhere.foundation.people.carrying import UNKEPT, carried
from stillhere.foundation.people.queries import preferences
from stillhere.foundation.support import message, questionnaires, rules, services
from stillhere.foundation.support.forms import EraseForm, MessageForm, QuestionsForm
from stillhere.foundation.support.queries import course
from stillhere.foundation.support.questionnaires import PHQ_4, Questionnaire, scored
from stillhere.foundation.support.rules import Answered
from stillhere.foundation.web import clock
from stillhere.vault.opened import Vault


@anyone
@require_safe
def professional(request: HttpRequest) -> HttpResponse:
    """Say what kinds there are, what to ask, and how to begin."""
    return render(request, "support/professional.html", {"here": "help"})


@anyone
def first_message(request: HttpRequest) -> HttpResponse:
    """Draft a first message from choices; nothing of it is kept."""
    form = MessageForm(request.POST if request.method == "POST" else None)
    text, alone_first = "", False
    if form.is_bound and form.is_valid():
        text, alone_first = message.draft(form.wish), form.wish.alone_first
    context = {"form": form, "text": text, "alone_first": alone_first, "here": "help"}
    return render(request, "support/first_message.html", context)


@attrs.frozen(kw_only=True)
class TimeShown:
    """One time in the course: the day, and what it added up to."""

    on: str
    day: str
    total: int = private()
    worry: int = private()
    mood: int = private()
    leads_on: bool = private()


@attrs.frozen(kw_only=True)
class QuestionsPage:
    """The four questions, or the course while it is too soon for them."""

    which: Questionnaire
    most: int
    part_most: int
    again: str
    """From when on they can be kept again; empty if none was kept."""
    newest: TimeShown | None
    course: tuple[TimeShown, ...]
    """Newest first."""
    kept: bool = True
    """Whether the newest was kept, or only shown."""


def questions(request: HttpRequest) -> HttpResponse:
    """Ask four questions about two weeks, once a month at most, for oneself alone."""
    vault, which = opened(request), questionnaires.registry()[PHQ_4]
    today = clock.now().astimezone(preferences(vault).tz).date()
    sent = request.POST if request.method == "POST" else carried(request)
    form = QuestionsForm(sent, which=which)
    if request.method == "POST" and form.is_valid():
        time = Answered(which=which.key, on=today, answers=form.answers)
        if UNKEPT in request.POST:
            return _shown(request, _page(vault, which, only=time))
        try:
            services.keep_answers(vault, which, answers=form.answers, on=today)
        except rules.TooSoon:
            if time not in course(vault).times:
                return _shown(request, _page(vault, which, only=time))
        return redirect("support:questions")
    again = rules.next_on(course(vault), which.key, which.between)
    page = _page(vault, which)
    if again is not None and today < again:
        return _shown(request, page)
    context = {"page": page, "form": form, "here": "help"}
    return render(request, "support/questions.html", context)


def _shown(request: HttpRequest, page: QuestionsPage) -> HttpResponse:
    return render(request, "support/answered.html", {"page": page, "here": "help"})


def _page(
    vault: Vault, which: Questionnaire, only: Answered | None = None
) -> QuestionsPage:
    kept = course(vault)
    times = tuple(_time(which, time) for time in reversed(kept.of(which.key)))
    newest = _time(which, only) if only else next(iter(times), None)
    again = rules.next_on(kept, which.key, which.between)
    return QuestionsPage(
        which=which,
        most=which.most,
        part_most=len(which.parts[0].items) * (len(which.answers) - 1),
        again=date_format(again, "j F") if again else "",
        newest=newest,
        course=times,
        kept=only is None,
    )


def _time(which: Questionnaire, time: Answered) -> TimeShown:
    score = scored(which, time.answers)
    worry, mood = score.parts
    return TimeShown(
        on=time.on.isoformat(),
        day=date_format(time.on, _("j F Y")),
        total=score.total,
        worry=worry,
        mood=mood,
        leads_on=score.leads_on,
    )


@act
def erase_answers(request: HttpRequest) -> HttpResponse:
    """Erase the answers of one day."""
    form = EraseForm(request.POST)
    if form.is_valid():
        which = questionnaires.registry()[PHQ_4]
        services.erase_answers(opened(request), which, on=form.cleaned_data["on"])
    return redirect("support:questions")
