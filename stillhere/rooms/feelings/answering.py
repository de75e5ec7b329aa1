"""What a person can do with what the other shared: answer with a tap, put it away.

Called by views with a checked form; each is one transaction.
"""

from datetime import datetime

from stillhere.rooms.feelings import access, rules
from stillhere.rooms.feelings.events import Answer
from stillhere.rooms.feelings.queries import AWAY, away_of
from stillhere.rooms.feelings.records import Away
from stillhere.rooms.feelings.rules import NotThere
from stillhere.rooms.feelings.sharing import keep, month_of
from stillhere.vault.names import Stream
from stillhere.vault.opened import Vault
from stillhere.vault.transactions import whole

PUT_AWAY = 24
"""How many put-away things are remembered: more than home ever points to."""


@whole
def answer(
    vault: Vault, *, stream: Stream, token: str, answer: Answer, now: datetime
) -> None:
    """Answer with one tap; it leaves one's own home.

    :raises NotThere: if it was taken back.
    :raises NotTheirs: if it is one's own.
    """
    held = access.given(vault, stream)
    if not held.space.shared:
        raise NotThere
    events = rules.answer(
        held.shared, by=vault.person, token=token, answer=answer, now=now
    )
    keep(vault, held, events, month_of(held))
    put_away(vault, stream=stream)


@whole
def unanswer(vault: Vault, *, stream: Stream, token: str, now: datetime) -> None:
    """Take one's answer back. :raises NotTheirs: if it is the other's."""
    held = access.given(vault, stream)
    if not held.space.shared:
        raise NotThere
    events = rules.unanswer(held.shared, by=vault.person, token=token, now=now)
    keep(vault, held, events, month_of(held))


@whole
def put_away(vault: Vault, *, stream: Stream) -> None:
    """Show it no more on one's own home; only this person knows."""
    seen = vault.own.current(AWAY)
    kept = away_of(seen).streams
    if stream in kept:
        return
    wanted = Away(streams=(*kept, stream)[-PUT_AWAY:])
    vault.own.point(AWAY, wanted, seen=seen)
