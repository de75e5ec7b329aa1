"""When someone plans to be back: the choices, and a typed time.

Pure: takes the time and the person's zone. Everything comes in and goes out as aware
UTC; ``web/wallclock`` knows the clock in between.
"""

import re
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

import attrs

from stillhere.foundation.web.wallclock import (
    NotATime,
    at_local,
    clock_time,
    next_at,
    stamp,
    stamped,
)
from stillhere.rooms.pauses.rules import LONGEST, NEAREST, SHORTEST

MORNING = time(9)
EVENING = time(19)
LATE_EVENING = time(21)
NIGHT_BEGINS = time(22)
NIGHT_ENDS = time(7)
LENGTHS = (20, 30, 60)
USUAL = 30
"""Minutes of the lengths that are always offered, and of the one that is meant."""
KEPT = timedelta(days=3)
"""How far from now a time can be that was offered on a page: pages stay open for a
while, and nothing was ever offered for the end of the calendar."""
TYPED = "time"


class Kind(StrEnum):
    """What a choice is called."""

    MINUTES = "minutes"
    EVENING = "evening"
    MORNING = "morning"
    TYPED = "typed"


@attrs.frozen(kw_only=True)
class Choice:
    """One offered return; ``value`` travels in the form and keeps its meaning."""

    value: str
    kind: Kind
    minutes: int = 0
    until: datetime | None = None


def is_night(moment: datetime, zone: ZoneInfo) -> bool:
    """Say whether a time is between 22:00 and 7:00 on the person's clock."""
    clock = moment.astimezone(zone).time()
    return clock >= NIGHT_BEGINS or clock < NIGHT_ENDS


def morning(now: datetime, zone: ZoneInfo) -> datetime | None:
    """Return the next 9:00, if it is neither too near nor more than a day away."""
    found = next_at(MORNING, now, zone, after=now)
    return found if now + SHORTEST <= found <= now + LONGEST else None


def evening(now: datetime, zone: ZoneInfo) -> datetime | None:
    """Return 19:00 before six, 21:00 before eight, later nothing."""
    local = now.astimezone(zone)
    if local.hour >= 20:
        return None
    clock = EVENING if local.hour < 18 else LATE_EVENING
    return at_local(local.date(), clock, zone, after=now)


def choices(
    now: datetime,
    zone: ZoneInfo,
    *,
    usual: int = USUAL,
    after: datetime | None = None,
) -> tuple[Choice, ...]:
    """Return what is offered, from the shortest to a typed time.

    Minutes count from ``after`` if that is still to come, else from now.
    """
    start = max(now, after or now)
    found = [
        Choice(value=f"{m}m", kind=Kind.MINUTES, minutes=m, until=_minutes(start, m))
        for m in sorted({*LENGTHS, usual})
    ]
    absolute = ((Kind.EVENING, evening(now, zone)), (Kind.MORNING, morning(now, zone)))
    found += [
        Choice(value=stamp(until), kind=kind, until=until)
        for kind, until in absolute
        if until is not None and until > start
    ]
    return (*found, Choice(value=TYPED, kind=Kind.TYPED))


def default(
    now: datetime,
    zone: ZoneInfo,
    *,
    usual: int = USUAL,
    after: datetime | None = None,
) -> str:
    """Return the value of the choice that is meant unless another one is taken.

    Never a return in the night: then it is the next morning.
    """
    start = max(now, after or now)
    if not is_night(_minutes(start, usual), zone):
        return f"{usual}m"
    found = morning(now, zone)
    if found is None or found <= start:
        return f"{usual}m"
    return stamp(found)


def resolve(
    value: str,
    typed: str,
    now: datetime,
    zone: ZoneInfo,
    *,
    after: datetime | None = None,
) -> datetime:
    """Return the time that a choice means when it is sent; see :func:`choices`.

    :raises NotATime: if it is no choice, or what was typed is no time of day.
    """
    if value == TYPED:
        return typed_time(typed, now, zone)
    if not re.fullmatch(r"[1-9]\d{0,3}m", value, re.ASCII):
        found = stamped(value)
        if abs(found - now) > KEPT:
            raise NotATime
        return found
    return _minutes(max(now, after or now), int(value[:-1]))


def is_near(moment: datetime, now: datetime) -> bool:
    """Say whether a time is still to come, and no further away than a pause can be."""
    return now < moment <= now + LONGEST


def typed_time(typed: str, now: datetime, zone: ZoneInfo) -> datetime:
    """Return the next moment at which the person's clock shows ``typed`` (HH:MM).

    A time that is nearer than five minutes means tomorrow if that is still within a
    day, else itself, so that the answer can say that it is too near.

    :raises NotATime: if it is no time of day.
    """
    clock = clock_time(typed)
    soon = next_at(clock, now, zone, after=now)
    if soon >= now + NEAREST:
        return soon
    far = next_at(clock, now, zone, after=now + NEAREST)
    return far if far <= now + LONGEST else soon


def _minutes(now: datetime, minutes: int) -> datetime:
    return now + timedelta(minutes=minutes)
