"""Two people, old pages, lost and repeated messages: nobody is left without a step."""

import uuid

import attrs
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from stillhere.core.codec import Unverified, Withdrawn
from stillhere.rooms.disclosures import deciding
from stillhere.rooms.disclosures.commands import (
    Answer,
    CannotDo,
    Command,
    Receive,
    Say,
    TakeBack,
    TakeIn,
    Unanswer,
)
from stillhere.rooms.disclosures.deciding import Step
from stillhere.rooms.disclosures.records import Ack, Kind, Wish
from stillhere.rooms.disclosures.rules import Phase, fold, phase
from tests.rooms.disclosures.people import (
    ALICE,
    BOB,
    START,
    Story,
    command_for,
    token,
)

PEOPLE = st.sampled_from([ALICE, BOB])
LUCK = st.sampled_from(["arrives", "arrives", "arrives", "twice", "lost"])
WISHES = st.sets(st.sampled_from(Wish)).map(lambda found: tuple(sorted(found)))


@attrs.frozen
class Message:
    """What a page sent: a command, and what it was about."""

    command: Command
    story: Story


class TwoPeople(RuleBasedStateMachine):
    """Several things at once; each page may be stale, each message lost or repeated."""

    @initialize()
    def start(self) -> None:
        self.now = START
        self.stories = [Story(START)]
        self.lost: list[Message] = []
        self.done: list[Message] = []
        self.gone: set[str] = set()

    def send(self, command: Command, luck: str, story: Story) -> None:
        message = Message(command, story)
        if luck == "lost":
            self.lost.append(message)
            return
        for _ in range(2 if luck == "twice" else 1):
            self.arrive(message)

    def arrive(self, message: Message) -> None:
        story, command = message.story, message.command
        story.now = self.now
        before = self.words(story)
        try:
            story.does(command)
        except CannotDo:
            return
        self.gone |= before - self.words(story)
        self.done.append(message)

    @staticmethod
    def words(story: Story) -> set[str]:
        thing = story.thing
        found = {thing.words, *(reply.words for reply in thing.replies)}
        return {text for text in found if text}

    @rule(who=PEOPLE, kind=st.sampled_from(Kind), wishes=WISHES, luck=LUCK)
    def says(
        self, who: uuid.UUID, kind: Kind, wishes: tuple[Wish, ...], luck: str
    ) -> None:
        self.stories.append(Story(self.now))
        sent = token()
        command = Say(
            by=who, token=sent, kind=kind, words=f"words {sent}", wishes=wishes
        )
        self.send(command, luck, self.stories[-1])

    @rule(data=st.data(), who=PEOPLE, luck=LUCK)
    def takes_a_step(self, data: st.DataObject, who: uuid.UUID, luck: str) -> None:
        story = data.draw(st.sampled_from(self.stories))
        steps = deciding.steps(story.thing, who, self.now) - {Step.LOOK_BACK}
        step = data.draw(st.sampled_from(sorted(steps)))
        if step is not Step.SAY:
            self.send(command_for(step, story.thing, who, self.now), luck, story)

    @rule(data=st.data(), who=PEOPLE, luck=LUCK)
    def tries_anything(self, data: st.DataObject, who: uuid.UUID, luck: str) -> None:
        story = data.draw(st.sampled_from(self.stories))
        sent = token()
        number = data.draw(st.integers(-1, len(story.facts) + 1))
        command: Command = data.draw(
            st.sampled_from(
                [
                    TakeBack(by=who, token=sent),
                    Receive(by=who, token=sent, words=f"heard {sent}"),
                    Receive(by=who, token=sent, ack=Ack.KEPT),
                    TakeIn(by=who, token=sent, until=self.now + (self.now - START)),
                    Answer(by=who, token=sent, words=f"more {sent}"),
                    Unanswer(by=who, token=sent, version=number),
                ]
            )
        )
        self.send(command, luck, story)

    @rule(data=st.data())
    def a_lost_message_arrives(self, data: st.DataObject) -> None:
        if self.lost:
            index = data.draw(st.integers(0, len(self.lost) - 1))
            self.arrive(self.lost.pop(index))

    @rule(data=st.data())
    def a_message_arrives_again(self, data: st.DataObject) -> None:
        if self.done:
            message = data.draw(st.sampled_from(self.done))
            before = list(message.story.facts)
            self.arrive(message)
            assert message.story.facts == before

    @rule(hours=st.sampled_from([1, 12, 21, 400]))
    def time_passes(self, hours: int) -> None:
        for story in self.stories:
            story.passes(hours=hours)
        self.now = self.stories[0].now

    @invariant()
    def what_waits_can_be_answered_and_taken_back(self) -> None:
        for story in self.stories:
            thing = story.thing
            if phase(thing) not in (Phase.WAITING, Phase.TAKING_IN):
                continue
            for who in (ALICE, BOB):
                steps = deciding.steps(thing, who, self.now)
                wanted = Step.TAKE_BACK if who == thing.by else Step.RECEIVE
                assert wanted in steps

    @invariant()
    def each_step_that_is_offered_can_be_taken(self) -> None:
        for story in self.stories:
            for who in (ALICE, BOB):
                for step in deciding.steps(story.thing, who, self.now):
                    if step not in (Step.LOOK_BACK, Step.SAY):
                        command = command_for(step, story.thing, who, self.now)
                        assert deciding.decide(story.thing, command, self.now)

    @invariant()
    def words_taken_back_are_nowhere(self) -> None:
        for story in self.stories:
            kept = {getattr(fact.event, "words", "") for fact in story.facts}
            assert not self.gone & kept

    @invariant()
    def nobody_answers_themselves(self) -> None:
        for story in self.stories:
            assert all(reply.by != story.thing.by for reply in story.thing.replies)

    @rule(data=st.data())
    def any_prefix_with_any_tombstones_can_be_read(self, data: st.DataObject) -> None:
        facts = data.draw(st.sampled_from(self.stories)).facts
        cut = data.draw(st.integers(0, len(facts)))
        gone = data.draw(st.sets(st.integers(0, max(len(facts) - 1, 0))))
        odd = data.draw(st.sampled_from([Withdrawn(), Unverified()]))
        thing = fold(
            attrs.evolve(fact, event=odd) if n in gone else fact
            for n, fact in enumerate(facts[:cut])
        )
        for who in (ALICE, BOB):
            assert Step.SAY in deciding.steps(thing, who, self.now)
            assert deciding.choices(thing, self.now)


TestTwoPeople = TwoPeople.TestCase
TestTwoPeople.settings = settings(
    max_examples=60, stateful_step_count=30, deadline=None
)
