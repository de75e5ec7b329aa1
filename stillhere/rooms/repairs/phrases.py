"""Phrases two people choose in calm, and one tap to send one.

Pure. Each of the two keeps one value of their own, signed by them alone: what they
propose, which of the other's they said yes to, and the one they sent last. What both
want is read from the two values together. So nobody writes for the other, no history
is kept, and two taps in the same second both arrive.
"""

import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

import attrs

from stillhere.core.codec import Newer, Unverified, private, record
from stillhere.core.facts import Fact

LONGEST_PHRASE: Final = 120
"""Characters of a phrase."""
MOST: Final = 12
"""How many both can have, and how many one can propose."""
SHOWN: Final = timedelta(hours=24)
"""For how long home has a line about one that was sent."""
REMEMBERED: Final = 32
"""How many of one's own last taps are known again when they arrive twice."""
KNOWN: Final = 12
"""Last characters of a token: enough to know it again."""


class CannotSay(Exception):
    """It stands otherwise by now; what is kept did not change."""


class Enough(CannotSay):
    """The list is full."""


class NotThere(CannotSay):
    """The phrase, or what was sent, is no longer there."""


@attrs.frozen(kw_only=True)
class Phrase:
    """One phrase, in the words of whoever proposed it."""

    id: str
    text: str = private()


@attrs.frozen(kw_only=True)
class Sent:
    """A phrase that was sent: which one, and by which tap. The words stand above."""

    tap: str
    at: datetime
    phrase: str


@record("repairs.phrases")
@attrs.frozen(kw_only=True)
class Mine:
    """All that one of the two says of phrases; the newest value is all there is."""

    phrases: tuple[Phrase, ...] = ()
    yes: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    """Of the other's phrases: those one said yes to, and those one left again."""
    sent: Sent | None = None
    thanks: str = ""
    """The tap of the other's that one received with thanks."""
    taps: tuple[str, ...] = attrs.field(default=(), repr=False)


@record("repairs.phrases.away")
@attrs.frozen(kw_only=True)
class PutAway:
    """Which lines of home about a phrase one put away, for oneself."""

    lines: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Phrases:
    """The two values together."""

    values: tuple[tuple[uuid.UUID, Mine], ...] = attrs.field(default=(), repr=False)
    unreadable: frozenset[uuid.UUID] = frozenset()
    """Whose newest value a newer version wrote, or nobody can make sure of."""

    def of(self, who: uuid.UUID) -> Mine:
        """Return what this person says; nothing yet reads as empty."""
        return dict(self.values).get(who, Mine())

    def other(self, who: uuid.UUID) -> Mine:
        """Return what the other one of the two says."""
        return next((value for by, value in self.values if by != who), Mine())

    def agreed(self, who: uuid.UUID) -> tuple[Phrase, ...]:
        """Return what both want, one's own first."""
        mine, theirs = self.of(who), self.other(who)
        return (*_wanted(mine, theirs), *_wanted(theirs, mine))

    def waits_for_them(self, who: uuid.UUID) -> tuple[Phrase, ...]:
        """Return one's own phrases that the other has not said yes to."""
        theirs = self.other(who)
        known = {*theirs.yes, *theirs.left}
        return tuple(one for one in self.of(who).phrases if one.id not in known)

    def waits_for_me(self, who: uuid.UUID) -> tuple[Phrase, ...]:
        """Return the other's phrases that one has not said yes to."""
        mine = self.of(who)
        known = {*mine.yes, *mine.left}
        return tuple(one for one in self.other(who).phrases if one.id not in known)


def _wanted(author: Mine, other: Mine) -> tuple[Phrase, ...]:
    wanted = set(other.yes) - set(other.left)
    return tuple(one for one in author.phrases if one.id in wanted)


def fold(facts: Iterable[Fact]) -> Phrases:
    """Return what these values tell, oldest first; each writer's newest holds."""
    values: dict[uuid.UUID, Mine] = {}
    odd: set[uuid.UUID] = set()
    for fact in facts:
        event = fact.event
        values[fact.by] = event if isinstance(event, Mine) else Mine()
        (odd.add if isinstance(event, Newer | Unverified) else odd.discard)(fact.by)
    return Phrases(values=tuple(values.items()), unreadable=frozenset(odd))


@attrs.frozen(kw_only=True)
class Tap:
    """Somebody wants something; the token is the one of the form they sent."""

    by: uuid.UUID
    token: str


@attrs.frozen(kw_only=True)
class Propose(Tap):
    """Propose a phrase; one that the other proposed already is a yes."""

    text: str = private()


@attrs.frozen(kw_only=True)
class Yes(Tap):
    """Say yes to a phrase of the other's."""

    phrase: str


@attrs.frozen(kw_only=True)
class Leave(Tap):
    """Leave a phrase, or take one's own proposal back: it is gone for both."""

    phrase: str


@attrs.frozen(kw_only=True)
class Send(Tap):
    """Send a phrase that both want."""

    phrase: str


@attrs.frozen(kw_only=True)
class TakeBack(Tap):
    """Take back what one sent, named by its tap."""

    sent: str


@attrs.frozen(kw_only=True)
class Thank(Tap):
    """Receive what the other sent, named by its tap."""

    sent: str


def decide(found: Phrases, tap: Tap, now: datetime) -> Mine | None:
    """Return what this person says from now on; None if it was done already.

    :raises CannotSay: one of its kinds, if it stands otherwise.
    """
    mine = found.of(tap.by)
    known = tap.token[-KNOWN:]
    if known in mine.taps:
        return None
    new = _after(found, tap, now)
    if new is None or new == mine:
        return None
    taps = (*mine.taps, known)[-REMEMBERED:]
    return _tidy(attrs.evolve(new, taps=taps), found, tap.by)


def _after(found: Phrases, tap: Tap, now: datetime) -> Mine | None:
    mine = found.of(tap.by)
    match tap:
        case Propose(text=text, by=by):
            return _proposed(found, by, Phrase(id=tap.token, text=text))
        case Yes(phrase=phrase, by=by):
            return _said_yes(found, by, phrase)
        case Leave(phrase=phrase, by=by):
            return _left(found, by, phrase)
        case Send(phrase=phrase, by=by):
            if all(one.id != phrase for one in found.agreed(by)):
                raise NotThere
            return attrs.evolve(mine, sent=Sent(tap=tap.token, at=now, phrase=phrase))
        case TakeBack(sent=sent):
            stands = mine.sent is not None and mine.sent.tap == sent
            return attrs.evolve(mine, sent=None) if stands else None
        case Thank(sent=sent, by=by):
            if mine.thanks == sent:
                return None
            theirs = sent_by_other(found, by, now)
            if theirs is None or theirs.tap != sent:
                raise NotThere
            return attrs.evolve(mine, thanks=sent)
        case _other:
            raise TypeError(type(tap).__name__)


def _proposed(found: Phrases, by: uuid.UUID, phrase: Phrase) -> Mine | None:
    mine = found.of(by)
    same = alike(phrase.text)
    stand = (*found.waits_for_them(by), *found.agreed(by))
    if any(alike(one.text) == same for one in stand):
        return None
    for one in found.waits_for_me(by):
        if alike(one.text) == same:
            return _said_yes(found, by, one.id)
    if len(stand) >= MOST:
        raise Enough
    return attrs.evolve(mine, phrases=(*mine.phrases, phrase))


def _said_yes(found: Phrases, by: uuid.UUID, phrase: str) -> Mine | None:
    mine = found.of(by)
    if any(one.id == phrase for one in found.agreed(by)):
        return None
    if all(one.id != phrase for one in found.waits_for_me(by)):
        raise NotThere
    if len(found.agreed(by)) >= MOST:
        raise Enough
    return attrs.evolve(mine, yes=(*mine.yes, phrase))


def _left(found: Phrases, by: uuid.UUID, phrase: str) -> Mine | None:
    mine, sent = found.of(by), found.of(by).sent
    if sent is not None and sent.phrase == phrase:
        sent = None
    if any(one.id == phrase for one in mine.phrases):
        rest = tuple(one for one in mine.phrases if one.id != phrase)
        return attrs.evolve(mine, phrases=rest, sent=sent)
    if phrase in mine.yes and phrase not in mine.left:
        return attrs.evolve(mine, left=(*mine.left, phrase), sent=sent)
    return None


def _tidy(mine: Mine, found: Phrases, by: uuid.UUID) -> Mine:
    """Drop what no longer says anything: so it never grows."""
    if found.unreadable - {by}:
        return mine
    theirs = found.other(by)
    there = {one.id for one in theirs.phrases}
    return attrs.evolve(
        mine,
        phrases=tuple(one for one in mine.phrases if one.id not in theirs.left),
        yes=tuple(one for one in mine.yes if one in there),
        left=tuple(one for one in mine.left if one in there),
    )


def alike(text: str) -> str:
    """Return a text as it is compared: ’ and ', large and small are the same."""
    return " ".join(text.replace("’", "'").split()).strip(" .").casefold()


def sent_by_other(found: Phrases, me: uuid.UUID, now: datetime) -> Sent | None:
    """Return what the other sent, for a day, if both still want the phrase."""
    return _shown(found, found.other(me).sent, me, now)


def sent_by_me(found: Phrases, me: uuid.UUID, now: datetime) -> Sent | None:
    """Return what one sent oneself, likewise."""
    return _shown(found, found.of(me).sent, me, now)


def _shown(
    found: Phrases, sent: Sent | None, me: uuid.UUID, now: datetime
) -> Sent | None:
    if sent is None or now >= sent.at + SHOWN:
        return None
    wanted = {one.id for one in found.agreed(me)}
    return sent if sent.phrase in wanted else None


def text_of(found: Phrases, me: uuid.UUID, phrase: str) -> str:
    """Return the words of a phrase that both want."""
    return next((one.text for one in found.agreed(me) if one.id == phrase), "")
