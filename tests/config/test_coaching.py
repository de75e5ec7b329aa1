"""``stillhere coach`` explains lines, keeps nothing, and needs no data folder."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from stillhere.config import coaching

HARD = "I miss you. You never tell me what's going on."


def run(*args: str, typed: str = "", cwd: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "stillhere", "coach", *args],
        input=typed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        env={"PYTHONPATH": str(Path(__file__).resolve().parents[2])},
    )


def test_each_line_is_one_object(tmp_path: Path) -> None:
    done = run(
        "--json", typed=f"{HARD}\n\nIf you leave I'll kill myself.\n", cwd=tmp_path
    )

    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, done.stderr
    assert [one["text"] for one in found] == [
        HARD,
        "",
        "If you leave I'll kill myself.",
    ]
    assert {*found[0]} >= {"text", "labels", "feelings", "stop", "gentler"}
    for label in found[0]["labels"]:
        assert {*label} == {"label", "start", "end", "why"}
    assert [one["stop"] for one in found] == [False, False, True]
    assert found[2]["labels"] == []
    assert found[2]["gentler"] == []
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_explained_in_words(tmp_path: Path) -> None:
    drafts = tmp_path / "drafts.txt"
    drafts.write_text(HARD, "utf-8")

    done = run(str(drafts), cwd=tmp_path)

    assert done.stdout.startswith(HARD)
    assert "pushes  “You never tell" in done.stdout
    assert "gentler " in done.stdout
    assert "\x1b" not in done.stdout


def test_a_file_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    done = run("nowhere.txt", cwd=tmp_path)

    assert done.returncode == 2
    assert done.stderr == "nowhere.txt: No such file or directory\n"


@pytest.mark.parametrize("typed", ["", "\n\n", "\ud83d"])
def test_nothing_to_read_is_no_trouble(tmp_path: Path, typed: str) -> None:
    raw = typed.encode("utf-8", "surrogatepass")
    done = subprocess.run(
        [sys.executable, "-m", "stillhere", "coach"],
        input=raw,
        capture_output=True,
        cwd=tmp_path,
        env={"PYTHONPATH": str(Path(__file__).resolve().parents[2])},
    )

    assert (done.returncode, done.stderr) == (0, b"")


def test_colours_underline_the_very_words() -> None:
    first = next(coaching.in_words(HARD, colour=True))

    assert "\x1b[4;33mYou never tell" in first
    assert "\x1b[4;32mI miss" in first


def test_a_terminal_that_wants_no_colour_gets_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)

    assert coaching.wants_colour(terminal)
    monkeypatch.setenv("NO_COLOR", "1")
    assert not coaching.wants_colour(terminal)
