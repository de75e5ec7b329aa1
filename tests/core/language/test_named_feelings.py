"""Feelings in plain words: named, taken back, implied."""

import pytest

from stillhere.core.language.feelings import IMPLIED, MOST, PLAIN, lexicon
from stillhere.core.language.reading import read


def told(message: str) -> set[str]:
    return {feeling.word for feeling in read(message).feelings}


@pytest.mark.parametrize(
    ("message", "word"),
    [
        ("I feel so lonely tonight.", "lonely"),
        ("I felt left out at the party.", "left out"),
        ("It makes me feel so small.", "insecure"),
        ("I'm torn between the two of you.", "torn"),
        ("I never felt so alone.", "lonely"),
        ("Sad today.", "sad"),
        ("Everything at once. I can't cope.", "overwhelmed"),
        ("I miss how we were.", "homesick for us"),
        ("I feel like a failure.", "not enough"),
        ("What a relief, you're home.", "relieved"),
        ("I feel numb.", "numb"),
        ("I was ashamed.", "ashamed"),
    ],
)
def test_a_feeling_is_named(message: str, word: str) -> None:
    assert word in told(message)


@pytest.mark.parametrize(
    ("message", "word"),
    [
        ("I'm not angry, just hurt.", "angry"),
        ("I don't feel lonely.", "lonely"),
        ("I was scared, not angry.", "angry"),
        ("You must be so sad.", "sad"),
        ("Alone in the car, call me.", "lonely"),
    ],
)
def test_a_feeling_that_is_taken_back_or_another_s_is_not_told(
    message: str, word: str
) -> None:
    assert word not in told(message)


def test_what_stands_beside_a_denied_feeling_is_told() -> None:
    assert told("I'm not angry, just hurt.") == {"hurt"}


def test_behind_a_judgement_a_feeling_is_only_implied() -> None:
    found = {one.word: one.sure for one in read("I feel ignored by you.").feelings}

    assert found == {"hurt": IMPLIED, "unimportant": IMPLIED}


def test_named_beats_implied_and_few_are_told() -> None:
    found = read("I'm sad, lonely, tired, hurt, afraid and angry.").feelings

    assert len(found) == MOST
    assert all(one.sure > IMPLIED for one in found)


def test_the_page_gets_plain_words() -> None:
    shown = {*PLAIN.values(), *lexicon().after.values(), *lexicon().alone.values()}

    assert len(shown) > 60
    assert shown.isdisjoint({"neutral", "remorse", "disapproval", "realization"})
