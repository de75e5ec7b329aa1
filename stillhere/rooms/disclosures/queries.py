"""What can be asked about things said; nothing here writes.

``home_shared`` is the door for home: it reads slots, and the few streams one points to.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import groupby

import attrs

from stillhere.foundation.couples.queries import PARTNER, us_of
from stillhere.foundation.couples.rules import Partner
from stillhere.foundation.people.queries import PREFERENCES, preferences_of
from stillhere.rooms.disclosures import times
from stillhere.rooms.disclosures.access import held, load
from stillhere.rooms.disclosures.homely import HomeShared, home_seen
from stillhere.rooms.disclosures.mine import Looks, Mine, Steps, defaults
from stillhere.rooms.disclosures.records import Newest
from stillhere.rooms.disclosures.rules import Thing
from stillhere.rooms.disclosures.seen import ThingSeen, Viewer, thing_seen
from stillhere.vault.names import Stream
from stillhere.vault.opened import Vault
from stillhere.vault.shelves import Entry, OpenSpace

NEWEST = "disclosures.newest"
MINE = "disclosures.mine"
LOOKS = "disclosures.looks"
STEPS = "disclosures.steps"
"""Slots: the first one of the couple, the others of one's own."""
SHELF = "disclosures"
A_PAGE = 20
FURTHEST_BACK = 12
"""How many stand on a page, and how many empty months are passed over at once."""
ASK_AFTER, ASK_UNTIL = timedelta(hours=12), timedelta(days=10)
"""When home asks how something went, if nobody answered before."""


def mine_of(entry: Entry | None) -> Mine:
    """Read what a person has opened and put away."""
    found = entry.event if entry else None
    return found if isinstance(found, Mine) else Mine()


def looks_of(entry: Entry | None) -> Looks:
    """Read what a person expected, and how it went."""
    found = entry.event if entry else None
    return found if isinstance(found, Looks) else Looks()


def steps_of(entry: Entry | None) -> Steps:
    """Read a person's small steps; good ones to begin with."""
    found = entry.event if entry else None
    return found if isinstance(found, Steps) else defaults()


def viewer(vault: Vault, now: datetime, *, looks: bool = True) -> Viewer:
    """Return who looks; without ``looks`` what they expected is left closed."""
    slots = vault.own.currents(PREFERENCES, PARTNER, MINE)
    preferred = preferences_of(slots[PREFERENCES])
    return Viewer(
        me=vault.person,
        name=us_of(vault, slots[PARTNER]).partner_name if vault.shared else "",
        my_name=_my_name(slots[PARTNER]),
        now=now,
        zone=preferred.tz,
        just_for_pauses=preferred.just_for_pauses,
        mine=mine_of(slots[MINE]),
        looks=looks_of(vault.own.current(LOOKS)) if looks else Looks(),
    )


def _my_name(entry: Entry | None) -> str:
    found = entry.event if entry else None
    return found.my_name if isinstance(found, Partner) else ""


def steps_now(vault: Vault) -> Steps:
    """Return a person's small steps."""
    return steps_of(vault.own.current(STEPS))


def home_shared(vault: Vault, now: datetime, *, calm: bool = True) -> HomeShared:
    """Return what home shows of this room.

    It asks how something went only where it is ``calm``: never during a pause.
    """
    look = viewer(vault, now, looks=calm)
    if vault.shared is None:
        return home_seen([], look, ask=_ask(look, {}))
    entry = vault.shared.current(NEWEST)
    found = entry.event if entry else None
    newest = found if isinstance(found, Newest) else Newest()
    answered = [one for one in newest.settled if one.by == vault.person]
    news = [one for one in answered if not look.mine.is_away(one.stream, one.news)]
    streams = [Stream(one) for one in (*newest.streams, *(one.stream for one in news))]
    things = [(stream, load(vault.shared, stream).thing) for stream in streams]
    known = {Stream(one.stream): True for one in answered}
    known |= {stream: bool(thing.replies) for stream, thing in things if thing.there}
    return home_seen(things, look, ask=_ask(look, known))


def _ask(look: Viewer, answered: dict[Stream, bool]) -> str:
    """Return the newest of one's own that home may ask about: how did it go?

    ``answered`` says of the newest that stand whether somebody answered them.
    """
    for kept in reversed(look.looks.looks):
        if kept.went or not kept.asked or look.now > kept.at + ASK_UNTIL:
            continue
        stream = Stream(kept.stream)
        if kept.shared and stream not in answered:
            continue  # of a couple that is over, taken back, or long ago
        if answered.get(stream) or look.now >= kept.at + ASK_AFTER:
            return kept.stream
    return ""


@attrs.frozen(kw_only=True)
class Month:
    """Things said in one month, the newest first."""

    name: datetime | None = None
    back: int
    page: int
    things: tuple[ThingSeen, ...] = ()
    more: bool = False
    """There are more of this month."""


def month(vault: Vault, look: Viewer, *, back: int, page: int) -> Month:
    """Return a page of the month so many months ago, or of the next that has any."""
    for further in range(back, back + FURTHEST_BACK):
        found = [*_said_in(vault, look, further)]
        found.sort(key=lambda one: (one[0], one[1].stream), reverse=True)
        start = page * A_PAGE if further == back else 0
        shown = found[start : start + A_PAGE]
        if shown:
            return Month(
                name=shown[0][0],
                back=further,
                page=page if further == back else 0,
                things=tuple(thing for _at, thing in shown),
                more=len(found) > start + A_PAGE,
            )
    return Month(back=back, page=page)


def _said_in(
    vault: Vault, look: Viewer, back: int
) -> Iterator[tuple[datetime, ThingSeen]]:
    on = times.months_before(look.now, back)
    for space in (vault.shared, vault.own):
        if space is None:
            continue
        for stream, thing in _on_shelf(space, on):
            seen = thing_seen(stream, thing, look, shared=space.shared)
            at = (
                thing.at
                or thing.gone_at
                or next((reply.at for reply in thing.replies), None)
            )
            if at is not None and (seen.there or seen.replies):
                yield at, seen


def _on_shelf(space: OpenSpace, on: object) -> Iterator[tuple[Stream, Thing]]:
    entries = space.on_shelf(SHELF, on)  # type: ignore[arg-type]  # a date
    for stream, group in groupby(entries, key=lambda entry: entry.stream):
        yield stream, held(space, stream, group).thing
