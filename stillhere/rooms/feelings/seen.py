"""What is shown of a check-in and of what was shared: plain values for templates.

Called by ``queries`` and ``views``; how things are said stands in ``phrases``.
"""

import uuid
from datetime import datetime
from zoneinfo import ZoneInfo

import attrs

from stillhere.core.codec import private
from stillhere.rooms.feelings import offers, phrases
from stillhere.rooms.feelings.access import Held, Own
from stillhere.rooms.feelings.events import What
from stillhere.rooms.feelings.records import BESIDES, Felt, Noticed

APART = (36, 28, 22, 16, 11, 7, 3)
"""How far the middles of two circles of radius 11 are from each other."""
MIDDLE = 32


@attrs.frozen(kw_only=True)
class Pair:
    """Two circles, as they are drawn. After docs/sources.md#aron-1992."""

    step: int
    words: str
    left: int
    right: int
    chosen: bool = False


def pair(step: int, *, chosen: bool = False) -> Pair:
    """Draw how close two are."""
    apart = APART[step - 1]
    left = MIDDLE - apart // 2
    return Pair(
        step=step,
        words=phrases.close(step),
        left=left,
        right=left + apart,
        chosen=chosen,
    )


@attrs.frozen(kw_only=True)
class Look:
    """Who looks, and when."""

    me: uuid.UUID
    name: str = private()
    """The partner's, or empty."""
    now: datetime
    zone: ZoneInfo


@attrs.frozen(kw_only=True)
class FeltSeen:
    """How somebody is, in words; what was not said is empty."""

    words: str = private(default="")
    place: str = private(default="")
    body: str = private(default="")
    needs: str = private(default="")
    weighs: str = private(default="")
    besides: bool = private(default=False)
    """Something weighs on it that is not the two."""
    note: str = private(default="")
    close: str = private(default="")
    circles: Pair | None = attrs.field(repr=False, default=None)

    @property
    def line(self) -> str:
        """What stands for it in a list."""
        parts = (self.words, self.place, self.note, self.needs, self.weighs)
        return next(filter(None, (*parts, self.body, self.close)), "")


def felt_seen(felt: Felt) -> FeltSeen:
    """Put a check-in into words."""
    words = (*map(phrases.word, felt.words), *felt.own)
    needs = (*map(phrases.need, felt.needs), *filter(None, (felt.own_need,)))
    return FeltSeen(
        words=phrases.listed(words),
        place=phrases.place(felt.place) if felt.place else "",
        body=phrases.listed(tuple(map(phrases.body, felt.body))),
        needs=phrases.listed(needs),
        weighs=phrases.listed(tuple(map(phrases.weigh, felt.weighs))),
        besides=bool(BESIDES & {*felt.weighs}),
        note=felt.note,
        close=phrases.close(felt.close) if felt.close else "",
        circles=pair(felt.close) if felt.close else None,
    )


@attrs.frozen(kw_only=True)
class OwnSeen:
    """One's own check-in or entry."""

    stream: str
    when: str
    felt: FeltSeen = attrs.field(repr=False, factory=FeltSeen)
    text: str = private(default="")
    unreadable: bool = False
    """Written by a newer version of this program, or damaged."""

    @property
    def line(self) -> str:
        """What it is about, in a line."""
        return self.text or self.felt.line


def own_seen(found: Own, look: Look) -> OwnSeen:
    """Return one's own thing as it is shown."""
    item = found.item
    return OwnSeen(
        stream=found.stream,
        when=phrases.when(item.at, look.now, look.zone),
        felt=felt_seen(item.felt) if isinstance(item, Noticed) else FeltSeen(),
        text="" if isinstance(item, Noticed) else item.text,
    )


@attrs.frozen(kw_only=True)
class GivenSeen:
    """Something that was shared, as either of the two reads it."""

    stream: str
    mine: bool
    name: str = private()
    """The partner's."""
    what: What | None
    """None if it was taken back, or can't be read."""
    felt: FeltSeen = attrs.field(repr=False, factory=FeltSeen)
    asks: str = private(default="")
    """Of a line: which."""
    text: str = private(default="")
    when: str
    answer: str = private(default="")
    taken_back: bool = False
    stands: bool = False
    """It stands in the space of the two, and not only in one's own."""

    @property
    def line(self) -> str:
        """What it is about, in a line."""
        return self.text or self.felt.line


def given_seen(held: Held, look: Look) -> GivenSeen:
    """Return what was shared, as this person sees it."""
    found = held.shared
    given = found.given
    line = given.line if given else None
    return GivenSeen(
        stream=held.stream,
        mine=found.by == look.me,
        name=look.name,
        what=given.what if given else None,
        felt=felt_seen(given.felt) if given else FeltSeen(),
        asks=offers.line(line) if line else "",
        text=given.text if given else "",
        when=phrases.when(given.at, look.now, look.zone) if given else "",
        answer=offers.answer(found.answer) if found.answer else "",
        taken_back=found.taken_back,
        stands=held.space.shared,
    )
