"""Train what proposes labels: ``python -m bench.language.messages``
(``sources``: whole sources left out, too).

It learns from ``dev`` and from messages written for it in ``data/``. The marks are
chosen on scores of messages whose situation was left out; ``held``, ``exam`` and
``fresh`` are never opened.
"""

import sys
from pathlib import Path
from typing import Any

import attrs
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from bench.language.fitting import Fitted, counted, fitted
from bench.language.own import Message, messages, scored
from stillhere.core.language import proposals
from stillhere.core.language.frames import sentences
from stillhere.core.language.rules import STOP, Label
from stillhere.core.language.spans import announces_harm, decided
from stillhere.core.language.text import prepare

LABELS = [*(label.value for label in Label), STOP]
RAREST = 14
"""Messages that a feature has to stand in."""
C = 40.0
FRAMES, NGRAMS = 2.0, 1.4
"""How much more these count than kinds of words."""
FOLDS = 5
MOST = 255 / 20
ABOUT = {"source": "messages written for Still Here (bench/language/data)"}


Known = list[set[str]]
"""What each sentence of a message is known by."""


@attrs.frozen(eq=False)
class Scores:
    """Of each message, and of each of its sentences, by a model that knew neither."""

    whole: Any
    each: list[Any]


def main(to: Path, *, sources: bool) -> None:
    rows = messages()
    has = np.array([[label in row.labels for label in LABELS] for row in rows])
    known, shown = [], []
    for row in rows:
        parts = sentences(list(prepare(row.text).words))
        stand = [proposals.hits(part) for part in parts]
        known.append(list(map(proposals.features, parts, stand)))
        shown.append([{frame.label for frame in some} for some in stand])
    left_out = _left_out(known, has, [row.situation for row in rows], FOLDS)
    lines = _lines(left_out.whole, has)
    _told("situations left out", rows, shown, left_out, lines)
    if sources:
        names = [row.source for row in rows]
        other = _left_out(known, has, names, len({*names}))
        _told("sources left out", rows, shown, other, lines)
    found = _fit(list(map(_together, known)), has)
    found = attrs.evolve(
        found, scale=found.scale * lines[0], bias=found.bias * lines[0] + lines[1]
    )
    to.write_bytes(found.written([0.0] * len(LABELS), ABOUT))
    print(f"{len(rows)} messages, {to.stat().st_size / 1000:.0f} kB")


def _together(known: Known) -> set[str]:
    return set[str]().union(*known)


def _fit(texts: list[set[str]], has: Any) -> Fitted:
    names, counts = counted(list(texts), rarest=RAREST)
    more = [_counts_for(name) for name in names]
    counts = np.minimum(np.round(counts * more * 20) / 20, MOST)
    return fitted(
        list(texts), has, LABELS, (names, counts), C=C, class_weight="balanced"
    )


def _counts_for(name: str) -> float:
    if name.split(" ", 1)[0] in LABELS:
        return FRAMES
    return NGRAMS if name[:2] in ("w:", "b:", "t:", "c:") else 1.0


def _left_out(known: list[Known], has: Any, groups: list[str], folds: int) -> Scores:
    """Return the scores of each message by a model that never saw its group."""
    whole, each = np.zeros(has.shape), [np.zeros(0)] * len(known)
    for fit, rest in GroupKFold(folds).split(known, groups=groups):
        model = _fit([_together(known[at]) for at in fit], has[fit])
        whole[rest] = model.scores([_together(known[at]) for at in rest])
        of_each = model.scores([some for at in rest for some in known[at]])
        ends = np.cumsum([len(known[at]) for at in rest])
        for at, some in zip(rest, np.split(of_each, ends[:-1]), strict=True):
            each[at] = some
    return Scores(whole, each)


def _lines(scores: Any, has: Any) -> Any:
    """Return what makes log-odds of the scores: a factor and a shift for each label."""
    lines = np.zeros((2, len(LABELS)))
    for k in range(len(LABELS)):
        line = LogisticRegression(C=1e3).fit(scores[:, [k]], has[:, k])
        lines[:, k] = line.coef_[0][0], line.intercept_[0]
    return lines


def _told(
    name: str, rows: list[Message], shown: list[Any], scores: Scores, lines: Any
) -> None:
    """Print what would have been said, by the same rules as in a reading."""

    def odds(some: Any) -> dict[str, float]:
        return dict(zip(LABELS, (some * lines[0] + lines[1]).tolist(), strict=True))

    found = [
        [STOP]
        if announces_harm(odds(whole))
        else decided(odds(whole), list(map(odds, each)), frames)
        for whole, each, frames in zip(scores.whole, scores.each, shown, strict=True)
    ]
    for source in ("", *sorted({row.source for row in rows})):
        some = [at for at, row in enumerate(rows) if source in ("", row.source)]
        result = scored([rows[at] for at in some], [found[at] for at in some])
        print(f"{name}, {source or 'all'} ({len(some)}): {result.short()}")


if __name__ == "__main__":
    main(
        Path(proposals.__file__).parent / "data" / "messages.bin",
        sources="sources" in sys.argv,
    )
