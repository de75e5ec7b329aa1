"""Many histories, invented, for what each is told: golden.txt holds the sentences."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from stillhere.core.stats.bands import Thresholds
from stillhere.overview.patterns.history import History, history
from stillhere.overview.patterns.lines import Lines, Often
from stillhere.rooms.episodes.days import merged
from stillhere.rooms.episodes.records import (
    Back,
    Before,
    Days,
    Did,
    Part,
    Silence,
    Span,
)

NOW = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
TODAY = NOW.date()
DAY = timedelta(days=1)


def silence(
    ago: float,
    *,
    hours: float | None = 3,
    did: tuple[Did, ...] = (),
    before: tuple[Before, ...] = (),
    back: tuple[Back, ...] = (),
    part: Part = Part.EVENING,
) -> Silence:
    """Return a silence that began so many days ago; without hours it is open."""
    began = NOW - timedelta(days=ago)
    ended = None if hours is None else began + timedelta(hours=hours)
    return Silence(
        began=began,
        on=began.date(),
        part=part,
        ended=ended,
        did=did,
        before=before,
        back=back,
    )


def spoken(weeks: float, *, until: int = 0) -> Days:
    """Return that many weeks of days, up to so many days ago."""
    last = TODAY - until * DAY
    first = last - (round(weeks * 7) - 1) * DAY
    return Days(spans=(Span(first=first, last=last),) if weeks else ())


def told(silences: list[Silence], days: Days) -> History:
    """Return a history in which the days of the silences count as well."""
    own = [Span(first=one.on, last=one.on) for one in silences]
    return history(silences, Days(spans=merged((*days.spans, *own))), NOW)


def evenly(number: int, weeks: float, hours: float | None = 3) -> History:
    """Return so many, evenly over so many weeks that can be spoken for."""
    step = weeks * 7 / max(number, 1)
    some = [silence(step * (at + 0.5), hours=hours) for at in range(number)]
    return told(some, spoken(weeks))


def lasting(*hours: float | None) -> History:
    """Return silences that took so long, ten weeks apart from today backwards."""
    some = [silence(70 * (at + 1), hours=one) for at, one in enumerate(hours)]
    return told(some, spoken(10 * (len(hours) + 1)))


def halves(earlier: int, later: int, weeks: int) -> History:
    """Return two halves of so many weeks each."""
    step = weeks * 7 / max(earlier, 1)
    first = [silence(weeks * 7 + step * (at + 0.5)) for at in range(earlier)]
    step = weeks * 7 / max(later, 1)
    second = [silence(step * (at + 0.5)) for at in range(later)]
    return told(first + second, spoken(2 * weeks))


def coded(*before: tuple[Before, ...], part: Part = Part.EVENING) -> History:
    """Return silences before which this was going on."""
    some = [
        silence(9 * (at + 1), before=one, part=part) for at, one in enumerate(before)
    ]
    return told(some, spoken(60))


def back(*ways: tuple[Back, ...]) -> History:
    """Return silences that ended like this."""
    some = [silence(9 * (at + 1), back=one) for at, one in enumerate(ways)]
    return told(some, spoken(60))


def looped(row: str) -> History:
    """Return a row of silences, oldest first: ``P`` pressed, ``L`` not; large is long.

    ``p`` and ``l`` did not take long.
    """
    some = [
        silence(
            6 * (len(row) - at),
            hours=30 if one.isupper() else 2,
            did=(Did.PRESSED,) if one in "Pp" else (Did.ROOM,),
        )
        for at, one in enumerate(row)
    ]
    return told(some, spoken(60))


def in_spells(number: int, of: int, weeks: int) -> History:
    """Return spells of so many on neighbouring days, evenly over the weeks."""
    step = weeks * 7 / number
    some = [
        silence(step * (at + 0.5) + each, hours=2)
        for at in range(number)
        for each in range(of)
    ]
    return told(some, spoken(weeks))


A, T, R = (Before.ARGUMENT,), (Before.TIRED,), (Before.REMARK,)
SIGN, TALK = (Back.SIGN,), (Back.TALK,)
SPELL = told([silence(5), silence(5.05), silence(40), silence(40.1)], spoken(12))


def everything() -> Iterator[tuple[str, History, Thresholds]]:
    """Return every history by its name, with where the lines are drawn."""
    usual = Lines().thresholds
    for name, found in PLAIN.items():
        yield name, found, usual
    strict = Lines(between=Often.QUARTER, often=Often.MONTH).thresholds
    loose = Lines(between=Often.WEEK, often=Often.DAY).thresholds
    for name in ("12 in 12 weeks", "12 in 52 weeks", "52 in 52 weeks"):
        yield f"{name}, lines drawn low", PLAIN[name], strict
        yield f"{name}, lines drawn high", PLAIN[name], loose


PLAIN = {
    "nothing at all": told([], Days()),
    "one day to speak for": told([], spoken(1 / 7)),
    "none in 4 weeks": told([], spoken(4)),
    "none in a year": told([], spoken(52)),
    "one, and no days": told([silence(3)], Days()),
    "one that is open": told([silence(1, hours=None)], Days()),
    "the newest is open": told([silence(2, hours=None), silence(20)], spoken(8)),
    "three, and only their days": told([silence(3), silence(9), silence(20)], Days()),
    **{
        f"{number} in {weeks} weeks": evenly(number, weeks)
        for number, weeks in (
            *((2, 4), (2, 8), (4, 8), (8, 8), (6, 12), (12, 12)),
            *((3, 52), (12, 52), (26, 52), (52, 52), (104, 52), (1, 104), (5, 104)),
            *((364, 52), (1092, 156)),
        )
    },
    "spells of four": in_spells(4, 4, 40),
    "spells of two": in_spells(12, 2, 52),
    "one bad week": in_spells(1, 6, 12),
    "they lie over each other": SPELL,
    "one lies in another": told([silence(9, hours=80), silence(8, hours=2)], spoken(9)),
    "an open one over a closed one": told(
        [silence(9, hours=None), silence(8, hours=2)], spoken(9)
    ),
    "four over": lasting(2, 3, 5, 8),
    "five over": lasting(2, 3, 5, 8, 20),
    "six over, two open": told(
        [
            *(
                silence(30 * (at + 3), hours=one)
                for at, one in enumerate((2, 3, 5, 8, 20, 30))
            ),
            *(silence(one / 24, hours=None) for one in (24,)),
        ],
        spoken(40),
    ),
    "all as long": lasting(3, 3, 3, 3, 3, 3),
    "minutes": lasting(0.1, 0.2, 0.3, 0.1, 0.2),
    "weeks": lasting(400, 500, 600, 700, 800, 900),
    "five over, the longest open for a year": told(
        [*(silence(7 * at, hours=2) for at in range(53, 58)), silence(360, hours=None)],
        spoken(60),
    ),
    "open for twenty years": told([silence(7_000, hours=None)], spoken(10)),
    "half as often": halves(12, 6, 12),
    "much less": halves(24, 4, 12),
    "much more": halves(4, 24, 12),
    "less to none": halves(12, 0, 12),
    "none to some": halves(0, 6, 12),
    "the same": halves(10, 10, 10),
    "eleven weeks": halves(3, 3, 5),
    "few in long": halves(2, 1, 26),
    "two are coded": coded(A, A),
    "three are coded": coded(A, A, T),
    "all different": coded(A, T, R),
    "all the same": coded(A, A, A, A),
    "two stand out": coded(A + T, A + T, A + T, R, (Before.PLANS,), (Before.OLD,)),
    "in the morning": coded(A, A, A, part=Part.MORNING),
    "nothing was noticed before": coded(*((Before.NOTHING,),) * 4),
    "two ways back": back(SIGN, TALK),
    "a sign helps": back(SIGN, SIGN, SIGN, TALK),
    "one way as often as the other": back(SIGN, TALK, SIGN, TALK),
    "no way stands out": back(SIGN, TALK, (Back.SORRY,), (Back.DAILY,)),
    "nineteen in a loop": looped("Pl" * 9 + "P"),
    "twenty-one, nothing to see": looped("PlLp" * 5 + "p"),
    "pressing goes with long": looped("PPPPPPPPPPPlllllllllll"),
    "pressing follows long": looped("pLpLpLpLpLpLllllpLpLpLlll"),
    "both ways": looped("PPPPPPPPllllllllPPPPPPPPllllllll"),
    "always pressed": looped("Pp" * 12),
    "never pressed": looped("Ll" * 12),
}
