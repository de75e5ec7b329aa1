"""A message made plain, with the way back to the writer's own letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from stillhere.core.language.frames import sentences
from stillhere.core.language.text import LONGEST, QUOTED, prepare


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
    for at in range(len(found.words)):
        start, end = found.place(at, at + 1)
        assert 0 <= start < end <= len(raw)


@given(some.text(max_size=300))
def test_sentences_cover_the_words_in_order(raw: str) -> None:
    words = prepare(raw).words
    parts = sentences(list(words))

    assert tuple(word for part in parts for word in part.words) == words
    for part in parts:
        assert words[part.first : part.first + len(part.words)] == part.words


def test_a_pasted_book_is_cut() -> None:
    assert len(prepare("a " * LONGEST).raw) == LONGEST
