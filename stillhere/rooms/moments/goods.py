"""Good things: kept in a line, looked at, erased; and how to answer somebody's."""

from datetime import date

import attrs
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from stillhere.core.codec import private
from stillhere.foundation.couples.queries import us
from stillhere.foundation.people.access import opened
from stillhere.foundation.people.carrying import UNKEPT, carried
from stillhere.foundation.people.queries import preferences
from stillhere.foundation.web import clock
from stillhere.rooms.moments import access, keeping, looking
from stillhere.rooms.moments.forms import BackForm, GoodForm
from stillhere.rooms.moments.looking import Stretch
from stillhere.vault.names import Stream
from stillhere.vault.opened import Vault


@attrs.frozen(kw_only=True)
class GoodsPage:
    """Some months of good things."""

    stretch: Stretch = attrs.field(repr=False)
    name: str = private()
    from_now: bool
    """The newest months, and not some further back."""


@attrs.frozen(kw_only=True)
class GoodPage:
    """One good thing; kept, or only shown."""

    text: str = private()
    name: str = private()
    on: date | None = attrs.field(repr=False, default=None)
    stream: str = ""
    token: str = attrs.field(repr=False, default="")
    """Of one that is not kept: with it, it can be kept after all."""


def goods(request: HttpRequest) -> HttpResponse:
    """Keep a good thing, and see those one kept."""
    vault = opened(request)
    back = BackForm(request.POST)
    if request.method == "POST" and "before" in request.POST:
        begin = back.cleaned_data["before"] if back.is_valid() else None
        return _list(request, vault, GoodForm(), begin)
    sent = request.POST if request.method == "POST" else carried(request)
    form = GoodForm(sent)
    if request.method == "POST" and form.is_valid():
        text, token = form.cleaned_data["text"], form.cleaned_data["token"]
        if UNKEPT in request.POST:
            page = GoodPage(text=text, name=_name(vault), token=token)
            return render(request, "moments/good.html", {"page": page, "here": "me"})
        now = clock.now()
        on = now.astimezone(preferences(vault).tz).date()
        stream = keeping.keep_good(vault, token=token, text=text, now=now, on=on)
        return redirect("moments:good", stream=stream)
    return _list(request, vault, form, None)


def _list(
    request: HttpRequest, vault: Vault, form: GoodForm, begin: date | None
) -> HttpResponse:
    page = GoodsPage(
        stretch=looking.goods(vault, begin=begin),
        name=_name(vault),
        from_now=begin is None,
    )
    context = {"page": page, "form": form, "here": "me"}
    return render(request, "moments/goods.html", context)


@require_safe
def good(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Show one good thing."""
    vault = opened(request)
    item = access.own_good(vault, stream)
    page = GoodPage(text=item.text, on=item.on, stream=stream, name=_name(vault))
    return render(request, "moments/good.html", {"page": page, "here": "me"})


def erase(request: HttpRequest, stream: Stream) -> HttpResponse:
    """Erase a good thing, after one question."""
    vault = opened(request)
    item = access.own_good(vault, stream)
    if request.method == "POST":
        keeping.erase_good(vault, stream=stream)
        return redirect("moments:goods")
    page = GoodPage(text=item.text, on=item.on, stream=stream, name="")
    return render(request, "moments/erase.html", {"page": page, "here": "me"})


@require_safe
def told(request: HttpRequest) -> HttpResponse:
    """Tell how good news can be met."""
    return render(request, "moments/told.html", {"here": "me"})


def _name(vault: Vault) -> str:
    """Return whom it can be shared with here."""
    return us(vault).partner_name if vault.shared else ""
