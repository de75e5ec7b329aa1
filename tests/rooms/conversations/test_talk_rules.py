"""The way of a talk, step by step, and what time may say about it."""

from datetime import timedelta

import pytest

from stillhere.rooms.conversations import handing, rules
from stillhere.rooms.conversations.deciding import Move, OtherStep, Over, decide
from stillhere.rooms.conversations.events import Stage, Standing, Step
from tests.rooms.conversations.talking import (
    ALICE,
    BOB,
    START,
    WAY,
    Story,
    on_the_way,
    token,
)


def test_the_whole_way_ends() -> None:
    assert on_the_way().talk.stage is Stage.ENDED


@pytest.mark.parametrize("steps", range(len(WAY)))
def test_each_step_is_for_one_of_the_two_alone(steps: int) -> None:
    story, (who, step) = on_the_way(steps), WAY[steps]
    other = ALICE if who == BOB else BOB
    assert step in rules.moves(story.talk, who)
    shared = {Step.ENDED, Step.SWAP, Step.STAY}
    assert (step in rules.moves(story.talk, other)) == (step in shared)


def test_not_quite_leaves_the_words_where_they_are() -> None:
    story = on_the_way(1)
    story.steps(ALICE, Step.SAID, "I miss you").steps(BOB, Step.GAVE_BACK, "You do")
    story.steps(ALICE, Step.NOT_QUITE)
    assert story.talk.again
    assert [line.words for line in story.talk.lines] == ["I miss you", "You do"]
    assert all(line.turn == story.talk.turn for line in story.talk.lines)


def test_who_asked_can_let_the_other_begin() -> None:
    story = Story(first=False).steps(BOB, Step.NOW)
    assert story.talk.speaks(BOB)
    assert not story.talk.speaks(ALICE)


def test_a_quiet_line_comes_after_three_minutes_and_nothing_else() -> None:
    story = on_the_way(1)
    assert not rules.long(story.talk, START + timedelta(minutes=2))
    assert rules.long(story.talk, START + timedelta(minutes=3))
    story.steps(ALICE, Step.SAID)
    assert not rules.long(story.talk, START + timedelta(hours=9))


def test_what_was_meant_for_an_earlier_page_is_not_done() -> None:
    story = on_the_way(7)
    old = Move(by=BOB, token=token(), step=Step.SWAP, meant=story.talk.size)
    story.steps(ALICE, Step.STAY)
    with pytest.raises(OtherStep):
        decide(story.talk, old, START)
    story.steps(ALICE, Step.SAID).steps(BOB, Step.GAVE_BACK)
    story.steps(ALICE, Step.THATS_IT)
    assert Step.SWAP in rules.moves(story.talk, BOB), "it would be possible again"
    with pytest.raises(OtherStep):
        decide(story.talk, old, START)
    story.steps(BOB, Step.ENDED)
    with pytest.raises(Over):
        decide(story.talk, old, START)


@pytest.mark.parametrize(
    ("stage", "hours", "goes"),
    [
        (Stage.FLOOR, 9_999, False),
        (Stage.ASKED, 9_999, False),
        (Stage.ENDED, 11, False),
        (Stage.ENDED, 12, True),
        (Stage.NOT_THIS, 0, True),
        (Stage.GONE, 0, True),
    ],
)
def test_when_own_rows_go(stage: Stage, hours: int, *, goes: bool) -> None:
    known = Standing(stream="a", stage=stage, by=ALICE, at=START)
    now = START + timedelta(hours=hours)
    assert rules.erase_now(known, "a", now) == goes
    assert rules.erase_now(known, "another", now), "another one came after it"


def test_one_phone_goes_the_same_way() -> None:
    talk = handing.walked("sgnsgywsgy", START)
    assert talk.stage is Stage.HEARD
    assert not talk.asks, "they swapped"
    assert handing.walked("sgnsgywsgye", START).stage is Stage.ENDED
    assert handing.walked("yyyy", START).stage is Stage.FLOOR, "what can't be is passed"
