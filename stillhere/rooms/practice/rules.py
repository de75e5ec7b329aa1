"""What a scene is, which one a day has, and how words of one's own might land.

Pure. A day's scene follows from the day alone: nothing is kept, so nobody can see which
scenes somebody opened, and there is nothing to get done.
"""

from collections.abc import Set as AbstractSet
from datetime import date
from enum import StrEnum
from math import gcd
from typing import Final

import attrs

from stillhere.core.language.rules import Label


class Side(StrEnum):
    """Whose side of a scene one is on."""

    REACH = "reach"
    """The one who reaches out."""
    BACK = "back"
    """The one who pulled back."""
    HARD = "hard"
    """Somebody tells them something hard."""
    GOOD = "good"
    """Somebody tells them something good."""


SIDES: Final = tuple(Side)


class Way(StrEnum):
    """What a reply may do; only for whoever writes scenes, and never on a screen."""

    OPENS = "opens"
    BETWEEN = "between"
    CLOSES = "closes"


class Topic(StrEnum):
    """What a scene is about; for its writers, so that none is left out."""

    PHONES = "phones"
    IN_LAWS = "in-laws"
    SLEEP = "sleep"
    MONEY = "money"
    ILLNESS = "illness"
    DEATH = "death"
    CHILDREN = "children"
    CLOSENESS = "closeness"
    BETRAYAL = "betrayal"
    JEALOUSY = "jealousy"
    HOUSEWORK = "housework"
    MOVING = "moving"
    DISTANCE = "distance"
    LANGUAGE = "language"
    FAITH = "faith"
    JOB = "job"
    DRINKING = "drinking"
    BIRTHDAY = "birthday"
    NEWS = "news"
    OPENNESS = "openness"
    STILL_HERE = "still-here"
    APOLOGY = "apology"
    PAUSE = "pause"


@attrs.frozen(kw_only=True)
class Reply:
    """Something one could say, and how it might land."""

    way: Way
    words: str
    lands: str


@attrs.frozen(kw_only=True)
class Scene:
    """A moment of two people, as the file has it."""

    number: int
    """Its place in addresses; it never changes, and names nothing."""
    side: Side
    topic: Topic
    rows: tuple[int, ...]
    """Rows of the requirement table that it comes from: docs/sources.md."""
    title: str
    before: str
    """What has happened."""
    says: str = ""
    """The other's words; empty where they say nothing."""
    replies: tuple[Reply, ...]
    after: str

    def reply(self, words: str) -> Reply | None:
        """Return the reply that says just this, if one does."""
        said = _as_typed(words)
        return next((r for r in self.replies if _as_typed(r.words) == said), None)


@attrs.frozen
class Scenes:
    """All scenes, in the order of the file."""

    items: tuple[Scene, ...]
    _numbered: dict[int, Scene] = attrs.field(init=False)

    @_numbered.default
    def _by_number(self) -> dict[int, Scene]:
        return {scene.number: scene for scene in self.items}

    def numbered(self, number: int) -> Scene | None:
        """Return the scene with this number."""
        return self._numbered.get(number)

    def of(self, side: Side) -> tuple[Scene, ...]:
        """Return the scenes of a side."""
        return tuple(scene for scene in self.items if scene.side is side)

    def on(self, day: date) -> Scene:
        """Return the one to try on a day: the same for everybody, and all day."""
        return self.items[day.toordinal() * _stride(len(self.items)) % len(self.items)]

    def following(self, scene: Scene) -> Scene:
        """Return another: the one that comes a day after this one."""
        at = self.items.index(scene) + _stride(len(self.items))
        return self.items[at % len(self.items)]


def _stride(many: int) -> int:
    """Return how far apart two days are in the file, so that each has its turn.

    Half the file is the side that reaches: a step of about half of it changes sides.
    """
    return next(
        step for step in range(many // 2 + 1, 2 * many + 2) if gcd(step, many) == 1
    )


def _as_typed(words: str) -> str:
    """Return words however a phone types them: its quotes, capitals and spaces."""
    return " ".join(words.replace("’", "'").casefold().split())


class Landing(StrEnum):
    """How words might land; ``words.landing`` says it in a sentence."""

    SEEN = "seen"
    UNDERSTOOD = "understood"
    STEADY = "steady"
    ROOM = "room"
    OWNED = "owned"
    HOW_IT_IS = "how-it-is"
    CAN_SAY_NO = "can-say-no"
    ASKED = "asked"
    THANKED = "thanked"
    SMALL = "small"
    ONE_WAY_OUT = "one-way-out"
    COUNTS_LITTLE = "counts-little"
    JUDGED = "judged"
    TOLD_WHAT_THEY_THINK = "told-what-they-think"
    OLD_THINGS = "old-things"
    ANSWERED_BACK = "answered-back"
    NOT_HEARD_YET = "not-heard-yet"
    OPEN = "open"
    """Nothing stood out."""


CARES: Final = {
    Label.CONTEMPT: Landing.SMALL,
    Label.PRESSURE: Landing.ONE_WAY_OUT,
    Label.DISMISSAL: Landing.COUNTS_LITTLE,
    Label.CRITICISM: Landing.JUDGED,
    Label.MIND_READING: Landing.TOLD_WHAT_THEY_THINK,
    Label.ABSOLUTE: Landing.JUDGED,
    Label.SCOREKEEPING: Landing.OLD_THINGS,
    Label.DEFENSIVE: Landing.ANSWERED_BACK,
    Label.ADVICE: Landing.NOT_HEARD_YET,
}
"""What may push away: the first that was found is said, in the coach's own order."""
WARMS: Final = {
    Label.ACKNOWLEDGES_RISK: Landing.SEEN,
    Label.REFLECTION: Landing.UNDERSTOOD,
    Label.VALIDATION: Landing.UNDERSTOOD,
    Label.RESPONSIBILITY: Landing.OWNED,
    Label.REASSURANCE: Landing.STEADY,
    Label.PATIENCE: Landing.ROOM,
    Label.FEELING: Landing.HOW_IT_IS,
    Label.OPEN_QUESTION: Landing.ASKED,
    Label.REQUEST: Landing.CAN_SAY_NO,
    Label.APPRECIATION: Landing.THANKED,
}
"""What may make it safer: likewise."""
MOST: Final = 2
"""So many sentences at once."""


def landing(labels: AbstractSet[Label]) -> tuple[Landing, ...]:
    """Return how words with these labels might land: warm first, one or two."""
    cares = _first(CARES, labels)[:1]
    warms = _first(WARMS, labels)[: MOST - len(cares)]
    return (*warms, *cares) or (Landing.OPEN,)


def _first(
    known: dict[Label, Landing], labels: AbstractSet[Label]
) -> tuple[Landing, ...]:
    """Return what is known of the labels, in the order of the table, none twice."""
    return tuple(dict.fromkeys(known[label] for label in known if label in labels))
