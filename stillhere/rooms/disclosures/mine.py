"""What a person keeps for themselves: what was expected, how it went, own steps.

Pure. All of it lives in the personal space and is never shown to the other, nor counted
as anything done or missed.
"""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

import attrs

from stillhere.core.codec import private, record
from stillhere.rooms.disclosures.records import HEAVY, Kind

REMEMBERED = 60
"""How many looks back are kept: about a year of one a week."""
OPENED, PUT_AWAY = 40, 40
MOST_STEPS = 24
LONGEST_STEP = 140


class Went(StrEnum):
    """How somebody expects it to go, or how it went."""

    WELL = "well"
    UNSURE = "unsure"
    """Not sure, or so-so."""
    BADLY = "badly"


class Felt(StrEnum):
    """Understood, valued, cared for: our own words, no tested measure.

    docs/sources.md#responsiveness
    """

    YES = "yes"
    A_BIT = "a-bit"
    NO = "no"


@attrs.frozen(kw_only=True)
class Look:
    """One thing said, as it was expected and as it went, for its author alone."""

    stream: str
    kind: Kind
    at: datetime
    shared: bool = False
    """It was said to the other, in the couple's space."""
    expected: Went | None = None
    expected_number: int | None = None
    went: Went | None = None
    went_number: int | None = None
    understood: Felt | None = None
    valued: Felt | None = None
    cared: Felt | None = None
    asked: bool = True
    """Whether home may still ask how it went."""


@record("disclosures.looks")
@attrs.frozen(kw_only=True)
class Looks:
    """The last looks, oldest first; ``first`` until something heavy was sent."""

    looks: tuple[Look, ...] = ()
    first: bool = True

    def of(self, stream: str) -> Look | None:
        """Return what was kept about this."""
        return next((look for look in self.looks if look.stream == stream), None)


@attrs.frozen(kw_only=True)
class Away:
    """Put away on home, as it stood then: what is newer shows again."""

    stream: str
    size: int


@record("disclosures.mine")
@attrs.frozen(kw_only=True)
class Mine:
    """What this person has opened, and put away."""

    opened: tuple[str, ...] = ()
    away: tuple[Away, ...] = ()

    def is_away(self, stream: str, version: int) -> bool:
        """Say whether this much of it was put away."""
        return any(a.stream == stream and a.size >= version for a in self.away)


@attrs.frozen(kw_only=True)
class Small:
    """One small step; without own words it is called by its kind."""

    id: str
    kind: Kind
    words: str = private(default="")


@record("disclosures.steps")
@attrs.frozen(kw_only=True)
class Steps:
    """Own steps in own order; ``at`` is the one that was begun last."""

    steps: tuple[Small, ...] = ()
    at: str = ""

    @property
    def next(self) -> Small | None:
        """The one that is offered: after the last one begun, or the first."""
        ids = [step.id for step in self.steps]
        place = ids.index(self.at) + 1 if self.at in ids else 0
        return self.steps[place] if place < len(self.steps) else None

    @property
    def smaller(self) -> Small | None:
        """One step before the last one begun: what to go back to."""
        ids = [step.id for step in self.steps]
        place = ids.index(self.at) - 1 if self.at in ids else 0
        return self.steps[max(place, 0)] if self.steps else None


STARTING = (Kind.FACT, Kind.PREFERENCE, Kind.GOOD, Kind.NEED, Kind.FEAR, Kind.HURT)


def defaults() -> Steps:
    """Return the steps to begin with, from light to heavy."""
    return Steps(steps=tuple(Small(id=kind.value, kind=kind) for kind in STARTING))


def remember(looks: Looks, look: Look) -> Looks:
    """Keep a look in the place of an earlier one of the same; only the last stay."""
    others = tuple(kept for kept in looks.looks if kept.stream != look.stream)
    found = tuple(sorted((*others, look), key=lambda one: one.at))[-REMEMBERED:]
    return attrs.evolve(
        looks, looks=found, first=looks.first and look.kind not in HEAVY
    )


def forget(looks: Looks, stream: str) -> Looks:
    """Keep nothing about this."""
    kept = tuple(look for look in looks.looks if look.stream != stream)
    return attrs.evolve(looks, looks=kept)


def open_it(mine: Mine, stream: str) -> Mine:
    """Remember that it was opened."""
    others = tuple(kept for kept in mine.opened if kept != stream)
    return attrs.evolve(mine, opened=(*others, stream)[-OPENED:])


def put_away(mine: Mine, stream: str, size: int) -> Mine:
    """Show it no more on home, as it stands now."""
    others = tuple(kept for kept in mine.away if kept.stream != stream)
    away = (*others, Away(stream=stream, size=size))[-PUT_AWAY:]
    return attrs.evolve(mine, away=away)


def add(steps: Steps, step: Small) -> Steps:
    """Put a step at the end; the same one twice changes nothing."""
    known = {kept.id for kept in steps.steps}
    if step.id in known or len(steps.steps) >= MOST_STEPS:
        return steps
    return attrs.evolve(steps, steps=(*steps.steps, step))


def move(steps: Steps, which: str, by: int) -> Steps:
    """Move a step up (-1) or down (1); at the end it stays where it is."""
    ids = [step.id for step in steps.steps]
    if which not in ids:
        return steps
    place = ids.index(which)
    to = min(max(place + by, 0), len(ids) - 1)
    found = list(steps.steps)
    found.insert(to, found.pop(place))
    return attrs.evolve(steps, steps=tuple(found))


def remove(steps: Steps, which: str) -> Steps:
    """Take a step out."""
    kept = tuple(step for step in steps.steps if step.id != which)
    return attrs.evolve(steps, steps=kept)


def looked(looks: Iterable[Look]) -> tuple[Look, ...]:
    """Return those that can be compared: expected, and looked back on."""
    return tuple(look for look in looks if look.expected and look.went)


def goes_badly(looks: Looks) -> bool:
    """Say whether it went badly more than once lately: two of the last three."""
    last = [look.went for look in looks.looks if look.went and look.kind in HEAVY]
    return last[-3:].count(Went.BADLY) >= 2
