"""What a person keeps about themselves, and what makes a passphrase strong."""

from zoneinfo import ZoneInfo

import attrs

from stillhere.core.codec import private, record

ENOUGH_GUESSES = 10.0
"""Ten thousand million guesses (log10): at a fiftieth of a second each on one core,
what Argon2id costs here, that is over six years of one machine's time."""
SHORTEST = 10
LONGEST = 200
"""Characters of a passphrase; more could be used to keep the server busy."""


@record("people.preferences")
@attrs.frozen(kw_only=True)
class Preferences:
    """A person's own settings."""

    zone: str = "UTC"
    just_for_pauses: bool = False

    @property
    def tz(self) -> ZoneInfo:
        """The time zone; UTC if this server does not know the name."""
        return zone_of(self.zone) or ZoneInfo("UTC")


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
