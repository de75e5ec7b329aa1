"""A talk as one of the two sees it now: plain values for a page."""

from datetime import datetime

import attrs

from stillhere.core.codec import private
from stillhere.rooms.conversations import rules, words
from stillhere.rooms.conversations.access import Held
from stillhere.rooms.conversations.deciding import mine as own_words
from stillhere.rooms.conversations.events import Stage, Step
from stillhere.rooms.conversations.words import Act
from stillhere.vault.names import PersonId


@attrs.frozen(kw_only=True)
class LineSeen:
    """Words that were shown."""

    version: int
    words: str = private()
    mine: bool


@attrs.frozen(kw_only=True)
class TalkPage:
    """Where a talk stands, as this person reads it."""

    stream: str
    size: int
    """How far it is: a button sends it along."""
    name: str = private()
    stage: str
    asked: bool
    """This person asked for it."""
    mine: bool
    """This person has the floor; before it began: they would begin."""
    topic: str = private()
    title: str = private(default="")
    guide: str = private(default="")
    quiet: str = private(default="")
    acts: tuple[Act, ...] = private(default=())
    more: bool = False
    lines: tuple[LineSeen, ...] = private(default=())
    away: bool = False
    """One of the two is away: what it is about is not shown."""
    over: bool = False
    ended: bool = False
    """It is over, and there was something to it."""
    done: bool = False
    turn: int = 0
    unreadable: bool = False


def hidden(held: Held, name: str) -> TalkPage:
    """Return the page while one of the two is away: no topic, no words, no step."""
    return TalkPage(
        stream=held.stream,
        size=0,
        name=name,
        stage="away",
        asked=False,
        mine=False,
        topic="",
        away=True,
    )


def ended(held: Held, me: PersonId, name: str, *, done: bool) -> TalkPage:
    """Return the page of a talk that is over: nothing of it but that."""
    known = held.standing
    current = known is not None and known.stream == held.stream
    stage = known.stage if known and current else Stage.ENDED
    return TalkPage(
        stream=held.stream,
        size=0,
        name=name,
        stage=stage.value,
        asked=bool(known and known.by != me),
        mine=False,
        topic="",
        over=True,
        ended=stage is Stage.ENDED,
        done=done,
    )


def talk_seen(held: Held, me: PersonId, name: str, now: datetime) -> TalkPage:
    """Return the page of a talk that is open, for one of the two."""
    talk, asked = held.talk, held.talk.by == me
    if not talk.talking:
        mine = asked == talk.first
        return TalkPage(
            stream=held.stream,
            size=talk.size,
            name=name,
            stage=talk.stage.value,
            asked=asked,
            mine=mine,
            topic=talk.topic,
            lines=_lines(held, me),
            unreadable=talk.unreadable,
        )
    mine = talk.speaks(me)
    quiet = rules.long(talk, now)
    return TalkPage(
        stream=held.stream,
        size=talk.size,
        name=name,
        stage=talk.stage.value,
        asked=asked,
        mine=mine,
        topic=talk.topic,
        title=words.title(talk.stage, name, mine=mine, again=talk.again),
        guide=words.guide(talk.stage, name, mine=mine),
        quiet=words.quiet_line(name, mine=mine) if quiet else "",
        acts=words.acts(talk.stage, name, mine=mine),
        more=Step.MORE in rules.moves(talk, me),
        lines=_lines(held, me),
        turn=talk.turn,
        unreadable=talk.unreadable,
    )


def _lines(held: Held, me: PersonId) -> tuple[LineSeen, ...]:
    talk = held.talk
    can = own_words(talk, me)
    return tuple(
        LineSeen(version=line.version, words=line.words, mine=line.version in can)
        for line in talk.lines
        if line.turn == talk.turn
    )
