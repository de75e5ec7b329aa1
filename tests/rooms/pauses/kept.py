"""Two open vaults, a time, and a pause begun in one of them."""

from datetime import UTC, datetime, timedelta

from stillhere.rooms.pauses import services
from stillhere.vault.names import Stream
from stillhere.vault.opened import Vault
from tests.rooms.pauses.people import token

Two = tuple[Vault, Vault]
NOW = datetime(2026, 11, 23, 18, 10, tzinfo=UTC)


def later(**time: float) -> datetime:
    return NOW + timedelta(**time)


def begin(
    vault: Vault,
    *,
    now: datetime = NOW,
    minutes: float = 30,
    line: str = "My head is full.",
    sent: str = "",
) -> Stream:
    return services.begin_pause(
        vault,
        token=sent or token(),
        until=now + timedelta(minutes=minutes),
        line=line,
        reason=None,
        now=now,
    )
