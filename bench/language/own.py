"""Our own messages, and what a reading of them is worth."""

from collections import Counter
from collections.abc import Collection, Sequence
from math import sqrt
from pathlib import Path

import attrs

from stillhere.core.language.rules import PUSHES, STOP, Label

MEASURED = Path(__file__).resolve().parents[2] / "tests" / "core" / "language" / "data"
WRITTEN = Path(__file__).parent / "data"
NAMES = [*(label.value for label in Label), STOP]


@attrs.frozen
class Message:
    source: str
    situation: str
    labels: frozenset[str]
    text: str


def messages() -> list[Message]:
    """Return what may be learned from: ``dev``, and what was written to learn from."""
    found = part(MEASURED / "dev.tsv")
    for path in sorted(WRITTEN.glob("*.tsv")):
        found += part(path)
    return found


def part(path: Path) -> list[Message]:
    """Read one file."""
    source = path.stem.split("-")[0]
    found = []
    for row in path.read_text("utf-8").splitlines()[1:]:
        _, situation, _, _, labels, text = row.split("\t")
        known = frozenset() if labels == "-" else frozenset(labels.split(","))
        found.append(Message(source, f"{source} {situation}", known, text))
    return found


@attrs.frozen
class Of:
    """How often a label was right, said, and true."""

    right: int
    said: int
    true: int

    @property
    def precision(self) -> float:
        return self.right / self.said if self.said else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.true if self.true else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.said + self.true) if self.said else 0.0


@attrs.frozen
class Result:
    each: dict[str, Of]
    warm: int
    alarms: int
    """Warm messages with a caution."""
    at_all: Of
    """Whether a message pushes, whatever the label."""
    mixed: Counter[tuple[str, str]]
    """Where something that pushes was said: what was true, and what was said."""

    def of(self, names: Collection[str]) -> Of:
        some = [self.each[name] for name in names]
        return Of(
            *(sum(getattr(x, of) for x in some) for of in ("right", "said", "true"))
        )

    def macro(self, names: Collection[str]) -> float:
        return sum(self.each[name].f1 for name in names) / len(names)

    def short(self) -> str:
        pushes, safer = [*list(Label)[:9]], [*list(Label)[9:]]
        return (
            f"pushes: macro-F1 {self.macro(pushes):.3f}, "
            f"precision {self.of(pushes).precision:.3f}, "
            f"recall {self.of(pushes).recall:.3f}; "
            f"safer: macro-F1 {self.macro(safer):.3f}, "
            f"precision {self.of(safer).precision:.3f}; "
            f"alarms {self.alarms} in {self.warm} warm ones"
        )


def scored(rows: Sequence[Message], said: Sequence[Collection[str]]) -> Result:
    """Compare what was said with what is true."""
    right, all_said, true = Counter[str](), Counter[str](), Counter[str]()
    mixed, at_all = Counter[tuple[str, str]](), [0, 0, 0]
    warm = alarms = 0
    for row, names in zip(rows, said, strict=True):
        found = frozenset(str(name) for name in names)
        right.update(found & row.labels)
        all_said.update(found)
        true.update(row.labels)
        pushing, meant = found & PUSHES, row.labels & PUSHES
        at_all[0] += bool(pushing and meant)
        at_all[1] += bool(pushing)
        at_all[2] += bool(meant)
        if row.labels and row.labels.isdisjoint({*PUSHES, STOP}):
            warm += 1
            alarms += bool(pushing)
        for name in pushing - row.labels:
            instead = meant - found or row.labels - found or {"nothing"}
            mixed.update((one, name) for one in instead)
    each = {name: Of(right[name], all_said[name], true[name]) for name in NAMES}
    return Result(each, warm, alarms, Of(*at_all), mixed)


def wilson(right: int, all_of_them: int) -> tuple[float, float]:
    """Return between which shares the true one lies, 95 times in 100."""
    if not all_of_them:
        return 0.0, 1.0
    z, share = 1.96, right / all_of_them
    middle = share + z * z / (2 * all_of_them)
    wide = z * sqrt(share * (1 - share) / all_of_them + (z / (2 * all_of_them)) ** 2)
    below = 1 + z * z / all_of_them
    return max(0.0, (middle - wide) / below), min(1.0, (middle + wide) / below)
