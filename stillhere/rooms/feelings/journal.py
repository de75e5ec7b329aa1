"""Views of what one kept: the journal, writing freely, erasing, one's own words."""

import attrs
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from stillhere.core.codec import private
from stillhere.foundation.people.access import opened
from stillhere.foundation.people.carrying import UNKEPT, carried
from stillhere.foundation.web import clock
from stillhere.foundation.web.forms import LookForm, TokenForm
from stillhere.foundation.web.telling import checked
from stillhere.rooms.feelings import access, looking, phrases, queries, services
from stillhere.rooms.feelings.forms import EntryForm
from stillhere.rooms.feelings.looking import JournalSeen, Stretch
from stillhere.rooms.feelings.records import Month
from stillhere.rooms.feelings.seen import OwnSeen, own_seen
from stillhere.rooms.feelings.told import told
from stillhere.vault.names import Stream


@attrs.frozen(kw_only=True)
class JournalPage:
    """Some months of the journal."""

    stretch: Stretch[JournalSeen] = attrs.field(repr=False)
    looked_for: str = private()
    from_now: bool
    """The newest months, and not some further back."""


def journal(request: HttpRequest) -> HttpResponse:
    """Show the journal; look for a word in it, and further back.

    What is looked for travels in the body, never in an address.
    """
    vault = opened(request)
    look = queries.look(vault, clock.now())
    sent = request.POST if request.method == "POST" else carried(request)
    form = LookForm(sent)
    text, begin = "", looking.start(look)
    if form.is_bound and form.is_valid():
        text = form.cleaned_data["q"]
        begin = min(form.before_month or begin, begin)
    page = JournalPage(
        stretch=looking.journal(vault, look, begin=begin, text=text),
        looked_for=text,
        from_now=begin == looking.start(look),
    )
    context = {"page": page, "form": form, "here": "me"}
    return render(request, "feelings/journal.html", context)


def write(request: HttpRequest) -> HttpResponse:
    """Write freely, and keep it or not."""
    vault = opened(request)
    sent = request.POST if request.method == "POST" else carried(request)
    form = EntryForm(sent)
    if request.method == "POST" and form.is_valid():
        if UNKEPT in request.POST:
            return unkept(request, form, "feelings:write")
        look = queries.look(vault, clock.now())
        stream = services.write_entry(
            vault,
            token=form.cleaned_data["token"],
            text=form.cleaned_data["text"],
            now=look.now,
            on=look.now.astimezone(look.zone).date(),
        )
        return redirect("feelings:mine", stream=stream)
    return render(request, "feelings/write.html", {"form": form, "here": "me"})


def unkept(request: HttpRequest, form: TokenForm, again: str) -> HttpResponse:
    """Show what was written once more; nothing of it is kept."""
    context = {
        "text": form.cleaned_data["text"],
        "token": form.cleaned_data["token"],
        "again": again,
        "here": "me",
    }
    return render(request, "feelings/unkept.html", context)


@attrs.frozen(kw_only=True)
class ErasePage:
    """What is about to be erased."""

    item: OwnSeen = attrs.field(repr=False)
    name: str = private()
    """The partner's, if some of it stands shared."""


@told
def erase(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Erase a check-in or an entry, after one question."""
    vault, now = opened(request), clock.now()
    found, look = access.own(vault, stream), queries.look(vault, now)
    if request.method == "POST":
        token = checked(TokenForm(request.POST)).cleaned_data["token"]
        services.erase(vault, stream=stream, token=token, now=now)
        return redirect("feelings:journal")
    shared = any(queries.standing(vault, one) for one in found.sent)
    page = ErasePage(item=own_seen(found, look), name=look.name if shared else "")
    return render(request, "feelings/erase.html", {"page": page, "here": "me"})


@attrs.frozen(kw_only=True)
class MonthShown:
    """One month of the picture and of the table."""

    name: str
    short: str
    words: str = private()
    count: int = private()
    left: int
    middle: int
    top: int = private()
    height: int = private()


@attrs.frozen(kw_only=True)
class WordsPage:
    """One's own words by month."""

    sentence: str = private()
    months: tuple[MonthShown, ...] = attrs.field(repr=False)
    wide: int


WIDE = 56
HIGH = 120
"""Of a month in the picture, and of its tallest bar."""


@require_safe
def my_words(request: HttpRequest) -> HttpResponse:
    """Show which different words one used, month by month."""
    months = queries.mine(opened(request)).months
    page = WordsPage(
        sentence=_sentence(months),
        months=tuple(_month(months, place) for place in range(len(months))),
        wide=max(WIDE * len(months), WIDE),
    )
    return render(request, "feelings/my_words.html", {"page": page, "here": "me"})


def _count(month: Month) -> int:
    return len(month.words) + len(month.own)


def _sentence(months: tuple[Month, ...]) -> str:
    if not months:
        return _("No words yet. Those you keep gather here, for you alone.")
    number, name = _count(months[-1]), phrases.month(months[-1].first)
    said = ngettext(
        "In %(month)s you used %(number)s word for how you are.",
        "In %(month)s you used %(number)s different words for how you are.",
        number,
    ) % {"month": name, "number": number}
    if len(months) == 1:
        return said
    more = _("Some months have more words, some have fewer. Neither is better.")
    return f"{said} {more}"


def _month(months: tuple[Month, ...], place: int) -> MonthShown:
    month, most = months[place], max(map(_count, months))
    height = max(round(HIGH * _count(month) / most), 4)
    return MonthShown(
        name=phrases.month(month.first),
        short=phrases.short_month(month.first),
        words=phrases.listed((*map(phrases.word, month.words), *month.own)),
        count=_count(month),
        left=WIDE * place + 12,
        middle=WIDE * place + WIDE // 2,
        top=HIGH + 20 - height,
        height=height,
    )
