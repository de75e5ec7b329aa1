"""How something said reads on paper."""

from collections.abc import Iterator
from typing import Final

import attrs
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stillhere.foundation.web.leaves import Binder, Leaf, Paper, Takes, filled
from stillhere.rooms.disclosures import mine, records, words


def _said(item: records.Said, _on: Paper) -> Iterator[Leaf]:
    wishes = [words.wish(wish) for wish in item.wishes]
    yield Leaf(
        title=words.kind(item.kind),
        at=item.at,
        lines=filled(("", item.words), (_("How I’d like it received"), _row(wishes))),
    )


def _row(items: list[str]) -> str:
    return ", ".join(items)


def _in_person(item: records.InPerson, _on: Paper) -> Iterator[Leaf]:
    yield Leaf(
        title=_("To say in person: %(what)s") % {"what": words.kind(item.kind)},
        at=item.at,
        lines=filled(
            ("", item.words), (_("When"), item.when), (_("Where"), item.where)
        ),
    )


def _received(item: records.Received, _on: Paper) -> Iterator[Leaf]:
    said = item.words or (words.ack(item.ack) if item.ack else "")
    yield Leaf(title=_("My first answer"), at=item.at, lines=filled(("", said)))


def _answered(item: records.Answered, _on: Paper) -> Iterator[Leaf]:
    yield Leaf(title=_("My answer"), at=item.at, lines=filled(("", item.words)))


def _looks(item: mine.Looks, _on: Paper) -> Iterator[Leaf]:
    for look in item.looks:
        yield Leaf(
            title=_("Expected and happened: %(what)s")
            % {"what": words.kind(look.kind)},
            at=look.at,
            lines=filled(
                (_("Expected"), _went(look.expected, look.expected_number)),
                (_("Happened"), _went(look.went, look.went_number)),
                (_("Understood"), _felt(look.understood)),
                (_("Valued"), _felt(look.valued)),
                (_("Cared for"), _felt(look.cared)),
            ),
        )


def _went(item: mine.Went | None, number: int | None) -> str:
    said = words.went(item) if item else ""
    return f"{said} ({number})" if number is not None else said


def _felt(item: mine.Felt | None) -> str:
    return words.felt(item) if item else ""


def _steps(item: mine.Steps, _on: Paper) -> Iterator[Leaf]:
    lines = filled(*(("", words.step(step)) for step in item.steps))
    yield Leaf(title=_("Small steps, in my order"), lines=lines)


def _looks_without(item: mine.Looks, takes: Takes) -> mine.Looks:
    looks = tuple(look for look in item.looks if not takes(look.at.date()))
    return attrs.evolve(item, looks=looks)


def _looks_along(here: mine.Looks, other: mine.Looks) -> mine.Looks:
    found = here
    for look in other.looks:
        if here.of(look.stream) is None:
            found = mine.remember(found, look)
    return attrs.evolve(found, first=here.first and other.first)


BINDER: Final = Binder(
    title=gettext_lazy("Something I said"),
    leaves={
        records.Said: _said,
        records.InPerson: _in_person,
        records.Received: _received,
        records.Answered: _answered,
        mine.Looks: _looks,
        mine.Steps: _steps,
    },
    silent=frozenset(
        {
            records.TakingIn,
            records.Unanswered,
            records.TakenBack,
            records.Newest,
            mine.Mine,
        }
    ),
    without={mine.Looks: _looks_without},
    along={mine.Looks: _looks_along},
)
