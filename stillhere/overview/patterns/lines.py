"""Where a person draws the lines between occasional, in between and often.

No science draws them, so they are shown and can be moved: a record, its choices.
"""

from enum import StrEnum
from typing import Final

import attrs

from stillhere.core.codec import record
from stillhere.core.stats.bands import WEEKS_A_MONTH, Thresholds
from stillhere.vault.opened import Vault
from stillhere.vault.shelves import Entry
from stillhere.vault.transactions import whole

LINES: Final = "patterns.lines"
"""The slot of one's own space."""


class Often(StrEnum):
    """How often, as a line between two bands."""

    QUARTER = "quarter"
    TWO_MONTHS = "two-months"
    MONTH = "month"
    TWICE_A_MONTH = "twice-a-month"
    WEEK = "week"
    TWICE_A_WEEK = "twice-a-week"
    DAY = "day"


RATES: Final = {
    Often.QUARTER: 1 / WEEKS_A_MONTH / 3,
    Often.TWO_MONTHS: 1 / WEEKS_A_MONTH / 2,
    Often.MONTH: 1 / WEEKS_A_MONTH,
    Often.TWICE_A_MONTH: 2 / WEEKS_A_MONTH,
    Often.WEEK: 1.0,
    Often.TWICE_A_WEEK: 2.0,
    Often.DAY: 7.0,
}
"""Silences a week."""


class NotInOrder(ValueError):
    """Often has to be more often than occasional."""


@record("patterns.lines")
@attrs.frozen(kw_only=True)
class Lines:
    """Up to ``between`` it is occasional; from ``often`` on it is often."""

    between: Often = Often.MONTH
    often: Often = Often.WEEK

    @property
    def thresholds(self) -> Thresholds:
        """The same, as rates."""
        return Thresholds(between=RATES[self.between], frequent=RATES[self.often])


def lines_of(entry: Entry | None) -> Lines:
    """Read the lines from their slot."""
    found = entry.event if entry else None
    return found if isinstance(found, Lines) else Lines()


def lines(vault: Vault) -> Lines:
    """Return where this person draws them."""
    return lines_of(vault.own.current(LINES))


@whole
def draw(vault: Vault, *, between: Often, often: Often) -> None:
    """Draw the lines anew. :raises NotInOrder: if often is not more often."""
    if RATES[between] >= RATES[often]:
        raise NotInOrder
    seen, wanted = vault.own.current(LINES), Lines(between=between, often=often)
    if wanted != lines_of(seen):
        vault.own.point(LINES, wanted, seen=seen)
