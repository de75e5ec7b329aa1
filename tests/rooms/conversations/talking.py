"""Two people and a talk: small helpers for the rules' tests and for the pages'."""

import html
import itertools
import re
import secrets
import uuid
from datetime import UTC, datetime, timedelta

from django.http import HttpResponse

from stillhere.core.facts import Fact
from stillhere.rooms.conversations.deciding import Ask, Command, Move, decide
from stillhere.rooms.conversations.events import Step
from stillhere.rooms.conversations.rules import Talk, fold
from tests.cast import Actor

ALICE = uuid.UUID(int=1)
BOB = uuid.UUID(int=2)
START = datetime(2026, 11, 23, 18, 10, tzinfo=UTC)
WAY = (
    (BOB, Step.NOW),
    (ALICE, Step.SAID),
    (BOB, Step.GAVE_BACK),
    (ALICE, Step.NOT_QUITE),
    (ALICE, Step.SAID),
    (BOB, Step.GAVE_BACK),
    (ALICE, Step.THATS_IT),
    (BOB, Step.SWAP),
    (BOB, Step.SAID),
    (ALICE, Step.GAVE_BACK),
    (BOB, Step.THATS_IT),
    (ALICE, Step.ENDED),
)
"""A whole way, from a question to the end."""
_numbers = itertools.count(1)


def token() -> str:
    """A token as a form has it."""
    return f"{next(_numbers):032x}"


class Story:
    """A talk that Alice asked for, a clock, and two who do things in it."""

    def __init__(self, *, first: bool = True) -> None:
        self.now = START
        self.facts: list[Fact] = []
        self.talk = Talk()
        self.does(Ask(by=ALICE, token=token(), topic="the table", first=first))

    def does(self, command: Command) -> int:
        """Do it as the service does; return how many events came of it."""
        events = decide(self.talk, command, self.now)
        for event in events:
            version = len(self.facts) + 1
            self.facts.append(Fact(version=version, by=command.by, event=event))
        if events:
            self.talk = fold(self.facts)
        return len(events)

    def steps(self, who: uuid.UUID, step: Step, words: str = "") -> "Story":
        """Take a step from a page that is up to date."""
        meant = self.talk.size
        self.does(Move(by=who, token=token(), step=step, meant=meant, words=words))
        return self

    def passes(self, **time: float) -> "Story":
        """Let time go on."""
        self.now += timedelta(**time)
        return self


def on_the_way(to: int = len(WAY)) -> Story:
    """Return a story after so many steps."""
    story = Story()
    for who, step in WAY[:to]:
        story.steps(who, step)
    return story


# --- pages ------------------------------------------------------------------------


def text(answer: HttpResponse) -> str:
    """Return a page as it reads."""
    return html.unescape(answer.content.decode())


def form_token() -> str:
    """Return a fresh token as a page has it."""
    return secrets.token_hex(16)


def asks(who: Actor, topic: str = "The kitchen table", first: str = "me") -> str:
    """Ask for a talk; return its page."""
    sent = who.posts("/g/n", token=form_token(), topic=topic, first=first)
    return sent.headers["Location"]


def size_of(who: Actor, page: str) -> str:
    """Return how far the talk is on this person's page."""
    shown = text(who.gets(page))
    found = re.search(r'form="talk" name="far" value="(\d+)"', shown)
    return found[1] if found else "0"


def taps(who: Actor, page: str, tap: str, words: str = "") -> HttpResponse:
    """Tap a button of the page as it stands now."""
    meant = size_of(who, page)
    return who.posts(page, token=form_token(), tap=tap, far=meant, words=words)


def talked(alice: Actor, bob: Actor, topic: str = "The kitchen table") -> str:
    """Talk through one turn of each, with typed words; return the page."""
    page = asks(alice, topic)
    taps(bob, page, "now")
    taps(alice, page, "show", "I am tired in the evening.")
    taps(bob, page, "show", "You are tired, and it is much.")
    taps(alice, page, "thats-it")
    return page
