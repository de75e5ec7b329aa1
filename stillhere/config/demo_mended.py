"""The hurt that the invented couple mends in its year, and what stays with one of them.

Through the real services. Called by ``demo_days`` after what they say to each other.
"""

from datetime import datetime, timedelta

from stillhere.config.demo_stories import Actor
from stillhere.foundation.web.forms import new_token
from stillhere.rooms.repairs import access, keeping, services
from stillhere.rooms.repairs.deciding import Move
from stillhere.rooms.repairs.events import Step
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
