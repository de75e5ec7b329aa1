"""What can be asked about phrases; nothing here writes.

``home_phrases`` is the door for home: it reads one slot of the couple's space, in which
each of the two has one value, and one of one's own.
"""

from datetime import datetime
from typing import Final

import attrs

from stillhere.core.codec import private
from stillhere.core.facts import Fact
from stillhere.rooms.repairs import phrases
from stillhere.rooms.repairs.homely import Lines, lines
from stillhere.rooms.repairs.phrases import Phrase, Phrases, PutAway
from stillhere.rooms.repairs.queries import name_of
from stillhere.rooms.repairs.starting import STARTING
from stillhere.vault.opened import Vault
from stillhere.vault.shelves import Entry, OpenSpace

PHRASES: Final = "repairs.phrases"
"""The slot of the couple's space, and of one's own for a list of one's own."""
PHRASES_AWAY: Final = "repairs.phrases.away"


def entries_of(space: OpenSpace) -> list[Entry]:
    """Return the newest value of each, oldest first."""
    return space.events(space.slot(PHRASES))


def phrases_of(entries: list[Entry]) -> Phrases:
    """Read what the two say of phrases."""
    return phrases.fold(
        Fact(version=e.version, by=e.writer, event=e.event) for e in entries
    )


def phrases_now(space: OpenSpace) -> Phrases:
    """Return what is said of phrases in a space."""
    return phrases_of(entries_of(space))


def put_away(vault: Vault) -> tuple[str, ...]:
    """Return which lines of home one put away."""
    entry = vault.own.current(PHRASES_AWAY)
    found = entry.event if entry else None
    return found.lines if isinstance(found, PutAway) else ()


def home_phrases(vault: Vault, now: datetime) -> Lines:
    """Return the lines of home about phrases; none for whoever shares with nobody."""
    if vault.shared is None:
        return Lines()
    found = phrases_now(vault.shared)
    return lines(found, vault.person, now, put_away(vault))


@attrs.frozen(kw_only=True)
class Start:
    """Phrases to start from, of one kind."""

    head: str
    some: tuple[tuple[str, str], ...]


@attrs.frozen(kw_only=True)
class PhrasesPage:
    """Phrases as one of the two sees them; without a name, one's own list."""

    name: str = private()
    ours: tuple[Phrase, ...] = attrs.field(repr=False)
    for_me: tuple[Phrase, ...] = attrs.field(repr=False)
    for_them: tuple[Phrase, ...] = attrs.field(repr=False)
    own: tuple[Phrase, ...] = attrs.field(repr=False)
    """One's own list from before, of which the couple's has nothing alike."""
    starts: tuple[Start, ...]
    sent: str
    sent_text: str = private()
    lines: Lines
    unreadable: bool


def phrases_page(vault: Vault, now: datetime) -> PhrasesPage:
    """Return what the pages of phrases show to this person."""
    me, mine = vault.person, phrases_now(vault.own).of(vault.person)
    found = phrases_now(vault.shared) if vault.shared else Phrases()
    here = (*found.agreed(me), *found.waits_for_me(me), *found.waits_for_them(me))
    known = {phrases.alike(one.text) for one in here or mine.phrases}
    sent = phrases.sent_by_me(found, me, now)
    return PhrasesPage(
        name=name_of(vault),
        ours=found.agreed(me) if vault.shared else mine.phrases,
        for_me=found.waits_for_me(me),
        for_them=found.waits_for_them(me),
        own=tuple(
            one
            for one in (mine.phrases if vault.shared else ())
            if phrases.alike(one.text) not in {phrases.alike(o.text) for o in here}
        ),
        starts=_starts(known),
        sent=sent.tap if sent else "",
        sent_text=phrases.text_of(found, me, sent.phrase) if sent else "",
        lines=home_phrases(vault, now),
        unreadable=bool(found.unreadable),
    )


def _starts(known: set[str]) -> tuple[Start, ...]:
    """Return what stands nowhere yet."""
    found = []
    for head, some in STARTING.values():
        texts = ((key, str(text)) for key, text in some)
        left = tuple(each for each in texts if phrases.alike(each[1]) not in known)
        if left:
            found.append(Start(head=str(head), some=left))
    return tuple(found)
