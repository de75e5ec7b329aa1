"""GoEmotions as it is published: short texts with one or more of 28 labels each."""

from pathlib import Path

import attrs

LABELS = 28


@attrs.frozen
class Split:
    """One official split: texts, and the numbers of their labels."""

    texts: list[str]
    labels: list[frozenset[int]]


def names(folder: Path) -> list[str]:
    """Return the 28 names, in the order of their numbers."""
    return (folder / "labels.txt").read_text("utf-8").split()


def split(folder: Path, name: str) -> Split:
    """Read ``train``, ``dev`` or ``test``."""
    rows = (folder / f"{name}.tsv").read_text("utf-8").splitlines()
    parts = [row.split("\t") for row in rows if row]
    return Split(
        [text for text, *_ in parts],
        [frozenset(map(int, numbers.split(","))) for _, numbers, *_ in parts],
    )


def f1(true: list[bool], said: list[bool]) -> float:
    """Return F1; 0 where nothing was said or true."""
    both = sum(a and b for a, b in zip(true, said, strict=True))
    return 2 * both / (sum(true) + sum(said)) if both else 0.0


def macro(labels: list[frozenset[int]], said: list[frozenset[int]]) -> float:
    """Return the mean F1 of the 28 labels."""
    of_each = [
        f1([k in one for one in labels], [k in one for one in said])
        for k in range(LABELS)
    ]
    return sum(of_each) / LABELS
