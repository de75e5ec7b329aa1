"""The agreement in calm: what both said yes to, who still needs to, and who left it.

Pure. Either proposes, both say yes to the very version, each change asks again, either
can leave it. Nothing here is ever compared with what happened.
"""

import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum

import attrs

from stillhere.core.codec import Newer, Unverified, private, record
from stillhere.core.facts import Fact
from stillhere.rooms.pauses.records import Event
from stillhere.rooms.pauses.times import USUAL

LONGEST_TEXT = 500
LONGEST_WORD = 60
"""Characters of a line of the agreement, and of the word."""


class Often(StrEnum):
    """How often a pause is made longer; a soft wish, never counted."""

    ONCE = "once"
    TWICE = "twice"
    AS_NEEDED = "as-needed"


class Changed(Exception):
    """The agreement was changed or left in the meantime; it wants reading again."""


@attrs.frozen(kw_only=True)
class Terms:
    """The three lines, and more."""

    minutes: int = USUAL
    reassures: str = private(default="")
    meanwhile: str = private(default="")
    longest_hours: int = 24
    often: Often = Often.AS_NEEDED
    word: str = private(default="")

    @property
    def longest(self) -> timedelta:
        """The longest pause that one of them takes alone."""
        return timedelta(hours=self.longest_hours)


@record("pauses.agreement.proposed")
@attrs.frozen(kw_only=True)
class Proposed(Event):
    """One of them proposes terms; ``both`` when both ticked them on one phone."""

    terms: Terms
    both: bool = False


@record("pauses.agreement.agreed")
@attrs.frozen(kw_only=True)
class Agreed(Event):
    """The other says yes to the very proposal, named by its version."""

    proposal: int


@record("pauses.agreement.left")
@attrs.frozen(kw_only=True)
class Left(Event):
    """One of them leaves the agreement."""


@record("pauses.agreement.slot")
@attrs.frozen(kw_only=True)
class AgreementSlot:
    """Where the agreement stands, and whether a proposal waits for the other's yes."""

    stream: str
    waits_from: uuid.UUID | None = None


@attrs.frozen(kw_only=True)
class Proposal:
    """Terms that somebody proposed."""

    version: int
    by: uuid.UUID
    at: datetime
    terms: Terms


@attrs.frozen(kw_only=True)
class Agreement:
    """What holds, and what waits for a yes."""

    size: int = 0
    holds: Proposal | None = None
    waits: Proposal | None = None
    left_by: uuid.UUID | None = None
    tokens: frozenset[str] = attrs.field(default=frozenset(), repr=False)
    unreadable: bool = False


def fold(facts: Iterable[Fact], *, shared: bool = False) -> Agreement:
    """Return the agreement that these events tell; tombstones may stand anywhere.

    ``shared``: in a couple's space nobody says yes for both, whatever an event claims.
    """
    found = Agreement()
    for fact in facts:
        found = attrs.evolve(found, size=max(found.size, fact.version))
        found = _step(found, fact, shared=shared)
    return found


def _step(found: Agreement, fact: Fact, *, shared: bool) -> Agreement:
    event = fact.event
    if isinstance(event, Newer | Unverified):
        return attrs.evolve(found, unreadable=True)
    if not isinstance(event, Event):
        return found
    found = attrs.evolve(found, tokens=found.tokens | {event.token})
    match event:
        case Proposed(terms=terms, both=both):
            new = Proposal(version=fact.version, by=fact.by, at=event.at, terms=terms)
            if both and not shared:
                return attrs.evolve(found, holds=new, waits=None, left_by=None)
            return attrs.evolve(found, waits=new)
        case Agreed(proposal=version):
            waits = found.waits
            if waits is None or waits.version != version or waits.by == fact.by:
                return found
            return attrs.evolve(found, holds=waits, waits=None, left_by=None)
        case Left():
            return attrs.evolve(found, holds=None, waits=None, left_by=fact.by)
        case _:
            return found


def propose(
    found: Agreement,
    *,
    by: uuid.UUID,
    token: str,
    terms: Terms,
    now: datetime,
    both: bool = False,
) -> tuple[Event, ...]:
    """Return what comes of proposing terms; the same as the waiting ones is a yes."""
    if token in found.tokens:
        return ()
    waits = found.waits
    if waits is not None and waits.terms == terms and not both:
        if waits.by == by:
            return ()
        return (Agreed(at=now, token=token, proposal=waits.version),)
    same = found.holds is not None and found.holds.terms == terms
    if same and waits is None:
        return ()
    return (Proposed(at=now, token=token, terms=terms, both=both),)


def agree(
    found: Agreement, *, by: uuid.UUID, token: str, proposal: int, now: datetime
) -> tuple[Event, ...]:
    """Return what comes of a yes to the proposal of that version.

    :raises Changed: if another one waits by now, or none.
    """
    holds = found.holds
    if token in found.tokens or (holds and holds.version == proposal):
        return ()
    waits = found.waits
    if waits is None or waits.version != proposal or waits.by == by:
        raise Changed
    return (Agreed(at=now, token=token, proposal=proposal),)


def leave(found: Agreement, *, token: str, now: datetime) -> tuple[Event, ...]:
    """Return what comes of leaving, or of taking a proposal back."""
    if token in found.tokens or (found.holds is None and found.waits is None):
        return ()
    return (Left(at=now, token=token),)
