"""What the reading of messages is worth: on GoEmotions' test split, on our own set."""

import time
from collections import Counter
from pathlib import Path

from bench.figures import Figure, median, spread
from bench.language.goemotions import macro, split
from stillhere.core.language import emotions
from stillhere.core.language.reading import read
from stillhere.core.language.rules import PUSHES, STOP, Label

OWN = Path(__file__).resolve().parents[2] / "tests" / "core" / "language" / "data"


def all_of_it(folder: Path | None, *, quick: bool) -> list[Figure]:
    """Return the figures; what needs data that is not here is left out, and said."""
    found = [_speed(), *_own("dev"), *([] if quick else _own("held"))]
    data = next((p for p in _places(folder) if (p / "labels.txt").exists()), None)
    if data is None:
        print("  (no GoEmotions here: say DATA=FOLDER to measure the emotions)")
        return found
    return [*found, _emotions(data)]


def _places(folder: Path | None) -> list[Path]:
    return [folder, folder / "goemotions"] if folder else []


def _emotions(folder: Path) -> Figure:
    test, model = split(folder, "test"), emotions.model()
    said = [frozenset(model.over_the_mark(text)) for text in test.texts]
    return Figure(
        name="Emotions, 28 labels, GoEmotions' test split: 1 - macro-F1",
        value=1 - macro(test.labels, said),
        unit="",
        most=1 - 0.48,
        note=f"{len(test.texts)} remarks; published BERT has .46",
    )


def _own(part: str) -> list[Figure]:
    rows = (OWN / f"{part}.tsv").read_text("utf-8").splitlines()[1:]
    right, said, true = Counter[str](), Counter[str](), Counter[str]()
    warm = alarms = 0
    for row in rows:
        *_, labels, message = row.split("\t")
        wanted = set() if labels == "-" else set(labels.split(","))
        reading = read(message)
        found = {label.value for label in reading.labels}
        found |= {STOP} if reading.stop else set()
        right.update(found & wanted)
        said.update(found)
        true.update(wanted)
        if wanted and wanted.isdisjoint({*PUSHES, STOP}):
            warm += 1
            alarms += not found.isdisjoint(PUSHES)
    f1 = {
        name: 2 * right[name] / (said[name] + true[name]) if said[name] else 0.0
        for name in (*Label, STOP)
    }
    pushes = sum(right[name] for name in PUSHES) / sum(said[name] for name in PUSHES)
    told = ", ".join(f"{name} {value:.2f}" for name, value in f1.items())
    return [
        Figure(
            name=f"Reading, own set ({part}): macro-F1 of what pushes",
            value=sum(f1[name] for name in PUSHES) / len(PUSHES),
            unit="",
            note=f"{len(rows)} texts; {told}",
        ),
        Figure(
            name=f"Reading, own set ({part}): precision of what pushes",
            value=pushes,
            unit="",
            note=f"{alarms} false alarms in {warm} warm messages",
        ),
    ]


def _speed() -> Figure:
    rows = (OWN / "dev.tsv").read_text("utf-8").splitlines()[1:]
    seconds = []
    for row in rows:
        begun = time.perf_counter()
        read(row.split("\t")[-1])
        seconds.append(time.perf_counter() - begun)
    return Figure(
        name="Reading one message",
        value=median(seconds) * 1000,
        unit="ms",
        most=2,
        note=spread([one * 1000 for one in seconds]),
    )
