"""Where somebody is on the way of reaching out, and their if-then plans.

Pure. It is one value, written by one person: nothing here is shared, so there is no
fold. What is said on the way is kept until it is over, so that a lock costs nothing.
"""

import uuid
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

import attrs

from stillhere.core.codec import private, record

LONGEST_WORDS: Final = 300
LONGEST_DRAFT: Final = 6_000
"""Characters of a thought, a feeling, a need or half a plan; and of a draft."""
MOST_PLANS: Final = 12
STAYS: Final = timedelta(hours=12)
"""How long a way that was begun is offered again: an evening and a night."""
SHOWN: Final = timedelta(days=7)
"""How long past its time home still asks whether to look again."""
FARTHEST: Final = timedelta(days=8)
"""A time to look again is at most so far away."""


class TooManyPlans(Exception):
    """A few plans are remembered in a hard moment; many are not."""


class Phase(StrEnum):
    """Where somebody is."""

    NONE = "none"
    ON_THE_WAY = "on-the-way"
    RESTING = "resting"
    LOOK_AGAIN = "look-again"


@record("reaching.walk")
@attrs.frozen(kw_only=True)
class Walk:
    """What was said on the way so far; every part may stay empty."""

    at: datetime
    """When it was last gone on with."""
    thought: str = private(default="")
    feelings: tuple[str, ...] = private(default=(), converter=tuple)
    need: str = private(default="")
    draft: str = private(default="")
    done: bool = False
    """A draft is ready, or it was decided to give room."""
    look_at: datetime | None = None
    notice: uuid.UUID | None = None
    """The reminder for that time, so that it can be cancelled."""


@attrs.frozen(kw_only=True)
class Plan:
    """When I notice this, I will do that; ``key`` is the token it was made with."""

    key: str
    cue: str = private()
    act: str = private()


@record("reaching.plans")
@attrs.frozen(kw_only=True)
class Plans:
    """A person's own plans, the oldest first."""

    items: tuple[Plan, ...] = private(default=(), converter=tuple)


def phase(walk: Walk | None, now: datetime) -> Phase:
    """Say where somebody is now; what is long ago is over."""
    if walk is None:
        return Phase.NONE
    if walk.look_at is not None:
        if now < walk.look_at:
            return Phase.RESTING
        return Phase.LOOK_AGAIN if now < walk.look_at + SHOWN else Phase.NONE
    return Phase.ON_THE_WAY if now < walk.at + STAYS else Phase.NONE


def going_on(walk: Walk | None, now: datetime) -> Walk:
    """Return what there is to go on with: what stands, or a new beginning."""
    if walk is None or phase(walk, now) is Phase.NONE:
        return Walk(at=now)
    return attrs.evolve(walk, at=now)


def with_plan(plans: Plans, plan: Plan) -> Plans:
    """Return the plans with one more; the same one sent twice is one.

    :raises TooManyPlans: if there is no room for it.
    """
    if plan.key in {one.key for one in plans.items}:
        return plans
    if len(plans.items) >= MOST_PLANS:
        raise TooManyPlans
    return Plans(items=(*plans.items, plan))


def without_plan(plans: Plans, key: str) -> Plans:
    """Return the plans without one."""
    return Plans(items=tuple(one for one in plans.items if one.key != key))
