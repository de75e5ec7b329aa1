"""Two people, several devices, lost and repeated messages: nobody is ever stranded."""

import uuid

import attrs
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from stillhere.core.codec import Newer, Unverified, Withdrawn
from stillhere.rooms.repairs.deciding import (
    CannotDo,
    Command,
    Move,
    TakeBack,
    decide,
    mine,
)
from stillhere.rooms.repairs.events import ON_ITS_WAY, Stage, Step
from stillhere.rooms.repairs.rules import fold, moves, stage, turn
from tests.rooms.repairs.people import ALICE, BOB, Story, token

PEOPLE = st.sampled_from([ALICE, BOB])
LUCK = st.sampled_from(["arrives", "arrives", "arrives", "twice", "lost", "other tab"])


class TwoPeople(RuleBasedStateMachine):
    """Each page may be old, each message lost, repeated, or sent from a second one."""

    @initialize()
    def start(self) -> None:
        self.story = Story()
        self.lost: list[Command] = []
        self.done: list[Command] = []
        self.gone: set[str] = set()

    def send(self, command: Command, luck: str) -> None:
        if luck == "lost":
            self.lost.append(command)
            return
        self.arrive(command)
        if luck == "twice":
            before = list(self.story.facts)
            self.arrive(command)
            assert self.story.facts == before
        if luck == "other tab":  # the same tap on another device, with its own token
            self.arrive(attrs.evolve(command, token=token()))

    def arrive(self, command: Command) -> None:
        story, other = self.story, BOB if command.by == ALICE else ALICE
        own, theirs = story.texts(command.by), story.texts(other)
        try:
            story.does(command)
        except CannotDo:
            assert story.texts(command.by) == own
            return
        self.gone |= own - story.texts(command.by)
        assert story.texts(other) == theirs, "the other keeps what they wrote"
        self.done.append(command)

    def move(self, who: uuid.UUID, step: Step) -> Move:
        sent, proposal = token(), self.story.mending.newest(Step.PROPOSED)
        to = proposal.version if proposal and step is Step.YES else 0
        return Move(by=who, token=sent, step=step, words=f"words {sent}", to=to)

    @rule(data=st.data(), who=PEOPLE, luck=LUCK)
    def takes_a_step(self, data: st.DataObject, who: uuid.UUID, luck: str) -> None:
        can = moves(self.story.mending, who, self.story.now)
        steps = sorted(can - {Step.RESTED}) or sorted(can)
        if steps:
            self.send(self.move(who, data.draw(st.sampled_from(steps))), luck)

    @rule(who=PEOPLE, step=st.sampled_from(Step), luck=LUCK)
    def tries_anything(self, who: uuid.UUID, step: Step, luck: str) -> None:
        self.send(self.move(who, step), luck)

    @rule(data=st.data(), who=PEOPLE, luck=LUCK)
    def takes_words_back(self, data: st.DataObject, who: uuid.UUID, luck: str) -> None:
        if len(self.story.facts) < 2:
            return  # a page names only what stands on it
        version = data.draw(st.integers(2, len(self.story.facts)))
        self.send(TakeBack(by=who, token=token(), version=version), luck)

    @rule(who=PEOPLE, chance=st.integers(0, 9), luck=LUCK)
    def takes_the_hurt_back(self, who: uuid.UUID, chance: int, luck: str) -> None:
        if not chance:
            self.send(TakeBack(by=who, token=token(), version=1), luck)

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

    @rule(days=st.sampled_from([1, 31, 92, 400]))
    def time_passes(self, days: int) -> None:
        before = self.story.stage
        self.story.passes(days=days)
        assert self.story.stage is before, "no time ends anything"

    @invariant()
    def whoever_waits_waits_for_a_step_that_the_other_can_take(self) -> None:
        mending, now = self.story.mending, self.story.now
        if stage(mending) in ON_ITS_WAY:
            assert any(turn(mending, who, now) for who in (ALICE, BOB))
        if stage(mending) is Stage.RESTED:
            up = [Step.TAKEN_UP in moves(mending, who, now) for who in (ALICE, BOB)]
            assert sorted(up) == [False, True], "who let it rest, and nobody else"

    @invariant()
    def each_can_stop_at_once(self) -> None:
        if self.story.stage in {*ON_ITS_WAY, Stage.AGREED}:
            for who in (ALICE, BOB):
                can = moves(self.story.mending, who, self.story.now)
                assert Step.RESTED in can

    @invariant()
    def each_step_that_is_offered_can_be_taken(self) -> None:
        for who in (ALICE, BOB):
            for step in moves(self.story.mending, who, self.story.now):
                move = self.move(who, step)
                assert decide(self.story.mending, move, self.story.now)

    @invariant()
    def own_words_can_always_be_taken_back_and_others_never(self) -> None:
        mending = self.story.mending
        for line in mending.lines:
            stays = line.step in (Step.RESTED, Step.TAKEN_UP)
            for who in (ALICE, BOB):
                can = line.version in mine(mending, who)
                assert can == (who == line.by and not stays)

    @invariant()
    def words_taken_back_are_nowhere(self) -> None:
        kept = {getattr(fact.event, "words", "") for fact in self.story.facts}
        assert not self.gone & kept

    @invariant()
    def nobody_says_yes_to_themselves(self) -> None:
        yes = self.story.mending.agreed
        asked = {one.version: one.by for one in self.story.mending.lines}
        assert yes is None or asked[yes.to] != yes.by

    @rule(data=st.data())
    def any_prefix_with_any_tombstones_can_be_read(self, data: st.DataObject) -> None:
        facts = self.story.facts
        cut = data.draw(st.integers(0, len(facts)))
        gone = data.draw(st.sets(st.integers(0, max(len(facts) - 1, 0))))
        odd = data.draw(
            st.sampled_from([Withdrawn(), Unverified(), Newer("repairs.step", 9)])
        )
        mending = fold(
            attrs.evolve(fact, event=odd) if n in gone else fact
            for n, fact in enumerate(facts[:cut])
        )
        if stage(mending) in ON_ITS_WAY:
            assert any(turn(mending, who, self.story.now) for who in (ALICE, BOB))


TestTwoPeople = TwoPeople.TestCase
TestTwoPeople.settings = settings(
    max_examples=40, stateful_step_count=25, deadline=None
)
