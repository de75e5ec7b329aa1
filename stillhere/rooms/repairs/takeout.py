"""How an old hurt, and mending it, read on paper."""

from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stillhere.foundation.web.leaves import Binder, Leaf, Line, Paper, filled
from stillhere.rooms.repairs import events, records, words
from stillhere.rooms.repairs.queries import mendings
from stillhere.vault.opened import Vault


def _hurt(hurt: records.Hurt) -> tuple[Line, ...]:
    return filled(
        (_("What happened"), hurt.happened),
        (_("What it meant"), hurt.meant),
        (_("What I needed"), hurt.needed),
    )


def _kept(item: records.Kept, _on: Paper) -> Iterator[Leaf]:
    yield Leaf(title=_("An old hurt"), at=item.at, lines=_hurt(item.hurt))


def _shown(item: events.Shared, _on: Paper) -> Iterator[Leaf]:
    yield Leaf(title=_("A hurt, as I showed it"), at=item.at, lines=_hurt(item.hurt))


def _step(item: events.Stepped, _on: Paper) -> Iterator[Leaf]:
    title = words.said(item.step, "")
    if title:
        yield Leaf(title=title, at=item.at, lines=filled(("", item.words)))


def _look(item: events.Look, _on: Paper) -> Iterator[Leaf]:
    if item.words:
        lines = filled(("", item.words))
        yield Leaf(title=_("How it was after a while"), at=item.at, lines=lines)


def _agreed(vault: Vault, _on: Paper) -> Iterator[Leaf]:
    for held in mendings(vault) if vault.shared else ():
        yes, lines = held.mending.agreed, held.mending.lines
        for line in lines:
            if held.space.shared and yes is not None and line.version == yes.to:
                said = filled(("", line.words))
                title = _("A repair we both said yes to")
                yield Leaf(title=title, at=yes.at, lines=said)


BINDER: Final = Binder(
    title=gettext_lazy("Old hurts"),
    leaves={
        records.Kept: _kept,
        events.Shared: _shown,
        events.Stepped: _step,
        events.Look: _look,
    },
    both=_agreed,
    silent=frozenset({events.TakenBack, events.Standing, events.Away}),
)
