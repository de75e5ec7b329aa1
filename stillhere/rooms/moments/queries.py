"""What can be asked about small things; nothing here writes.

``home_moments`` is the door for home: it reads one slot that no other room reads.
"""

from datetime import datetime
from typing import Final

import attrs
from django.utils.translation import get_language

from stillhere.core.codec import private
from stillhere.foundation.couples.queries import PARTNER, us_of
from stillhere.foundation.people.queries import PREFERENCES, preferences_of
from stillhere.foundation.people.suggesting import wanted
from stillhere.rooms.moments import rules
from stillhere.rooms.moments.reading import ENGLISH, small_things
from stillhere.rooms.moments.rules import Person, Small, Thing, Things, With
from stillhere.rooms.moments.words import said
from stillhere.vault.opened import Vault
from stillhere.vault.shelves import Entry

SMALL: Final = "moments.small"
"""Slot of the personal space."""
NUMBER: Final = "moments.number"
"""A slot that is never written: its hash is the person's own number."""


@attrs.frozen(kw_only=True)
class HomeMoments:
    """What home says of it: at most one line."""

    id: str = private(default="")
    line: str = private(default="")


@attrs.frozen(kw_only=True)
class Looked:
    """Today's thing, and all that it follows from."""

    things: Things = attrs.field(repr=False)
    person: Person
    small: Small = attrs.field(repr=False)
    seen: Entry | None
    name: str = private()
    late: bool

    @property
    def thing(self) -> Thing | None:
        """The one thing of today, if there is one at this hour."""
        found = rules.thing_of(self.things, self.person, self.small)
        return None if found and found.talks and self.late else found

    def instead(self, *, smaller: bool) -> Thing | None:
        """Return what comes in its place."""
        return rules.instead(
            self.things, self.person, self.small, smaller=smaller, late=self.late
        )


def small_of(entry: Entry | None) -> Small | None:
    """Read what was said about a day's thing from its slot."""
    found = entry.event if entry else None
    return found if isinstance(found, Small) else None


def look(vault: Vault, now: datetime) -> Looked:
    """Return today's thing, and all that it follows from."""
    slots = vault.own.currents(PREFERENCES, PARTNER, SMALL)
    mine, two = preferences_of(slots[PREFERENCES]), us_of(vault, slots[PARTNER])
    local = now.astimezone(mine.tz)
    apart = With.APART if two.partner_name else With.ALONE
    return Looked(
        things=small_things((get_language() or ENGLISH).partition("-")[0]),
        person=Person(
            number=int(vault.own.slot(NUMBER)[:8], 16),
            company=With.TWO if two.joined else apart,
            muted=not wanted(mine.suggestions, unasked=True),
        ),
        small=rules.today(small_of(slots[SMALL]), local.date()),
        seen=slots[SMALL],
        name=two.partner_name,
        late=rules.is_late(local.hour),
    )


def home_moments(vault: Vault, now: datetime, *, calm: bool) -> HomeMoments:
    """Return what home says; nothing on a day that is not calm."""
    if not calm:
        return HomeMoments()
    found = look(vault, now)
    thing = found.thing
    if thing is None:
        return HomeMoments()
    return HomeMoments(id=thing.id, line=said(thing.line, found.name))
