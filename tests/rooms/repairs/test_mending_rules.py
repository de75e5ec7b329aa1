"""What comes next at each step, and what is open again after a while."""

import pytest

from stillhere.core.codec import Withdrawn
from stillhere.core.facts import Fact
from stillhere.rooms.repairs.deciding import (
    AtRest,
    Move,
    OtherStep,
    TookBack,
    decide,
)
from stillhere.rooms.repairs.events import Stage, Standing, Step
from stillhere.rooms.repairs.rules import (
    fold,
    look_on_home,
    looks,
    moves,
    pointed,
    second_waits,
    turn,
)
from tests.rooms.repairs.people import ALICE, BOB, WAY, Story, on_the_way, token

STAGES = (
    *(Stage.SHOWN, Stage.GAVE_BACK, Stage.NOT_QUITE, Stage.GAVE_BACK),
    *(Stage.CONFIRMED, Stage.PART, Stage.MISSING, Stage.PROPOSED, Stage.PROPOSED),
    Stage.AGREED,
)


@pytest.mark.parametrize("steps", range(len(STAGES)))
def test_a_whole_way_goes_through_its_stages(steps: int) -> None:
    assert on_the_way(steps).stage is STAGES[steps]


@pytest.mark.parametrize("steps", range(len(WAY)))
def test_the_one_who_comes_next_is_told_so(steps: int) -> None:
    story = on_the_way(steps)

    assert turn(story.mending, WAY[steps][0], story.now)


@pytest.mark.parametrize("steps", range(len(WAY)))
def test_time_ends_nothing(steps: int) -> None:
    story = on_the_way(steps).passes(days=4_000)

    assert story.stage is STAGES[steps]
    assert WAY[steps][1] in moves(story.mending, WAY[steps][0], story.now)


def test_not_quite_can_be_said_as_often_as_wanted() -> None:
    story = Story()
    for _ in range(5):
        story.steps(BOB, Step.GAVE_BACK).steps(ALICE, Step.NOT_QUITE)

    assert story.stage is Stage.NOT_QUITE


def test_not_seeing_ones_part_is_a_whole_answer() -> None:
    story = on_the_way(4).steps(BOB, Step.NO_PART)

    assert story.stage is Stage.PART
    assert turn(story.mending, ALICE, story.now)


def test_no_step_asks_for_forgiveness() -> None:
    assert not [step for step in Step if "forg" in step.value]


def test_a_step_of_an_old_page_changes_nothing() -> None:
    story = on_the_way(4)

    with pytest.raises(OtherStep):
        story.steps(BOB, Step.GAVE_BACK)
    with pytest.raises(OtherStep):
        story.steps(ALICE, Step.PART)


def test_a_yes_is_for_the_idea_that_was_read() -> None:
    story = on_the_way(7)
    read = story.mending.newest(Step.PROPOSED)
    assert read
    story.steps(BOB, Step.PROPOSED)

    yes = Move(by=ALICE, token=token(), step=Step.YES, to=read.version)
    with pytest.raises(OtherStep):
        decide(story.mending, yes, story.now)


def test_an_idea_taken_back_takes_the_yes_with_it() -> None:
    story = on_the_way()
    idea = story.mending.newest(Step.PROPOSED)
    assert idea

    story.takes_back(ALICE, idea.version)

    assert story.mending.agreed is None
    assert story.stage is Stage.PROPOSED, "Bob's own idea stands"


@pytest.mark.parametrize("who", [ALICE, BOB])
@pytest.mark.parametrize("steps", range(len(STAGES)))
def test_either_lets_it_rest_and_alone_takes_it_up_where_it_was(
    who: object, steps: int
) -> None:
    story = on_the_way(steps)
    other = BOB if who == ALICE else ALICE
    story.steps(who, Step.RESTED)  # type: ignore[arg-type]  # one of the two
    assert story.stage is Stage.RESTED
    with pytest.raises(AtRest):
        story.steps(other, Step.TAKEN_UP)

    story.steps(who, Step.TAKEN_UP)  # type: ignore[arg-type]  # one of the two

    assert story.stage is STAGES[steps]


@pytest.mark.parametrize("steps", range(len(STAGES)))
def test_the_hurt_taken_back_leaves_the_others_words(steps: int) -> None:
    story = on_the_way(steps)
    bobs = story.texts(BOB)

    story.takes_back(ALICE, 1)

    assert story.stage is Stage.GONE
    assert story.texts(BOB) == bobs
    with pytest.raises(TookBack):
        story.steps(BOB, Step.GAVE_BACK)


def test_nobody_takes_back_what_the_other_wrote() -> None:
    story = on_the_way()

    assert [story.takes_back(BOB, line.version) for line in story.mending.lines
            if line.by == ALICE] == [0, 0, 0, 0]  # fmt: skip
    assert story.takes_back(BOB, 1) == 0


def test_a_look_opens_after_one_month_and_after_three() -> None:
    story = on_the_way()
    assert looks(story.mending, BOB, story.now) == set()

    assert looks(story.mending, BOB, story.passes(days=30).now) == {Step.MONTH}
    story.steps(BOB, Step.MONTH)
    assert looks(story.mending, BOB, story.now) == set()
    assert looks(story.mending, ALICE, story.now) == {Step.MONTH}
    assert looks(story.mending, BOB, story.passes(days=61).now) == {Step.QUARTER}


def test_home_has_a_line_for_two_weeks_and_then_is_silent() -> None:
    story = on_the_way()
    standing = pointed(None, "one", story.mending, BOB)

    found = [look_on_home(standing, story.passes(days=n).now) for n in (29, 1, 13, 2)]

    assert found == [None, ("one", Step.MONTH), ("one", Step.MONTH), None]


def test_a_second_one_waits_until_the_first_is_agreed_rests_or_is_gone() -> None:
    for steps in range(len(STAGES)):
        story = on_the_way(steps)
        standing = pointed(None, "one", story.mending, BOB)
        assert second_waits(standing) == (STAGES[steps] is not Stage.AGREED)
        assert not second_waits(standing, "one")
    story.steps(BOB, Step.RESTED)
    assert not second_waits(pointed(standing, "one", story.mending, BOB))
    assert not second_waits(None)


def test_one_that_was_agreed_does_not_take_the_place_of_the_one_on_its_way() -> None:
    known = Standing(stream="two", stage=Stage.PART, by=BOB)

    standing = pointed(known, "one", on_the_way().mending, ALICE)

    assert (standing.stream, standing.stage) == ("two", Stage.PART)
    assert [one.stream for one in standing.agreed] == ["one"]


def test_what_came_back_after_leaving_is_only_ones_own() -> None:
    """Then the hurt, the other's, is missing, and steps stand by themselves."""
    facts = [fact for fact in on_the_way().facts if fact.by == BOB]

    mending = fold(
        Fact(version=n, by=fact.by, event=fact.event) for n, fact in enumerate(facts, 1)
    )

    assert [line.step for line in mending.lines] == [
        step for who, step in WAY if who == BOB
    ]
    assert fold([Fact(version=1, by=ALICE, event=Withdrawn())]).by == ALICE
