"""A person's own settings: changed so that whoever reads the disk sees no change.

The sealed row stays, with its version and size, and every unlock seals it anew.
"""

from contextlib import suppress
from typing import Any

import attrs
from django.http import HttpRequest

from stillhere.foundation.people import sessions
from stillhere.foundation.people.access import opened, visit_of
from stillhere.foundation.people.queries import PREFERENCES, preferences_of
from stillhere.vault.names import PersonId
from stillhere.vault.opened import Vault, open_vault
from stillhere.vault.sealing import CannotOpen, Key
from stillhere.vault.shelves import Closed
from stillhere.vault.transactions import whole


@whole
def prefer(vault: Vault, **changes: Any) -> None:
    """Change some of a person's own settings."""
    seen = vault.own.current(PREFERENCES)
    wanted = attrs.evolve(preferences_of(seen), **changes)
    if seen is None:
        vault.own.point(PREFERENCES, wanted, seen=None)
    else:
        vault.own.renew(PREFERENCES, wanted, seen=seen)


@whole
def choose(request: HttpRequest, **changes: Any) -> None:
    """Change settings for whoever asks, so that the disk shows what an unlock shows.

    That is: the settings sealed anew, and after them the session's key, at once.
    """
    prefer(opened(request), **changes)
    sessions.wrap_again(visit_of(request), request.COOKIES)


def freshen(person: PersonId, key: Key) -> None:
    """Seal the settings anew, as each unlock does, so that a change looks like one.

    What does not open keeps nobody out: the page that needs it will say so.
    """
    with suppress(CannotOpen, Closed):
        _seal_anew(open_vault(person, key))


@whole
def _seal_anew(vault: Vault) -> None:
    vault.own.freshen(PREFERENCES)
