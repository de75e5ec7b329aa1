"""What can be asked about talks; nothing here writes.

``home_talk`` is the door for home: it reads one slot of the couple's space, and two of
one's own.
"""

from datetime import datetime, time
from typing import Final

import attrs

from stillhere.foundation.couples.queries import us
from stillhere.foundation.people.queries import PREFERENCES, preferences_of
from stillhere.rooms.conversations.access import MINE, STANDING, standing_of
from stillhere.rooms.conversations.events import TALKING, Mine, Stage, Standing
from stillhere.rooms.conversations.rules import AFTER
from stillhere.vault.opened import Vault

__all__ = ["MINE", "NOTHING", "STANDING", "HomeTalk", "home_talk"]

MORNING: Final = time(7)
EVENING: Final = time(22)
"""Between these home has no line about a talk that somebody asked for."""
BY_THE_OTHER: Final = frozenset({Stage.ASKED, Stage.LATER, Stage.NOT_THIS})


@attrs.frozen(kw_only=True)
class HomeTalk:
    """What home says of it: at most one line."""

    stream: str = ""
    stage: str = ""

    @property
    def on(self) -> bool:
        """A talk is on its way."""
        return self.stage in TALKING


NOTHING: Final = HomeTalk()


def standing_now(vault: Vault) -> Standing | None:
    """Return which talk is open or was the last one."""
    return standing_of(vault.shared.current(STANDING)) if vault.shared else None


def name_of(vault: Vault) -> str:
    """Return the partner's name; empty for whoever shares with nobody."""
    return us(vault).partner_name if vault.shared else ""


def at_night(now: datetime, vault: Vault) -> bool:
    """Say whether it is night where this person is."""
    here = preferences_of(vault.own.current(PREFERENCES)).tz
    clock = now.astimezone(here).time()
    return clock >= EVENING or clock < MORNING


def home_talk(vault: Vault, now: datetime) -> HomeTalk:
    """Return the line for this person; none where nothing is there for them."""
    entry = vault.shared.current(STANDING) if vault.shared else None
    known = standing_of(entry)
    if entry is None or known is None or not _tells(vault, known, now):
        return NOTHING
    seen = vault.own.current(MINE)
    mine = seen.event if seen and isinstance(seen.event, Mine) else Mine()
    away = mine.away == known.stream and mine.version >= entry.version
    if away or mine.done == known.stream:
        return NOTHING
    return HomeTalk(stream=known.stream, stage=known.stage)


def _tells(vault: Vault, known: Standing, now: datetime) -> bool:
    if known.stage in BY_THE_OTHER:
        night = known.stage is Stage.ASKED and at_night(now, vault)
        return known.by != vault.person and not night
    if known.stage is Stage.ENDED:
        return now < known.at + AFTER
    return known.stage in TALKING
