"""What a person can do with a pause: each is one transaction, run again on a lost race.

Called by views with a checked form. Everything raised by ``commands`` passes through:
then nothing was changed.
"""

import uuid
from datetime import datetime

import attrs

from stillhere.core.facts import Fact
from stillhere.foundation.couples.queries import us
from stillhere.foundation.couples.services import tell
from stillhere.foundation.notices import services as notices
from stillhere.rooms.pauses import rules
from stillhere.rooms.pauses.access import Held, load, open_pause
from stillhere.rooms.pauses.commands import (
    AcceptTime,
    AnswerBack,
    Assure,
    Begin,
    ComeBack,
    Command,
    LetRest,
    NeedLonger,
    NotYet,
    OfferTime,
    PassNote,
    TakeBack,
)
from stillhere.rooms.pauses.deciding import decide
from stillhere.rooms.pauses.queries import OPEN, longest
from stillhere.rooms.pauses.records import (
    Called,
    Elsewhere,
    Event,
    Noted,
    OpenSlot,
    Reply,
    TakenBack,
    Way,
)
from stillhere.rooms.pauses.rules import GRACE, Pause
from stillhere.vault.names import PersonId, Stream
from stillhere.vault.opened import Vault
from stillhere.vault.transactions import whole

SHELF = "pauses"
ELSEWHERE = "pauses.elsewhere"


@whole
def begin_pause(
    vault: Vault,
    *,
    token: str,
    until: datetime,
    line: str,
    reason: str | None,
    now: datetime,
) -> Stream:
    """Begin a pause, or join the one that is open; return its stream.

    In the couple's space if there is one, else in one's own. The same token again
    gives the same pause and changes nothing.
    """
    space = vault.shared or vault.own
    new = load(space, space.stream(token))
    if new.entries:
        first = new.entries[0].event
        return Stream(first.stream) if isinstance(first, Elsewhere) else new.stream
    command = Begin(
        by=vault.person,
        token=token,
        until=until,
        line=line,
        reason=reason,
        alone=vault.shared is None,
        longest=longest(space),
    )
    seen = space.current(OPEN)
    if seen is not None and isinstance(seen.event, OpenSlot):
        running = load(space, Stream(seen.event.stream))
        if rules.phase(running.pause, now) in rules.OPEN:
            _keep(vault, running, decide(running.pause, command, now), now)
            pointer = Elsewhere(stream=running.stream)
            space.append(new.stream, pointer, after=0, shelf=ELSEWHERE)
            return running.stream
    _keep(vault, new, decide(new.pause, command, now), now)
    space.point(OPEN, OpenSlot(stream=new.stream), seen=seen)
    return new.stream


@whole
def take_back(vault: Vault, *, stream: Stream, token: str, now: datetime) -> None:
    """Take one's own call back; one's words in it are withdrawn."""
    _do(vault, stream, TakeBack(by=vault.person, token=token), now)


@whole
def need_longer(
    vault: Vault, *, stream: Stream, token: str, until: datetime, now: datetime
) -> None:
    """Name a new time, which tells the other."""
    space = open_pause(vault, stream).space
    command = NeedLonger(
        by=vault.person, token=token, until=until, longest=longest(space)
    )
    _do(vault, stream, command, now)


@whole
def come_back(
    vault: Vault,
    *,
    stream: Stream,
    token: str,
    way: Way,
    now: datetime,
    until: datetime | None = None,
) -> None:
    """Be back, in a way."""
    command = ComeBack(by=vault.person, token=token, way=way, until=until)
    _do(vault, stream, command, now)


@whole
def answer_back(
    vault: Vault, *, stream: Stream, token: str, back: int, reply: Reply, now: datetime
) -> None:
    """Answer the other's return with one tap."""
    command = AnswerBack(by=vault.person, token=token, back=back, reply=reply)
    _do(vault, stream, command, now)


@whole
def let_rest(vault: Vault, *, stream: Stream, token: str, now: datetime) -> None:
    """Let it rest for today; the pause is closed for both."""
    _do(vault, stream, LetRest(by=vault.person, token=token), now)


@whole
def assure(vault: Vault, *, stream: Stream, token: str, now: datetime) -> None:
    """Send "No hurry. I'm here."."""
    _do(vault, stream, Assure(by=vault.person, token=token), now)


@whole
def offer_time(
    vault: Vault, *, stream: Stream, token: str, until: datetime, now: datetime
) -> None:
    """Offer another time; the other says yes or names another."""
    _do(vault, stream, OfferTime(by=vault.person, token=token, until=until), now)


@whole
def accept_time(
    vault: Vault, *, stream: Stream, token: str, offer: int, now: datetime
) -> None:
    """Say yes to the offered time; it becomes the planned one."""
    _do(vault, stream, AcceptTime(by=vault.person, token=token, offer=offer), now)


@whole
def pass_note(
    vault: Vault, *, stream: Stream, token: str, text: str, now: datetime
) -> None:
    """Pass a practical note to the other."""
    _do(vault, stream, PassNote(by=vault.person, token=token, text=text), now)


@whole
def withdraw_words(
    vault: Vault, *, stream: Stream, now: datetime, version: int | None = None
) -> None:
    """Withdraw one's own words of a pause, or at any time those of one note.

    :raises NotYet: for a whole pause that goes on: that is taken back instead.
    """
    held = open_pause(vault, stream)
    calls = {call.version for call in held.pause.calls}
    if rules.phase(held.pause, now) in rules.OPEN and version in (None, *calls):
        raise NotYet
    _withdraw(held, vault.person, version)
    tell(vault, held.space)


def _do(vault: Vault, stream: Stream, command: Command, now: datetime) -> None:
    held = open_pause(vault, stream)
    _keep(vault, held, decide(held.pause, command, now), now)


def _keep(vault: Vault, held: Held, events: tuple[Event, ...], now: datetime) -> None:
    """Write the events, move the reminders along, and let both look again."""
    if not events:
        return
    before, version = held.pause, held.size
    facts = [
        Fact(version=version + place, by=vault.person, event=event)
        for place, event in enumerate(events, start=1)
    ]
    after = rules.fold((*held.facts, *facts))
    planned = _remind(vault, before, after, now)
    for event in events:
        if isinstance(event, TakenBack):
            _withdraw(held, vault.person, None)
        kept = attrs.evolve(event, notices=planned)
        held.space.append(
            held.stream, kept, after=version, shelf=SHELF, month=event.at.date()
        )
        version += 1
        planned = ()
    tell(vault, held.space)


def _remind(
    vault: Vault, before: Pause, after: Pause, now: datetime
) -> tuple[uuid.UUID, ...]:
    """Cancel the reminders of a plan that no longer holds, and ask for new ones."""
    is_open = rules.phase(after, now) in rules.OPEN
    same = (before.planned, before.callers) == (after.planned, after.callers)
    if is_open and same:
        return ()
    notices.cancel(*before.notices)
    planned = after.planned
    if not is_open or planned is None or planned <= now:
        return ()
    other = None if after.alone else us(vault).partner
    people = [vault.person] if other is None else [vault.person, PersonId(other)]
    return tuple(
        notices.remind(one, planned if one in after.callers else planned + GRACE)
        for one in people
    )


def _withdraw(held: Held, person: PersonId, version: int | None) -> None:
    for entry in held.entries:
        mine = entry.writer == person and isinstance(entry.event, Called | Noted)
        if mine and version in (None, entry.version):
            held.space.withdraw(entry)
