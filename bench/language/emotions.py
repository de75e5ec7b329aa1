"""Train the emotions: ``python -m bench.language.emotions DATA`` (GoEmotions).

The 28 thresholds are chosen on the development split, smoothed over neighbouring values
so that rare labels do not follow their noise; the test split is only reported.
"""

import sys
from pathlib import Path
from typing import Any

import numpy as np

from bench.language.fitting import counted, fitted
from bench.language.goemotions import LABELS, macro, names, split
from stillhere.core.language import emotions
from stillhere.core.language.linear import Model

FEATURES = 10_000
RAREST = 3
"""Texts that a feature has to stand in."""
C = 2.0
SMOOTH = 7
"""Neighbouring thresholds that a mean is taken over."""
ABOUT = {
    "source": "Demszky and others, GoEmotions: A Dataset of Fine-Grained Emotions, "
    "ACL 2020; github.com/google-research/google-research/tree/master/goemotions",
    "licence": "CC BY 4.0 (the data; this file holds weights trained from it)",
}


def main(folder: Path, to: Path) -> None:
    train, dev, test = (split(folder, name) for name in ("train", "dev", "test"))
    texts = [emotions.features(text) for text in train.texts]
    has = _table(train.labels)
    chosen = counted(texts, rarest=RAREST, best=FEATURES, has=has)
    found = fitted(texts, has, names(folder), chosen, C=C)
    scores = found.scores(emotions.features(text) for text in dev.texts)
    true = _table(dev.labels)
    marks = [_mark(scores[:, k], true[:, k]) for k in range(LABELS)]
    to.write_bytes(found.written(marks, ABOUT))
    model = Model.parse(to.read_bytes())
    for name, part in (("dev", dev), ("test", test)):
        said = [
            frozenset(model.over_the_mark(emotions.features(text)))
            for text in part.texts
        ]
        print(f"{name}: macro-F1 {macro(part.labels, said):.4f}")


def _table(labels: list[frozenset[int]]) -> Any:
    return np.array([[k in one for k in range(LABELS)] for one in labels])


def _mark(scores: Any, true: Any) -> float:
    """Return the threshold whose neighbourhood has the best mean F1."""
    marks = np.unique(np.quantile(scores, np.linspace(0.5, 0.9985, 150)))
    f1s = []
    for mark in marks:
        said = scores >= mark
        both = (said & true).sum()
        f1s.append(2 * both / (said.sum() + true.sum()) if both else 0.0)
    padded = np.pad(f1s, SMOOTH // 2, mode="edge")
    means = np.convolve(padded, np.ones(SMOOTH) / SMOOTH, "valid")
    return float(marks[int(np.argmax(means))])


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(emotions.__file__).parent / "data" / "emotions.bin")
