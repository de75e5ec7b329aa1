"""When to look again: a few times that are far enough away, on the person's clock.

Pure.
"""

from datetime import UTC, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from stillhere.foundation.web.wallclock import NotATime, at_local, stamp, stamped
from stillhere.rooms.reaching.rules import FARTHEST

MORNING: Final = time(9)
EVENING: Final = time(19)
NEAREST: Final = timedelta(hours=2)
"""Room is longer than an hour: looking sooner is looking all the time."""


def offered(now: datetime, zone: ZoneInfo) -> tuple[tuple[str, datetime], ...]:
    """Return each time with the value that stands for it in a form."""
    today = now.astimezone(zone).date()
    wanted = ((0, EVENING), (1, MORNING), (1, EVENING), (2, EVENING), (7, EVENING))
    found = (
        at_local(today + timedelta(days=days), clock, zone, after=now)
        for days, clock in wanted
    )
    return tuple((stamp(at), at) for at in found if at >= now + NEAREST)


def chosen(value: str, now: datetime) -> datetime:
    """Return the time that was chosen; one that has passed meanwhile means now.

    :raises NotATime: if it was never offered.
    """
    found = stamped(value)
    if abs(found - now) > FARTHEST:
        raise NotATime
    return max(found, now.astimezone(UTC))
