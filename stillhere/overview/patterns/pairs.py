"""Two sides of one silence, side by side, each as its author told it.

Pure but for the language. Sides belong together if their days touch; nothing is added
up, nobody is compared, and where they differ both stand.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import attrs
from django.utils.translation import gettext as _

from stillhere.rooms.episodes.access import Held
from stillhere.rooms.episodes.records import Silence
from stillhere.rooms.episodes.seen import Look, SilenceSeen, silence_seen


@attrs.frozen(kw_only=True)
class SideSeen:
    """One side, and who told it."""

    mine: bool
    item: SilenceSeen = attrs.field(repr=False)


@attrs.frozen(kw_only=True)
class PairSeen:
    """The sides of one silence, one's own first; and how they stand to each other."""

    sides: tuple[SideSeen, ...] = attrs.field(repr=False)
    sentence: str


def together(silences: Sequence[tuple[Silence, bool]]) -> list[list[int]]:
    """Return which of these belong together, by their places; in order of their days.

    Each comes with whether it is one's own. A group has sides of both, or is alone.
    """
    order = sorted(range(len(silences)), key=lambda at: (silences[at][0].on, at))
    groups: list[list[int]] = []
    for at in order:
        one, mine = silences[at]
        last = groups[-1] if groups else []
        fits = last and mine not in {silences[it][1] for it in last}
        if fits and _touch(silences[last[0]][0], one):
            last.append(at)
        else:
            groups.append([at])
    return groups


def _touch(first: Silence, second: Silence) -> bool:
    return second.on <= _last_day(first) and first.on <= _last_day(second)


def _last_day(one: Silence) -> date:
    """Return the last day, as it was told; an open one has none."""
    if one.ended is None:
        return date.max
    return one.on + timedelta(days=(one.ended - one.began).days + 1)


def pairs_seen(told: Iterable[Held], look: Look) -> tuple[PairSeen, ...]:
    """Return the sides that stand shown, newest first, a silence after the other."""
    held = [(one, one.side.told) for one in told]
    sides = [
        (event.silence, one.side.by == look.me, one.stream)
        for one, event in held
        if event is not None
    ]
    groups = together([(silence, mine) for silence, mine, _stream in sides])
    return tuple(_pair([sides[at] for at in group], look) for group in reversed(groups))


def _pair(sides: Sequence[tuple[Silence, bool, str]], look: Look) -> PairSeen:
    ordered = sorted(sides, key=lambda side: not side[1])
    return PairSeen(
        sides=tuple(
            SideSeen(
                mine=mine, item=silence_seen(silence, look, stream=stream, mine=mine)
            )
            for silence, mine, stream in ordered
        ),
        sentence=_sentence([silence for silence, *_ in ordered]),
    )


def _sentence(sides: Sequence[Silence]) -> str:
    if len(sides) == 1:
        return ""
    one, other = sides
    if (one.ended is None) is not (other.ended is None):
        return _("For one of you it is over, for the other not yet.")
    if one.ended and other.ended:
        took, as_long = one.ended - one.began, other.ended - other.began
        if max(took, as_long) > 2 * min(took, as_long):
            return _("It did not last as long for both of you. Both can be true.")
    return _("Two sides of the same time. Neither has to be put right.")
