"""The talk that the invented couple had lately, and what they left each other after it.

Through the real services. Called by ``demo_days`` after the days they live through.
"""

from datetime import datetime, timedelta

from stillhere.config.demo_stories import Actor
from stillhere.foundation.web.forms import new_token
from stillhere.rooms.conversations import access, closing, lefts, services
from stillhere.rooms.conversations.deciding import Move
from stillhere.rooms.conversations.events import Step

AGO = timedelta(days=2, hours=4)
TURN = timedelta(minutes=4)
WAY = (
    ("Robin", Step.NOW, ""),
    (
        "Sam",
        Step.SAID,
        "Sunday nights I’m already at work in my head. Then I go silent.",
    ),
    ("Robin", Step.GAVE_BACK, "You go quiet because of Monday, not because of me."),
    ("Sam", Step.THATS_IT, ""),
    ("Robin", Step.SWAP, ""),
    ("Robin", Step.SAID, ""),
    ("Sam", Step.GAVE_BACK, "You sit beside me and guess what you did wrong."),
    ("Robin", Step.NOT_QUITE, ""),
    ("Robin", Step.SAID, "I don’t guess any more. I just feel alone on the sofa."),
    ("Sam", Step.GAVE_BACK, "You feel alone, even though I’m there."),
    ("Robin", Step.THATS_IT, ""),
    ("Sam", Step.ENDED, ""),
)
LEFT = (
    (
        "Sam",
        "That you asked me to say it once more.",
        "A walk on Sundays, before eight.",
    ),
    ("Robin", "You didn’t get up.", ""),
)


def of_two(sam: Actor, robin: Actor, now: datetime) -> None:
    """Let them talk once; Robin keeps their own words, Sam lets his go."""
    people, at = {"Sam": sam, "Robin": robin}, now - AGO
    stream = services.ask(
        sam.vault, token=new_token(), topic="Sunday nights", first=True, now=at
    )
    for name, step, words in WAY:
        at += TURN
        vault = people[name].vault
        move = Move(
            by=vault.person,
            token=new_token(),
            step=step,
            meant=access.talk(vault, stream).talk.size,
            words=words,
        )
        services.go_on(vault, stream=stream, move=move, now=at)
    for name, thanks, idea in LEFT:
        vault = people[name].vault
        closing.leave(vault, stream=stream, thanks=thanks, step=idea, now=at)
    for who in (sam, robin):
        closing.finish(who.vault, stream=stream, keep=who is robin, now=at)
    if robin.vault.shared is not None:
        to = lefts.stream_of(robin.vault.shared, stream)
        closing.say_yes(robin.vault, stream=to, to=1)
