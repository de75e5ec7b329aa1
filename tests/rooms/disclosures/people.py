"""Small helpers for the rules' tests: two people, a clock, and what they do."""

import itertools
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import attrs

from stillhere.core.codec import Withdrawn
from stillhere.core.facts import Fact
from stillhere.rooms.disclosures import deciding
from stillhere.rooms.disclosures.commands import (
    Answer,
    Command,
    Receive,
    Say,
    TakeBack,
    TakeIn,
    Unanswer,
)
from stillhere.rooms.disclosures.deciding import Step
from stillhere.rooms.disclosures.records import Ack, Kind, Said, Wish
from stillhere.rooms.disclosures.rules import Phase, Thing, fold, phase

ALICE = uuid.UUID(int=1)
BOB = uuid.UUID(int=2)
START = datetime(2026, 11, 23, 18, 10, tzinfo=UTC)
_numbers = itertools.count(1)


def token() -> str:
    """A token as a form has it."""
    return f"{next(_numbers):032x}"


class Story:
    """One thing said, a clock, and two who do things with it."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now
        self.facts: list[Fact] = []

    @property
    def thing(self) -> Thing:
        return fold(self.facts)

    @property
    def phase(self) -> Phase:
        return phase(self.thing)

    def passes(self, **time: float) -> "Story":
        self.now += timedelta(**time)
        return self

    def does(self, command: Command) -> int:
        """Do it as the service does; return how many events came of it."""
        events = deciding.decide(self.thing, command, self.now)
        for event in events:
            if isinstance(command, TakeBack):
                self._withdraw(lambda f: isinstance(f.event, Said), command.by)
            if isinstance(command, Unanswer):
                version = command.version
                self._withdraw(lambda f, v=version: f.version == v, command.by)
            version = len(self.facts) + 1
            self.facts.append(Fact(version=version, by=command.by, event=event))
        return len(events)

    def _withdraw(self, which: Any, who: uuid.UUID) -> None:
        self.facts = [
            attrs.evolve(fact, event=Withdrawn())
            if fact.by == who and which(fact)
            else fact
            for fact in self.facts
        ]

    def says(
        self,
        words: str = "I get scared.",
        *,
        by: uuid.UUID = ALICE,
        kind: Kind = Kind.FEAR,
        wishes: tuple[Wish, ...] = (),
    ) -> "Story":
        self.does(Say(by=by, token=token(), kind=kind, words=words, wishes=wishes))
        return self

    def hears(self, by: uuid.UUID = BOB, ack: Ack = Ack.HEAR) -> "Story":
        self.does(Receive(by=by, token=token(), ack=ack))
        return self

    def can(self, who: uuid.UUID) -> frozenset[Step]:
        return deciding.steps(self.thing, who, self.now)


def command_for(step: Step, thing: Thing, who: uuid.UUID, now: datetime) -> Command:
    """Return a command that takes a step which ``steps`` has offered."""
    start: dict[str, Any] = {"by": who, "token": token()}
    match step:
        case Step.TAKE_BACK:
            return TakeBack(**start)
        case Step.RECEIVE:
            ack = deciding.choices(thing, now)[0]
            return Receive(**start, ack=ack)
        case Step.TAKE_IN:
            return TakeIn(**start, until=now + timedelta(hours=2))
        case Step.ANSWER:
            return Answer(**start, words=f"more {start['token']}")
        case Step.UNANSWER:
            mine = [reply for reply in thing.replies if reply.by == who]
            return Unanswer(**start, version=mine[-1].version)
        case _other:
            return Say(**start, kind=Kind.FACT, words=f"words {start['token']}")
