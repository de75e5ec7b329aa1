"""What was shared: given, answered, taken back, in words and out of order."""

import uuid
from datetime import UTC, date, datetime

import pytest

from stillhere.core.codec import Newer, Unverified, Withdrawn, decode, encode
from stillhere.core.facts import Fact
from stillhere.rooms.feelings import ownwords, rules
from stillhere.rooms.feelings.events import (
    Answer,
    Answered,
    Given,
    Level,
    Standing,
    TakenBack,
    What,
)
from stillhere.rooms.feelings.records import Body, Felt, Mine, Need, Noticed, Place
from stillhere.rooms.feelings.rules import NotTheirs, NotThere
from tests.rooms.feelings.kept import FELT, token

ALICE, BOB = uuid.UUID(int=1), uuid.UUID(int=2)
NOW = datetime(2026, 11, 23, 18, 10, tzinfo=UTC)


def given(sent="g"):
    return Given(at=NOW, token=sent, what=What.CHECK_IN, felt=FELT)


def facts(*pairs):
    return [
        Fact(version=number, by=by, event=event)
        for number, (by, event) in enumerate(pairs, start=1)
    ]


def test_what_was_given_stands_until_it_is_taken_back():
    found = rules.fold(facts((ALICE, given())))
    assert found.given == given()

    (event,) = rules.take_back(found, by=ALICE, token="t", now=NOW)
    after = rules.fold(facts((ALICE, Withdrawn()), (ALICE, event)))

    assert after.taken_back
    assert after.given is None
    assert after.tokens == {"g", "t"}


def test_only_the_other_answers_and_the_newest_answer_counts():
    found = rules.fold(facts((ALICE, given())))
    with pytest.raises(NotTheirs):
        rules.answer(found, by=ALICE, token="a", answer=Answer.HUG, now=NOW)
    first = rules.answer(found, by=BOB, token="a", answer=Answer.HUG, now=NOW)
    second = Answered(at=NOW, token="b", answer=Answer.THANKS)

    after = rules.fold(facts((ALICE, given()), (BOB, first[0]), (BOB, second)))

    assert after.answer is Answer.THANKS


def test_an_answer_can_be_taken_back_and_only_by_who_gave_it():
    answered = Answered(at=NOW, token="a", answer=Answer.HUG)
    found = rules.fold(facts((ALICE, given()), (BOB, answered)))
    with pytest.raises(NotTheirs):
        rules.unanswer(found, by=ALICE, token="u", now=NOW)

    (event,) = rules.unanswer(found, by=BOB, token="u", now=NOW)
    after = rules.fold(facts((ALICE, given()), (BOB, answered), (BOB, event)))

    assert after.answer is None
    assert rules.unanswer(after, by=BOB, token="v", now=NOW) == ()


def test_nobody_answers_what_is_gone():
    gone = rules.fold(
        facts((ALICE, Withdrawn()), (ALICE, TakenBack(at=NOW, token="t")))
    )

    with pytest.raises(NotThere):
        rules.answer(gone, by=BOB, token="a", answer=Answer.HUG, now=NOW)
    assert rules.take_back(gone, by=ALICE, token="u", now=NOW) == ()


def test_nobody_takes_back_what_the_other_gave():
    found = rules.fold(facts((ALICE, given())))

    with pytest.raises(NotTheirs):
        rules.take_back(found, by=BOB, token="t", now=NOW)


def test_what_the_other_writes_into_ones_stream_changes_nothing_of_it():
    forged = [given("x"), TakenBack(at=NOW, token="y")]

    found = rules.fold(facts((ALICE, given()), *((BOB, event) for event in forged)))

    assert found.given == given()
    assert found.by == ALICE
    assert not found.taken_back


@pytest.mark.parametrize("event", [Withdrawn(), Unverified(), Newer("x", 9)])
def test_what_cannot_be_read_may_stand_anywhere(event):
    found = rules.fold(facts((BOB, event), (ALICE, given()), (BOB, event)))

    assert found.given == given()
    assert found.size == 3


def test_a_level_shows_more_than_the_one_before():
    assert rules.levels(FELT) == (Level.WORD, Level.WHY, Level.ALL)
    word, why = (rules.shown(FELT, level) for level in (Level.WORD, Level.WHY))
    assert (word.words, word.note, word.place) == (("let-down",), "", None)
    assert (why.note, why.place, why.close, why.body) == (FELT.note, None, None, ())
    assert rules.shown(FELT, Level.ALL) == FELT


@pytest.mark.parametrize(
    ("felt", "levels"),
    [
        (Felt(words=("sad",)), (Level.WORD,)),
        (Felt(note="x"), (Level.WHY,)),
        (Felt(place=Place(energy=0, pleasant=0)), (Level.ALL,)),
        (Felt(words=("sad",), body=(Body.HEAD,)), (Level.WORD, Level.ALL)),
        (Felt(needs=(Need.HUG,), close=2), (Level.WHY, Level.ALL)),
    ],
)
def test_a_level_that_says_nothing_more_is_not_offered(felt, levels):
    assert rules.levels(felt) == levels


def test_a_slot_points_to_the_newest_and_never_grows():
    found = Standing()
    for number in range(30):
        month = date(2026, 1 + number % 12, 1)
        found = rules.with_given(found, f"{number}", line=False, month=month)

    assert found.stream == "29"
    assert len(found.recent) == rules.RECENT
    assert found.since == date(2026, 1, 1)
    assert rules.without(found, "29").stream == "28"


def test_a_check_in_is_read_as_it_was_kept():
    item = Noticed(at=NOW, on=NOW.date(), felt=FELT)

    assert decode(encode(item)) == item
    assert "Nobody" not in repr(item)
    assert "let-down" not in repr(given())


# --- one's own words ---------------------------------------------------------------


def test_distinct_words_are_kept_by_month_for_a_year():
    mine = Mine()
    for number in range(15):
        on = date(2025 + number // 12, number % 12 + 1, 20)
        mine = ownwords.with_felt(mine, Felt(words=("sad", "sad"), own=("grey",)), on)
        mine = ownwords.with_felt(mine, Felt(words=("sad", "glad")), on)

    assert len(mine.months) == ownwords.MONTHS
    assert mine.months[-1].words == ("sad", "glad")
    assert mine.months[-1].own == ("grey",)
    assert mine.since == date(2025, 1, 1)


def test_a_month_is_counted_anew_when_something_was_erased():
    on = date(2026, 11, 23)
    mine = ownwords.with_felt(Mine(), FELT, on)
    left = [Noticed(at=NOW, on=on, felt=Felt(words=("calm",))), "an entry"]

    assert ownwords.counted_anew(mine, on, left).months[0].words == ("calm",)
    assert ownwords.counted_anew(mine, on, []).months == ()
    assert ownwords.counted_anew(mine, on, []).since == date(2026, 11, 1)


def test_the_month_before_january_is_december():
    assert ownwords.before(date(2026, 1, 1)) == date(2025, 12, 1)
    assert ownwords.before(date(2026, 12, 1)) == date(2026, 11, 1)


def test_tokens_are_as_a_form_has_them():
    assert len(token()) == 32
