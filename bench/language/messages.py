"""Train what proposes labels: ``python -m bench.language.messages``.

It learns from ``dev`` and from messages written for it in ``data/``. The marks are
chosen on scores of messages whose situation was left out; ``held`` is never opened.
"""

from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from bench.language.fitting import Fitted, counted, fitted
from bench.language.own import Message, messages, scored
from stillhere.core.language import proposals
from stillhere.core.language.frames import sentences
from stillhere.core.language.rules import PUSHES, STOP, Label
from stillhere.core.language.spans import settled
from stillhere.core.language.text import prepare

LABELS = [*(label.value for label in Label), STOP]
RAREST = 3
"""Messages that a feature has to stand in."""
C = 60.0
FRAMES, NGRAMS = 2.0, 1.4
"""How much more these count than kinds of words."""
FOLDS = 5
SURE, SURE_OF_SAFER = 0.75, 0.3
"""How likely a label has to be: a wrong caution costs more than a missed one."""
MOST = 255 / 20
ABOUT = {"source": "messages written for Still Here (bench/language/data)"}


def main(to: Path) -> None:
    rows = messages()
    has = np.array([[label in row.labels for label in LABELS] for row in rows])
    texts = [_features(row.text) for row in rows]
    sources = [row.source for row in rows]
    left_out = _left_out(texts, has, [row.situation for row in rows], FOLDS)
    marks = _marks(left_out, has)
    _told("situations left out", rows, texts, left_out, marks)
    other = _left_out(texts, has, sources, len({*sources}))
    _told("sources left out", rows, texts, other, marks)
    to.write_bytes(_fit(texts, has).written(marks, ABOUT))
    print(f"{len(rows)} messages, {to.stat().st_size / 1000:.0f} kB")


def _features(text: str) -> set[str]:
    parts = sentences(list(prepare(text).words))
    return set().union(
        *(proposals.features(part, proposals.hits(part)) for part in parts)
    )


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


def _left_out(texts: list[set[str]], has: Any, groups: list[str], folds: int) -> Any:
    """Return the scores of each message by a model that never saw its group."""
    scores = np.zeros(has.shape)
    for fit, rest in GroupKFold(folds).split(texts, groups=groups):
        model = _fit([texts[at] for at in fit], has[fit])
        scores[rest] = model.scores([texts[at] for at in rest])
    return scores


def _marks(scores: Any, has: Any) -> list[float]:
    """Return from which score each label is as likely as it has to be."""
    marks = []
    for k, label in enumerate(LABELS):
        line = LogisticRegression(C=1e3).fit(scores[:, [k]], has[:, k])
        sure = SURE if label in {*PUSHES, STOP} else SURE_OF_SAFER
        odds = np.log(sure / (1 - sure))
        marks.append(float((odds - line.intercept_[0]) / line.coef_[0][0]))
    return marks


def _told(
    name: str, rows: list[Message], texts: list[set[str]], scores: Any, marks: Any
) -> None:
    said = []
    for over, text in zip(scores >= np.array(marks), texts, strict=True):
        shown = {name.split(" ", 1)[0] for name in text}
        found = [label for label, yes in zip(LABELS[:-1], over, strict=False) if yes]
        found = [name for name in found if name in shown or name not in PUSHES]
        said.append(frozenset(settled(Label(label) for label in found)))
    for source in ("", *sorted({row.source for row in rows})):
        some = [at for at, row in enumerate(rows) if source in ("", row.source)]
        result = scored([rows[at] for at in some], [said[at] for at in some])
        print(f"{name}, {source or 'all'} ({len(some)}): {result.short()}")


if __name__ == "__main__":
    main(Path(proposals.__file__).parent / "data" / "messages.bin")
