"""How what is kept of feelings reads on paper."""

from collections.abc import Iterator
from typing import Final

import attrs
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stillhere.foundation.web.leaves import Binder, Leaf, Line, Paper, Takes, filled
from stillhere.rooms.feelings import events, offers, ownwords, phrases, records
from stillhere.rooms.feelings.access import LINE_SLOT
from stillhere.rooms.feelings.seen import felt_seen


def _felt(felt: records.Felt) -> tuple[Line, ...]:
    seen = felt_seen(felt)
    return filled(
        (_("Words"), seen.words),
        (_("Energy and how pleasant"), seen.place),
        (_("In the body"), seen.body),
        (_("What I might need"), seen.needs),
        (_("What may weigh on it too"), seen.weighs),
        (_("A note"), seen.note),
        (_("How close we feel"), seen.close),
    )


def _noticed(item: records.Noticed, _on: Paper) -> Iterator[Leaf]:
    yield Leaf(title=_("How I was"), at=item.at, lines=_felt(item.felt))


def _entry(item: records.Entry, _on: Paper) -> Iterator[Leaf]:
    yield Leaf(title=_("Journal"), at=item.at, lines=filled(("", item.text)))


def _line(item: records.QuietLine, on: Paper) -> Iterator[Leaf]:
    if item.text:
        name = offers.line(events.Line(on.shelf.removeprefix(LINE_SLOT)))
        yield Leaf(title=_("When I go quiet"), lines=filled((name, item.text)))


def _mine(item: records.Mine, _on: Paper) -> Iterator[Leaf]:
    for month in item.months:
        words = (*map(phrases.word, month.words), *month.own)
        yield Leaf(
            title=_("My words in a month"),
            at=month.first,
            lines=filled(("", phrases.listed(words))),
        )


def _given(item: events.Given, _on: Paper) -> Iterator[Leaf]:
    name = offers.line(item.line) if item.line else ""
    lines = (*_felt(item.felt), *filled((name, item.text)))
    yield Leaf(title=_("What I showed of it"), at=item.at, lines=lines)


def _answered(item: events.Answered, _on: Paper) -> Iterator[Leaf]:
    lines = filled(("", offers.answer(item.answer)))
    yield Leaf(title=_("My answer"), at=item.at, lines=lines)


def _mine_without(item: records.Mine, takes: Takes) -> records.Mine:
    months = tuple(month for month in item.months if not takes(month.first))
    return attrs.evolve(item, months=months)


def _mine_along(here: records.Mine, other: records.Mine) -> records.Mine:
    months = {month.first: month for month in other.months}
    for month in here.months:
        same = months.get(month.first, records.Month(first=month.first))
        months[month.first] = records.Month(
            first=month.first,
            words=_once(*month.words, *same.words),
            own=_once(*month.own, *same.own),
        )
    since = min(filter(None, (here.since, other.since)), default=None)
    kept = sorted(months.values(), key=lambda month: month.first)[-ownwords.MONTHS :]
    return records.Mine(since=since, months=tuple(kept))


def _once(*words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))[: ownwords.MOST]


BINDER: Final = Binder(
    title=gettext_lazy("How I am, and when I go quiet"),
    leaves={
        records.Noticed: _noticed,
        records.Entry: _entry,
        records.QuietLine: _line,
        records.Mine: _mine,
        events.Given: _given,
        events.Answered: _answered,
    },
    silent=frozenset(
        {
            records.Sent,
            records.Away,
            events.Unanswered,
            events.TakenBack,
            events.Standing,
        }
    ),
    without={records.Mine: _mine_without},
    along={records.Mine: _mine_along},
)
