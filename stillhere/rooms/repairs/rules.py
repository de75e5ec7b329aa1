"""Where mending stands and what comes next, read from its events.

Pure: no clock, no randomness, no Django. Nothing is ever due: time only opens a second
look, and only when it is read.
"""

import uuid
from collections.abc import Iterable
from datetime import datetime, time, timedelta, tzinfo
from functools import reduce
from typing import Final

import attrs

from stillhere.core.codec import Newer, Unverified, Withdrawn, private
from stillhere.core.facts import Fact
from stillhere.rooms.repairs.events import (
    Agreed,
    Event,
    Shared,
    Stage,
    Standing,
    Step,
    Stepped,
    TakenBack,
)
from stillhere.rooms.repairs.records import Hurt

LOOKS: Final = {Step.MONTH: timedelta(days=30), Step.QUARTER: timedelta(days=91)}
"""After which time it is looked at again: docs/sources.md#eft-injuries."""
LOOK_ON_HOME: Final = timedelta(days=14)
"""For how long home has a line about a look; then it is silent."""
MOST_AGREED: Final = 4
"""How many repairs home looks at."""
MORNING: Final = time(7)
EVENING: Final = time(22)
OF_AUTHOR: Final = frozenset({Step.THATS_IT, Step.NOT_QUITE, Step.MISSING})
OF_OTHER: Final = frozenset({Step.GAVE_BACK, Step.PART, Step.NO_PART})
NEXT: Final = {
    Stage.SHOWN: {Step.GAVE_BACK},
    Stage.NOT_QUITE: {Step.GAVE_BACK},
    Stage.GAVE_BACK: {Step.THATS_IT, Step.NOT_QUITE},
    Stage.CONFIRMED: {Step.PART, Step.NO_PART},
    Stage.PART: {Step.MISSING},
    Stage.MISSING: {Step.PROPOSED},
    Stage.PROPOSED: {Step.PROPOSED, Step.YES},
}
"""What can follow: docs/sources.md#eft-injuries, much lightened."""


@attrs.frozen(kw_only=True)
class Line:
    """One step that stands."""

    version: int
    by: uuid.UUID
    at: datetime
    step: Step
    words: str = private(default="")
    to: int = 0


@attrs.frozen(kw_only=True)
class Mending:
    """A hurt that was shown, and all that stands of what came of it."""

    size: int = 0
    by: uuid.UUID | None = None
    """Whose hurt it is."""
    at: datetime | None = None
    hurt: Hurt | None = attrs.field(default=None, repr=False)
    """None once it was taken back."""
    lines: tuple[Line, ...] = attrs.field(default=(), repr=False)
    tokens: frozenset[str] = attrs.field(default=frozenset(), repr=False)
    unreadable: bool = False

    def newest(self, *steps: Step) -> Line | None:
        """Return the newest of these steps that stands."""
        found = [line for line in self.lines if line.step in steps]
        return found[-1] if found else None

    @property
    def agreed(self) -> Line | None:
        """The yes to a repair whose words stand."""
        asked = {one.version: one for one in self.lines if one.step is Step.PROPOSED}
        for line in reversed(self.lines):
            if line.step is Step.YES and line.to in asked:
                return line if asked[line.to].by != line.by else None
        return None


def fold(facts: Iterable[Fact]) -> Mending:
    """Return what these events tell, oldest first.

    Tombstones, events of newer versions and unverified ones may stand anywhere.
    """
    return reduce(_step, facts, Mending())


def _step(mending: Mending, fact: Fact) -> Mending:
    event, first = fact.event, mending.size == 0
    mending = attrs.evolve(mending, size=max(mending.size, fact.version))
    if isinstance(event, Newer | Unverified):
        return attrs.evolve(mending, unreadable=True)
    if isinstance(event, Withdrawn) and first and fact.version == 1:
        return attrs.evolve(mending, by=fact.by)  # whose hurt it was
    if not isinstance(event, Event):
        return mending
    mending = attrs.evolve(mending, tokens=mending.tokens | {event.token})
    match event:
        case Shared(at=at, hurt=hurt) if mending.by is None:
            return attrs.evolve(mending, by=fact.by, at=at, hurt=hurt)
        case TakenBack(undoes=undoes):
            return attrs.evolve(mending, tokens=mending.tokens | set(undoes))
        case Stepped(step=step) if _theirs(mending, fact.by, step):
            line = Line(
                version=fact.version,
                by=fact.by,
                at=event.at,
                step=step,
                words=event.words,
                to=event.to,
            )
            return attrs.evolve(mending, lines=(*mending.lines, line))
        case _:
            return mending


def _theirs(mending: Mending, who: uuid.UUID, step: Step) -> bool:
    """Say whether a step is one of this person's; unknown after leaving."""
    if mending.by is None:
        return True
    return step not in (OF_OTHER if who == mending.by else OF_AUTHOR)


def stage(mending: Mending) -> Stage:
    """Return where it stands."""
    if mending.hurt is None:
        return Stage.GONE
    rest = mending.newest(Step.RESTED, Step.TAKEN_UP)
    if rest is not None and rest.step is Step.RESTED:
        return Stage.RESTED
    if mending.agreed is not None:
        return Stage.AGREED
    for steps, found in (
        ((Step.PROPOSED,), Stage.PROPOSED),
        ((Step.MISSING,), Stage.MISSING),
        ((Step.PART, Step.NO_PART), Stage.PART),
        ((Step.THATS_IT,), Stage.CONFIRMED),
    ):
        if mending.newest(*steps) is not None:
            return found
    heard = mending.newest(Step.GAVE_BACK, Step.NOT_QUITE)
    if heard is None or mending.newest(Step.GAVE_BACK) is None:
        return Stage.SHOWN
    return Stage.GAVE_BACK if heard.step is Step.GAVE_BACK else Stage.NOT_QUITE


def moves(mending: Mending, who: uuid.UUID, now: datetime) -> frozenset[Step]:
    """Return the steps this person can take now; waiting needs none of them."""
    at = stage(mending)
    if at is Stage.GONE:
        return frozenset()
    if at is Stage.RESTED:
        rest = mending.newest(Step.RESTED)
        mine = rest is not None and rest.by == who
        return frozenset({Step.TAKEN_UP}) if mine else frozenset()
    found = set(NEXT.get(at, ())) | {Step.RESTED} | looks(mending, who, now)
    found -= OF_OTHER if who == mending.by else OF_AUTHOR
    proposal = mending.newest(Step.PROPOSED)
    if proposal is not None and proposal.by == who:
        found.discard(Step.YES)
    return frozenset(found)


def looks(mending: Mending, who: uuid.UUID, now: datetime) -> set[Step]:
    """Return which look is open to this person, and was not shown yet."""
    yes = mending.agreed
    if yes is None:
        return set()
    for step in (Step.QUARTER, Step.MONTH):
        if now >= yes.at + LOOKS[step]:
            shown = any(one.step is step and one.by == who for one in mending.lines)
            return set() if shown else {step}
    return set()


def turn(mending: Mending, who: uuid.UUID, now: datetime) -> bool:
    """Say whether a step is this person's to take, whenever they like."""
    return bool(moves(mending, who, now) - {Step.RESTED, Step.TAKEN_UP})


def pointed(
    known: Standing | None, stream: str, mending: Mending, by: uuid.UUID
) -> Standing:
    """Return what the couple's slot says once somebody moved this one."""
    at, yes = stage(mending), mending.agreed
    agreed = tuple(
        one for one in (known.agreed if known else ()) if stream != one.stream
    )
    if at is Stage.AGREED and yes is not None:
        agreed = (Agreed(stream=stream, at=yes.at), *agreed)[:MOST_AGREED]
    if known is not None and known.open and known.stream != stream:
        return attrs.evolve(known, agreed=agreed)
    return Standing(stream=stream, stage=at, by=by, agreed=agreed)


def look_on_home(standing: Standing, now: datetime) -> tuple[str, Step] | None:
    """Return the repair that home may ask about, and which look it is."""
    for one in standing.agreed:
        for step, after in LOOKS.items():
            if one.at + after <= now < one.at + after + LOOK_ON_HOME:
                return one.stream, step
    return None


def is_night(moment: datetime, zone: tzinfo) -> bool:
    """Say whether it is night on this person's clock: nothing hard is offered then."""
    return not MORNING <= moment.astimezone(zone).time() < EVENING


def second_waits(standing: Standing | None, stream: str = "") -> bool:
    """Say whether another one than this is on its way."""
    return standing is not None and standing.open and standing.stream != stream
