"""What a person keeps about themselves, and what makes a passphrase strong."""

from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

import attrs

from stillhere.core.codec import older, private, record

ENOUGH_GUESSES = 10.0
"""Ten thousand million guesses (log10): at a fiftieth of a second each on one core,
what Argon2id costs here, that is over six years of one machine's time."""
SHORTEST = 10
LONGEST = 200
"""Characters of a passphrase; more could be used to keep the server busy."""


class Suggestions(StrEnum):
    """How much Still Here may suggest; see ``people/suggesting.py``."""

    USUAL = "usual"
    FEWER = "fewer"
    NONE = "none"


@record("people.preferences", version=2)
@attrs.frozen(kw_only=True)
class Preferences:
    """A person's own settings.

    Sealed, they take the same room whatever they are, and a change of them looks like
    an unlock: nobody who reads the disk sees which was chosen, or when.
    """

    zone: str = "UTC"
    just_for_pauses: bool = False
    suggestions: Suggestions = Suggestions.USUAL

    @property
    def tz(self) -> ZoneInfo:
        """The time zone; UTC if this server does not know the name."""
        return zone_of(self.zone) or ZoneInfo("UTC")


@older("people.preferences", 1)
def _with_suggestions(fields: dict[str, Any]) -> dict[str, Any]:
    return {**fields, "suggestions": Suggestions.USUAL.value}


@record("people.recovery")
@attrs.frozen(kw_only=True)
class UnsavedCode:
    """The recovery code, kept sealed only until its owner has written it down."""

    code: str | None = private(default=None)


def zone_of(name: str) -> ZoneInfo | None:
    """Return the time zone of that name, if there is one."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None
