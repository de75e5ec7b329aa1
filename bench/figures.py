"""A figure with the mark it must meet; the table and the file they end in."""

import json
import platform
import statistics
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import attrs


@attrs.frozen(kw_only=True)
class Figure:
    """One measured value. Without a mark it is only told."""

    name: str
    value: float
    unit: str
    most: float | None = None
    """The mark: no more than this."""
    least: float | None = None
    """And no less than this."""
    note: str = ""
    """How often it was measured, how far values lay apart, and what stands behind."""

    @property
    def met(self) -> bool:
        enough = self.least is None or self.value >= self.least
        return enough and (self.most is None or self.value <= self.most)

    @property
    def marked(self) -> bool:
        return self.most is not None or self.least is not None

    @property
    def mark(self) -> str:
        if self.least is None:
            return "" if self.most is None else f"<= {self.most:g}"
        return (
            f">= {self.least:g}"
            if self.most is None
            else f"{self.least:g}-{self.most:g}"
        )


def median(values: Sequence[float]) -> float:
    return statistics.median(values)


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that this share of all lies at or below."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def spread(values: Sequence[float]) -> str:
    """Say between which values the middle half lies."""
    low, high = percentile(values, 0.25), percentile(values, 0.75)
    return f"middle half {low:.2f} to {high:.2f}, n={len(values)}"


def table(figures: Sequence[Figure]) -> str:
    lines = []
    for figure in figures:
        word = ("pass" if figure.met else "FAIL") if figure.marked else ""
        value = f"{figure.value:.3g}" if figure.value < 100 else f"{figure.value:.0f}"
        lines.append(
            f"{figure.name:46} {value:>7} {figure.unit:6} {figure.mark:>9} {word:5}"
            f" {figure.note}".rstrip()
        )
    return "\n".join(lines)


def keep(figures: Sequence[Figure], path: Path, *, quick: bool) -> None:
    """Write what was found, without a word about the machine."""
    kept = {
        "python": platform.python_version(),
        "django": version("Django"),
        "quick": quick,
        "all_marks_met": all(figure.met for figure in figures),
        "figures": [
            {
                **attrs.asdict(figure),
                "value": float(f"{figure.value:.4g}"),
                "met": figure.met if figure.marked else None,
            }
            for figure in figures
        ],
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(kept, indent=2) + "\n", "utf-8")
