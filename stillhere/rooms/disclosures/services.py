"""Say something, keep it for saying in person, take it back: each one transaction.

Called by views with a checked form. Everything raised by ``commands`` passes through:
then nothing was changed.
"""

from datetime import date, datetime

import attrs

from stillhere.foundation.couples.services import tell
from stillhere.foundation.notices import services as notices
from stillhere.rooms.disclosures import mine, rules
from stillhere.rooms.disclosures.access import Held, load, open_thing
from stillhere.rooms.disclosures.commands import (
    KeepForPerson,
    Say,
    TakeBack,
)
from stillhere.rooms.disclosures.deciding import decide
from stillhere.rooms.disclosures.mine import Look
from stillhere.rooms.disclosures.queries import LOOKS, NEWEST, STEPS, looks_of, steps_of
from stillhere.rooms.disclosures.records import (
    HEAVY,
    Event,
    InPerson,
    Kind,
    Newest,
    Said,
    TakingIn,
    Wish,
)
from stillhere.vault.names import Stream
from stillhere.vault.opened import Vault
from stillhere.vault.shelves import OpenSpace
from stillhere.vault.transactions import whole

SHELF = "disclosures"


@attrs.frozen(kw_only=True)
class Before:
    """What is kept for the one who says it alone: expectation, and which step it is."""

    expected: mine.Went | None = None
    number: int | None = None
    step: str = ""


@whole
def say(
    vault: Vault,
    *,
    token: str,
    kind: Kind,
    words: str,
    wishes: tuple[Wish, ...],
    now: datetime,
    before: Before | None = None,
) -> Stream:
    """Say something to the other, or alone keep it; return its stream.

    The same token again gives the same stream and changes nothing.
    """
    space = vault.shared or vault.own
    new = load(space, space.stream(token))
    command = Say(
        by=vault.person,
        token=token,
        kind=kind,
        words=words,
        wishes=wishes,
        alone=vault.shared is None,
    )
    if keep_events(vault, new, decide(new.thing, command, now)):
        _remember(vault, new.stream, kind, before, shared=space.shared, now=now)
        if space.shared:
            point(space, new.stream)
    return new.stream


@whole
def keep_for_person(
    vault: Vault,
    *,
    token: str,
    kind: Kind,
    words: str,
    when: str,
    where: str,
    now: datetime,
    before: Before | None = None,
) -> Stream:
    """Keep words and a plan for saying them in person, only for oneself."""
    new = load(vault.own, vault.own.stream(token))
    command = KeepForPerson(
        by=vault.person, token=token, kind=kind, words=words, when=when, where=where
    )
    if keep_events(vault, new, decide(new.thing, command, now)):
        _remember(vault, new.stream, kind, before, shared=False, now=now)
    return new.stream


@whole
def take_back(vault: Vault, *, stream: Stream, token: str, now: datetime) -> None:
    """Take one's own words back; what was kept about them goes as well."""
    found = open_thing(vault, stream)
    events = decide(found.thing, TakeBack(by=vault.person, token=token), now)
    if not events:
        return
    seen = vault.own.current(LOOKS)
    if looks_of(seen).of(stream):
        vault.own.point(LOOKS, mine.forget(looks_of(seen), stream), seen=seen)
    notices.cancel(*found.thing.notices)
    for entry in found.entries:
        if entry.writer == vault.person and isinstance(entry.event, Said | InPerson):
            found.space.withdraw(entry)
    keep_events(vault, found, events)
    if found.space.shared:
        point(found.space, stream)


def keep_events(vault: Vault, found: Held, events: tuple[Event, ...]) -> bool:
    """Write the events on the shelf of the month it was said in; let both look."""
    for place, event in enumerate(events):
        kept = event
        if isinstance(event, TakingIn):
            planned = notices.remind(vault.person, event.until)
            kept = attrs.evolve(event, notices=(planned,))
        found.space.append(
            found.stream,
            kept,
            after=found.size + place,
            shelf=SHELF,
            month=_month(found, event),
        )
    if events:
        tell(vault, found.space)
    return bool(events)


def _month(found: Held, event: Event) -> date:
    for entry in found.entries:
        if isinstance(entry.event, Said | InPerson):
            return entry.event.at.date()
    return (found.thing.at or event.at).date()


def point(space: OpenSpace, stream: Stream) -> None:
    """Let home look at this one, and at the few that it looked at before.

    So what was said long ago is seen again by its author when it is answered.
    """
    seen = space.current(NEWEST)
    known = seen.event if seen and isinstance(seen.event, Newest) else Newest()
    wanted = rules.pointed(known, stream, load(space, stream).thing)
    if wanted != known:
        space.point(NEWEST, wanted, seen=seen)


def _remember(
    vault: Vault,
    stream: Stream,
    kind: Kind,
    before: Before | None,
    *,
    shared: bool,
    now: datetime,
) -> None:
    """Keep for oneself what was expected, and which step was begun."""
    before = before or Before()
    if kind in HEAVY:
        seen = vault.own.current(LOOKS)
        look = Look(
            stream=stream,
            kind=kind,
            at=now,
            shared=shared,
            expected=before.expected,
            expected_number=before.number,
        )
        vault.own.point(LOOKS, mine.remember(looks_of(seen), look), seen=seen)
    steps = steps_of(at := vault.own.current(STEPS))
    if before.step and before.step in {step.id for step in steps.steps}:
        begun = attrs.evolve(steps, at=before.step)
        vault.own.point(STEPS, begun, seen=at)
