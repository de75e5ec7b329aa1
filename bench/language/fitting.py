"""Fit linear models over named features, and write them as ``linear.Model`` reads them.

Needs scikit-learn, which nothing else here does: ``pip install scikit-learn``.
"""

import json
import struct
import zlib
from collections.abc import Collection, Iterable
from typing import Any

import attrs
import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.feature_selection import chi2
from sklearn.linear_model import LogisticRegression

from stillhere.core.language.linear import STEPS, Model

Named = Collection[str]


@attrs.frozen(kw_only=True, eq=False)
class Fitted:
    """What was learned, with the weights already as small as they are kept."""

    labels: list[str]
    chosen: list[str]
    counts: Any
    small: Any
    scale: Any
    bias: Any

    def scores(self, texts: Iterable[Named]) -> Any:
        weights = self.small * self.scale[:, None]
        return vectors(texts, self.chosen, self.counts) @ weights.T + self.bias

    def written(self, marks: Iterable[float], about: dict[str, str]) -> bytes:
        head = {
            **about,
            "labels": self.labels,
            "scale": [float(f"{x:.6g}") for x in self.scale],
            "bias": [float(f"{x:.6g}") for x in self.bias],
            "marks": [float(f"{x:.6g}") for x in marks],
        }
        first = json.dumps(head, ensure_ascii=False).encode()
        vocabulary = "\n".join(self.chosen).encode()
        inside = struct.pack(">II", len(first), len(vocabulary)) + first + vocabulary
        inside += bytes(round(x * STEPS) for x in self.counts)
        return zlib.compress(inside + self.small.T.tobytes(), 9)

    def model(self, marks: Iterable[float]) -> Model:
        return Model.parse(self.written(marks, {}))


def fitted(
    texts: list[Named], has: Any, labels: list[str], counted: Any, **how: Any
) -> Fitted:
    """Fit one label after the other; ``counted`` says which features count how much."""
    chosen, counts = counted
    fit = vectors(texts, chosen, counts)
    weights, bias = np.zeros((len(labels), len(chosen))), np.zeros(len(labels))
    for k in range(len(labels)):
        model = LogisticRegression(solver="liblinear", **how).fit(fit, has[:, k])
        weights[k], bias[k] = model.coef_[0], model.intercept_[0]
    scale = np.abs(weights).max(axis=1) / 127
    small = np.round(weights / scale[:, None]).astype(np.int8)
    return Fitted(
        labels=labels,
        chosen=chosen,
        counts=counts,
        small=small,
        scale=scale,
        bias=bias,
    )


def counted(
    texts: list[Named], *, rarest: int, best: int | None = None, has: Any = None
) -> tuple[list[str], Any]:
    """Return features of some texts, and what each counts for: rare ones more.

    With ``best``, only as many, those that tell the labels apart (chi-squared).
    """
    counter = CountVectorizer(
        analyzer=set, min_df=rarest, binary=True, dtype=np.float32
    )
    found = counter.fit_transform(texts)
    keep = np.arange(found.shape[1])
    if best is not None:
        tells = np.zeros(found.shape[1])
        for k in range(has.shape[1]):
            tells = np.maximum(tells, np.nan_to_num(chi2(found, has[:, k])[0]))
        keep = np.sort(np.argsort(-tells, kind="stable")[:best])
    df = np.asarray((found[:, keep] > 0).sum(axis=0)).ravel()
    counts = np.log((1 + len(texts)) / (1 + df)) + 1
    # Kept in a byte each, and trained as they are kept.
    return list(counter.get_feature_names_out()[keep]), np.round(counts * STEPS) / STEPS


def vectors(texts: Iterable[Named], chosen: list[str], counts: Any) -> Any:
    """Return one row a text, of length 1."""
    place = {name: at for at, name in enumerate(chosen)}
    counter = CountVectorizer(
        analyzer=set, vocabulary=place, binary=True, dtype=np.float32
    )
    found = counter.transform(texts).multiply(counts).tocsr()
    norm = np.sqrt(np.asarray(found.multiply(found).sum(axis=1)).ravel())
    norm[norm == 0] = 1
    return sparse.diags(1 / norm) @ found
