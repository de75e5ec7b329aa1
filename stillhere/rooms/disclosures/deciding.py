"""Which events come of a command, and what can come next.

Pure. ``decide`` is the only door: it raises what a person can be told, or returns the
events to keep; none means that it was done already.
"""

import uuid
from datetime import datetime, timedelta
from enum import StrEnum
from functools import singledispatch

from stillhere.rooms.disclosures.commands import (
    Answer,
    AnsweredAlready,
    Command,
    Enough,
    FirstAnswerFirst,
    KeepForPerson,
    NotTheirs,
    NotToday,
    OtherTime,
    Receive,
    Say,
    TakeBack,
    TakeIn,
    TookBack,
    Unanswer,
)
from stillhere.rooms.disclosures.records import (
    ACKS,
    Ack,
    Answered,
    Event,
    InPerson,
    Kind,
    Received,
    Said,
    TakenBack,
    TakingIn,
    Unanswered,
)
from stillhere.rooms.disclosures.rules import Phase, Thing, phase

FURTHEST = timedelta(days=14)
"""How far away one can plan to answer: later than that is a "not now"."""
MOST_ANSWERS = 6


class Step(StrEnum):
    """What a person can do next with it."""

    TAKE_BACK = "take-back"
    RECEIVE = "receive"
    TAKE_IN = "take-in"
    ANSWER = "answer"
    UNANSWER = "unanswer"
    LOOK_BACK = "look-back"
    SAY = "say"


def choices(thing: Thing, now: datetime) -> tuple[Ack, ...]:
    """Return the first answers that are one tap; "no answer today" leaves one."""
    if thing.asks_no_answer(now):
        return (Ack.KEPT,)
    return ACKS[thing.kind or Kind.FACT]


def decide(thing: Thing, command: Command, now: datetime) -> tuple[Event, ...]:
    """Return the events that come of a command; none if it was done already.

    :raises CannotDo: one of its kinds, if it stands otherwise.
    """
    if command.token in thing.tokens:
        return ()
    return _decide(command, thing, now)


@singledispatch
def _decide(command: Command, thing: Thing, now: datetime) -> tuple[Event, ...]:
    raise TypeError(type(command).__name__)


@_decide.register
def _say(command: Say, thing: Thing, now: datetime) -> tuple[Event, ...]:
    if thing.size:
        return ()
    said = Said(
        at=now,
        token=command.token,
        kind=command.kind,
        words=command.words,
        wishes=command.wishes,
        alone=command.alone,
    )
    return (said,)


@_decide.register
def _keep(command: KeepForPerson, thing: Thing, now: datetime) -> tuple[Event, ...]:
    if thing.size:
        return ()
    meant = InPerson(
        at=now,
        token=command.token,
        kind=command.kind,
        words=command.words,
        when=command.when,
        where=command.where,
    )
    return (meant,)


@_decide.register
def _take_back(command: TakeBack, thing: Thing, now: datetime) -> tuple[Event, ...]:
    if thing.by != command.by:
        raise NotTheirs
    if not thing.there:
        return ()
    # What is sent twice must not come back after it was taken back; its own token
    # goes with the words, so the tokens seen so far are remembered here.
    undoes = tuple(sorted(thing.tokens))
    return (TakenBack(at=now, token=command.token, undoes=undoes),)


@_decide.register
def _receive(command: Receive, thing: Thing, now: datetime) -> tuple[Event, ...]:
    _there_for(thing, command)
    if thing.replies:
        raise AnsweredAlready
    if thing.asks_no_answer(now) and command.ack is not Ack.KEPT:
        raise NotToday
    return (
        Received(at=now, token=command.token, ack=command.ack, words=command.words),
    )


@_decide.register
def _take_in(command: TakeIn, thing: Thing, now: datetime) -> tuple[Event, ...]:
    _there_for(thing, command)
    if thing.replies:
        raise AnsweredAlready
    if not now < command.until <= now + FURTHEST:
        raise OtherTime
    return (TakingIn(at=now, token=command.token, until=command.until),)


@_decide.register
def _answer(command: Answer, thing: Thing, now: datetime) -> tuple[Event, ...]:
    _there_for(thing, command)
    if not thing.replies:
        raise FirstAnswerFirst
    if thing.asks_no_answer(now):
        raise NotToday
    if len(thing.answers) >= MOST_ANSWERS:
        raise Enough
    return (Answered(at=now, token=command.token, words=command.words),)


@_decide.register
def _unanswer(command: Unanswer, thing: Thing, now: datetime) -> tuple[Event, ...]:
    mine = [reply for reply in thing.replies if reply.by == command.by]
    if all(reply.version != command.version for reply in mine):
        return ()
    undoes = tuple(sorted(thing.tokens))
    return (Unanswered(at=now, token=command.token, undoes=undoes),)


def _there_for(thing: Thing, command: Command) -> None:
    """Raise unless the words stand and this is the one they were said to."""
    if thing.by == command.by or thing.alone:
        raise NotTheirs
    if not thing.there:
        raise TookBack


def steps(thing: Thing, who: uuid.UUID, now: datetime) -> frozenset[Step]:
    """Return what this person can do next; saying something new is always one."""
    found, stands = {Step.SAY}, phase(thing)
    if thing.by == who:
        if thing.there:
            found |= {Step.TAKE_BACK, Step.LOOK_BACK}
        return frozenset(found)
    if stands in (Phase.WAITING, Phase.TAKING_IN):
        found |= {Step.RECEIVE, Step.TAKE_IN}
    elif stands is Phase.RECEIVED and not thing.asks_no_answer(now):
        found |= {Step.ANSWER} if len(thing.answers) < MOST_ANSWERS else set()
    if any(reply.by == who for reply in thing.replies):
        found.add(Step.UNANSWER)
    return frozenset(found)
