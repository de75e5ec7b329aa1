"""Phrases: who proposes, who says yes, what is sent, what is gone for both."""

import uuid
from datetime import datetime, timedelta

import pytest

from stillhere.core.codec import Newer, Unverified, Withdrawn
from stillhere.core.facts import Fact
from stillhere.rooms.repairs.homely import lines
from stillhere.rooms.repairs.phrases import (
    MOST,
    SHOWN,
    Enough,
    Leave,
    NotThere,
    Phrases,
    Propose,
    Send,
    TakeBack,
    Tap,
    Thank,
    Yes,
    decide,
    fold,
)
from tests.rooms.repairs.people import ALICE, BOB, START, token


class Two:
    """Alice and Bob, and the slot in which each has a value."""

    def __init__(self) -> None:
        self.now: datetime = START
        self.facts: list[Fact] = []
        self.version = 0

    @property
    def found(self) -> Phrases:
        return fold(self.facts)

    def does(self, tap: Tap) -> bool:
        """Do it as the service does: one's own older value goes."""
        new = decide(self.found, tap, self.now)
        if new is None:
            return False
        self.version += 1
        mine = Fact(version=self.version, by=tap.by, event=new)
        self.facts = [fact for fact in self.facts if fact.by != tap.by] + [mine]
        return True

    def proposes(self, who: uuid.UUID, text: str) -> str:
        sent = token()
        self.does(Propose(by=who, token=sent, text=text))
        return sent

    def both_want(self, text: str = "I said that badly.") -> str:
        phrase = self.proposes(ALICE, text)
        self.does(Yes(by=BOB, token=token(), phrase=phrase))
        return phrase

    def sends(self, who: uuid.UUID, phrase: str) -> str:
        sent = token()
        self.does(Send(by=who, token=sent, phrase=phrase))
        return sent

    def sees(self, who: uuid.UUID) -> tuple[str, str]:
        """What home says: what came, and what was received."""
        found = lines(self.found, who, self.now)
        return found.came_text, found.received_text

    def texts(self, who: uuid.UUID) -> list[str]:
        return [one.text for one in self.found.agreed(who)]


def test_a_phrase_is_there_once_both_said_yes() -> None:
    two = Two()

    phrase = two.proposes(ALICE, "Can we start again?")
    assert two.texts(ALICE) == two.texts(BOB) == []
    with pytest.raises(NotThere):
        two.does(Send(by=ALICE, token=token(), phrase=phrase))
    two.does(Yes(by=BOB, token=token(), phrase=phrase))

    assert two.texts(ALICE) == two.texts(BOB) == ["Can we start again?"]


def test_nobody_says_yes_for_the_other() -> None:
    two = Two()
    phrase = two.proposes(ALICE, "Can we start again?")

    with pytest.raises(NotThere):
        two.does(Yes(by=ALICE, token=token(), phrase=phrase))


def test_proposing_what_waits_from_the_other_is_a_yes() -> None:
    two = Two()
    two.proposes(ALICE, "I’m sorry.")

    two.proposes(BOB, " i'm  sorry")

    assert two.texts(BOB) == ["I’m sorry."]
    assert not two.found.waits_for_me(ALICE)


def test_a_proposal_left_open_is_no_no_and_can_be_taken_back() -> None:
    two = Two()
    phrase = two.proposes(ALICE, "You have a point.")

    waits = [one.text for one in two.found.waits_for_them(ALICE)]
    two.does(Leave(by=ALICE, token=token(), phrase=phrase))

    assert waits == ["You have a point."]
    assert not two.found.waits_for_me(BOB)
    with pytest.raises(NotThere):
        two.does(Yes(by=BOB, token=token(), phrase=phrase))


@pytest.mark.parametrize("who", [ALICE, BOB])
def test_either_leaves_one_and_it_is_gone_for_both(who: uuid.UUID) -> None:
    two = Two()
    phrase = two.both_want()
    two.sends(BOB, phrase)
    two.sends(ALICE, phrase)

    two.does(Leave(by=who, token=token(), phrase=phrase))

    for one in (ALICE, BOB):
        assert two.texts(one) == []
        assert two.sees(one) == ("", "")
        assert not two.found.waits_for_me(one)
        assert not two.found.waits_for_them(one)


def test_it_can_be_proposed_again_after_it_was_left() -> None:
    two = Two()
    phrase = two.both_want()
    two.does(Leave(by=BOB, token=token(), phrase=phrase))

    two.proposes(BOB, "I said that badly.")
    (again,) = two.found.waits_for_me(ALICE)
    two.does(Yes(by=ALICE, token=token(), phrase=again.id))

    assert two.texts(ALICE) == ["I said that badly."]


def test_whoever_proposed_it_can_propose_it_again_after_the_other_left() -> None:
    two = Two()
    phrase = two.both_want()
    two.does(Leave(by=BOB, token=token(), phrase=phrase))

    again = two.proposes(ALICE, "I said that badly.")

    assert [one.id for one in two.found.waits_for_me(BOB)] == [again]


def test_one_tap_sends_and_one_receives() -> None:
    two = Two()
    phrase = two.both_want()

    sent = two.sends(BOB, phrase)
    assert two.sees(ALICE) == ("I said that badly.", "")
    assert two.sees(BOB) == ("", "")
    two.does(Thank(by=ALICE, token=token(), sent=sent))

    assert two.sees(ALICE) == ("", "")
    assert two.sees(BOB) == ("", "I said that badly.")


def test_both_send_in_the_same_second_and_both_arrive() -> None:
    two = Two()
    phrase = two.both_want()
    read = two.found

    for who in (ALICE, BOB):  # each decided on what stood before the other's tap
        new = decide(read, Send(by=who, token=token(), phrase=phrase), two.now)
        assert new is not None
        two.version += 1
        mine = Fact(version=two.version, by=who, event=new)
        two.facts = [f for f in two.facts if f.by != who] + [mine]

    assert two.sees(ALICE)[0] == two.sees(BOB)[0] == "I said that badly."


def test_the_same_tap_again_does_nothing_even_after_it_was_taken_back() -> None:
    two = Two()
    phrase = two.both_want()
    tap = Send(by=BOB, token=token(), phrase=phrase)
    two.does(tap)
    assert not two.does(tap)

    two.does(TakeBack(by=BOB, token=token(), sent=tap.token))
    assert not two.does(tap)

    assert two.sees(ALICE) == ("", "")


def test_what_was_taken_back_cannot_be_received() -> None:
    two = Two()
    sent = two.sends(BOB, two.both_want())
    two.does(TakeBack(by=BOB, token=token(), sent=sent))

    with pytest.raises(NotThere):
        two.does(Thank(by=ALICE, token=token(), sent=sent))


def test_an_old_page_takes_back_only_what_it_showed() -> None:
    two = Two()
    phrase = two.both_want()
    first = two.sends(BOB, phrase)
    two.sends(BOB, phrase)

    assert not two.does(TakeBack(by=BOB, token=token(), sent=first))

    assert two.sees(ALICE)[0] == "I said that badly."


def test_thanks_are_for_the_one_that_was_sent_and_not_for_a_later_one() -> None:
    two = Two()
    phrase = two.both_want()
    first = two.sends(BOB, phrase)
    two.does(Thank(by=ALICE, token=token(), sent=first))

    two.sends(BOB, phrase)

    assert two.sees(BOB) == ("", "")
    assert two.sees(ALICE)[0] == "I said that badly."


def test_a_day_later_nothing_of_it_is_shown() -> None:
    two = Two()
    sent = two.sends(BOB, two.both_want())
    two.now += SHOWN - timedelta(seconds=1)
    assert two.sees(ALICE)[0]

    two.now += timedelta(seconds=1)

    assert two.sees(ALICE) == ("", "")
    with pytest.raises(NotThere):
        two.does(Thank(by=ALICE, token=token(), sent=sent))


def test_a_line_that_was_put_away_stays_away_and_a_newer_one_comes() -> None:
    two = Two()
    phrase = two.both_want()
    sent = two.sends(BOB, phrase)

    assert lines(two.found, ALICE, two.now, (sent,)).came == ""
    newer = two.sends(BOB, phrase)
    assert lines(two.found, ALICE, two.now, (sent,)).came == newer


def test_twelve_are_enough() -> None:
    two = Two()
    for number in range(MOST):
        two.both_want(f"phrase {number}")

    for who in (ALICE, BOB):
        with pytest.raises(Enough):
            two.proposes(who, "one more")

    two.does(Leave(by=BOB, token=token(), phrase=two.found.agreed(BOB)[0].id))
    assert two.both_want("one more")
    assert len(two.texts(BOB)) == MOST


def test_a_yes_beyond_twelve_is_refused_kindly() -> None:
    two = Two()
    ids = [two.proposes(ALICE, f"hers {number}") for number in range(MOST)]
    his = two.proposes(BOB, "his")
    for phrase in ids:
        two.does(Yes(by=BOB, token=token(), phrase=phrase))

    with pytest.raises(Enough):
        two.does(Yes(by=ALICE, token=token(), phrase=his))


@pytest.mark.parametrize(
    "odd", [Withdrawn(), Unverified(), Newer("repairs.phrases", 9)]
)
def test_what_cannot_be_read_says_nothing_and_breaks_nothing(odd: object) -> None:
    two = Two()
    phrase = two.both_want()
    two.sends(BOB, phrase)
    two.facts = [
        Fact(version=f.version, by=f.by, event=odd if f.by == BOB else f.event)
        for f in two.facts
    ]

    assert two.sees(ALICE) == ("", "")
    assert two.texts(ALICE) == []
    assert (BOB in two.found.unreadable) == (not isinstance(odd, Withdrawn))


def test_what_the_other_wrote_newer_costs_none_of_ones_own_yes() -> None:
    two = Two()
    his = two.proposes(BOB, "his")
    two.does(Yes(by=ALICE, token=token(), phrase=his))
    (bobs,) = [f for f in two.facts if f.by == BOB]
    rest = [f for f in two.facts if f.by != BOB]
    odd = Fact(version=bobs.version, by=BOB, event=Newer("repairs.phrases", 9))
    two.facts = [odd, *rest]

    two.proposes(ALICE, "hers")
    two.facts = [bobs, *(f for f in two.facts if f.by != BOB)]

    assert "his" in two.texts(ALICE)


def test_no_repr_shows_a_word() -> None:
    two = Two()
    two.both_want("quite private")

    shown = f"{two.found!r} {two.facts!r} {lines(two.found, BOB, two.now)!r}"

    assert "quite private" not in shown
    assert "quite" not in repr(Propose(by=ALICE, token="0", text="quite private"))
