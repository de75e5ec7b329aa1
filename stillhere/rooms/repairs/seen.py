"""Mending as one of the two sees it now: plain values for a page."""

from datetime import datetime

import attrs

from stillhere.core.codec import private
from stillhere.rooms.repairs import rules, words
from stillhere.rooms.repairs.access import Held
from stillhere.rooms.repairs.deciding import can_take_back
from stillhere.rooms.repairs.events import Look, Stage, Step
from stillhere.rooms.repairs.records import Hurt
from stillhere.vault.names import PersonId

UNSAID = frozenset({Step.RESTED, Step.TAKEN_UP})
"""These stand in no list of what was said."""


@attrs.frozen(kw_only=True)
class LineSeen:
    """One step, as it is shown."""

    version: int
    title: str = private()
    words: str = private()
    mine: bool


@attrs.frozen(kw_only=True)
class InList:
    """One mending in the list."""

    stream: str
    standing: str
    line: str = private()


@attrs.frozen(kw_only=True)
class MendingPage:
    """A hurt that was shown and what came of it, as this person reads it."""

    stream: str
    name: str = private()
    hurt: Hurt | None = attrs.field(repr=False)
    mine: bool
    """It is this person's hurt."""
    stands: bool
    """It stands in the space of the two, and not only in one's own."""
    stage: str
    lead: str
    turn: bool
    """Something is this person's to do, whenever they like."""
    lines: tuple[LineSeen, ...] = attrs.field(repr=False)
    writing: str
    """The step for which there is a box now, if there is."""
    button: str
    moves: frozenset[str]
    taps: bool
    """Some of them are one tap."""
    idea: int
    """The version of the idea that a yes is for."""
    look: str
    kept_looks: tuple[str, ...] = private()
    """What one kept for oneself after a while."""
    waits: bool
    """Another one is on its way."""
    unreadable: bool


def in_list(held: Held, me: PersonId, name: str) -> InList:
    """Return one mending as the list shows it."""
    mending = held.mending
    first = mending.lines[0].words if mending.lines else ""
    hurt = mending.hurt
    if hurt is not None:
        first = hurt.happened or hurt.meant or hurt.needed
    stage = rules.stage(mending)
    standing = words.standing(stage) if held.space.shared else ""
    return InList(stream=held.stream, standing=standing, line=first)


def writing(mending: rules.Mending, me: PersonId, now: datetime) -> Step | None:
    """Return the step that this person could write now."""
    can = rules.moves(mending, me, now)
    return next((step for step in words.BOX if step in can), None)


def mending_seen(
    held: Held,
    me: PersonId,
    name: str,
    now: datetime,
    *,
    looks: tuple[Look | None, ...] = (),
    waits: bool = False,
) -> MendingPage:
    """Return the page for one of the two."""
    mending, stands = held.mending, held.space.shared
    stage = rules.stage(mending)
    can = rules.moves(mending, me, now) if stands else frozenset()
    step = writing(mending, me, now) if stands else None
    free = not waits or stage is Stage.AGREED
    turn = stands and free and rules.turn(mending, me, now)
    proposal = mending.newest(Step.PROPOSED)
    return MendingPage(
        stream=held.stream,
        name=name,
        hurt=mending.hurt,
        mine=mending.by == me,
        stands=stands,
        stage=stage.value,
        lead=words.lead(stage, name, turn=turn),
        turn=turn,
        lines=tuple(
            LineSeen(
                version=line.version,
                title=words.said(line.step, "" if line.by == me else name),
                words=line.words,
                mine=can_take_back(line, me),
            )
            for line in mending.lines
            if line.step not in UNSAID
        ),
        writing=step.value if step else "",
        button=str(words.BOX[step][2]) if step else "",
        moves=frozenset(one.value for one in can),
        taps=bool(can & {Step.THATS_IT, Step.YES, Step.TAKEN_UP}),
        idea=proposal.version if proposal else 0,
        look=next((one.value for one in rules.LOOKS if one in can), ""),
        kept_looks=tuple(look.words for look in looks if look and look.words),
        waits=waits,
        unreadable=mending.unreadable,
    )
