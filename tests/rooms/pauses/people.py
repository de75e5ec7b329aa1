"""Small helpers for the rules' tests: two people, a clock, and what they do."""

import itertools
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

import attrs

from stillhere.core.codec import Withdrawn
from stillhere.core.facts import Fact
from stillhere.rooms.pauses import deciding
from stillhere.rooms.pauses.commands import (
    AcceptTime,
    AnswerBack,
    Assure,
    Begin,
    ComeBack,
    Command,
    LetRest,
    NeedLonger,
    OfferTime,
    PassNote,
    TakeBack,
)
from stillhere.rooms.pauses.deciding import Step
from stillhere.rooms.pauses.records import REPLIES, Called, Noted, TakenBack, Way
from stillhere.rooms.pauses.rules import LONGEST, NEAREST, OPEN, Pause, fold, phase

ALICE = uuid.UUID(int=1)
BOB = uuid.UUID(int=2)
START = datetime(2026, 11, 23, 18, 10, tzinfo=UTC)
_numbers = itertools.count(1)


T = TypeVar("T")


def some(value: T | None) -> T:
    """Return what is there; a test that finds nothing fails here."""
    assert value is not None
    return value


def token() -> str:
    """A token as a form has it."""
    return f"{next(_numbers):032x}"


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


class Story:
    """A pause, a clock, and people who do things with it."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now
        self.facts: list[Fact] = []

    @property
    def pause(self) -> Pause:
        return fold(self.facts)

    @property
    def phase(self) -> str:
        return phase(self.pause, self.now).value

    def passes(self, **time: float) -> "Story":
        self.now += timedelta(**time)
        return self

    def does(self, command: Command) -> int:
        """Do it as the service does; return how many events came of it."""
        events = deciding.decide(self.pause, command, self.now)
        for event in events:
            if isinstance(event, TakenBack):
                self.withdraw(command.by)
            version = len(self.facts) + 1
            self.facts.append(Fact(version=version, by=command.by, event=event))
        return len(events)

    def withdraw(self, who: uuid.UUID) -> None:
        """Put tombstones in place of a person's words."""
        self.facts = [
            attrs.evolve(fact, event=Withdrawn())
            if fact.by == who and isinstance(fact.event, Called | Noted)
            else fact
            for fact in self.facts
        ]

    def begins(self, who: uuid.UUID, *, after: float = 30, line: str = "Full.") -> int:
        until = self.now + minutes(after)
        return self.does(Begin(by=who, token=token(), until=until, line=line))

    def longer(self, who: uuid.UUID, *, after: float) -> int:
        until = self.now + minutes(after)
        return self.does(NeedLonger(by=who, token=token(), until=until))

    def back(
        self, who: uuid.UUID, way: Way = Way.TALK, after: float | None = None
    ) -> int:
        until = None if after is None else self.now + minutes(after)
        return self.does(ComeBack(by=who, token=token(), way=way, until=until))

    def offers(self, who: uuid.UUID, *, after: float) -> int:
        until = self.now + minutes(after)
        return self.does(OfferTime(by=who, token=token(), until=until))

    def can(self, who: uuid.UUID) -> frozenset[Step]:
        return deciding.steps(self.pause, who, self.now)


def command_for(  # noqa: C901  (a table of steps)
    step: Step, pause: Pause, who: uuid.UUID, now: datetime
) -> Command:
    """Return a command that takes a step which ``steps`` has offered."""
    start: dict[str, Any] = {"by": who, "token": token()}
    further = max(now, pause.planned or now) + NEAREST
    match step:
        case Step.BEGIN:
            return Begin(**start, until=now + minutes(30), line=start["token"])
        case Step.TAKE_BACK:
            return TakeBack(**start)
        case Step.LONGER:
            until = min(further, pause.room(LONGEST) or further)
            return NeedLonger(**start, until=max(until, now + NEAREST))
        case Step.BACK:
            return ComeBack(**start, way=Way.TALK)
        case Step.WRITE:
            return ComeBack(**start, way=Way.WRITE)
        case Step.ANSWER:
            assert pause.back
            reply = REPLIES[pause.back.way][0]
            return AnswerBack(**start, back=pause.back.version, reply=reply)
        case Step.REST:
            return LetRest(**start)
        case Step.ASSURE:
            return Assure(**start)
        case Step.OFFER:
            return OfferTime(**start, until=min(further, now + LONGEST))
        case Step.ACCEPT:
            assert pause.offered
            return AcceptTime(**start, offer=pause.offered.version)
        case Step.NOTE:
            return PassNote(**start, text=f"note {start['token']}")


def ends(pause: Pause, now: datetime) -> bool:
    """Say whether a new pause is a new stream."""
    return phase(pause, now) not in OPEN
