"""How a silence reads on paper."""

from collections.abc import Iterator
from typing import Final

import attrs
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stillhere.foundation.web.leaves import Binder, Leaf, Line, Paper, Takes, filled
from stillhere.rooms.episodes import days, records, words


def _told(silence: records.Silence) -> tuple[Line, ...]:
    ended = silence.ended
    lasted = words.lasted(ended - silence.began) if ended else _("still open")
    return filled(
        (_("Began"), words.part(silence.part)),
        (_("Took"), lasted),
        (_("Who pulled back"), words.who(silence.who) if silence.who else ""),
        (_("Before"), words.listed(map(words.before, silence.before))),
        (_("What I did"), words.listed(map(words.did, silence.did))),
        (_("How we found back"), words.listed(map(words.back, silence.back))),
        (_("Own tags"), words.listed(silence.tags)),
        (_("A note"), silence.note),
    )


def _kept(item: records.Kept, _on: Paper) -> Iterator[Leaf]:
    lines = _told(item.silence)
    yield Leaf(title=_("A silence"), at=item.silence.on, lines=lines)


def _shown(item: records.Told, _on: Paper) -> Iterator[Leaf]:
    lines = _told(item.silence)
    yield Leaf(title=_("A silence, as I showed it"), at=item.silence.on, lines=lines)


def _spoken_for(item: records.Days, _on: Paper) -> Iterator[Leaf]:
    lines = filled(*(("", _days(span)) for span in item.spans))
    yield Leaf(title=_("Days I can speak for"), lines=lines)


def _days(span: records.Span) -> str:
    first, last = (date_format(day, "j F Y") for day in (span.first, span.last))
    if first == last:
        return first
    return _("%(first)s to %(last)s") % {"first": first, "last": last}


def _days_without(item: records.Days, takes: Takes) -> records.Days:
    """Leave whole spans out that begin on such a day: a gap says less, never more."""
    spans = tuple(span for span in item.spans if not takes(span.first))
    return attrs.evolve(item, spans=spans)


def _mine_along(here: records.Mine, other: records.Mine) -> records.Mine:
    since = min(filter(None, (here.since, other.since)), default=None)
    return records.Mine(since=since, open=tuple({*here.open, *other.open}))


def _days_along(here: records.Days, other: records.Days) -> records.Days:
    return records.Days(spans=days.merged((*here.spans, *other.spans)))


BINDER: Final = Binder(
    title=gettext_lazy("Silences I noted"),
    leaves={
        records.Kept: _kept,
        records.Told: _shown,
        records.Days: _spoken_for,
    },
    silent=frozenset({records.Mine, records.TakenBack, records.Standing}),
    without={records.Days: _days_without},
    along={records.Mine: _mine_along, records.Days: _days_along},
)
