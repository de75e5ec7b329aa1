"""The hurt that the invented couple mends in its year, and what stays with one of them.

Through the real services. Called by ``demo_days`` after what they say to each other.
"""

from datetime import datetime, timedelta

from stillhere.config.demo_stories import Actor
from stillhere.foundation.web.forms import new_token
from stillhere.rooms.repairs import access, agreeing, keeping, services
from stillhere.rooms.repairs.deciding import Move
from stillhere.rooms.repairs.events import Step
from stillhere.rooms.repairs.phrases import Yes
from stillhere.rooms.repairs.records import Hurt

DAY = timedelta(days=1)
SHOWN = 44
"""How many days ago it was shown: a month has gone by since they agreed."""
LAKE = Hurt(
    happened="Two summers ago, the evening at the lake. We fought on the pier, and "
    "you drove home without me.",
    meant="I thought that this was it. That I can be left standing like a bag.",
    needed="A call from the road. One word.",
)
WAY = (
    ("Sam", Step.GAVE_BACK, "I left you alone in the dark, and you were cold."),
    ("Robin", Step.NOT_QUITE, "Less the cold. That you could go at all."),
    ("Sam", Step.GAVE_BACK, "You thought I had gone for good."),
    ("Robin", Step.THATS_IT, ""),
    ("Sam", Step.PART, "I wanted you to feel it. Then I was too proud to turn round."),
    ("Robin", Step.MISSING, "One word from you, that you’d come back."),
    ("Sam", Step.PROPOSED, "If I have to get out, I say when I’ll be back. Always."),
    ("Robin", Step.YES, ""),
)


PHRASES = ("I said that badly.", "Can we start again?", "Same side. Different day.")
SEEN = (
    "We stood in the kitchen with the lights off, each waiting for the other.",
    "Two people who both wanted to be asked first. They could laugh about it by now.",
    "Being hungry. I could eat something before I talk.",
)


def of_two(sam: Actor, robin: Actor, first: datetime, now: datetime) -> None:
    """Let them mend one hurt; another one Sam keeps to himself."""
    at = now - SHOWN * DAY
    if at < first:
        return
    hurt = keeping.keep(robin.vault, token=new_token(), hurt=LAKE, now=at - 9 * DAY)
    stream = services.show(robin.vault, stream=hurt, token=new_token(), was=1, now=at)
    for who, step, words in WAY:
        at += DAY
        actor = sam if who == "Sam" else robin
        idea = access.mending(actor.vault, stream).mending.newest(Step.PROPOSED)
        move = Move(
            by=actor.vault.person,
            token=new_token(),
            step=step,
            words=words,
            to=idea.version if idea and step is Step.YES else 0,
        )
        services.go_on(actor.vault, stream=stream, move=move, now=at)
    services.put_away(sam.vault, stream=stream)
    keeping.keep(
        sam.vault,
        token=new_token(),
        hurt=Hurt(happened="You told your sister about my job before I could."),
        now=now - 21 * DAY,
    )
    _phrases(sam, robin, now - 60 * DAY)
    _from_outside(robin, now - 9 * DAY)


def _phrases(sam: Actor, robin: Actor, at: datetime) -> None:
    """Let them choose some in calm; one of Robin's waits for Sam's yes."""
    for text in PHRASES:
        phrase = new_token()
        agreeing.proposes(robin.vault, token=phrase, text=text, now=at)
        if text != PHRASES[-1]:
            yes = Yes(by=sam.vault.person, token=new_token(), phrase=phrase)
            agreeing.say(sam.vault, tap=yes, now=at + DAY)


def _from_outside(robin: Actor, at: datetime) -> None:
    """Let Robin see an evening as a friend of both would."""
    happened, *others = SEEN
    stream = keeping.keep_outside(
        robin.vault, token=new_token(), happened=happened, now=at, on=at.date()
    )
    for was, (part, text) in enumerate(zip(("friend", "hinders"), others, strict=True)):
        keeping.change_outside(
            robin.vault, stream=stream, part=part, text=text, was=was + 1
        )
