"""What each of the two keeps about the other, in their own space."""

import uuid
from datetime import date

import attrs

from stillhere.core.codec import private, record

DAYS_OPEN = 14
"""Days until an invitation runs out."""
LONGEST_NAME = 40


@record("couples.invited")
@attrs.frozen(kw_only=True)
class Invited:
    """The open invitation, as the one who invites keeps it; empty without one."""

    code: str | None = private(default=None)
    name: str = private(default="")
    ends_on: date | None = None


@record("couples.partner")
@attrs.frozen(kw_only=True)
class Partner:
    """Who the other is. ``shared`` turns false when either leaves."""

    person: uuid.UUID
    name: str = private()
    my_name: str = private(default="")
    shared: bool = True
    noticed: bool = False
    """Whether "sharing is off" has been read."""
