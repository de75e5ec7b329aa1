"""A message made plain, with the way back to the writer's own letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from stillhere.core.language.text import LONGEST, QUOTED, prepare, sentences


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("You’re LATE", "you're late"),
        ("u dont call me", "you don't call me"),
        ("ur always on ur phone", "you're always on your phone"),
        ("im fine, ok?", "i'm fine , okay ?"),
        ("You said 'I never listen'.", f"you said {QUOTED} ."),
        ("She wrote “you always win”, and left", f"she wrote {QUOTED} , and left"),
        ("“All of it quoted.”", "“ all of it quoted . ”"),
        ("don't quote the dogs' bowls", "don't quote the dogs bowls"),
        ("one\n\ntwo", "one . two"),
        ("", ""),
        ("❤️", "❤ ️"),
    ],
)
def test_words_are_made_plain(raw: str, plain: str) -> None:
    assert prepare(raw).plain == plain


@given(some.text(max_size=300))
def test_every_plain_word_knows_its_place(raw: str) -> None:
    found = prepare(raw)
    at = 0
    for word in found.plain.split(" ") if found.plain else []:
        start, end = found.place(at, at + len(word))
        assert 0 <= start < end <= len(raw)
        at += len(word) + 1


@given(some.text(max_size=300))
def test_sentences_cover_the_words_in_order(raw: str) -> None:
    plain = prepare(raw).plain
    parts = sentences(plain)

    assert all(0 <= begin < end <= len(plain) for begin, end in parts)
    assert parts == sorted(parts)
    assert "".join(plain[a:b] for a, b in parts).replace(" ", "") == plain.replace(
        " ", ""
    )


def test_a_pasted_book_is_cut() -> None:
    assert len(prepare("a " * LONGEST).raw) == LONGEST
