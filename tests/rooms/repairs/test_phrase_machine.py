"""Phrases of two people, in any order, with lost, repeated and crossing taps."""

import uuid

import attrs
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from stillhere.core.codec import Newer, Unverified, Withdrawn
from stillhere.rooms.repairs import phrases
from stillhere.rooms.repairs.homely import lines
from stillhere.rooms.repairs.phrases import (
    MOST,
    REMEMBERED,
    CannotSay,
    Leave,
    Propose,
    Send,
    TakeBack,
    Tap,
    Thank,
    Yes,
    decide,
    fold,
)
from tests.rooms.repairs.people import ALICE, BOB, token
from tests.rooms.repairs.test_phrase_rules import Two

PEOPLE = st.sampled_from([ALICE, BOB])
LUCK = st.sampled_from(["arrives", "arrives", "twice", "lost", "other tab"])
TEXTS = st.sampled_from([f"phrase {number}" for number in range(16)])


class TwoAndTheirPhrases(RuleBasedStateMachine):
    """Pages may be old, taps lost, repeated, or made on a second phone."""

    @initialize()
    def start(self) -> None:
        self.two = Two()
        self.lost: list[Tap] = []
        self.done: list[Tap] = []
        self.ids = {token()}
        self.sends = {token()}
        self.undone: set[str] = set()

    def send(self, tap: Tap, luck: str) -> None:
        if luck == "lost":
            self.lost.append(tap)
            return
        self.arrive(tap)
        if luck == "twice":
            before = list(self.two.facts)
            self.quietly(tap)
            assert self.two.facts == before
        if luck == "other tab":
            self.arrive(attrs.evolve(tap, token=token()))

    def arrive(self, tap: Tap) -> None:
        other = BOB if tap.by == ALICE else ALICE
        theirs = self.two.found.of(other)
        self.quietly(tap)
        assert self.two.found.of(other) == theirs, "nobody writes for the other"
        self.done.append(tap)
        if isinstance(tap, Propose):
            self.ids.add(tap.token)
        if isinstance(tap, Send):
            self.sends.add(tap.token)
        if isinstance(tap, TakeBack) and tap.by in self.by_whom(tap.sent):
            self.undone.add(tap.sent)

    def by_whom(self, sent: str) -> set[uuid.UUID]:
        return {t.by for t in self.done if isinstance(t, Send) and t.token == sent}

    def quietly(self, tap: Tap) -> None:
        try:
            self.two.does(tap)
        except CannotSay:
            return

    @rule(who=PEOPLE, text=TEXTS, luck=LUCK)
    def proposes(self, who: uuid.UUID, text: str, luck: str) -> None:
        self.send(Propose(by=who, token=token(), text=text), luck)

    @rule(data=st.data(), who=PEOPLE, luck=LUCK)
    def says_yes(self, data: st.DataObject, who: uuid.UUID, luck: str) -> None:
        phrase = data.draw(st.sampled_from(sorted(self.ids)))
        self.send(Yes(by=who, token=token(), phrase=phrase), luck)

    @rule(data=st.data(), who=PEOPLE, luck=LUCK)
    def says_yes_to_all(self, data: st.DataObject, who: uuid.UUID, luck: str) -> None:
        for one in self.two.found.waits_for_me(who):
            self.send(Yes(by=who, token=token(), phrase=one.id), luck)

    @rule(data=st.data(), who=PEOPLE, luck=LUCK)
    def leaves_one(self, data: st.DataObject, who: uuid.UUID, luck: str) -> None:
        phrase = data.draw(st.sampled_from(sorted(self.ids)))
        self.send(Leave(by=who, token=token(), phrase=phrase), luck)
        if luck != "lost":
            for one in (ALICE, BOB):
                mine = phrase in {p.id for p in self.two.found.agreed(one)}
                assert not mine, "it is gone for both"

    @rule(data=st.data(), who=PEOPLE, luck=LUCK)
    def sends_one(self, data: st.DataObject, who: uuid.UUID, luck: str) -> None:
        agreed = [one.id for one in self.two.found.agreed(who)]
        phrase = data.draw(st.sampled_from(agreed or sorted(self.ids)))
        self.send(Send(by=who, token=token(), phrase=phrase), luck)

    @rule(data=st.data(), who=PEOPLE, luck=LUCK)
    def takes_it_back(self, data: st.DataObject, who: uuid.UUID, luck: str) -> None:
        sent = data.draw(st.sampled_from(sorted(self.sends)))
        self.send(TakeBack(by=who, token=token(), sent=sent), luck)

    @rule(data=st.data(), who=PEOPLE, luck=LUCK)
    def receives_it(self, data: st.DataObject, who: uuid.UUID, luck: str) -> None:
        sent = data.draw(st.sampled_from(sorted(self.sends)))
        self.send(Thank(by=who, token=token(), sent=sent), luck)

    @rule(data=st.data())
    def a_lost_tap_arrives(self, data: st.DataObject) -> None:
        if self.lost:
            self.arrive(self.lost.pop(data.draw(st.integers(0, len(self.lost) - 1))))

    @rule(data=st.data())
    def a_tap_arrives_again(self, data: st.DataObject) -> None:
        if self.done:
            before = self.two.found
            recent = self.done[-REMEMBERED // 2 :]
            tap = data.draw(st.sampled_from(recent))
            if tap.token[-phrases.KNOWN :] in before.of(tap.by).taps:
                self.quietly(tap)
                assert self.two.found == before

    @rule(hours=st.sampled_from([1, 23, 25]))
    def time_passes(self, hours: int) -> None:
        before = self.two.found
        self.two.now += hours * phrases.SHOWN / 24
        assert self.two.found == before, "no time changes what is kept"

    @invariant()
    def both_have_the_same_list_and_it_never_grows_beyond_twelve(self) -> None:
        found = self.two.found
        lists = [{one.id for one in found.agreed(who)} for who in (ALICE, BOB)]
        assert lists[0] == lists[1]
        assert len(lists[0]) <= MOST
        for who in (ALICE, BOB):
            texts = [phrases.alike(one.text) for one in found.agreed(who)]
            assert len(texts) == len(set(texts))

    @invariant()
    def what_both_want_was_proposed_by_one_and_wanted_by_the_other(self) -> None:
        found = self.two.found
        for who, other in ((ALICE, BOB), (BOB, ALICE)):
            for one in found.agreed(who):
                own = one in found.of(who).phrases
                assert one.id in found.of(other if own else who).yes

    @invariant()
    def each_can_always_do_something(self) -> None:
        found = self.two.found
        for who in (ALICE, BOB):
            for one in found.agreed(who):
                for tap in (Send, Leave):
                    new = tap(by=who, token=token(), phrase=one.id)
                    assert decide(found, new, self.two.now) is not None
            for one in found.waits_for_them(who):
                back = Leave(by=who, token=token(), phrase=one.id)
                assert decide(found, back, self.two.now) is not None
            sent = phrases.sent_by_me(found, who, self.two.now)
            if sent is not None:
                undo = TakeBack(by=who, token=token(), sent=sent.tap)
                assert decide(found, undo, self.two.now) is not None

    @invariant()
    def what_came_can_be_received_and_what_was_taken_back_never_shows(self) -> None:
        found, now = self.two.found, self.two.now
        for who in (ALICE, BOB):
            seen = lines(found, who, now)
            assert bool(seen.came) == bool(seen.came_text)
            if seen.came:
                thanks = Thank(by=who, token=token(), sent=seen.came)
                assert decide(found, thanks, now) is not None
            assert not {seen.came, seen.received} & self.undone

    @invariant()
    def nothing_grows(self) -> None:
        assert len(self.two.facts) <= 2
        for who in (ALICE, BOB):
            mine = self.two.found.of(who)
            assert len(mine.phrases) <= MOST
            assert len(mine.taps) <= REMEMBERED
            assert len(mine.yes) <= MOST

    @rule(who=PEOPLE, odd=st.sampled_from([Withdrawn(), Unverified(), Newer("a", 9)]))
    def an_odd_value_can_be_read(self, who: uuid.UUID, odd: object) -> None:
        found = fold(
            attrs.evolve(fact, event=odd) if fact.by == who else fact
            for fact in self.two.facts
        )
        for one in (ALICE, BOB):
            assert lines(found, one, self.two.now).came_text == ""
            assert found.agreed(one) == ()


TestTwoAndTheirPhrases = TwoAndTheirPhrases.TestCase
TestTwoAndTheirPhrases.settings = settings(
    max_examples=60, stateful_step_count=30, deadline=None
)
