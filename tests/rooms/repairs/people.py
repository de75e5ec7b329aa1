"""Two people and a hurt that was shown: small helpers for the rules' tests."""

import itertools
import uuid
from datetime import UTC, datetime, timedelta

import attrs

from stillhere.core.codec import Withdrawn
from stillhere.core.facts import Fact
from stillhere.rooms.repairs.deciding import Command, Move, Show, TakeBack, decide
from stillhere.rooms.repairs.events import Stage, Step
from stillhere.rooms.repairs.records import Hurt
from stillhere.rooms.repairs.rules import Mending, fold, stage

ALICE = uuid.UUID(int=1)
BOB = uuid.UUID(int=2)
START = datetime(2026, 11, 23, 18, 10, tzinfo=UTC)
WAY = (
    (BOB, Step.GAVE_BACK),
    (ALICE, Step.NOT_QUITE),
    (BOB, Step.GAVE_BACK),
    (ALICE, Step.THATS_IT),
    (BOB, Step.PART),
    (ALICE, Step.MISSING),
    (BOB, Step.PROPOSED),
    (ALICE, Step.PROPOSED),
    (BOB, Step.YES),
)
"""A whole way, from a hurt that was shown to a repair both say yes to."""
_numbers = itertools.count(1)


def token() -> str:
    """A token as a form has it."""
    return f"{next(_numbers):032x}"


class Story:
    """Alice's hurt, a clock, and two who do things with it."""

    def __init__(self, now: datetime = START, *, shown: bool = True) -> None:
        self.now = now
        self.facts: list[Fact] = []
        self._folded: tuple[list[Fact], Mending] | None = None
        if shown:
            sent = token()
            hurt = Hurt(happened=f"words {sent}")
            self.does(Show(by=ALICE, token=sent, hurt=hurt))

    @property
    def mending(self) -> Mending:
        if self._folded is None or self._folded[0] != self.facts:
            self._folded = (list(self.facts), fold(self.facts))
        return self._folded[1]

    @property
    def stage(self) -> Stage:
        return stage(self.mending)

    def passes(self, **time: float) -> "Story":
        self.now += timedelta(**time)
        return self

    def does(self, command: Command) -> int:
        """Do it as the service does; return how many events came of it."""
        events = decide(self.mending, command, self.now)
        if events and isinstance(command, TakeBack):
            gone = command.version - 1
            self.facts[gone] = attrs.evolve(self.facts[gone], event=Withdrawn())
        for event in events:
            version = len(self.facts) + 1
            self.facts.append(Fact(version=version, by=command.by, event=event))
        return len(events)

    def steps(self, who: uuid.UUID, step: Step, words: str = "") -> "Story":
        """Take a step, with words of its own."""
        sent = token()
        proposal = self.mending.newest(Step.PROPOSED)
        to = proposal.version if proposal and step is Step.YES else 0
        self.does(
            Move(by=who, token=sent, step=step, words=words or f"words {sent}", to=to)
        )
        return self

    def takes_back(self, who: uuid.UUID, version: int) -> int:
        """Take back what stands at a version."""
        return self.does(TakeBack(by=who, token=token(), version=version))

    def texts(self, who: uuid.UUID) -> set[str]:
        """Return the words of one person that stand."""
        found = {line.words for line in self.mending.lines if line.by == who}
        hurt = self.mending.hurt
        if hurt is not None and self.mending.by == who:
            found |= {hurt.happened, hurt.meant, hurt.needed}
        return found - {""}


def on_the_way(to: int = len(WAY)) -> Story:
    """Return a story after so many steps."""
    story = Story()
    for who, step in WAY[:to]:
        story.steps(who, step)
    return story
