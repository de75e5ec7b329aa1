"""How a pause, and what was agreed about pauses, read on paper."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stillhere.foundation.web.leaves import Binder, Leaf, Line, Paper, filled
from stillhere.rooms.pauses import after, agreement, quiet, records, words
from stillhere.rooms.pauses.queries import agreement_now
from stillhere.vault.opened import Vault


def _called(item: records.Called, on: Paper) -> Iterator[Leaf]:
    yield Leaf(
        title=_("I needed a pause"),
        at=item.at,
        lines=filled(
            (_("Planned to be back"), on.time(item.until)),
            (_("What I said"), item.line),
            (_("The reason"), item.reason or ""),
        ),
    )


def _longer(item: records.Longer, on: Paper) -> Iterator[Leaf]:
    yield _at(_("I needed longer"), item, on, item.until)


def _back(item: records.Back, on: Paper) -> Iterator[Leaf]:
    said = words.way(item.way, on.time(item.until) if item.until else "")
    yield Leaf(title=_("I came back"), at=item.at, lines=filled(("", said)))


def _answered(item: records.Answered, _on: Paper) -> Iterator[Leaf]:
    lines = filled(("", words.reply(item.reply)))
    yield Leaf(title=_("I answered"), at=item.at, lines=lines)


def _rested(item: records.Rested, _on: Paper) -> Iterator[Leaf]:
    yield Leaf(title=_("I let it rest for the day"), at=item.at)


def _assured(item: records.Assured, _on: Paper) -> Iterator[Leaf]:
    yield Leaf(title=_("I sent: “No hurry. I’m here.”"), at=item.at)


def _offered(item: records.Offered, on: Paper) -> Iterator[Leaf]:
    yield _at(_("I offered a time"), item, on, item.until)


def _accepted(item: records.Accepted, on: Paper) -> Iterator[Leaf]:
    yield _at(_("I said yes to a time"), item, on, item.until)


def _at(title: str, item: records.Event, on: Paper, until: datetime) -> Leaf:
    return Leaf(title=title, at=item.at, lines=filled(("", on.time(until))))


def _noted(item: records.Noted, _on: Paper) -> Iterator[Leaf]:
    yield Leaf(title=_("A practical note"), at=item.at, lines=filled(("", item.text)))


def _quiet(item: quiet.Said, on: Paper) -> Iterator[Leaf]:
    said = words.still_here(on.time(item.until) if item.until else "")
    yield Leaf(title=_("I had gone quiet"), at=item.at, lines=filled(("", said)))


def _gladly(item: quiet.Gladly, _on: Paper) -> Iterator[Leaf]:
    yield Leaf(title=_("I answered: “Glad. No hurry.”"), at=item.at)


def _proposed(item: agreement.Proposed, _on: Paper) -> Iterator[Leaf]:
    title = _("How we pause: what I proposed")
    yield Leaf(title=title, at=item.at, lines=_terms(item.terms))


def _terms(terms: agreement.Terms) -> tuple[Line, ...]:
    return filled(
        (_("How long"), words.length(terms.minutes)),
        (_("What reassures"), terms.reassures),
        (_("What we do meanwhile"), terms.meanwhile),
        (_("At most"), words.length(terms.longest_hours * 60)),
        (_("How often longer"), words.often(terms.often)),
        (_("Our word"), terms.word),
    )


def _holds(vault: Vault, _on: Paper) -> Iterator[Leaf]:
    found = agreement_now(vault).holds if vault.shared else None
    if found is not None:
        title = _("How we pause: what we both said yes to")
        yield Leaf(title=title, at=found.at, lines=_terms(found.terms))


def _agreed(item: agreement.Agreed, _on: Paper) -> Iterator[Leaf]:
    yield Leaf(title=_("How we pause: I said yes"), at=item.at)


def _left(item: agreement.Left, _on: Paper) -> Iterator[Leaf]:
    yield Leaf(title=_("How we pause: I left it"), at=item.at)


def _lines(item: after.Lines, _on: Paper) -> Iterator[Leaf]:
    lines = filled(*(("", line) for line in item.lines))
    yield Leaf(title=_("Lines of mine that reassure"), lines=lines)


def _lines_along(here: after.Lines, other: after.Lines) -> after.Lines:
    lines = tuple(dict.fromkeys((*here.lines, *other.lines)))
    return after.Lines(lines=lines[: after.MOST_LINES])


BINDER: Final = Binder(
    title=gettext_lazy("Pauses"),
    leaves={
        records.Begun: _called,
        records.Joined: _called,
        records.Longer: _longer,
        records.Back: _back,
        records.Answered: _answered,
        records.Rested: _rested,
        records.Assured: _assured,
        records.Offered: _offered,
        records.Accepted: _accepted,
        records.Noted: _noted,
        quiet.Said: _quiet,
        quiet.Gladly: _gladly,
        agreement.Proposed: _proposed,
        agreement.Agreed: _agreed,
        agreement.Left: _left,
        after.Lines: _lines,
    },
    silent=frozenset(
        {
            records.TakenBack,
            records.OpenSlot,
            records.Elsewhere,
            quiet.Unsaid,
            quiet.QuietSlot,
            agreement.AgreementSlot,
            after.Mine,
        }
    ),
    both=_holds,
    along={after.Lines: _lines_along},
)
