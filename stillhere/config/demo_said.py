"""What the invented couple says to each other in a year, and what Kim keeps alone.

Small things first, then closer ones; some go well, some don't. Called by ``demo_days``
after the pauses of the year.
"""

from datetime import datetime, timedelta

import attrs

from stillhere.config.demo_stories import Actor
from stillhere.foundation.web.forms import new_token
from stillhere.rooms.disclosures import answering, keeping, services
from stillhere.rooms.disclosures.keeping import How
from stillhere.rooms.disclosures.mine import Felt, Went
from stillhere.rooms.disclosures.records import Ack, Kind, Wish
from stillhere.rooms.disclosures.services import Before
from stillhere.vault.names import Stream

WELL, SO_SO, BADLY = Went.WELL, Went.UNSURE, Went.BADLY


@attrs.frozen(kw_only=True)
class Talk:
    """One thing said, and what came of it."""

    days_ago: int
    by: str
    kind: Kind
    words: str = ""
    wishes: tuple[Wish, ...] = ()
    ack: Ack | None = None
    heard: str = ""
    """A first answer in own words."""
    more: str = ""
    expected: Went | None = None
    went: Went | None = None


TALKS = (
    Talk(
        days_ago=330,
        by="Sam",
        kind=Kind.FACT,
        words="I ate lunch on the roof today. You could see the sea.",
        ack=Ack.MORE,
    ),
    Talk(
        days_ago=301,
        by="Robin",
        kind=Kind.PREFERENCE,
        words="I like it when you hum while you cook. I never told you.",
        wishes=(Wish.NO_ANSWER,),
        ack=Ack.KEPT,
    ),
    Talk(
        days_ago=268,
        by="Sam",
        kind=Kind.GOOD,
        words="They kept my plan at work. I wanted you to be the first to know.",
        wishes=(Wish.ASK,),
        heard="I’m so glad. Tell me all of it tonight.",
    ),
    Talk(
        days_ago=240,
        by="Robin",
        kind=Kind.NEED,
        words="I need to hear that you’ll be back when you go out on the balcony.",
        wishes=(Wish.NO_ADVICE,),
        ack=Ack.UNDERSTAND,
        more="I didn’t know that it was the going that hurt. I’ll say it from now on.",
        expected=BADLY,
        went=WELL,
    ),
    Talk(days_ago=222, by="Sam", kind=Kind.HUG, ack=Ack.HUG_BACK),
    Talk(
        days_ago=197,
        by="Sam",
        kind=Kind.UNSURE,
        words="I think that I’m bad at this. Talking. You’re so quick with words.",
        wishes=(Wish.LISTEN,),
        ack=Ack.NOT_EASY,
        expected=BADLY,
        went=SO_SO,
    ),
    Talk(
        days_ago=160,
        by="Robin",
        kind=Kind.FEAR,
        words="When it’s quiet for days I’m eleven again, at the window.",
        wishes=(Wish.LISTEN, Wish.NO_ADVICE),
        heard="I don’t have much to say. I read it three times. I’m here.",
        expected=WELL,
        went=WELL,
    ),
    Talk(
        days_ago=121,
        by="Sam",
        kind=Kind.HURT,
        words="At your sister’s you laughed about my shed. I laughed too. It stung.",
        wishes=(Wish.NO_ANSWER,),
        ack=Ack.KEPT,
        more="I’m sorry. I saw your face and I went on.",
        expected=BADLY,
        went=WELL,
    ),
    Talk(
        days_ago=77,
        by="Robin",
        kind=Kind.HOPE,
        words="I’d love a week at the lake again, without a list.",
        ack=Ack.HEAR,
        expected=Went.UNSURE,
        went=SO_SO,
    ),
    Talk(
        days_ago=40,
        by="Robin",
        kind=Kind.NEED,
        words="I need one evening a week with the phones in the drawer.",
        ack=Ack.HEAR,
        expected=WELL,
        went=BADLY,
    ),
    Talk(
        days_ago=12,
        by="Sam",
        kind=Kind.THANKS,
        words="For fetching me, without a word about the time.",
        ack=Ack.GLAD,
    ),
    Talk(
        days_ago=1,
        by="Robin",
        kind=Kind.FEAR,
        words="I’m scared of the letter from the hospital. I haven’t opened it.",
        wishes=(Wish.HOLD, Wish.NO_ADVICE),
        expected=WELL,
    ),
)
"""In the order of the year; the last one still waits."""


def of_two(sam: Actor, robin: Actor, first: datetime, now: datetime) -> None:
    """Let them say all that fits between the first day and now."""
    for talk in TALKS:
        at = now - timedelta(days=talk.days_ago, hours=3)
        if at < first:
            continue
        who, other = (sam, robin) if talk.by == "Sam" else (robin, sam)
        _tell(talk, who, other, at)


def _tell(talk: Talk, who: Actor, other: Actor, at: datetime) -> None:
    stream = services.say(
        who.vault,
        token=new_token(),
        kind=talk.kind,
        words=talk.words,
        wishes=talk.wishes,
        now=at,
        before=Before(expected=talk.expected),
    )
    if talk.ack is None and not talk.heard:
        return
    keeping.open_it(other.vault, stream=stream)
    answering.receive(
        other.vault,
        stream=stream,
        token=new_token(),
        ack=talk.ack,
        words=talk.heard,
        now=at + timedelta(hours=2),
    )
    if talk.more:
        answering.answer(
            other.vault,
            stream=stream,
            token=new_token(),
            words=talk.more,
            now=at + timedelta(days=1),
        )
    keeping.put_away(who.vault, stream=stream)
    if talk.went:
        _look_back(who, stream, talk)


def _look_back(who: Actor, stream: Stream, talk: Talk) -> None:
    felt = {WELL: Felt.YES, SO_SO: Felt.A_BIT, BADLY: Felt.NO}
    how = How(went=talk.went, understood=felt[talk.went or SO_SO])
    keeping.look_back(who.vault, stream=stream, kind=talk.kind, how=how)


def of_one(kim: Actor, now: datetime) -> None:
    """Let Kim keep something for saying in person."""
    services.keep_for_person(
        kim.vault,
        token=new_token(),
        kind=Kind.HOPE,
        words="I’d like us to eat at the table again, even when we’re tired.",
        when="Sunday, after the walk",
        where="in the kitchen",
        now=now - timedelta(days=6),
        before=Before(expected=Went.UNSURE),
    )
