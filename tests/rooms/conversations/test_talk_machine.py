"""Two people, several devices, lost and repeated messages: nobody is ever stranded."""

import uuid

import attrs
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from stillhere.core.codec import Newer, Unverified, Withdrawn
from stillhere.rooms.conversations.deciding import CannotDo, Command, Move, decide
from stillhere.rooms.conversations.events import OPEN, TALKING, Shown, Step
from stillhere.rooms.conversations.rules import fold, moves, turn
from tests.rooms.conversations.talking import ALICE, BOB, Story, token

PEOPLE = st.sampled_from([ALICE, BOB])
LUCK = st.sampled_from(["arrives", "arrives", "arrives", "twice", "lost", "other tab"])


class TwoPhones(RuleBasedStateMachine):
    """Each page may be old, each message lost, repeated, or sent from a second one."""

    @initialize(first=st.booleans())
    def start(self, first: bool) -> None:
        self.story = Story(first=first)
        self.lost: list[Command] = []
        self.done: list[Command] = []
        self.sent: dict[uuid.UUID, set[str]] = {ALICE: set(), BOB: set()}
        self.pages = {ALICE: [self.story.talk.size], BOB: [self.story.talk.size]}

    def send(self, command: Move, luck: str) -> None:
        if luck == "lost":
            self.lost.append(command)
            return
        self.arrive(command)
        if luck == "twice":
            before = list(self.story.facts)
            self.arrive(command)
            assert self.story.facts == before
        if luck == "other tab":  # the same tap on another device, with its own token
            before = self.story.talk.stage
            self.arrive(attrs.evolve(command, token=token()))
            assert self.story.talk.stage is before, "one tap on two devices is one"

    def arrive(self, command: Command) -> None:
        before = list(self.story.facts)
        old = isinstance(command, Move) and command.meant != len(before)
        try:
            self.story.does(command)
        except CannotDo:
            assert self.story.facts == before
            return
        assert self.story.facts[: len(before)] == before, "nothing is ever changed"
        if old and command.step is not Step.ENDED:
            assert self.story.facts == before, "meant for an earlier page"
        self.done.append(command)
        shown = isinstance(command, Move) and command.words
        if shown and len(self.story.facts) > len(before):
            self.sent[command.by].add(command.words)

    def move(self, who: uuid.UUID, step: Step, meant: int) -> Move:
        sent = token()
        words = f"words {sent}"
        return Move(by=who, token=sent, step=step, meant=meant, words=words)

    @rule(who=PEOPLE)
    def looks(self, who: uuid.UUID) -> None:
        self.pages[who].append(self.story.talk.size)

    @rule(data=st.data(), who=PEOPLE, luck=LUCK)
    def takes_a_step(self, data: st.DataObject, who: uuid.UUID, luck: str) -> None:
        can = moves(self.story.talk, who)
        steps = sorted(can - {Step.ENDED}) or sorted(can)
        if steps:
            step = data.draw(st.sampled_from(steps))
            self.send(self.move(who, step, self.story.talk.size), luck)

    @rule(data=st.data(), who=PEOPLE, step=st.sampled_from(Step), luck=LUCK)
    def taps_on_an_old_page(
        self, data: st.DataObject, who: uuid.UUID, step: Step, luck: str
    ) -> None:
        if step is not Step.ENDED:
            meant = data.draw(st.sampled_from(self.pages[who]))
            self.send(self.move(who, step, meant), luck)

    @rule(who=PEOPLE, chance=st.integers(0, 9), luck=LUCK)
    def ends_it(self, who: uuid.UUID, chance: int, luck: str) -> None:
        if not chance:
            self.send(self.move(who, Step.ENDED, 0), luck)

    @rule(data=st.data())
    def a_lost_message_arrives(self, data: st.DataObject) -> None:
        if self.lost:
            self.arrive(self.lost.pop(data.draw(st.integers(0, len(self.lost) - 1))))

    @rule(data=st.data())
    def a_message_arrives_again(self, data: st.DataObject) -> None:
        if self.done:
            before = list(self.story.facts)
            self.arrive(data.draw(st.sampled_from(self.done)))
            assert self.story.facts == before

    @rule(hours=st.sampled_from([1, 12, 24 * 40]))
    def time_passes(self, hours: int) -> None:
        before = self.story.talk
        self.story.passes(hours=hours)
        assert fold(self.story.facts) == before, "no time ends anything"

    @invariant()
    def whoever_waits_waits_for_a_step_that_the_other_can_take(self) -> None:
        talk = self.story.talk
        if talk.stage in OPEN:
            assert turn(talk, ALICE) or turn(talk, BOB)

    @invariant()
    def each_can_end_it_at_any_moment(self) -> None:
        talk = self.story.talk
        for who in (ALICE, BOB):
            ends = {Step.ENDED, Step.NOT_THIS} & moves(talk, who)
            assert bool(ends) == (talk.stage in OPEN)

    @invariant()
    def exactly_one_has_the_floor(self) -> None:
        talk = self.story.talk
        if talk.stage in TALKING:
            assert talk.speaks(ALICE) != talk.speaks(BOB)

    @invariant()
    def each_step_that_is_offered_can_be_taken(self) -> None:
        for who in (ALICE, BOB):
            for step in moves(self.story.talk, who):
                move = self.move(who, step, self.story.talk.size)
                assert decide(self.story.talk, move, self.story.now)

    @invariant()
    def only_what_was_shown_stands_there(self) -> None:
        for line in self.story.talk.lines:
            assert line.words in self.sent[line.by]
        kept = [f for f in self.story.facts if isinstance(f.event, Shown)]
        assert len(kept) == len(self.story.talk.lines)

    @rule(data=st.data())
    def any_prefix_with_any_tombstones_can_be_read(self, data: st.DataObject) -> None:
        facts = self.story.facts
        cut = data.draw(st.integers(0, len(facts)))
        gone = data.draw(st.sets(st.integers(0, max(len(facts) - 1, 0))))
        odd = data.draw(
            st.sampled_from([Withdrawn(), Unverified(), Newer("conversations.step", 9)])
        )
        talk = fold(
            attrs.evolve(fact, event=odd) if n in gone else fact
            for n, fact in enumerate(facts[:cut])
        )
        if talk.stage in OPEN:
            assert turn(talk, ALICE) or turn(talk, BOB)


TestTwoPhones = TwoPhones.TestCase
TestTwoPhones.settings = settings(
    max_examples=60, stateful_step_count=30, deadline=None
)
