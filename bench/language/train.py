"""Train the model of emotions: ``python -m bench.language.train DATA`` (GoEmotions).

Needs scikit-learn, which nothing else here does: ``pip install scikit-learn``. The 28
thresholds are chosen on the development split, smoothed over neighbouring values so
that rare labels do not follow their noise; the test split is only reported.
"""

import json
import struct
import sys
import zlib
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.feature_selection import chi2
from sklearn.linear_model import LogisticRegression

from bench.language.goemotions import LABELS, macro, names, split
from stillhere.core.language import emotions

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
    chosen, idf = _features(train.texts, train.labels)
    fit = _vectors(train.texts, chosen, idf)
    weights, bias = np.zeros((LABELS, FEATURES)), np.zeros(LABELS)
    for k in range(LABELS):
        has = np.array([k in one for one in train.labels])
        model = LogisticRegression(C=C, solver="liblinear").fit(fit, has)
        weights[k], bias[k] = model.coef_[0], model.intercept_[0]
    scale = np.abs(weights).max(axis=1) / 127
    small = np.round(weights / scale[:, None]).astype(np.int8)
    scores = _vectors(dev.texts, chosen, idf) @ (small * scale[:, None]).T + bias
    marks = [_mark(scores[:, k], [k in one for one in dev.labels]) for k in range(28)]
    head = {
        **ABOUT,
        "labels": names(folder),
        "scale": [float(f"{x:.6g}") for x in scale],
        "bias": [float(f"{x:.6g}") for x in bias],
        "marks": [float(f"{x:.6g}") for x in marks],
    }
    _write(to, head, chosen, idf, small)
    model = emotions.Model.parse(to.read_bytes())
    for name, part in (("dev", dev), ("test", test)):
        found = [frozenset(model.over_the_mark(text)) for text in part.texts]
        print(f"{name}: macro-F1 {macro(part.labels, found):.4f}")


def _features(texts: list[str], labels: list[frozenset[int]]) -> tuple[list[str], Any]:
    counter = CountVectorizer(
        analyzer=emotions.features, min_df=RAREST, binary=True, dtype=np.float32
    )
    found = counter.fit_transform(texts)
    best = np.zeros(found.shape[1])
    for k in range(LABELS):
        score, _ = chi2(found, [k in one for one in labels])
        best = np.maximum(best, np.nan_to_num(score))
    keep = np.sort(np.argsort(-best, kind="stable")[:FEATURES])
    df = np.asarray((found[:, keep] > 0).sum(axis=0)).ravel()
    idf = np.log((1 + len(texts)) / (1 + df)) + 1
    # Kept in a byte each, and trained as they are kept.
    return list(counter.get_feature_names_out()[keep]), np.round(idf * 20) / 20


def _vectors(texts: list[str], chosen: list[str], idf: Any) -> Any:
    place = {name: at for at, name in enumerate(chosen)}
    counter = CountVectorizer(
        analyzer=emotions.features, vocabulary=place, binary=True, dtype=np.float32
    )
    found = counter.transform(texts).multiply(idf).tocsr()
    norm = np.sqrt(np.asarray(found.multiply(found).sum(axis=1)).ravel())
    norm[norm == 0] = 1
    return sparse.diags(1 / norm) @ found


def _mark(scores: Any, has: list[bool]) -> float:
    """Return the threshold whose neighbourhood has the best mean F1."""
    true = np.array(has)
    marks = np.unique(np.quantile(scores, np.linspace(0.5, 0.9985, 150)))
    f1s = []
    for mark in marks:
        said = scores >= mark
        both = (said & true).sum()
        f1s.append(2 * both / (said.sum() + true.sum()) if both else 0.0)
    padded = np.pad(f1s, SMOOTH // 2, mode="edge")
    means = np.convolve(padded, np.ones(SMOOTH) / SMOOTH, "valid")
    return float(marks[int(np.argmax(means))])


def _write(to: Path, head: dict[str, Any], chosen: list[str], idf: Any, w: Any) -> None:
    first = json.dumps(head, ensure_ascii=False).encode()
    vocabulary = "\n".join(chosen).encode()
    inside = struct.pack(">II", len(first), len(vocabulary)) + first + vocabulary
    inside += bytes(round(x * 20) for x in idf) + w.T.tobytes()
    to.write_bytes(zlib.compress(inside, 9))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(emotions.__file__).parent / "data" / "emotions.bin")
