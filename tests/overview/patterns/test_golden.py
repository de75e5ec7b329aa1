"""What many histories are told, word for word: golden.txt.

A changed sentence is changed there by hand, so that somebody reads it:
``UPDATE_GOLDEN=1`` writes the file anew.
"""

import os
import re
from pathlib import Path

import pytest

from stillhere.core.stats.bands import Thresholds
from stillhere.overview.patterns import noticing, sentences
from stillhere.overview.patterns.history import History
from tests.overview.patterns.histories import everything

GOLDEN = Path(__file__).parent / "golden.txt"
HISTORIES = {name: (found, lines) for name, found, lines in everything()}


def said(found: History, lines: Thresholds) -> str:
    """Return all that somebody with this history is told."""
    around = noticing.around(found)
    parts = {
        "often": sentences.how_often(noticing.how_often(found, lines)),
        "long": sentences.how_long(noticing.how_long(found)),
        "change": sentences.changing(noticing.changing(found)),
        "before": sentences.before(around),
        "helped": sentences.helped(around),
        "acted": sentences.acted(noticing.acted(found)),
        "loop": sentences.loop(noticing.loop(found)),
    }
    return "\n".join(f"{name}: {' '.join(lines)}" for name, lines in parts.items())


def golden() -> dict[str, str]:
    """Read the file: a name after ``#``, then what is said."""
    parts = re.split(r"^# (.+)\n", GOLDEN.read_text("utf-8"), flags=re.MULTILINE)[1:]
    return {
        name: text.strip() for name, text in zip(parts[::2], parts[1::2], strict=True)
    }


def test_there_are_enough_histories() -> None:
    assert len(HISTORIES) >= 60
    if os.environ.get("UPDATE_GOLDEN"):
        texts = (f"# {name}\n{said(*what)}\n" for name, what in HISTORIES.items())
        GOLDEN.write_text("\n".join(texts), "utf-8")
    assert set(golden()) == set(HISTORIES)


@pytest.mark.parametrize("name", HISTORIES)
def test_a_history_is_told_what_stands_in_the_file(name: str) -> None:
    assert said(*HISTORIES[name]) == golden()[name]


@pytest.mark.parametrize("name", HISTORIES)
def test_no_history_is_told_nonsense(name: str) -> None:
    told = said(*HISTORIES[name])

    for wrong in (r"\bnan\b", r"\binf", r"%\(", "  ", r"\b0 ", r"of 0\b", r"-\d", "{"):
        assert not re.search(wrong, told, re.IGNORECASE), wrong
    for unkind in ("fail", "late", "should", "must", "worse", "blame", "proven"):
        assert not re.search(rf"\b{unkind}\b", told, re.IGNORECASE), unkind
