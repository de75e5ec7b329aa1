"""What is kept of an old hurt: frozen classes whose kind names never change.

Times are UTC. Called by ``services`` (keeping) and ``access`` (reading).
"""

from datetime import date, datetime
from typing import Any, Final

import attrs

from stillhere.core.codec import private, record

LONGEST: Final = 4_000
"""Characters of one box."""


@attrs.frozen(kw_only=True)
class Hurt:
    """An old hurt as its author tells it; each part may be empty, but not all."""

    happened: str = private(default="")
    meant: str = private(default="")
    needed: str = private(default="")


@record("repairs.hurt")
@attrs.frozen(kw_only=True)
class Kept:
    """A hurt in one's own space, and where it was shown, if it was."""

    at: datetime
    hurt: Hurt = attrs.field(repr=False)
    sent: str = ""


@record("repairs.outside")
@attrs.frozen(kw_only=True)
class Outside:
    """Something hard, seen as somebody would who wants the best for both; for oneself.

    ``on`` is the day on the person's own calendar. Only the first part is never empty.
    """

    at: datetime
    on: date
    happened: str = private(default="")
    friend: str = private(default="")
    hinders: str = private(default="")

    def but(self, part: str, text: str) -> "Outside":
        """Return the same with one part in other words."""
        words: dict[str, Any] = {part: text}
        return attrs.evolve(self, **words)
