"""The silences of the invented year: Robin's, Sam's own side of some, two of Kim's.

More or less one a month, with a denser time in between; what pressing and what giving
room came to can be seen in it. Called by ``demo_days`` after the pauses of the year.
"""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import attrs

from stillhere.config.demo_stories import Actor
from stillhere.foundation.web.forms import new_token
from stillhere.foundation.web.wallclock import at_local
from stillhere.rooms.episodes import services, times
from stillhere.rooms.episodes.access import own
from stillhere.rooms.episodes.records import Back, Before, Did, Part, Silence, Who
from stillhere.rooms.episodes.rules import words_apart

ZONE = ZoneInfo("Europe/Dublin")
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
OPEN = 0.0
"""The hours of a silence of which nobody noted the end."""
ME, OTHER, BOTH = Who
MORNING, MIDDAY, AFTERNOON, EVENING, NIGHT = Part


@attrs.frozen
class Row:
    """A silence as one of them told it; several choices stand with blanks between."""

    days_ago: int
    part: Part
    hours: float
    who: Who | None
    before: str = ""
    did: str = ""
    back: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    shown: str = ""
    """``all`` of it, or ``apart`` from the own words."""


ROBINS = (
    Row(346, EVENING, 24, OTHER, "argument", "pressed explained", "daily"),
    Row(318, EVENING, 8, OTHER, "topic", "room", "sign", "The balcony again."),
    Row(291, MORNING, 8, ME, "remark", "went-away", "sorry"),
    Row(262, EVENING, 60, OTHER, "argument money", "pressed criticised", "by-itself"),
    Row(236, NIGHT, 8, OTHER, "tired", "waited", "sign"),
    Row(214, EVENING, 24, OTHER, "family", "explained pressed", "talk", tags=("July",)),
    Row(208, EVENING, 24, OTHER, "family argument", "pressed", "daily"),
    Row(203, AFTERNOON, 3, BOTH, "plans", "listened", "talk"),
    Row(
        *(197, EVENING, 60, OTHER, "wanted-to-talk argument", "pressed criticised"),
        *("by-itself", "Four messages. I counted them later.", ("July",)),
    ),
    Row(192, EVENING, 24, OTHER, "wanted-to-talk", "pressed explained", "sorry"),
    Row(186, MORNING, 8, ME, "remark", "went-away", "talk"),
    Row(181, EVENING, 24, OTHER, "family", "criticised", "daily"),
    Row(
        175,
        EVENING,
        3,
        OTHER,
        "topic",
        "reached room",
        "sign",
        "A cup of tea. No words.",
    ),
    Row(170, EVENING, 24, BOTH, "argument", "pressed went-away", "sorry"),
    Row(163, NIGHT, 8, OTHER, "old", "waited", "sign"),
    Row(158, EVENING, 24, OTHER, "family", "pressed", "talk"),
    Row(
        *(139, EVENING, 3, OTHER, "topic", "room waited", "named-time"),
        *("First time with a time we had named.", (), "all"),
    ),
    Row(124, AFTERNOON, 24, OTHER, "remark", "criticised explained", "sorry"),
    Row(107, EVENING, 8, ME, "tired", "went-away", "laugh"),
    Row(93, EVENING, 3, OTHER, "wanted-to-talk", "room reached", "sign", shown="apart"),
    Row(71, EVENING, 24, OTHER, "argument money", "pressed", "by-itself"),
    Row(58, NIGHT, 8, OTHER, "closeness", "waited", "sign"),
    Row(44, EVENING, 3, OTHER, "topic", "listened room", "named-time"),
    Row(30, EVENING, 24, BOTH, "family", "explained pressed", "talk"),
    Row(
        *(17, EVENING, 3, OTHER, "old", "reached", "sign"),
        *("I sat down beside the door and said nothing. It opened.", (), "all"),
    ),
    Row(5, EVENING, 8, OTHER, "tired plans", "room waited", "named-time"),
)
"""The oldest first."""
SAMS = (
    Row(262, EVENING, 60, BOTH, "argument", "went-away", "by-itself"),
    Row(
        *(197, EVENING, 60, ME, "argument", "went-away", "by-itself"),
        *("I couldn’t find one sentence that would not make it worse.", ()),
    ),
    Row(186, MORNING, 24, OTHER, "nothing", "waited", "talk"),
    Row(170, EVENING, 24, BOTH, "argument tired", "explained went-away", "sorry"),
    Row(
        *(139, EVENING, 3, ME, "topic", "went-away", "named-time"),
        *("I said nine o’clock, and it was easier to come.", ("nine",), "all"),
    ),
    Row(93, EVENING, 3, ME, "wanted-to-talk tired", "went-away", "sign"),
    Row(71, EVENING, 24, ME, "money", "explained went-away", "by-itself"),
    Row(44, EVENING, 3, ME, "topic", "went-away", "named-time", shown="apart"),
    Row(17, EVENING, 3, ME, "old", "went-away", "sign", shown="apart"),
    Row(5, EVENING, OPEN, ME, "tired"),
)
KIMS = (
    Row(52, EVENING, 8, OTHER, "plans", "waited", "daily"),
    Row(13, NIGHT, 24, BOTH, "topic", "pressed", "talk", "The table, again."),
)
ROBIN_SPEAKS_FOR = ((351, 232), (216, 118), (110, 1))
SAM_SPEAKS_FOR = ((266, 160), (142, 90), (60, 3))
"""Of which days each can speak for all there was, as days ago."""


def of_two(sam: Actor, robin: Actor, first: datetime, now: datetime) -> None:
    """Let them note what lies between the first day and now, and show some of it."""
    for who, rows, spans in (
        (robin, ROBINS, ROBIN_SPEAKS_FOR),
        (sam, SAMS, SAM_SPEAKS_FOR),
    ):
        for row in rows:
            if now - row.days_ago * DAY > first:
                _note(who, row, now)
        for begin, end in spans:
            _speaks_for(who, begin, end, first=first, now=now)


def of_one(kim: Actor, now: datetime) -> None:
    """Let Kim note two: too few to say anything."""
    for row in KIMS:
        _note(kim, row, now)


def _day(ago: int, now: datetime) -> date:
    return now.astimezone(ZONE).date() - ago * DAY


def _silence(row: Row, now: datetime) -> Silence:
    on = _day(row.days_ago, now)
    began = at_local(on, times.CLOCKS[row.part], ZONE, after=now)
    return Silence(
        began=began,
        on=on,
        part=row.part,
        ended=None if row.hours == OPEN else began + row.hours * HOUR,
        who=row.who,
        before=tuple(map(Before, row.before.split())),
        did=tuple(map(Did, row.did.split())),
        back=tuple(map(Back, row.back.split())),
        tags=row.tags,
        note=row.note,
    )


def _note(who: Actor, row: Row, now: datetime) -> None:
    """Note it on the day after, and show it if it is shown."""
    found = _silence(row, now)
    at = (found.ended or found.began) + 12 * HOUR
    stream = services.keep(who.vault, token=new_token(), silence=found, now=at)
    if row.shown:
        services.show(
            who.vault,
            stream=stream,
            token=new_token(),
            silence=found if row.shown == "all" else words_apart(found),
            was=own(who.vault, stream).version,
            now=at + HOUR,
        )


def _speaks_for(
    who: Actor, begin: int, end: int, *, first: datetime, now: datetime
) -> None:
    since = max(_day(begin, now), first.astimezone(ZONE).date())
    last = _day(end, now)
    if since <= last:
        services.mark(who.vault, first=since, last=last, today=last)
