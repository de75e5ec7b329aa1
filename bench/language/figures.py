"""What the reading of messages is worth: on GoEmotions' test split, on our own set."""

import time
from pathlib import Path

from bench.figures import Figure, median, spread
from bench.language.goemotions import macro, split
from bench.language.own import MEASURED, NAMES, Of, Result, part, scored, wilson
from bench.language.polarity import beside_vader
from stillhere.core.language import emotions
from stillhere.core.language.reading import read
from stillhere.core.language.rules import PUSHES, STOP, Label


def all_of_it(folder: Path | None, *, quick: bool) -> list[Figure]:
    """Return the figures; what needs data that is not here is left out, and said."""
    measured = ("dev",) if quick else ("dev", "held", "exam", "fresh")
    found = [_speed(), *(figure for name in measured for figure in _own(name))]
    data = next((p for p in _places(folder) if (p / "labels.txt").exists()), None)
    if data is None:
        print("  (no GoEmotions here: say DATA=FOLDER to measure the emotions)")
        return found
    return [*found, _emotions(data), *beside_vader(data)]


def _places(folder: Path | None) -> list[Path]:
    return [folder, folder / "goemotions"] if folder else []


def _emotions(folder: Path) -> Figure:
    test, model = split(folder, "test"), emotions.model()
    said = [
        frozenset(model.over_the_mark(emotions.features(text))) for text in test.texts
    ]
    return Figure(
        name="Emotions, 28 labels, GoEmotions' test split: 1 - macro-F1",
        value=1 - macro(test.labels, said),
        unit="",
        most=1 - 0.48,
        note=f"{len(test.texts)} remarks; published BERT has .46",
    )


def _own(name: str) -> list[Figure]:
    rows = part(MEASURED / f"{name}.tsv")
    said = []
    for row in rows:
        reading = read(row.text)
        said.append(reading.labels | ({STOP} if reading.stop else frozenset()))
    return _told(name, scored(rows, said), len(rows))


def _told(name: str, result: Result, many: int) -> list[Figure]:
    pushes = [label for label in Label if label in PUSHES]
    safer = [label for label in Label if label not in PUSHES]
    warm = result.alarms / result.warm if result.warm else 0.0
    low, high = wilson(result.alarms, result.warm)
    mixed = ", ".join(f"{a} as {b} {n}" for (a, b), n in result.mixed.most_common(14))
    told = [
        ("what pushes: macro-F1", result.macro(pushes), f"{many} texts"),
        ("what pushes: precision", *_precise(result.of(pushes))),
        ("that it pushes at all: precision", *_precise(result.at_all)),
        ("that it pushes at all: recall", *_recalled(result.at_all)),
        ("what makes safer: macro-F1", result.macro(safer), f"{many} texts"),
        (
            "false alarms on warm messages",
            warm,
            f"{result.alarms} in {result.warm}; {low:.3f} to {high:.3f}",
        ),
        ("cautions that were wrong", sum(result.mixed.values()), mixed),
        *((f"{one}: F1", *_each(result.each[one])) for one in NAMES),
    ]
    return [
        Figure(name=f"Reading ({name}), {what}", value=value, unit="", note=note)
        for what, value, note in told
    ]


def _precise(of: Of) -> tuple[float, str]:
    low, high = wilson(of.right, of.said)
    return of.precision, f"{of.right} of {of.said} said; {low:.2f} to {high:.2f}"


def _recalled(of: Of) -> tuple[float, str]:
    low, high = wilson(of.right, of.true)
    return of.recall, f"{of.right} of {of.true}; {low:.2f} to {high:.2f}"


def _each(of: Of) -> tuple[float, str]:
    (low, high), (less, more) = wilson(of.right, of.said), wilson(of.right, of.true)
    return of.f1, (
        f"precision {of.precision:.2f} ({low:.2f} to {high:.2f}), "
        f"recall {of.recall:.2f} ({less:.2f} to {more:.2f}), n={of.true}"
    )


def _speed() -> Figure:
    seconds = []
    for row in part(MEASURED / "dev.tsv"):
        begun = time.perf_counter()
        read(row.text)
        seconds.append(time.perf_counter() - begun)
    return Figure(
        name="Reading one message",
        value=median(seconds) * 1000,
        unit="ms",
        most=2,
        note=spread([one * 1000 for one in seconds]),
    )
