"""How words of one's own might land: from what was found, as a guess, warm first."""

import itertools

import pytest

from stillhere.core.language.reading import read
from stillhere.core.language.rules import PUSHES, Label
from stillhere.rooms.practice import words
from stillhere.rooms.practice.rules import CARES, WARMS, Landing, Side, landing
from tests.rooms.practice.test_scenes import GRADES, GUESS

WARM = {*WARMS.values()}
CARE = {*CARES.values()}


def test_every_label_has_its_landing():
    assert {*CARES} == PUSHES
    assert {*WARMS} == {*Label} - PUSHES
    assert WARM | CARE | {Landing.OPEN} == {*Landing}


def test_what_may_push_is_said_in_the_order_of_the_coach():
    from stillhere.foundation.coach.readback import _FIRST

    assert tuple(CARES) == _FIRST


@pytest.mark.parametrize(
    "labels",
    [labels for n in (0, 1, 2, 3) for labels in itertools.combinations(Label, n)],
)
def test_it_is_one_or_two_sentences_and_the_warm_one_comes_first(labels):
    found = landing(frozenset(labels))

    assert 1 <= len(found) <= 2
    assert len({*found}) == len(found)
    assert sum(each in CARE for each in found) == bool({*labels} & PUSHES)
    assert any(each in WARM for each in found) == bool({*labels} - PUSHES)
    assert found[0] in WARM or len(found) == 1
    assert (found == (Landing.OPEN,)) == (not labels)


def test_it_follows_from_the_words_alone():
    kind = read("Thank you for telling me. Take your time.").labels
    mixed = read("I miss you. You never listen to me.").labels

    assert landing(kind) == landing(kind)
    assert not {*landing(kind)} & CARE
    assert landing(mixed) == (Landing.HOW_IT_IS, Landing.JUDGED)
    assert landing(read("The bus leaves at nine.").labels) == (Landing.OPEN,)


def test_each_is_said_as_a_guess_and_without_a_label():
    names = {label.replace("_", " ") for label in Label}
    said = [words.landing(item) for item in Landing]

    assert len({*said}) == len(said)
    for text in said:
        assert GUESS.search(text), text
        assert not GRADES.search(text), text
        assert not [name for name in names if name in text.lower()], text


def test_every_side_has_its_words():
    assert len({words.side(item) for item in Side}) == len(Side)
