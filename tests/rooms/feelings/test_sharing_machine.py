"""Two people, lost and repeated messages, taking back and answering in every order."""

import uuid

import attrs
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from stillhere.core.codec import Unverified, Withdrawn
from stillhere.core.facts import Fact
from stillhere.rooms.feelings import rules
from stillhere.rooms.feelings.events import Answer, Event, Given, What
from stillhere.rooms.feelings.records import Felt
from stillhere.rooms.feelings.rules import NotTheirs, NotThere
from tests.rooms.feelings.kept import token
from tests.rooms.feelings.test_shared_rules import ALICE, BOB, NOW

PEOPLE = st.sampled_from([ALICE, BOB])
LUCK = st.sampled_from(["arrives", "arrives", "twice", "lost"])


@attrs.frozen
class Message:
    """What a page sent."""

    kind: str
    by: uuid.UUID
    token: str
    answer: Answer = Answer.THANKS


class TwoPeople(RuleBasedStateMachine):
    """Every message may be lost for a while, come twice, or come from an old page."""

    @initialize(giver=PEOPLE)
    def start(self, giver: uuid.UUID) -> None:
        self.giver = giver
        self.facts: list[Fact] = []
        self.old: list[Message] = []
        self.done: list[Message] = []
        self.send(Message("give", giver, token()), "arrives")

    @property
    def other(self) -> uuid.UUID:
        return BOB if self.giver == ALICE else ALICE

    @property
    def state(self) -> rules.Shared:
        return rules.fold(self.facts)

    def send(self, message: Message, luck: str) -> None:
        if luck == "lost":
            self.old.append(message)
            return
        for _ in range(2 if luck == "twice" else 1):
            self.arrives(message)

    def arrives(self, message: Message) -> None:
        """Do it as the services do."""
        before = self.state
        try:
            events = self.decided(message)
        except (NotThere, NotTheirs):
            assert self.state == before
            return
        if message.kind == "take back" and events:
            self.facts = [
                attrs.evolve(fact, event=Withdrawn())
                if fact.by == message.by and isinstance(fact.event, Given)
                else fact
                for fact in self.facts
            ]
        for event in events:
            version = len(self.facts) + 1
            self.facts.append(Fact(version=version, by=message.by, event=event))
        self.done.append(message)

    def decided(self, message: Message) -> tuple[Event, ...]:
        who = {"by": message.by, "token": message.token, "now": NOW}
        match message.kind:
            case "give":
                if self.facts:  # a stream is written once
                    return ()
                felt = Felt(words=("sad",))
                sent = {"at": NOW, "token": message.token}
                return (Given(**sent, what=What.CHECK_IN, felt=felt),)  # type: ignore[arg-type]
            case "answer":
                return rules.answer(self.state, answer=message.answer, **who)  # type: ignore[arg-type]
            case "unanswer":
                return rules.unanswer(self.state, **who)  # type: ignore[arg-type]
            case _:
                return rules.take_back(self.state, **who)  # type: ignore[arg-type]

    @rule(who=PEOPLE, answer=st.sampled_from(Answer), luck=LUCK)
    def answers(self, who: uuid.UUID, answer: Answer, luck: str) -> None:
        self.send(Message("answer", who, token(), answer), luck)

    @rule(who=PEOPLE, luck=LUCK)
    def takes_the_answer_back(self, who: uuid.UUID, luck: str) -> None:
        self.send(Message("unanswer", who, token()), luck)

    @rule(who=PEOPLE, luck=LUCK)
    def takes_it_back(self, who: uuid.UUID, luck: str) -> None:
        self.send(Message("take back", who, token()), luck)

    @precondition(lambda self: self.old)
    @rule(data=st.data())
    def an_old_message_arrives(self, data: st.DataObject) -> None:
        self.arrives(self.old.pop(data.draw(st.integers(0, len(self.old) - 1))))

    @precondition(lambda self: self.done)
    @rule(data=st.data())
    def a_message_arrives_again(self, data: st.DataObject) -> None:
        """A repeated one changes nothing that anybody sees."""
        message = data.draw(st.sampled_from(self.done))
        before = list(self.facts)
        used = message.token in self.state.tokens
        self.arrives(message)
        assert not used or self.facts == before

    @invariant()
    def it_stands_or_it_is_taken_back(self) -> None:
        found = self.state
        assert found.by == self.giver
        assert (found.given is None) == found.taken_back

    @invariant()
    def what_is_taken_back_is_nowhere_and_has_no_answer(self) -> None:
        if self.state.taken_back:
            assert not [f for f in self.facts if isinstance(f.event, Given)]
            assert self.state.answer is None

    @invariant()
    def who_gave_it_can_take_it_back_and_the_other_can_not(self) -> None:
        found = self.state
        if found.given is not None:
            assert rules.take_back(found, by=self.giver, token=token(), now=NOW)
            try:
                rules.take_back(found, by=self.other, token=token(), now=NOW)
            except NotTheirs:
                return
            raise AssertionError

    @rule(data=st.data())
    def any_prefix_with_any_gaps_can_be_read(self, data: st.DataObject) -> None:
        cut = data.draw(st.integers(0, len(self.facts)))
        gone = data.draw(st.sets(st.integers(0, max(len(self.facts) - 1, 0))))
        hole = data.draw(st.sampled_from([Withdrawn(), Unverified()]))
        found = rules.fold(
            attrs.evolve(fact, event=hole) if number in gone else fact
            for number, fact in enumerate(self.facts[:cut])
        )
        assert found.given is None or found.by == self.giver


TestTwoPeople = TwoPeople.TestCase
TestTwoPeople.settings = settings(
    max_examples=80, stateful_step_count=30, deadline=None
)
