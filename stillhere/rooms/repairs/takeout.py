"""How an old hurt, and mending it, read on paper."""

from collections.abc import Iterator
from typing import Final

import attrs
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stillhere.foundation.web.leaves import Binder, Leaf, Line, Paper, filled
from stillhere.rooms.repairs import events, phrases, records, words
from stillhere.rooms.repairs.ours import PHRASES
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


def _outside(item: records.Outside, _on: Paper) -> Iterator[Leaf]:
    yield Leaf(
        title=_("Seen from outside"),
        at=item.on,
        lines=filled(
            (_("What happened"), item.happened),
            (_("As a friend of both would see it"), item.friend),
            (_("What could make that hard"), item.hinders),
        ),
    )


def _phrases(item: phrases.Mine, _on: Paper) -> Iterator[Leaf]:
    if item.phrases:
        lines = filled(*(("", phrase.text) for phrase in item.phrases))
        yield Leaf(title=_("Phrases of mine"), lines=lines)


def _phrases_along(here: phrases.Mine, other: phrases.Mine) -> phrases.Mine:
    known = {phrases.alike(phrase.text) for phrase in here.phrases}
    new = (one for one in other.phrases if phrases.alike(one.text) not in known)
    both = (*here.phrases, *new)[: phrases.MOST]
    return attrs.evolve(here, phrases=both)


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
        records.Outside: _outside,
        phrases.Mine: _phrases,
    },
    both=_agreed,
    silent=frozenset({events.TakenBack, events.Standing, events.Away, phrases.PutAway}),
    emptied={PHRASES: phrases.Mine()},
    along={phrases.Mine: _phrases_along},
)
