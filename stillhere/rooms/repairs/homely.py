"""What home says of phrases. Pure."""

import uuid
from datetime import datetime

import attrs

from stillhere.core.codec import private
from stillhere.rooms.repairs.phrases import (
    Phrases,
    sent_by_me,
    sent_by_other,
    text_of,
)


@attrs.frozen(kw_only=True)
class Lines:
    """What home says of phrases: what came, and that one's own was received."""

    came: str = ""
    came_text: str = private(default="")
    received: str = ""
    received_text: str = private(default="")
    some: bool = False
    """There is at least one to send."""


def lines(
    found: Phrases, me: uuid.UUID, now: datetime, away: tuple[str, ...] = ()
) -> Lines:
    """Return what home says to one of the two; ``away`` is what they put away."""
    came, mine = sent_by_other(found, me, now), sent_by_me(found, me, now)
    if came is not None and (came.tap in away or found.of(me).thanks == came.tap):
        came = None
    if mine is not None and (mine.tap in away or found.other(me).thanks != mine.tap):
        mine = None
    return Lines(
        came=came.tap if came else "",
        came_text=text_of(found, me, came.phrase) if came else "",
        received=mine.tap if mine else "",
        received_text=text_of(found, me, mine.phrase) if mine else "",
        some=bool(found.agreed(me)),
    )
