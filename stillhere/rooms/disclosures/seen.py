"""Something said as one of the two sees it now: plain values for a page."""

from datetime import datetime
from zoneinfo import ZoneInfo

import attrs

from stillhere.core.codec import private
from stillhere.foundation.web import saying
from stillhere.rooms.disclosures import deciding, times, words
from stillhere.rooms.disclosures.mine import Looks, Mine
from stillhere.rooms.disclosures.records import HEAVY, PLAIN, Kind
from stillhere.rooms.disclosures.rules import Reply, Thing
from stillhere.vault.names import PersonId, Stream


@attrs.frozen(kw_only=True)
class Viewer:
    """Who looks, when, and on which clock."""

    me: PersonId
    name: str = private()
    """The partner's name; empty when alone."""
    my_name: str = private(default="")
    """What the partner calls this person."""
    now: datetime
    zone: ZoneInfo
    mine: Mine
    looks: Looks = attrs.field(factory=Looks)
    just_for_pauses: bool = False
    """They use this place for pauses alone: no other room is offered to them."""

    def when(self, moment: datetime) -> str:
        """Say a time as the end of a sentence."""
        return saying.dated(moment, self.now, self.zone)

    def day(self, moment: datetime) -> str:
        """Say a day by itself."""
        return times.day(moment, self.now, self.zone)


@attrs.frozen(kw_only=True)
class Tap:
    """One answer that is one tap."""

    value: str
    label: str


@attrs.frozen(kw_only=True)
class ReplySeen:
    """An answer, as it is shown."""

    version: int
    words: str = private()
    mine: bool


@attrs.frozen(kw_only=True)
class ThingSeen:
    """One thing said, as this person sees it."""

    stream: str
    name: str = private()
    """The other's name; empty where there is no other."""
    mine: bool
    shared: bool
    """It stands in the couple's space."""
    there: bool
    kind: str
    plain: bool
    heavy: bool
    good: bool
    title: str = private(default="")
    words: str = private(default="")
    asks: str = ""
    day: str = ""
    opened: bool = False
    may_receive: bool = False
    """A first answer can be given."""
    may_answer: bool = False
    """A longer answer can be given."""
    only_kept: bool = False
    """No answer is wanted today."""
    taps: tuple[Tap, ...] = ()
    replies: tuple[ReplySeen, ...] = private(default=())
    later: str = ""
    """When the other, or this person, plans to answer."""
    later_past: bool = False
    """That time is over."""
    plan_when: str = private(default="")
    plan_where: str = private(default="")
    in_person: bool = False
    looked: bool = False
    unreadable: bool = False


def thing_seen(
    stream: Stream, thing: Thing, look: Viewer, *, shared: bool
) -> ThingSeen:
    """Return what this person sees of it now."""
    can = deciding.steps(thing, look.me, look.now)
    mine = thing.by == look.me
    kind = thing.kind or Kind.FACT
    plan = thing.plan
    kept = look.looks.of(stream)
    return ThingSeen(
        stream=stream,
        name=look.name if shared else "",
        mine=mine,
        shared=shared,
        there=thing.there,
        kind=words.kind(kind),
        plain=kind in PLAIN,
        heavy=kind in HEAVY,
        good=kind is Kind.GOOD,
        title=words.said(kind, look.name),
        words=thing.words,
        asks=words.asks(thing.wishes, look.name)
        if not mine
        else ", ".join(words.wish(item) for item in thing.wishes),
        day=look.day(thing.at) if thing.at else "",
        opened=is_opened(stream, thing, look),
        may_receive=shared and deciding.Step.RECEIVE in can,
        may_answer=shared and deciding.Step.ANSWER in can,
        only_kept=thing.asks_no_answer(look.now),
        taps=tuple(
            Tap(value=item.value, label=words.ack(item))
            for item in deciding.choices(thing, look.now)
        ),
        replies=tuple(_reply(reply, look) for reply in thing.replies),
        later=look.when(thing.later.until) if thing.later else "",
        later_past=thing.later is not None and look.now >= thing.later.until,
        plan_when=plan.when if plan else "",
        plan_where=plan.where if plan else "",
        in_person=plan is not None,
        looked=kept is not None and kept.went is not None,
        unreadable=thing.unreadable,
    )


def _reply(reply: Reply, look: Viewer) -> ReplySeen:
    said = words.ack(reply.ack) if reply.ack else reply.words
    return ReplySeen(version=reply.version, words=said, mine=reply.by == look.me)


def is_opened(stream: Stream, thing: Thing, look: Viewer) -> bool:
    """Say whether this person has seen the words; only they know."""
    answered = any(reply.by == look.me for reply in thing.replies)
    plain = thing.kind in PLAIN
    return thing.by == look.me or answered or plain or stream in look.mine.opened
