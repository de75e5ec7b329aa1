"""Kinds of words and the orders they stand in."""

import pytest

from stillhere.core.language.frames import Sentence, read, sentences
from stillhere.core.language.text import prepare
from stillhere.core.language.words import kinds


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("ruined", "HARM"),
        ("ruining", "HARM"),
        ("ruin", "HARM"),
        ("hugged", "CARE"),
        ("tried", "CARE"),
        ("never", "NEVER"),
        ("7", "NUM"),
        ("you're", "YOU"),
    ],
)
def test_a_word_is_of_a_kind_in_any_form(word: str, kind: str) -> None:
    assert kind in kinds(word)


def test_a_strange_word_is_of_no_kind() -> None:
    assert kinds("qwertz") == ()


@pytest.mark.parametrize(
    ("frame", "message", "words"),
    [
        ("you .. CARE", "You hardly ever listen.", "you hardly ever listen"),
        ("you NEVER CARE ..", "You never help me, do you?", "you never help me"),
        ("^ you", "Did you?", ""),
        ("now $", "Say it now!", "now !"),
        ("now $", "Now then.", ""),
        ("you !not BAD", "you selfish", "you selfish"),
        ("you !not ..", "you not", ""),
        ("so? tired|sad", "so sad", "so sad"),
        ("?", "Really?", "?"),
    ],
)
def test_a_frame_stands_where_it_says(frame: str, message: str, words: str) -> None:
    one = next(iter(read(f"[pressure] Why.\n{frame}")))
    part = sentences(list(prepare(message).words))[0]

    place = one.stands(part)

    assert (" ".join(part.words[slice(*place)]) if place else "") == words


def test_a_sentence_knows_all_its_kinds() -> None:
    assert {"you", "NEVER", "CARE", "YOU"} <= Sentence.of(
        ("you", "never", "help"), 0
    ).kinds
