"""What is tidied of one's own whenever one opens Still Here: rooms register it here.

The vault lets nobody change another's rows, so what is to go after something ended
goes when its author is here again. What does not open keeps nobody out.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from stillhere.vault.names import PersonId
from stillhere.vault.opened import Vault, open_vault
from stillhere.vault.sealing import CannotOpen, Key
from stillhere.vault.shelves import CannotRead, Closed

Tidy = Callable[[Vault, datetime], None]
_tidies: dict[str, Tidy] = {}


def when_opened(tidy: Tidy) -> None:
    """Register what to do at each sign-in and unlock."""
    _tidies[f"{tidy.__module__}.{tidy.__qualname__}"] = tidy


def tidy_up(person: PersonId, key: Key, now: datetime) -> None:
    """Do all of it for whoever came in just now."""
    for tidy in _tidies.values():
        with suppress(CannotOpen, CannotRead, Closed):
            tidy(open_vault(person, key), now)
