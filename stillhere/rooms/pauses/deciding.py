"""Which events come of a command, and what can come next.

Pure. ``decide`` is the only door: it raises what a person can be told, or returns the
events to keep; none means that it was done already.
"""

import uuid
from datetime import datetime, timedelta
from enum import StrEnum
from functools import singledispatch

from stillhere.rooms.pauses.commands import (
    AcceptTime,
    AlreadyAway,
    AlreadyOver,
    AnswerBack,
    Assure,
    Begin,
    ComeBack,
    Command,
    LetRest,
    NeedLonger,
    NotTheirs,
    NotYet,
    OfferGone,
    OfferTime,
    PassNote,
    TakeBack,
    TooFar,
    TooSoon,
)
from stillhere.rooms.pauses.records import (
    REPLIES,
    Accepted,
    Answered,
    Assured,
    Back,
    Begun,
    Event,
    Joined,
    Longer,
    Noted,
    Offered,
    Rested,
    TakenBack,
    Way,
)
from stillhere.rooms.pauses.rules import (
    LONGEST,
    NEAREST,
    OPEN,
    SHORTEST,
    Pause,
    Phase,
    phase,
)


class Step(StrEnum):
    """What a person can do next."""

    BEGIN = "begin"
    TAKE_BACK = "take-back"
    LONGER = "longer"
    BACK = "back"
    ANSWER = "answer"
    REST = "rest"
    ASSURE = "assure"
    OFFER = "offer"
    ACCEPT = "accept"
    WRITE = "write"
    NOTE = "note"


def decide(pause: Pause, command: Command, now: datetime) -> tuple[Event, ...]:
    """Return the events that come of a command; none if it was done already.

    :raises CannotDo: one of its kinds, if the pause stands otherwise.
    """
    if command.token in pause.tokens:
        return ()
    return _decide(command, pause, now)


@singledispatch
def _decide(command: Command, pause: Pause, now: datetime) -> tuple[Event, ...]:
    raise TypeError(type(command).__name__)


@_decide.register
def _begin(command: Begin, pause: Pause, now: datetime) -> tuple[Event, ...]:
    _within(command.until, now, at_least=SHORTEST, at_most=command.longest)
    begun = Begun(
        at=now,
        token=command.token,
        until=command.until,
        line=command.line,
        reason=command.reason,
        alone=command.alone,
    )
    if pause.size == 0:
        return (begun,)
    if phase(pause, now) not in OPEN:
        raise AlreadyOver
    if command.by in pause.callers:
        raise AlreadyAway
    joined = Joined(
        at=now,
        token=command.token,
        until=command.until,
        line=command.line,
        reason=command.reason,
    )
    return (joined,)


@_decide.register
def _take_back(command: TakeBack, pause: Pause, now: datetime) -> tuple[Event, ...]:
    _open(pause, now)
    _caller(pause, command)
    # A call that is sent twice must not come back after it was taken back; its own
    # token goes with the words, so the tokens seen so far are remembered here.
    undoes = tuple(sorted(pause.tokens))
    return (TakenBack(at=now, token=command.token, undoes=undoes),)


@_decide.register
def _longer(command: NeedLonger, pause: Pause, now: datetime) -> tuple[Event, ...]:
    planned = _open(pause, now)
    _caller(pause, command)
    room = pause.room(command.longest) or now
    _within(command.until, now, at_least=NEAREST, at_most=LONGEST)
    if command.until <= planned:
        raise TooSoon
    if command.until > room:
        raise TooFar
    return (Longer(at=now, token=command.token, until=command.until),)


@_decide.register
def _back(command: ComeBack, pause: Pause, now: datetime) -> tuple[Event, ...]:
    stands = phase(pause, now)
    if stands is Phase.LEFT_OPEN:
        if command.way is not Way.WRITE:
            raise AlreadyOver
    elif stands is Phase.RETURNED:
        again = pause.back is not None and pause.back.by == command.by
        if not again and command.by not in pause.callers:
            raise NotTheirs
    else:
        _open(pause, now)
        _caller(pause, command)
    until = command.until if command.way is Way.TALK_AT else None
    if command.way is Way.TALK_AT:
        if until is None:
            raise TooSoon
        _within(until, now, at_least=NEAREST, at_most=LONGEST)
    return (Back(at=now, token=command.token, way=command.way, until=until),)


@_decide.register
def _answer(command: AnswerBack, pause: Pause, now: datetime) -> tuple[Event, ...]:
    back = pause.back
    if phase(pause, now) is not Phase.RETURNED or back is None:
        raise AlreadyOver
    if back.by == command.by:
        raise NotTheirs
    if back.version != command.back or command.reply not in REPLIES[back.way]:
        raise OfferGone
    event = Answered(
        at=now, token=command.token, back=back.version, reply=command.reply
    )
    return (event,)


@_decide.register
def _rest(command: LetRest, pause: Pause, now: datetime) -> tuple[Event, ...]:
    stands = phase(pause, now)
    if stands is not Phase.RETURNED:
        _open(pause, now)
        if command.by not in pause.callers and stands is not Phase.PAST:
            raise NotYet
    return (Rested(at=now, token=command.token),)


@_decide.register
def _assure(command: Assure, pause: Pause, now: datetime) -> tuple[Event, ...]:
    _open(pause, now)
    if command.by in pause.callers:
        raise NotTheirs
    if command.by in pause.assured:
        return ()  # said already for this time, perhaps on another device
    return (Assured(at=now, token=command.token),)


@_decide.register
def _offer(command: OfferTime, pause: Pause, now: datetime) -> tuple[Event, ...]:
    stands = phase(pause, now)
    if stands is not Phase.LEFT_OPEN:
        _open(pause, now)
        if command.by not in pause.callers and stands is not Phase.PAST:
            raise NotYet
    _within(command.until, now, at_least=NEAREST, at_most=LONGEST)
    if pause.planned is not None and command.until <= pause.planned:
        raise TooSoon
    if pause.alone:
        agreed = Accepted(at=now, token=command.token, offer=0, until=command.until)
        return (agreed,)
    return (Offered(at=now, token=command.token, until=command.until),)


@_decide.register
def _accept(command: AcceptTime, pause: Pause, now: datetime) -> tuple[Event, ...]:
    if phase(pause, now) is not Phase.LEFT_OPEN:
        _open(pause, now)
    offer = pause.offer(now)
    if offer is None or offer.version != command.offer:
        raise OfferGone
    if offer.by == command.by:
        raise NotTheirs
    agreed = Accepted(
        at=now, token=command.token, offer=offer.version, until=offer.until
    )
    return (agreed,)


@_decide.register
def _note(command: PassNote, pause: Pause, now: datetime) -> tuple[Event, ...]:
    if phase(pause, now) is not Phase.RETURNED:
        _open(pause, now)
    return (Noted(at=now, token=command.token, text=command.text),)


def steps(
    pause: Pause, who: uuid.UUID, now: datetime, *, longest: timedelta = LONGEST
) -> frozenset[Step]:
    """Return what this person can do next; a new pause can follow every ended one."""
    stands = phase(pause, now)
    found: set[Step] = set()
    offer = pause.offer(now)
    if offer is not None and offer.by != who and stands in OPEN | {Phase.LEFT_OPEN}:
        found.add(Step.ACCEPT)
    if stands in OPEN:
        away = who in pause.callers
        found |= _away(pause, now, longest) if away else _waiting(pause, who, stands)
        found.add(Step.NOTE)
    elif stands is Phase.LEFT_OPEN:
        found |= {Step.OFFER, Step.WRITE, Step.BEGIN}
    elif stands is Phase.RETURNED and pause.back is not None:
        found |= {Step.NOTE, Step.BEGIN, Step.REST}
        found.add(Step.BACK if pause.back.by == who else Step.ANSWER)
    else:
        found.add(Step.BEGIN)
    return frozenset(found)


def _away(pause: Pause, now: datetime, longest: timedelta) -> set[Step]:
    room, planned = pause.room(longest), pause.planned
    nearest = max(now + NEAREST, planned or now)
    found = {Step.BACK, Step.REST, Step.TAKE_BACK}
    if room is not None and room > nearest:
        found.add(Step.LONGER)
    elif now + LONGEST > nearest:
        found.add(Step.OFFER)
    return found


def _waiting(pause: Pause, who: uuid.UUID, stands: Phase) -> set[Step]:
    found = {Step.BEGIN}
    if who not in pause.assured:
        found.add(Step.ASSURE)
    if stands is Phase.PAST:
        found |= {Step.OFFER, Step.REST}
    return found


def _open(pause: Pause, now: datetime) -> datetime:
    """Return the planned time. :raises AlreadyOver: if nobody is away."""
    planned = pause.planned
    if planned is None or phase(pause, now) not in OPEN:
        raise AlreadyOver
    return planned


def _caller(pause: Pause, command: Command) -> None:
    if command.by not in pause.callers:
        raise NotTheirs


def _within(
    until: datetime, now: datetime, *, at_least: timedelta, at_most: timedelta
) -> None:
    if until < now + at_least:
        raise TooSoon
    if until > now + at_most:
        raise TooFar
