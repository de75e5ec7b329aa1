"""What was said and what came of it, without a database."""

import uuid
from datetime import timedelta

import attrs
import pytest

from stillhere.core.codec import Newer, Unverified, Withdrawn
from stillhere.core.facts import Fact
from stillhere.rooms.disclosures import rules
from stillhere.rooms.disclosures.commands import (
    Answer,
    AnsweredAlready,
    CannotDo,
    Command,
    Enough,
    FirstAnswerFirst,
    KeepForPerson,
    NotTheirs,
    NotToday,
    OtherTime,
    Receive,
    Say,
    TakeBack,
    TakeIn,
    TookBack,
    Unanswer,
)
from stillhere.rooms.disclosures.deciding import MOST_ANSWERS, Step, choices, decide
from stillhere.rooms.disclosures.records import ACKS, Ack, Kind, Newest, Wish
from stillhere.rooms.disclosures.rules import Phase, fold
from tests.rooms.disclosures.people import ALICE, BOB, START, Story, token


def refused(story: Story, command: Command) -> type[CannotDo]:
    before = list(story.facts)
    with pytest.raises(CannotDo) as wrong:
        story.does(command)
    assert story.facts == before
    return wrong.type


def test_what_is_said_waits_until_the_other_hears_it() -> None:
    story = Story().says()

    assert story.phase is Phase.WAITING
    story.hears()

    assert story.phase is Phase.RECEIVED
    assert story.thing.ack is not None
    assert story.thing.ack.by == BOB


def test_the_same_form_sent_twice_says_one_thing() -> None:
    story = Story()
    command = Say(by=ALICE, token=token(), kind=Kind.FACT, words="It snowed.")

    assert story.does(command) == 1
    assert story.does(command) == 0
    assert len(story.facts) == 1


def test_nobody_answers_themselves_and_nobody_takes_back_for_the_other() -> None:
    story = Story().says()

    assert refused(story, Receive(by=ALICE, token=token(), ack=Ack.HEAR)) is NotTheirs
    assert refused(story, TakeBack(by=BOB, token=token())) is NotTheirs


def test_a_longer_answer_comes_after_a_short_one() -> None:
    story = Story().says()

    longer = Answer(by=BOB, token=token(), words="Here is more.")
    assert refused(story, longer) is FirstAnswerFirst
    story.hears()
    assert story.does(longer) == 1

    assert [reply.words for reply in story.thing.replies] == ["", "Here is more."]


def test_a_second_first_answer_is_told() -> None:
    story = Story().says().hears()

    again = Receive(by=BOB, token=token(), words="And again.")

    assert refused(story, again) is AnsweredAlready


def test_no_answer_today_leaves_one_tap_and_tomorrow_all_of_them() -> None:
    story = Story().says(wishes=(Wish.NO_ANSWER,))

    assert choices(story.thing, story.now) == (Ack.KEPT,)
    assert refused(story, Receive(by=BOB, token=token(), words="But!")) is NotToday
    assert refused(story, Receive(by=BOB, token=token(), ack=Ack.HEAR)) is NotToday
    story.hears(ack=Ack.KEPT)
    assert refused(story, Answer(by=BOB, token=token(), words="More.")) is NotToday
    assert Step.ANSWER not in story.can(BOB)

    story.passes(hours=21)
    assert story.does(Answer(by=BOB, token=token(), words="More.")) == 1


def test_taking_it_in_names_a_time_and_an_answer_ends_it() -> None:
    story = Story().says()
    until = story.now + timedelta(days=1)

    story.does(TakeIn(by=BOB, token=token(), until=until))
    assert story.phase is Phase.TAKING_IN
    assert story.thing.later is not None
    assert story.thing.later.until == until
    story.does(TakeIn(by=BOB, token=token(), until=until + timedelta(days=1)))
    story.hears()

    assert story.phase is Phase.RECEIVED
    assert story.thing.later is None


@pytest.mark.parametrize("days", [-1, 0, 15])
def test_a_time_that_is_past_or_far_away_is_told(days: float) -> None:
    story = Story().says()
    until = story.now + timedelta(days=days)

    assert refused(story, TakeIn(by=BOB, token=token(), until=until)) is OtherTime


def test_taken_back_it_is_gone_and_the_answer_stays() -> None:
    story = Story().says("Only for a moment.").hears()

    story.does(TakeBack(by=ALICE, token=token()))

    assert story.phase is Phase.GONE
    assert story.thing.words == ""
    assert story.thing.by == ALICE
    assert len(story.thing.replies) == 1
    assert Step.UNANSWER in story.can(BOB)


def test_taken_back_while_the_other_answers_is_told() -> None:
    story = Story().says()
    story.does(TakeBack(by=ALICE, token=token()))

    for command in (
        Receive(by=BOB, token=token(), words="Oh."),
        TakeIn(by=BOB, token=token(), until=story.now + timedelta(hours=1)),
        Answer(by=BOB, token=token(), words="Oh."),
    ):
        assert refused(story, command) is TookBack


def test_a_lost_message_that_comes_again_brings_nothing_back() -> None:
    story = Story()
    said = Say(by=ALICE, token=token(), kind=Kind.HURT, words="Gone.")
    heard = Receive(by=BOB, token=token(), words="Heard.")
    story.does(said)
    story.does(heard)
    story.does(Unanswer(by=BOB, token=token(), version=2))
    story.does(TakeBack(by=ALICE, token=token()))
    before = list(story.facts)

    assert story.does(said) == 0
    assert story.does(heard) == 0

    assert story.facts == before
    assert "Gone." not in repr([attrs.astuple(fact) for fact in story.facts])


def test_an_answer_that_is_taken_back_leaves_it_open_again() -> None:
    story = Story().says().hears()

    story.does(Unanswer(by=BOB, token=token(), version=2))

    assert story.phase is Phase.WAITING
    assert Step.RECEIVE in story.can(BOB)
    assert story.does(Unanswer(by=BOB, token=token(), version=2)) == 0
    assert story.does(Unanswer(by=ALICE, token=token(), version=1)) == 0


def test_answers_are_many_but_not_without_end() -> None:
    story = Story().says().hears()
    for number in range(MOST_ANSWERS):
        assert story.does(Answer(by=BOB, token=token(), words=str(number))) == 1

    assert refused(story, Answer(by=BOB, token=token(), words="more")) is Enough


def test_what_is_kept_for_saying_in_person_is_nobody_elses() -> None:
    story = Story()
    story.does(KeepForPerson(by=ALICE, token=token(), kind=Kind.HOPE, words="A child."))

    assert story.phase is Phase.KEPT
    assert refused(story, Receive(by=BOB, token=token(), ack=Ack.HEAR)) is NotTheirs


@pytest.mark.parametrize("odd", [Withdrawn(), Unverified(), Newer("x.y", 9)])
def test_what_cannot_be_read_may_stand_anywhere(odd: object) -> None:
    story = Story().says().hears()
    story.does(Answer(by=BOB, token=token(), words="More."))
    for place in range(len(story.facts) + 1):
        facts = list(story.facts)
        facts.insert(place, Fact(version=0, by=BOB, event=odd))
        for number, fact in enumerate(facts):
            facts[number] = attrs.evolve(fact, version=number + 1)

        thing = fold(facts)

        assert thing.size == len(facts)
        assert thing.unreadable == (not isinstance(odd, Withdrawn))


def test_an_event_of_somebody_else_changes_nothing_of_the_words() -> None:
    """A shared row can be written by either: each counts only for its writer."""
    story = Story().says("Mine.")
    forged = [
        decide(Story().thing, Say(by=BOB, token=token(), kind=Kind.FACT), START),
        decide(story.thing, TakeBack(by=ALICE, token=token()), START),
    ]
    for (event,) in forged:
        stranger = Fact(version=2, by=BOB, event=event)

        thing = fold([*story.facts, stranger])

        assert (thing.by, thing.words, thing.there) == (ALICE, "Mine.", True)


def test_every_kind_has_first_answers_that_fit() -> None:
    assert set(ACKS) == set(Kind)
    for answers in ACKS.values():
        assert 2 <= len(set(answers)) == len(answers) <= 4
        assert Ack.KEPT not in answers


def test_home_looks_at_few_and_keeps_what_waits_longest() -> None:
    waits = rules.Thing(by=ALICE, there=True)
    answered = attrs.evolve(waits, ack=rules.Reply(version=2, by=BOB, at=START))
    found = Newest()

    for number in range(60):
        thing = waits if number % 2 else answered
        found = rules.pointed(found, f"s{number}", thing)

    assert found.streams == ("s59", "s57", "s55", "s53", "s51")
    assert [one.stream for one in found.settled] == ["s58", "s56", "s54"]
    assert {one.news for one in found.settled} == {2}


def test_what_is_answered_settles_and_waits_again_without_its_answer() -> None:
    waits = rules.Thing(by=ALICE, there=True)
    answered = attrs.evolve(waits, ack=rules.Reply(version=2, by=BOB, at=START))
    before = rules.pointed(Newest(), "one", waits)

    settled = rules.pointed(before, "one", answered)

    assert settled.streams == ()
    assert rules.pointed(settled, "one", waits) == before


def test_a_stranger_has_nothing_to_do_but_to_say_something() -> None:
    assert Story().can(uuid.UUID(int=9)) >= {Step.SAY}
