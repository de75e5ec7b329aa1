"""How a good thing reads on paper."""

from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stillhere.foundation.web.leaves import Binder, Leaf, Paper, Takes, filled
from stillhere.rooms.moments import records, rules


def _good(item: records.Good, _on: Paper) -> Iterator[Leaf]:
    yield Leaf(title=_("Something good"), at=item.on, lines=filled(("", item.text)))


def _kept_without(item: records.Kept, takes: Takes) -> records.Kept:
    months = tuple(month for month in item.months if not takes(month))
    return records.Kept(months=months)


def _kept_along(here: records.Kept, other: records.Kept) -> records.Kept:
    for month in other.months:
        here = here.along(month)
    return here


BINDER: Final = Binder(
    title=gettext_lazy("Good things"),
    leaves={records.Good: _good},
    silent=frozenset({records.Kept, rules.Small}),
    without={records.Kept: _kept_without},
    along={records.Kept: _kept_along},
)
