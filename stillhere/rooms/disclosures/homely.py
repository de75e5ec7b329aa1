"""What home shows of things said: one that waits first, the rest as small lines.

No database. Called by ``queries``.
"""

from datetime import timedelta

import attrs

from stillhere.core.codec import private
from stillhere.rooms.disclosures import rules
from stillhere.rooms.disclosures.rules import Phase, Thing
from stillhere.rooms.disclosures.seen import ThingSeen, Viewer, thing_seen
from stillhere.vault.names import Stream

TOLD_FOR = timedelta(hours=24)
"""How long home says that the other took something back."""
SMALL_FOR = timedelta(days=7)
"""How long home keeps a small line of what was put aside."""


@attrs.frozen(kw_only=True)
class HomeShared:
    """All that home needs of this room; ``waits``: something comes first on home."""

    name: str = private(default="")
    first: ThingSeen | None = None
    """The newest that waits for this person."""
    due: bool = False
    """They planned to answer it by now."""
    aside: str = ""
    """Something they put aside, still there."""
    aside_when: str = ""
    """When they plan to answer it."""
    news: ThingSeen | None = None
    """What this person said, and the other answered."""
    taking_in: ThingSeen | None = None
    """What this person said, and the other takes in first."""
    taken_back: bool = False
    ask: str = ""
    """What they may look back on."""

    @property
    def waits(self) -> bool:
        """Something was shared, or answered, and is not put away."""
        return self.first is not None or self.news is not None


def home_seen(
    things: list[tuple[Stream, Thing]], look: Viewer, ask: str = ""
) -> HomeShared:
    """Return what home shows of the newest things, the newest first."""
    found = HomeShared(name=look.name, ask=ask)
    for stream, thing in things:
        found = _theirs(found, stream, thing, look)
        found = _own(found, stream, thing, look)
    return found


def _theirs(
    found: HomeShared, stream: Stream, thing: Thing, look: Viewer
) -> HomeShared:
    if thing.by in (None, look.me):
        return found
    stands = rules.phase(thing)
    if stands is Phase.GONE:
        since = thing.gone_at
        fresh = since is not None and look.now < since + TOLD_FOR
        told = fresh and stream in look.mine.opened
        return attrs.evolve(found, taken_back=found.taken_back or told)
    if stands not in (Phase.WAITING, Phase.TAKING_IN):
        return found
    due = thing.later is not None and look.now >= thing.later.until
    waits_for_later = thing.later is not None and not due
    version = thing.later.version if thing.later else 1
    if waits_for_later or look.mine.is_away(stream, version):
        recent = thing.at is not None and look.now < thing.at + SMALL_FOR
        if found.aside or not (recent or waits_for_later):
            return found
        at = look.when(thing.later.until) if thing.later and not due else ""
        return attrs.evolve(found, aside=stream, aside_when=at)
    if found.first is not None and (found.due or not due):
        return found
    seen = thing_seen(stream, thing, look, shared=True)
    return attrs.evolve(found, first=seen, due=due)


def _own(found: HomeShared, stream: Stream, thing: Thing, look: Viewer) -> HomeShared:
    if thing.by != look.me or not thing.there or not thing.news:
        return found
    past = thing.later is not None and look.now >= thing.later.until
    if past or look.mine.is_away(stream, thing.news):
        return found
    seen = thing_seen(stream, thing, look, shared=True)
    if thing.replies:
        return attrs.evolve(found, news=found.news or seen)
    return attrs.evolve(found, taking_in=found.taking_in or seen)
