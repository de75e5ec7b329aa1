"""How the invented people of the demo are, over their year: check-ins, words, lines.

Through the real services, from a seed of its own. Called by ``demo_days``.
"""

from datetime import datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import attrs

from stillhere.config.demo_stories import MINUTE, Actor, token
from stillhere.rooms.feelings import answering, services, sharing
from stillhere.rooms.feelings.events import Answer, Level, Line
from stillhere.rooms.feelings.records import Body, Felt, Need, Place, Weigh
from stillhere.rooms.feelings.vocabulary import vocabulary
from stillhere.vault.names import Stream

DAY = timedelta(days=1)


@attrs.frozen(kw_only=True)
class Manner:
    """How one of them notices things."""

    words: tuple[str, ...]
    own: tuple[str, ...]
    notes: tuple[str, ...]
    entries: tuple[str, ...]
    lines: dict[Line, str]


MANNERS = {
    "Sam": Manner(
        words=("tired", "numb", "cornered", "dont-know", "calm", "lighter", "worn-out"),
        own=("grey", "full up"),
        notes=(
            "Long day. Nothing in particular.",
            "I wanted to say something and it was gone.",
            "Better after the walk.",
        ),
        entries=("I sat in the car for ten minutes before I came in.",),
        lines={
            Line.SIGNS: "My jaw goes tight, and I look at the door.",
            Line.SETS_OFF: "Three questions in a row.",
            Line.LEARNED: "Voices through the wall, when I was small.",
            Line.HELPS: "A cup of tea beside me, and no questions for a while.",
        },
    ),
    "Robin": Manner(
        words=(
            "lonely",
            "worried",
            "longing",
            "hopeful",
            "shut-out",
            "tender",
            "mixed",
        ),
        own=("like waiting at a station",),
        notes=(
            "I talk more when I’m afraid. I know.",
            "It was good to laugh at breakfast.",
            "I keep going over what I said on Sunday.",
        ),
        entries=(
            "I rang my sister instead of writing a fourth message. That was right.",
            "We cooked without talking, and it was a good kind of quiet.",
        ),
        lines={Line.SIGNS: "I tidy the kitchen very loudly."},
    ),
    "Kim": Manner(
        words=(
            "unsure",
            "restless",
            "sad",
            "proud",
            "quiet-inside",
            "lonely",
            "curious",
        ),
        own=("a bit like fog",),
        notes=("Slept badly, so I don’t trust it much.", "Painted for an hour."),
        entries=("I told Jo that I need the evenings. It came out all right.",),
        lines={Line.PROTECTS: "The little room I have for myself."},
    ),
}


def live(
    chance: Random, who: Actor, first: datetime, last: datetime, other: Actor | None
) -> None:
    """Let somebody notice how they are, every few days, and share some of it."""
    manner, zone = MANNERS[who.name], ZoneInfo("Europe/Dublin")
    for line, text in manner.lines.items():
        services.keep_line(who.vault, line=line, text=text, was="")
    at = first
    while at < last:
        on = at.astimezone(zone).date()
        if chance.random() < 0.15:
            text = chance.choice(manner.entries)
            services.write_entry(
                who.vault, token=token(chance), text=text, now=at, on=on
            )
        else:
            felt = _felt(chance, manner)
            stream = services.keep_check_in(
                who.vault, token=token(chance), felt=felt, now=at, on=on
            )
            if other is not None and chance.random() < 0.2:
                _share(chance, who, other, stream, at)
        at += chance.randint(2, 9) * DAY + chance.randint(-300, 300) * MINUTE


def _felt(chance: Random, manner: Manner) -> Felt:
    words = tuple(chance.sample(manner.words, chance.choice((1, 1, 2, 3))))
    first = vocabulary().of(words[0])
    place = Place(energy=first.energy, pleasant=first.pleasant) if first else None
    more = chance.random() < 0.5
    return Felt(
        body=(chance.choice([*Body]),) if chance.random() < 0.7 else (),
        place=place,
        words=words,
        own=(chance.choice(manner.own),) if chance.random() < 0.2 else (),
        needs=(chance.choice([*Need]),) if more else (),
        weighs=tuple(chance.sample([*Weigh], chance.choice((1, 2)))) if more else (),
        note=chance.choice(manner.notes) if chance.random() < 0.4 else "",
        close=chance.randint(2, 6) if more and chance.random() < 0.5 else None,
    )


def _share(
    chance: Random, who: Actor, other: Actor, stream: Stream, at: datetime
) -> None:
    level = chance.choice((Level.WORD, Level.WORD, Level.WHY))
    given = sharing.share(
        who.vault, stream=stream, token=token(chance), level=level, now=at
    )
    if chance.random() < 0.15:
        back = at + 30 * MINUTE
        sharing.take_back(who.vault, stream=given, token=token(chance), now=back)
        return
    answering.answer(
        other.vault,
        stream=given,
        token=token(chance),
        answer=chance.choice([*Answer]),
        now=at + chance.randint(3, 240) * MINUTE,
    )


def show_a_line(who: Actor, other: Actor, line: Line, at: datetime) -> None:
    """Share one line about going quiet; the other has read it and put it away."""
    chance, text = Random(line), MANNERS[who.name].lines[line]
    given = sharing.share_line(
        who.vault, line=line, token=token(chance), text=text, now=at
    )
    answering.put_away(other.vault, stream=given)
