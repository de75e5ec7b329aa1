"""What the one who receives it can do: each is one transaction.

Called by views with a checked form. Everything raised by ``commands`` passes through:
then nothing was changed.
"""

from datetime import datetime

from stillhere.foundation.notices import services as notices
from stillhere.rooms.disclosures.access import open_thing
from stillhere.rooms.disclosures.commands import (
    Answer,
    Command,
    Receive,
    TakeIn,
    Unanswer,
)
from stillhere.rooms.disclosures.deciding import decide
from stillhere.rooms.disclosures.records import Ack, Answered, Received
from stillhere.rooms.disclosures.services import keep_events, point
from stillhere.vault.names import Stream
from stillhere.vault.opened import Vault
from stillhere.vault.transactions import whole


@whole
def receive(
    vault: Vault,
    *,
    stream: Stream,
    token: str,
    now: datetime,
    ack: Ack | None = None,
    words: str = "",
) -> None:
    """Give the first answer: chosen, or written."""
    _do(vault, stream, Receive(by=vault.person, token=token, ack=ack, words=words), now)


@whole
def take_in(
    vault: Vault, *, stream: Stream, token: str, until: datetime, now: datetime
) -> None:
    """Say when one plans to answer; a reminder comes then, for oneself."""
    _do(vault, stream, TakeIn(by=vault.person, token=token, until=until), now)


@whole
def answer(
    vault: Vault, *, stream: Stream, token: str, words: str, now: datetime
) -> None:
    """Give a longer answer."""
    _do(vault, stream, Answer(by=vault.person, token=token, words=words), now)


@whole
def take_answer_back(
    vault: Vault, *, stream: Stream, token: str, version: int, now: datetime
) -> None:
    """Take an answer of one's own back."""
    found = open_thing(vault, stream)
    command = Unanswer(by=vault.person, token=token, version=version)
    events = decide(found.thing, command, now)
    if not events:
        return
    for entry in found.entries:
        answers = isinstance(entry.event, Received | Answered)
        if answers and entry.writer == vault.person and entry.version == version:
            found.space.withdraw(entry)
    keep_events(vault, found, events)
    point(found.space, stream)


def _do(vault: Vault, stream: Stream, command: Command, now: datetime) -> None:
    found = open_thing(vault, stream)
    events = decide(found.thing, command, now)
    if events:
        notices.cancel(*found.thing.notices)
        keep_events(vault, found, events)
        point(found.space, stream)
