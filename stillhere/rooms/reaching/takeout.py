"""How reaching out reads on paper."""

from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stillhere.foundation.web.leaves import Binder, Leaf, Paper, filled
from stillhere.rooms.reaching import rules


def _walk(item: rules.Walk, _on: Paper) -> Iterator[Leaf]:
    lines = filled(
        (_("The loudest thought"), item.thought),
        (_("The feeling under it"), ", ".join(item.feelings)),
        (_("The need under that"), item.need),
        (_("A draft"), item.draft),
    )
    if lines:
        yield Leaf(title=_("When they’d gone quiet"), at=item.at, lines=lines)


def _plans(item: rules.Plans, _on: Paper) -> Iterator[Leaf]:
    for plan in item.items:
        yield Leaf(
            title=_("A plan of mine"),
            lines=filled((_("When I notice"), plan.cue), (_("I will"), plan.act)),
        )


def _plans_along(here: rules.Plans, other: rules.Plans) -> rules.Plans:
    for plan in other.items[: rules.MOST_PLANS - len(here.items)]:
        here = rules.with_plan(here, plan)
    return here


BINDER: Final = Binder(
    title=gettext_lazy("They’ve gone quiet"),
    leaves={rules.Walk: _walk, rules.Plans: _plans},
    along={rules.Plans: _plans_along},
)
