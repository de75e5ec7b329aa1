"""Two people, old pages, a clock, lost and repeated messages: always a next step."""

import uuid
from datetime import timedelta

import attrs
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from stillhere.core.codec import Withdrawn
from stillhere.rooms.pauses import deciding
from stillhere.rooms.pauses.commands import (
    Begin,
    CannotDo,
    ComeBack,
    Command,
    NeedLonger,
    OfferTime,
    PassNote,
    TakeBack,
)
from stillhere.rooms.pauses.deciding import Step
from stillhere.rooms.pauses.records import Called, Noted, Way
from stillhere.rooms.pauses.rules import CLOSES, OPEN, Phase, Return, fold, phase
from tests.rooms.pauses.people import (
    ALICE,
    BOB,
    START,
    Story,
    command_for,
    ends,
    minutes,
    token,
)

PEOPLE = st.sampled_from([ALICE, BOB])
AHEAD = st.integers(min_value=-30, max_value=26 * 60)
LUCK = st.sampled_from(["arrives", "arrives", "arrives", "twice", "lost"])


@attrs.frozen
class Message:
    """What a page sent: a command, and the pause that the page showed."""

    command: Command
    story: Story


class TwoPeople(RuleBasedStateMachine):
    """Every page may be stale, every message lost for a while or sent twice."""

    @initialize()
    def start(self) -> None:
        self.now = START
        self.story = Story(START)
        self.old: list[Message] = []
        self.done: list[Message] = []
        self.taken_back: set[str] = set()
        self.said = 0

    def words(self) -> str:
        self.said += 1
        return f"words {self.said}"

    def send(self, command: Command, luck: str) -> None:
        message = Message(command, self.story)
        if luck == "lost":
            self.old.append(message)
            return
        for _ in range(2 if luck == "twice" else 1):
            self.arrive(message)

    def arrive(self, message: Message) -> None:
        command, story = message.command, message.story
        if isinstance(command, Begin):
            used = any(command.token in m.story.pause.tokens for m in self.done)
            if used:
                return
            if ends(self.story.pause, self.now):
                self.story = Story(self.now)
            story = self.story
        story.now = self.now
        before = self.words_of(story, command.by)
        try:
            story.does(command)
        except CannotDo:
            return
        if isinstance(command, TakeBack):
            self.taken_back |= before - self.words_of(story, command.by)
        self.done.append(Message(command, story))

    @staticmethod
    def words_of(story: Story, who: uuid.UUID) -> set[str]:
        pause = story.pause
        mine = {call.line for call in pause.calls if call.by == who}
        return mine | {note.text for note in pause.notes if note.by == who}

    @rule(who=PEOPLE, ahead=AHEAD, luck=LUCK)
    def begins(self, who: uuid.UUID, ahead: int, luck: str) -> None:
        until = self.now + minutes(ahead)
        line = self.words()
        self.send(Begin(by=who, token=token(), until=until, line=line), luck)

    @rule(who=PEOPLE, ahead=AHEAD, luck=LUCK)
    def needs_longer(self, who: uuid.UUID, ahead: int, luck: str) -> None:
        until = self.now + minutes(ahead)
        self.send(NeedLonger(by=who, token=token(), until=until), luck)

    @rule(who=PEOPLE, ahead=AHEAD, luck=LUCK)
    def offers_a_time(self, who: uuid.UUID, ahead: int, luck: str) -> None:
        until = self.now + minutes(ahead)
        self.send(OfferTime(by=who, token=token(), until=until), luck)

    @rule(who=PEOPLE, way=st.sampled_from(Way), ahead=AHEAD, luck=LUCK)
    def is_back(self, who: uuid.UUID, way: Way, ahead: int, luck: str) -> None:
        until = self.now + minutes(ahead)
        self.send(ComeBack(by=who, token=token(), way=way, until=until), luck)

    @rule(who=PEOPLE, luck=LUCK)
    def passes_a_note(self, who: uuid.UUID, luck: str) -> None:
        self.send(PassNote(by=who, token=token(), text=self.words()), luck)

    @rule(who=PEOPLE, data=st.data(), luck=LUCK)
    def takes_a_step(self, who: uuid.UUID, data: st.DataObject, luck: str) -> None:
        steps = sorted(deciding.steps(self.story.pause, who, self.now))
        step = data.draw(st.sampled_from(steps))
        self.send(command_for(step, self.story.pause, who, self.now), luck)

    @precondition(lambda self: self.old)
    @rule(data=st.data())
    def an_old_message_arrives(self, data: st.DataObject) -> None:
        index = data.draw(st.integers(0, len(self.old) - 1))
        self.arrive(self.old.pop(index))

    @precondition(lambda self: self.done)
    @rule(data=st.data())
    def a_message_arrives_again(self, data: st.DataObject) -> None:
        message = data.draw(st.sampled_from(self.done))
        before = list(message.story.facts)
        self.arrive(message)
        assert message.story.facts == before

    @rule(late=st.sampled_from([1, 5, 15, 45, 180, 720, 1500]))
    def time_passes(self, late: int) -> None:
        self.now += minutes(late)

    @invariant()
    def each_has_a_next_step_and_each_step_can_be_taken(self) -> None:
        pause = self.story.pause
        for who in (ALICE, BOB):
            steps = deciding.steps(pause, who, self.now)
            assert steps
            for step in steps:
                command = command_for(step, pause, who, self.now)
                new = step is Step.BEGIN and ends(pause, self.now)
                assert deciding.decide(fold(()) if new else pause, command, self.now)

    @invariant()
    def an_open_pause_offers_more_than_waiting_to_each(self) -> None:
        pause = self.story.pause
        if phase(pause, self.now) is Phase.PAST:
            for who in (ALICE, BOB):
                assert Step.REST in deciding.steps(pause, who, self.now)

    @invariant()
    def twelve_hours_past_nobody_is_away(self) -> None:
        pause = self.story.pause
        if pause.planned and self.now >= pause.planned + CLOSES:
            assert phase(pause, self.now) not in OPEN

    @invariant()
    def words_taken_back_are_nowhere(self) -> None:
        for message in self.done:
            texts = {
                getattr(fact.event, name, None)
                for fact in message.story.facts
                for name in ("line", "reason", "text")
            }
            assert not self.taken_back & texts

    @rule(data=st.data())
    def any_prefix_with_any_tombstones_can_be_read(self, data: st.DataObject) -> None:
        facts = self.story.facts
        cut = data.draw(st.integers(0, len(facts)))
        gone = data.draw(st.sets(st.integers(0, max(len(facts) - 1, 0))))
        pause = fold(
            attrs.evolve(fact, event=Withdrawn()) if n in gone else fact
            for n, fact in enumerate(facts[:cut])
        )
        for later in (timedelta(0), timedelta(hours=1), timedelta(days=3)):
            for who in (ALICE, BOB):
                assert deciding.steps(pause, who, self.now + later)


TestTwoPeople = TwoPeople.TestCase
TestTwoPeople.settings = settings(
    max_examples=80, stateful_step_count=30, deadline=None
)


@pytest.mark.parametrize("kind", [Called, Noted, Return])
def test_the_machine_watches_fields_that_exist(kind: type) -> None:
    names = {field.name for field in attrs.fields(kind)}

    assert names & {"line", "text", "way"}
