"""The words for feelings: enough of them, plain, near the place, and found."""

import itertools
import re

import pytest

from stillhere.rooms.feelings.picking import picking
from stillhere.rooms.feelings.records import STEPS
from stillhere.rooms.feelings.vocabulary import (
    FULL_ANSWERS,
    NEAR,
    NoVocabulary,
    parse,
    plain,
    vocabulary,
)
from tests.foundation.web.grade import Counts, count
from tests.foundation.web.test_words import BANNED, GRADE, TOLERANCE

ASKED_FOR = (
    *("hurt", "lonely", "rejected", "ashamed", "overwhelmed", "resentful"),
    *("unimportant", "numb", "cornered", "not-enough", "let-down", "tender"),
    *("relieved", "dont-know"),
)
WORDS = vocabulary().words


def test_there_are_enough_words_in_two_levels():
    assert len(WORDS) >= 120
    assert len(vocabulary().broad) >= 10
    for broad in vocabulary().broad:
        assert len(vocabulary().under(broad.id)) >= 8, broad.id


@pytest.mark.parametrize("id_", ASKED_FOR)
def test_words_that_hurt_most_are_there(id_):
    assert vocabulary().of(id_)


def test_a_language_without_a_file_has_the_english_words():
    assert vocabulary("xx") == vocabulary()
    assert vocabulary("../../secret") == vocabulary()


def test_ids_and_names_stand_once():
    assert len({word.id for word in WORDS}) == len(WORDS)
    assert len({word.name for word in WORDS}) == len(WORDS)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", word.id) for word in WORDS)


def test_every_word_has_a_place_on_the_pad_and_a_meaning_of_one_line():
    for word in WORDS:
        assert {word.energy, word.pleasant} <= {*STEPS}, word.id
        assert 10 < len(word.means) <= 70, word.id
        assert word.means.endswith("."), word.id


def test_the_meanings_are_plain_and_calm():
    total = Counts(0, 0, 0)
    for word in WORDS:
        text = f"{word.name}. {word.means}"
        assert not BANNED.search(text), text
        assert not re.search(r"[!'\"]", text), text
        counted = count(word.means)
        total += counted
        if counted.words >= 8:
            assert counted.grade <= GRADE + TOLERANCE, word.means
    assert total.grade <= GRADE


@pytest.mark.parametrize(("energy", "pleasant"), [*itertools.product(STEPS, STEPS)])
def test_the_words_in_front_are_near_the_place(energy, pleasant):
    near = vocabulary().near(energy, pleasant)

    first = near[0]
    far = [(w.energy - energy) ** 2 + (w.pleasant - pleasant) ** 2 for w in near[:-2]]
    assert len(near) == NEAR
    assert far == sorted(far)
    assert (first.energy - energy) ** 2 + (first.pleasant - pleasant) ** 2 <= 5
    assert {w.id for w in near} >= {*FULL_ANSWERS}


@pytest.mark.parametrize(
    ("text", "finds"),
    [("LONELY", "lonely"), ("dont know", ""), ("don’t know", "dont-know"),
     ("door", "shut-out"), ("  let   down ", "let-down"), ("lónely", "lonely"),
     ("", ""), ("zzz", "")],
)  # fmt: skip
def test_words_are_found_by_name_and_meaning(text, finds):
    found = [word.id for word in vocabulary().search(text)]

    assert (finds in found) if finds else found == []


def test_search_knows_no_case_no_accents_and_one_apostrophe():
    assert plain("  Fühl’  DICH\n wohl") == "fuhl' dich wohl"


@pytest.mark.parametrize(
    "line", ["a | b | 0 0", "a | b | 0 | c", "a | b | x y | c", "just words"]
)
def test_a_line_that_is_none_is_named(line):
    with pytest.raises(NoVocabulary, match=re.escape(line)):
        parse([line])


def everything(found):
    rest = [choice for family in found.families for choice in family.choices]
    return [choice.word.id for choice in (*found.front, *rest)]


@pytest.mark.parametrize("place", ["", "none", "-1,-2", "2,2", "x,y", "9,9", "-", "1,"])
@pytest.mark.parametrize("find", [None, "", "door", "zzz"])
def test_every_word_is_on_the_page_once(place, find):
    found = everything(
        picking(vocabulary(), place=place, ticked=("numb", "no-such-word"), find=find)
    )

    assert sorted(found) == sorted(word.id for word in WORDS)


def test_what_is_ticked_stays_in_front_and_ticked():
    found = picking(vocabulary(), place="2,2", ticked=("hopeless", "lonely"))

    assert [c.word.id for c in found.front if c.ticked] == ["hopeless", "lonely"]


def test_without_a_place_the_broad_words_come_first():
    front = {
        choice.word.id for choice in picking(vocabulary(), place="", ticked=()).front
    }

    assert front == {*FULL_ANSWERS} | {word.id for word in vocabulary().broad}
