"""A summary to bring to a professional: chosen, read first, then made."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import attrs
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from stillhere.core.codec import private
from stillhere.foundation.people.access import act, opened
from stillhere.foundation.people.carrying import carried
from stillhere.foundation.people.queries import preferences
from stillhere.foundation.web import clock
from stillhere.overview.records import pdf, picking
from stillhere.overview.records.forms import PickForm
from stillhere.overview.records.paper import Chapter, chapters
from stillhere.overview.records.picking import Months
from stillhere.vault.opened import Vault


@attrs.frozen(kw_only=True)
class PickPage:
    """What can be chosen, and what was."""

    chapters: tuple[Chapter, ...] = attrs.field(repr=False)
    picks: frozenset[str]
    others: tuple[str, ...]
    """Chosen in other months than those that are shown."""
    more: bool

    @property
    def open(self) -> frozenset[str]:
        """The rooms of which something is chosen."""
        some = (seen.sheet for one in self.chapters for seen in one.sheets)
        return frozenset(sheet.room for sheet in some if sheet.key in self.picks)


@attrs.frozen(kw_only=True)
class SummaryPage:
    """The summary, as it goes out."""

    chapters: tuple[Chapter, ...] = attrs.field(repr=False)
    about: str = private()
    on: date
    picks: tuple[str, ...]
    can_be_made: bool


def summary(request: HttpRequest) -> HttpResponse:
    """Choose what goes into it, then read it as it goes out."""
    vault = opened(request)
    sent = request.POST if request.method == "POST" else carried(request)
    form = PickForm(sent, initial=_start(vault))
    picks = tuple(sent.getlist("pick")) if sent else ()
    if request.method == "POST" and form.is_valid() and "show" in request.POST:
        page = _summary(vault, form, picks)
        if page.chapters:
            context = {"page": page, "form": form, "here": "me"}
            return render(request, "records/summary.html", context)
        form.add_error(None, _nothing_chosen())
    page_of = _pickable(vault, form, picks)
    context = {"page": page_of, "form": form, "here": "me"}
    return render(request, "records/pick.html", context)


@act
def as_pdf(request: HttpRequest) -> HttpResponse:
    """Make the file."""
    vault, form = opened(request), PickForm(request.POST)
    page = (
        _summary(vault, form, request.POST.getlist("pick")) if form.is_valid() else None
    )
    if page is None or not page.chapters or not page.can_be_made:
        return redirect("records:summary")
    answer = HttpResponse(pdf.made({"page": page}), content_type="application/pdf")
    answer["Content-Disposition"] = 'attachment; filename="notes.pdf"'
    return answer


def _nothing_chosen() -> str:
    return _("Please choose at least one thing.")


def _start(vault: Vault) -> dict[str, Any]:
    months = picking.lately(clock.now().astimezone(preferences(vault).tz).date())
    return {"first": months.first, "last": months.last}


def _pickable(vault: Vault, form: PickForm, picks: tuple[str, ...]) -> PickPage:
    zone, start = preferences(vault).tz, _start(vault)
    said = getattr(form, "cleaned_data", {}) if form.is_bound else {}
    months = Months(**{name: said.get(name) or start[name] for name in start})
    found, more = picking.offered(vault, months, clock.now(), zone)
    keys = {sheet.key for sheet in found}
    return PickPage(
        chapters=chapters(found, zone),
        picks=frozenset(picks),
        others=tuple(key for key in picks if key not in keys),
        more=more,
    )


def _summary(vault: Vault, form: PickForm, picks: Iterable[str]) -> SummaryPage:
    zone, now = preferences(vault).tz, clock.now()
    found = picking.picked(vault, set(picks), now, zone)
    return SummaryPage(
        chapters=found,
        about=form.cleaned_data["about"],
        on=now.astimezone(zone).date(),
        picks=tuple(seen.sheet.key for one in found for seen in one.sheets),
        can_be_made=pdf.can_be_made(),
    )
