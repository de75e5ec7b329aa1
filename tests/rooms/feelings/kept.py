"""Small helpers: two open vaults, a time, a check-in kept and shared."""

import itertools
from datetime import UTC, datetime, timedelta

from stillhere.rooms.feelings import services, sharing
from stillhere.rooms.feelings.events import Level
from stillhere.rooms.feelings.records import Felt, Need, Place, Weigh
from stillhere.vault.names import Stream
from stillhere.vault.opened import Vault

Two = tuple[Vault, Vault]
NOW = datetime(2026, 11, 23, 18, 10, tzinfo=UTC)
FELT = Felt(
    words=("let-down",),
    own=("grey",),
    place=Place(energy=-1, pleasant=-2),
    needs=(Need.HUG,),
    weighs=(Weigh.SLEEP,),
    note="Nobody asked how my day was.",
    close=3,
)
_numbers = itertools.count(1)


def token() -> str:
    """A token as a form has it."""
    return f"{next(_numbers):032x}"


def later(**time: float) -> datetime:
    return NOW + timedelta(**time)


def kept(
    vault: Vault, felt: Felt = FELT, *, now: datetime = NOW, sent: str = ""
) -> Stream:
    return services.keep_check_in(
        vault, token=sent or token(), felt=felt, now=now, on=now.date()
    )


def shared(
    vault: Vault,
    mine: Stream | None = None,
    *,
    level: Level = Level.WORD,
    now: datetime = NOW,
    sent: str = "",
) -> Stream:
    return sharing.share(
        vault,
        stream=mine or kept(vault, now=now),
        token=sent or token(),
        level=level,
        now=now,
    )
