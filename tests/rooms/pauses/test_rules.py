"""What can be done with a pause, and what it then is."""

import pytest

from stillhere.core.codec import Newer, Unverified, Withdrawn
from stillhere.core.facts import Fact
from stillhere.rooms.pauses.commands import (
    AcceptTime,
    AlreadyAway,
    AlreadyOver,
    AnswerBack,
    Assure,
    Begin,
    LetRest,
    NeedLonger,
    NotTheirs,
    NotYet,
    OfferGone,
    PassNote,
    TakeBack,
    TooFar,
    TooSoon,
)
from stillhere.rooms.pauses.deciding import Step
from stillhere.rooms.pauses.records import Reply, Way
from stillhere.rooms.pauses.rules import fold, phase
from tests.rooms.pauses.people import ALICE, BOB, START, Story, minutes, some, token


@pytest.fixture
def story() -> Story:
    found = Story()
    found.begins(ALICE)
    return found


def test_a_pause_runs_until_the_planned_time(story: Story) -> None:
    assert story.phase == "running"
    assert story.pause.planned == START + minutes(30)


def test_ten_minutes_of_grace_pass_before_the_one_who_waits_sees_it(
    story: Story,
) -> None:
    assert story.passes(minutes=30).phase == "due"
    assert story.passes(minutes=10).phase == "past"


def test_twelve_hours_past_the_time_it_is_left_open(story: Story) -> None:
    assert story.passes(minutes=30, hours=12).phase == "left-open"


def test_a_pause_lasts_twenty_minutes_at_least() -> None:
    with pytest.raises(TooSoon):
        Story().begins(ALICE, after=19)


def test_a_pause_lasts_a_day_at_most() -> None:
    with pytest.raises(TooFar):
        Story().begins(ALICE, after=24 * 60 + 1)


def test_an_agreed_longest_pause_holds_for_who_calls_it_alone() -> None:
    far = Begin(
        by=ALICE,
        token=token(),
        until=START + minutes(181),
        line="Full.",
        longest=minutes(180),
    )

    with pytest.raises(TooFar):
        Story().does(far)


def test_both_calling_at_once_hold_the_later_time_and_both_are_away(
    story: Story,
) -> None:
    story.begins(BOB, after=60)

    assert story.pause.callers == {ALICE, BOB}
    assert story.pause.planned == START + minutes(60)


def test_a_second_call_that_ends_sooner_does_not_shorten_the_pause(
    story: Story,
) -> None:
    story.begins(BOB, after=20)

    assert story.pause.planned == START + minutes(30)


def test_either_of_two_who_are_away_may_be_back(story: Story) -> None:
    story.begins(BOB)

    story.back(BOB, Way.TOGETHER)

    assert some(story.pause.back).by == BOB
    assert Step.ANSWER in story.can(ALICE)


def test_calling_again_from_another_device_changes_nothing(story: Story) -> None:
    with pytest.raises(AlreadyAway):
        story.begins(ALICE, after=60)


def test_the_same_message_twice_is_one(story: Story) -> None:
    twice = NeedLonger(by=ALICE, token=token(), until=START + minutes(60))

    assert story.does(twice) == 1
    assert story.does(twice) == 0


def test_what_was_taken_back_is_gone_for_both(story: Story) -> None:
    story.does(PassNote(by=ALICE, token=token(), text="Key under the mat."))

    story.does(TakeBack(by=ALICE, token=token()))

    assert story.phase == "gone"
    assert story.pause.calls == ()
    assert story.pause.notes == ()


def test_a_message_repeated_after_it_was_taken_back_stays_taken_back() -> None:
    story = Story()
    begin = Begin(by=ALICE, token=token(), until=START + minutes(30), line="Full.")
    story.does(begin)
    story.does(TakeBack(by=ALICE, token=token()))

    assert story.does(begin) == 0
    assert story.phase == "gone"


def test_taking_back_leaves_the_other_one_who_is_away(story: Story) -> None:
    story.begins(BOB, after=20)

    story.does(TakeBack(by=ALICE, token=token()))

    assert story.pause.callers == {BOB}
    assert story.pause.planned == START + minutes(20)


def test_only_who_is_away_can_take_back_or_need_longer(story: Story) -> None:
    with pytest.raises(NotTheirs):
        story.does(TakeBack(by=BOB, token=token()))
    with pytest.raises(NotTheirs):
        story.longer(BOB, after=60)


def test_longer_moves_the_planned_time_also_when_it_is_past(story: Story) -> None:
    story.passes(minutes=45).longer(ALICE, after=60)

    assert story.phase == "running"
    assert story.pause.planned == story.now + minutes(60)


def test_longer_never_means_sooner(story: Story) -> None:
    with pytest.raises(TooSoon):
        story.longer(ALICE, after=20)


def test_longer_reaches_a_day_from_the_beginning_and_no_further(story: Story) -> None:
    story.passes(minutes=20).longer(ALICE, after=24 * 60 - 20)

    with pytest.raises(TooFar):
        story.longer(ALICE, after=24 * 60 - 19)


def test_who_may_not_move_the_time_further_can_offer_one() -> None:
    story = Story()
    story.begins(ALICE, after=24 * 60)
    story.passes(hours=24)

    assert Step.LONGER not in story.can(ALICE)
    assert Step.OFFER in story.can(ALICE)


def test_the_one_who_waits_cannot_close_a_pause_that_runs(story: Story) -> None:
    with pytest.raises(NotYet):
        story.does(LetRest(by=BOB, token=token()))
    with pytest.raises(NotYet):
        story.offers(BOB, after=60)


def test_past_the_time_the_one_who_waits_can_do_all_that_home_shows(
    story: Story,
) -> None:
    story.passes(minutes=40)

    assert {Step.ASSURE, Step.OFFER, Step.REST} <= story.can(BOB)


def test_no_hurry_is_said_once_for_a_planned_time(story: Story) -> None:
    story.passes(minutes=40)

    assert story.does(Assure(by=BOB, token=token())) == 1
    assert story.does(Assure(by=BOB, token=token())) == 0
    assert Step.ASSURE not in story.can(BOB)

    story.longer(ALICE, after=30)

    assert Step.ASSURE in story.can(BOB)


def test_an_offered_time_becomes_the_planned_one_with_the_others_yes(
    story: Story,
) -> None:
    story.passes(minutes=40).offers(BOB, after=120)
    offer = some(story.pause.offered)

    story.does(AcceptTime(by=ALICE, token=token(), offer=offer.version))

    assert story.phase == "running"
    assert story.pause.planned == offer.until


def test_another_time_takes_the_place_of_the_offered_one(story: Story) -> None:
    story.passes(minutes=40).offers(BOB, after=60)
    old = some(story.pause.offered).version
    story.offers(ALICE, after=90)

    with pytest.raises(OfferGone):
        story.does(AcceptTime(by=ALICE, token=token(), offer=old))
    assert Step.ACCEPT in story.can(BOB)
    assert Step.ACCEPT not in story.can(ALICE)


def test_an_offer_whose_time_is_past_is_gone_and_both_go_on(story: Story) -> None:
    story.passes(minutes=40).offers(BOB, after=5)
    version = some(story.pause.offered).version
    story.passes(minutes=6)

    with pytest.raises(OfferGone):
        story.does(AcceptTime(by=ALICE, token=token(), offer=version))
    assert {Step.BACK, Step.LONGER, Step.REST} <= story.can(ALICE)


def test_someone_may_be_back_early(story: Story) -> None:
    story.passes(minutes=3).back(ALICE)

    assert story.phase == "returned"


@pytest.mark.parametrize("way", list(Way))
def test_every_way_back_has_an_answer_that_closes_the_pause(
    story: Story, way: Way
) -> None:
    story.back(ALICE, way, after=60 if way is Way.TALK_AT else None)

    for step in (Step.ANSWER, Step.REST):
        assert step in story.can(BOB)
    reply = Reply.THANKS if way is Way.REST else Reply.YES
    back = some(story.pause.back).version
    story.does(AnswerBack(by=BOB, token=token(), back=back, reply=reply))
    assert story.phase == "closed"


def test_an_answer_belongs_to_the_way_that_was_read(story: Story) -> None:
    story.back(ALICE, Way.TALK)
    read = some(story.pause.back).version
    story.back(ALICE, Way.REST)

    with pytest.raises(OfferGone):
        story.does(AnswerBack(by=BOB, token=token(), back=read, reply=Reply.YES))


def test_a_talk_at_a_time_needs_the_time(story: Story) -> None:
    with pytest.raises(TooSoon):
        story.back(ALICE, Way.TALK_AT)


def test_both_back_in_their_own_way_at_once_closes_it(story: Story) -> None:
    story.begins(BOB)
    story.back(ALICE, Way.TALK)
    story.back(BOB, Way.WRITE)

    assert story.phase == "closed"
    assert some(story.pause.also).way is Way.WRITE


def test_a_return_that_nobody_answers_closes_by_itself(story: Story) -> None:
    story.back(ALICE)

    assert story.passes(hours=12).phase == "closed"


def test_a_closed_pause_takes_nothing_more(story: Story) -> None:
    story.does(LetRest(by=ALICE, token=token()))

    for command in (
        TakeBack(by=ALICE, token=token()),
        Assure(by=BOB, token=token()),
        PassNote(by=BOB, token=token(), text="Milk."),
    ):
        with pytest.raises(AlreadyOver):
            story.does(command)


def test_left_open_asks_for_a_new_time_or_writing(story: Story) -> None:
    story.passes(hours=13)

    assert {Step.OFFER, Step.WRITE, Step.BEGIN} == story.can(ALICE) == story.can(BOB)
    with pytest.raises(AlreadyOver):
        story.back(ALICE, Way.TALK)


def test_left_open_a_new_time_with_both_is_a_planned_return_again(story: Story) -> None:
    story.passes(hours=13).offers(BOB, after=60)
    story.does(
        AcceptTime(by=ALICE, token=token(), offer=some(story.pause.offered).version)
    )

    assert story.phase == "running"


def test_either_may_write_about_what_was_left_open(story: Story) -> None:
    story.passes(hours=13).back(BOB, Way.WRITE)

    assert Step.ANSWER in story.can(ALICE)


def test_alone_a_new_time_needs_nobodys_yes() -> None:
    story = Story()
    until = START + minutes(30)
    story.does(Begin(by=ALICE, token=token(), until=until, line="Full.", alone=True))

    story.passes(hours=13).offers(ALICE, after=60)

    assert story.phase == "running"


def test_a_stream_of_tombstones_is_no_pause(story: Story) -> None:
    gone = [Fact(version=n, by=ALICE, event=Withdrawn()) for n in (1, 2, 3)]

    assert phase(fold(gone), START) == "gone"


@pytest.mark.parametrize("event", [Newer("pauses.begun", 9), Unverified()])
def test_what_cannot_be_read_is_said_and_breaks_nothing(
    story: Story, event: object
) -> None:
    story.facts.append(Fact(version=2, by=BOB, event=event))

    assert story.pause.unreadable
    assert story.phase == "running"


def test_no_words_show_in_a_repr(story: Story) -> None:
    story.does(PassNote(by=BOB, token=token(), text="canary"))
    story.facts += [story.facts[-1]]

    assert "Full." not in repr((story.pause, story.facts))
    assert "canary" not in repr((story.pause, story.facts))
