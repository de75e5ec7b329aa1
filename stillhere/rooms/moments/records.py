"""What is kept of good things: frozen classes whose kind names never change.

Times are UTC; ``on`` is the day where the person was.
"""

from datetime import date, datetime
from typing import Final

import attrs

from stillhere.core.codec import private, record

LONGEST_GOOD: Final = 300
"""Characters of a good thing: a line."""


@record("moments.good")
@attrs.frozen(kw_only=True)
class Good:
    """A good thing, in a line."""

    at: datetime
    on: date
    text: str = private()


@record("moments.kept")
@attrs.frozen(kw_only=True)
class Kept:
    """The months in which there is a good thing, the newest first."""

    months: tuple[date, ...] = ()

    def along(self, month: date) -> "Kept":
        """Return it with one more month."""
        return Kept(months=tuple(sorted({*self.months, month}, reverse=True)))

    def without(self, month: date) -> "Kept":
        """Return it without a month."""
        return Kept(months=tuple(one for one in self.months if one != month))
