"""Positive, negative or neutral: the trained emotions beside VADER, on the same.

Both are asked for GoEmotions' official sentiment of each test remark; remarks that
carry two sentiments, or one that GoEmotions calls ambiguous, are left out.
"""

from collections.abc import Callable
from pathlib import Path

from bench.figures import Figure
from bench.language.goemotions import names, split
from bench.language.own import Of
from stillhere.core.language import emotions

POSITIVE = (
    "admiration",
    "amusement",
    "approval",
    "caring",
    "desire",
    "excitement",
    "gratitude",
    "joy",
    "love",
    "optimism",
    "pride",
    "relief",
)
NEGATIVE = (
    "anger",
    "annoyance",
    "disappointment",
    "disapproval",
    "disgust",
    "embarrassment",
    "fear",
    "grief",
    "nervousness",
    "remorse",
    "sadness",
)
GROUPS = ("positive", "negative", "neutral")
VADERS_MARK = 0.05
"""From which VADER calls a text positive, in the words of its authors."""


def beside_vader(folder: Path) -> list[Figure]:
    try:
        from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer
    except ImportError:
        print("  (no VADER here: pip install vaderSentiment)")
        return []
    vader = SentimentIntensityAnalyzer()

    def vaders(text: str) -> str:
        compound = vader.polarity_scores(text)["compound"]
        if abs(compound) < VADERS_MARK:
            return "neutral"
        return "positive" if compound > 0 else "negative"

    known = names(folder)
    test = split(folder, "test")
    items = [
        (text, next(iter(groups)))
        for text, numbers in zip(test.texts, test.labels, strict=True)
        if len(groups := {group_of(known[k]) for k in numbers}) == 1
        and groups <= {*GROUPS}
    ]
    return [
        Figure(
            name=f"Polarity, GoEmotions' test split: macro-F1, {name}",
            value=macro(items, of),
            unit="",
            note=f"{len(items)} remarks with one of three sentiments",
        )
        for name, of in (("emotions", ours), ("VADER", vaders))
    ]


def group_of(name: str) -> str:
    """Return the official sentiment of an emotion."""
    if name in POSITIVE:
        return "positive"
    if name in NEGATIVE:
        return "negative"
    return "neutral" if name == "neutral" else "ambiguous"


def ours(text: str) -> str:
    """Return the sentiment of the emotion that is surest, if one is over its mark."""
    model = emotions.model()
    scores = zip(model.scores(emotions.features(text)), model.labels, strict=True)
    over = sorted((s, name) for s, name in scores if s >= 0)
    groups = [group_of(name) for _, name in reversed(over)]
    return next((one for one in groups if one in GROUPS), "neutral")


def macro(items: list[tuple[str, str]], of: Callable[[str], str]) -> float:
    said = [(group, of(text)) for text, group in items]
    each = [
        Of(
            sum(true == found == group for true, found in said),
            sum(found == group for _, found in said),
            sum(true == group for true, _ in said),
        )
        for group in GROUPS
    ]
    return sum(one.f1 for one in each) / len(each)
