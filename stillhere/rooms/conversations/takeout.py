"""How a guided talk reads on paper: what was left at its end, and what one kept."""

from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stillhere.foundation.web.leaves import Binder, Leaf, Paper, filled
from stillhere.rooms.conversations import events
from stillhere.rooms.conversations.lefts import all_left
from stillhere.vault.opened import Vault


def _asked(item: events.Asked, _on: Paper) -> Iterator[Leaf]:
    lines = filled((_("One thing to talk about"), item.topic))
    yield Leaf(title=_("I asked for a talk"), at=item.at, lines=lines)


def _shown(item: events.Shown, _on: Paper) -> Iterator[Leaf]:
    lines = filled(("", item.words))
    yield Leaf(title=_("What I typed in a talk"), at=item.at, lines=lines)


def _left(item: events.Left, _on: Paper) -> Iterator[Leaf]:
    yield Leaf(
        title=_("What I left after a talk"),
        at=item.ended,
        lines=filled((_("Glad of"), item.thanks), (_("Next step"), item.step)),
    )


def _kept(item: events.Kept, _on: Paper) -> Iterator[Leaf]:
    words = (("", one) for one in item.words)
    lines = filled((_("One thing to talk about"), item.topic), *words)
    yield Leaf(title=_("My words of a talk"), at=item.at, lines=lines)


def _agreed(vault: Vault, _on: Paper) -> Iterator[Leaf]:
    for _stream, space, after in all_left(vault):
        for word in after.words if space.shared else ():
            if word.step and after.yes_to(word.version):
                title = _("A next step we both said yes to")
                yield Leaf(title=title, at=after.ended, lines=filled(("", word.step)))


BINDER: Final = Binder(
    title=gettext_lazy("Talks, one at a time"),
    leaves={
        events.Asked: _asked,
        events.Shown: _shown,
        events.Left: _left,
        events.Kept: _kept,
    },
    both=_agreed,
    silent=frozenset({events.Stepped, events.Standing, events.Yes, events.Mine}),
)
