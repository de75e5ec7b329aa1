"""What is shown of a reading: warm first, two cautions, the very words, no label."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from stillhere.core.language.rules import Label
from stillhere.foundation.coach.pasted import is_chat
from stillhere.foundation.coach.readback import Outcome, read_back

HARD = (
    "You never listen. You're so selfish. Calm down. Answer me. Now. "
    "I feel like you hate me. Thank you for dinner."
)
CHAT = """[21:04] Sam: are you coming
[21:05] Alex: not sure
[21:06] Sam: fine then"""


def test_at_most_two_cautions_and_each_has_the_very_words() -> None:
    back = read_back(HARD)

    assert len(back.cautions) == 2
    for note in back.cautions:
        assert note.words in HARD
        assert note.why.endswith((".", "?"))


def test_no_words_are_marked_twice() -> None:
    back = read_back("You never listen.")

    assert len(back.cautions) == 1
    assert [piece.kind for piece in back.pieces].count("care") == 1


def test_warm_words_stay_in_sight_beside_hard_ones() -> None:
    back = read_back("Thank you for dinner. You never listen to me.")

    assert [piece.kind for piece in back.pieces if piece.kind] == ["warm", "care"]
    assert back.warm
    assert back.cautions


@given(some.text(max_size=300))
def test_the_pieces_are_the_draft_and_nothing_else(draft: str) -> None:
    back = read_back(draft)

    if back.pieces:
        assert "".join(piece.words for piece in back.pieces) == draft
    assert len(back.cautions) <= 2
    assert not back.gentler or back.cautions


@pytest.mark.parametrize("draft", [HARD, "I'm scared.", "Thank you, love.", CHAT])
def test_no_label_is_ever_named(draft: str) -> None:
    back = read_back(draft)
    shown = " ".join(note.why for note in (*back.warm, *back.cautions))

    for label in set(Label) - {Label.FEELING, Label.REQUEST, Label.PATIENCE}:
        assert str(label).replace("_", " ") not in shown


@pytest.mark.parametrize(
    ("draft", "outcome"),
    [
        ("milk and eggs", Outcome.NOTHING),
        ("If you leave I'll kill myself.", Outcome.STOP),
        ("❤️❤️", Outcome.WORDLESS),
        ("…", Outcome.WORDLESS),
        (CHAT, Outcome.CHAT),
        (
            "Ich weiß nicht, was ich dir sagen soll, aber du bist mir sehr wichtig.",
            Outcome.FOREIGN,
        ),
        ("I'm scared when it's quiet for days.", Outcome.FOUND),
    ],
)
def test_a_draft_has_one_outcome(draft: str, outcome: Outcome) -> None:
    assert read_back(draft).outcome is outcome


def test_words_of_harm_get_nothing_but_that() -> None:
    back = read_back("I'll hurt you, you know I will. You never listen.")

    assert back.outcome is Outcome.STOP
    assert not (back.pieces or back.cautions or back.gentler or back.feelings)


@pytest.mark.parametrize(
    "text",
    [
        CHAT,
        "2/1/26, 9:04 - Sam: hi\n2/1/26, 9:05 - Al: hi\n2/1/26, 9:06 - Sam: ok",
        "[3:04 pm] Jo: a\n[3:05 pm] Al: b\n[3:06 pm] Jo: c",
        "Sam: where are you\nMe: at work\nSam: since when\nMe: eight",
    ],
)
def test_a_pasted_chat_is_known(text: str) -> None:
    assert is_chat(text)


@pytest.mark.parametrize(
    "text",
    [
        "Dinner at 18:30: I'd like you there.",
        "Milk: two\nBread: one\nEggs: six",
        "One thing: I miss you.\nAnother: I'm tired.",
        "Note: I love you.\nPS: I mean it.",
        "",
    ],
)
def test_a_list_or_a_letter_is_no_chat(text: str) -> None:
    assert not is_chat(text)


def test_a_hundred_thousand_characters_are_no_trouble() -> None:
    assert not is_chat("a: " * 40_000)
    assert not is_chat("12:30 " * 20_000)
