"""The feelings a message names or implies, in plain words.

Words of the lexicon are named by the writer ("I feel left out") and may be taken back
("not angry, just hurt"); the trained emotions imply, and are never as sure.
``reading`` asks for them.
"""

import pkgutil
import re
from functools import cache
from typing import Final

import attrs

from stillhere.core.language import emotions
from stillhere.core.language.frames import Sentence

MOST: Final = 4
"""Feelings that are told; more would be a list and no help."""
NAMED, SAID, IMPLIED, LEAST = 0.95, 0.85, 0.5, 0.4
"""How sure: after "I feel", by an expression, by what it hides behind, by the model."""


@attrs.frozen
class Feeling:
    """A feeling that is named or implied, and how sure that is, from 0 to 1."""

    word: str
    sure: float


@attrs.frozen
class Lexicon:
    """How feelings are said: what follows "I feel", and what says it by itself."""

    after: dict[str, str] = attrs.field(repr=False)
    alone: dict[str, str] = attrs.field(repr=False)
    named: re.Pattern[str] = attrs.field(repr=False)
    more: re.Pattern[str] = attrs.field(repr=False)
    first: re.Pattern[str] = attrs.field(repr=False)
    said: re.Pattern[str] = attrs.field(repr=False)


def feelings(message: str, parts: list[Sentence]) -> list[Feeling]:
    """Return at most four feelings, the surest first; what is denied is not told."""
    sure: dict[str, float] = {}
    denied: set[str] = set()
    for part in parts:
        _named(" ".join(part.words), sure, denied)
    if not sure and not denied and _of_the_writer(parts):
        sure.update(_implied(message))
    order = sorted(sure, key=lambda word: -sure[word])  # stable: as in the message
    return [Feeling(word, sure[word]) for word in order[:MOST]]


def _of_the_writer(parts: list[Sentence]) -> bool:
    """Return whether an emotion may be theirs: "you must be so sad" is not."""
    kinds = frozenset[str]().union(*(part.kinds for part in parts))
    return not kinds.isdisjoint(("ME", "WE")) or "YOU" not in kinds


_SOFT: Final = (
    r"(?:so|very|really|just|quite|a|bit|little|too|only|still|also|pretty|completely"
    r"|totally|mostly|rather|kind|kinda|of|sort|even|more|and|incredibly|deeply|again"
    r"|always|often|sometimes|all|right|now|both|then|here|suddenly|absolutely)"
)
_BEFORE: Final = (
    r"(?:i'm|i am|i feel|i felt|i was|i get|i got|i've been|i have been|i'm feeling"
    r"|i am feeling|i was feeling|i've felt|i end up|i sit here|i lie there|i lay there"
    r"|(?:makes?|made|making|leaves?|left|leaving) me(?: feel| feeling)?|me feel"
    r"|i'd be|i'll be|i became|i become|i went|i go|i don't feel|i didn't feel"
    r"|i'm not|i am not|i wasn't|i was not|i never feel|i never felt|i won't be)"
)
_NOT: Final = re.compile(
    r"\b(?:not|never(?! felt| been)|no|nor|without|isn't|wasn't|don't|didn't|doesn't"
    r"|won't|can't)\b"
)
_OTHERS: Final = re.compile(
    r"(?:i feel|i felt|i'm feeling|i'm|i was|me feel)(?: \S+){0,2} (?:ignored"
    r"|overlooked|dismissed|brushed off|neglected|excluded|forgotten|unseen"
    r"|invisible)\b"
)
_PRESSED: Final = re.compile(
    r"(?:i feel|i felt|i'm feeling|i'm|i was|me feel)(?: \S+){0,2} (?:attacked|judged"
    r"|controlled|criticised|criticized|blamed|accused|manipulated|punished|mocked)\b"
)


def _named(plain: str, sure: dict[str, float], denied: set[str]) -> None:
    words = lexicon()
    rest = 0
    for found in words.named.finditer(plain):
        if found.start() < rest:  # read already, as one more in a row
            continue
        _noted(found, words.after, sure, denied, NAMED)
        rest = found.end()
        while more := words.more.match(plain, rest):
            _noted(more, words.after, sure, denied, NAMED)
            rest = more.end()
    if first := words.first.match(plain):
        _noted(first, words.after, sure, denied, SAID)
    for found in words.said.finditer(plain):
        before = plain[max(found.start() - 60, 0) : found.start()].rpartition(" , ")[2]
        if _NOT.search(" ".join(before.split()[-3:])):
            denied.add(words.alone[found.group("word")])
        else:
            sure.setdefault(words.alone[found.group("word")], SAID)
    for pattern, hidden in ((_OTHERS, "unimportant"), (_PRESSED, "cornered")):
        if pattern.search(plain):
            sure.setdefault("hurt", IMPLIED)
            sure.setdefault(hidden, IMPLIED)


def _noted(
    found: re.Match[str],
    words: dict[str, str],
    sure: dict[str, float],
    denied: set[str],
    how: float,
) -> None:
    word = words[found.group("word")]
    if _NOT.search(found.group().removesuffix(found.group("word"))):
        denied.add(word)
        sure.pop(word, None)
    elif word not in denied:
        sure[word] = max(how, sure.get(word, 0))


@cache
def lexicon() -> Lexicon:
    """Read the list of feelings, once."""
    raw = (pkgutil.get_data(__name__, "data/feelings.txt") or b"").decode()
    after: dict[str, str] = {}
    alone: dict[str, str] = {}
    for line in raw.splitlines():
        word, found, rest = line.partition(": ")
        if found and line[0] != "#":
            ways, _, whole = rest.partition(" | ")
            after.update((way.strip(), word) for way in ways.split(","))
            alone.update((way.strip(), word) for way in whole.split(",") if way)
    either = "|".join(re.escape(w) for w in sorted(after, key=len, reverse=True))
    says = "|".join(re.escape(w) for w in sorted(alone, key=len, reverse=True))
    soft = rf"(?:{_SOFT} ){{0,4}}"
    last = r"(?![\w'])"
    return Lexicon(
        after=after,
        alone=alone,
        named=re.compile(
            rf"(?<![\w']){_BEFORE} (?:not |no longer )?{soft}(?P<word>{either}){last}"
        ),
        more=re.compile(
            rf"(?: ,)?(?: and| or| but)?(?: i'm| i was| also| then)?"
            rf"(?P<no> not)? {soft}(?P<word>{either}){last}"
        ),
        first=re.compile(
            rf"(?:not )?{soft}(?:feeling )?{soft}(?P<word>{either})"
            r"(?= [.,!?…]|$| today| tonight| again| and| but| about)"
        ),
        said=re.compile(rf"(?<![\w'])(?P<word>{says}){last}"),
    )


PLAIN: Final = {
    "amusement": "amused",
    "anger": "angry",
    "annoyance": "annoyed",
    "caring": "caring",
    "confusion": "confused",
    "desire": "longing",
    "disappointment": "disappointed",
    "disgust": "disgusted",
    "embarrassment": "embarrassed",
    "excitement": "excited",
    "fear": "afraid",
    "gratitude": "grateful",
    "grief": "grieving",
    "joy": "happy",
    "love": "loving",
    "nervousness": "anxious",
    "optimism": "hopeful",
    "pride": "proud",
    "relief": "relieved",
    "remorse": "sorry",
    "sadness": "sad",
    "surprise": "surprised",
}
"""Names of GoEmotions for the page; what is not here is no feeling to show."""


def _implied(message: str) -> dict[str, float]:
    model = emotions.model()
    scores = zip(model.scores(emotions.features(message)), model.labels, strict=True)
    over = sorted((s, name) for s, name in scores if s >= 0 and name in PLAIN)
    return {
        PLAIN[name]: round(LEAST + 0.35 * score / (1 + score), 2)
        for score, name in reversed(over)
    }
