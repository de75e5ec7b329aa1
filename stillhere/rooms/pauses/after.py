"""What a person keeps for themselves about pauses: did it help, and own lines.

Pure. All of it lives in the personal space and is never shown to the other, nor counted
on a screen.
"""

from enum import StrEnum

import attrs

from stillhere.core.codec import private, record

REMEMBERED = 5
PUT_AWAY = 8
SEVERAL = 3
"""How many pauses are remembered, put away, and are several."""
MOST_LINES = 12


class Helped(StrEnum):
    """Did it help?"""

    YES = "yes"
    A_BIT = "a-bit"
    NO = "no"
    SKIP = "skip"


class CameBack(StrEnum):
    """Did we come back to it?"""

    YES = "yes"
    NO = "no"
    SKIP = "skip"


@attrs.frozen(kw_only=True)
class After:
    """How one pause was for me."""

    stream: str
    left_open: bool = False
    helped: Helped = Helped.SKIP
    came_back: CameBack = CameBack.SKIP


@record("pauses.mine")
@attrs.frozen(kw_only=True)
class Mine:
    """The last few pauses as they were for me, and what I put away."""

    after: tuple[After, ...] = ()
    away: tuple[str, ...] = ()

    def of(self, stream: str) -> After | None:
        """Return what was kept about this pause."""
        return next((item for item in self.after if item.stream == stream), None)


@record("pauses.lines")
@attrs.frozen(kw_only=True)
class Lines:
    """Lines that reassure, in one's own words."""

    lines: tuple[str, ...] = private(default=())


def remember(mine: Mine, item: After) -> Mine:
    """Keep how a pause was; only the last few stay."""
    others = tuple(kept for kept in mine.after if kept.stream != item.stream)
    return attrs.evolve(mine, after=(*others, item)[-REMEMBERED:])


def put_away(mine: Mine, stream: str) -> Mine:
    """Show this one no more on home."""
    others = tuple(kept for kept in mine.away if kept != stream)
    return attrs.evolve(mine, away=(*others, stream)[-PUT_AWAY:])


def feels_like_silence(mine: Mine) -> bool:
    """Say whether several of the last pauses ended without coming back to it."""
    open_ended = [
        item
        for item in mine.after[-REMEMBERED:]
        if item.came_back is CameBack.NO
        or (item.left_open and item.came_back is not CameBack.YES)
    ]
    return len(open_ended) >= SEVERAL
