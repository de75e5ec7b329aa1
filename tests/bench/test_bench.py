"""The bench runs, small; figures that hold even so meet their marks."""

import json
import subprocess
import sys

import pytest

from bench.figures import Figure, keep, percentile, table
from tests.architecture.tree import ROOT

STEADY = ("First visit", "Memory", "Threads", "A pause", "Talk: some")
"""Sizes and counts; ratios of so few rounds are left to the full run."""
MAY_BE_NONE = ("Reading (", "False pattern", "Pattern at")


def test_a_mark_is_met_or_missed():
    met = Figure(name="a", value=1.9, unit="x", most=2.0)
    missed = Figure(name="b", value=2.1, unit="x", most=2.0)
    told = Figure(name="c", value=9, unit="s")

    assert (met.met, missed.met, told.met) == (True, False, True)
    low = Figure(name="d", value=87.9, unit="%", least=88.0, most=92.0)
    within = Figure(name="e", value=88.0, unit="%", least=88.0, most=92.0)
    over = Figure(name="f", value=92.1, unit="%", least=88.0, most=92.0)
    assert (low.met, within.met, over.met) == (False, True, False)
    assert (low.mark, met.mark, told.mark) == ("88-92", "<= 2", "")
    assert "FAIL" in table([missed])
    assert "FAIL" not in table([met, told])


def test_a_share_of_all_lies_at_or_below():
    assert percentile(list(range(1, 61)), 0.95) == 58
    assert percentile([4.0], 0.95) == 4.0


def test_what_is_kept_says_whether_all_marks_are_met(tmp_path):
    figures = [Figure(name="a", value=2.54321, unit="x", most=2.0)]

    keep(figures, tmp_path / "made" / "one.json", quick=True)

    kept = json.loads((tmp_path / "made" / "one.json").read_text())
    assert kept["all_marks_met"] is False
    assert kept["figures"][0]["value"] == 2.543


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_a_small_bench_runs_through(tmp_path):
    run = subprocess.run(
        [sys.executable, "-m", "bench", "--quick", "--into", str(tmp_path)],
        cwd=ROOT,
        text=True,
        capture_output=True,
    )

    kept = json.loads((tmp_path / "quick.json").read_text())
    figures = {figure["name"]: figure for figure in kept["figures"]}
    assert len(figures) == 92
    assert run.returncode in (0, 1), run.stderr
    for name, figure in figures.items():
        # A reading may have no false alarm on what it learned from, nor a pattern
        # be said of those who have none; and some things never happen.
        if figure["most"] == 0:
            assert figure["value"] == 0, name
        else:
            assert figure["value"] > 0 or name.startswith(MAY_BE_NONE), name
        if name.startswith(STEADY):
            assert figure["met"] is not False, figure
