"""What a silence can be, what lies over what, and what becomes of a side."""

import itertools
import uuid
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillhere.core.codec import Unverified, Withdrawn
from stillhere.core.facts import Fact
from stillhere.rooms.episodes import rules
from stillhere.rooms.episodes.records import Mine, Standing, TakenBack, Told
from stillhere.rooms.episodes.rules import NotTheirs
from tests.rooms.episodes.silences import ALL_OF_IT, NOW, silence, token

ALICE, BOB = uuid.UUID(int=1), uuid.UUID(int=2)
HOURS = st.integers(1, 400).map(lambda hours: timedelta(hours=hours))


@pytest.mark.parametrize(
    ("began", "ended", "wrong"),
    [
        (timedelta(minutes=1), None, rules.StillToCome),
        (-timedelta(days=20 * 365, minutes=1), None, rules.TooLongAgo),
        (-timedelta(hours=2), -timedelta(hours=3), rules.EndsBefore),
        (-timedelta(hours=2), -timedelta(hours=2), rules.EndsBefore),
        (-timedelta(hours=2), timedelta(minutes=1), rules.EndsLater),
    ],
)
def test_what_cannot_be_is_told_apart(
    began: timedelta, ended: timedelta | None, wrong: type[Exception]
) -> None:
    end = None if ended is None else NOW + ended

    with pytest.raises(wrong):
        rules.checked(silence(began=NOW + began, ended=end), NOW)


@pytest.mark.parametrize("ended", [None, NOW, NOW - timedelta(minutes=1)])
def test_a_silence_may_end_now_or_not_at_all(ended: object) -> None:
    found = silence(began=NOW - timedelta(hours=1), ended=ended)

    assert rules.checked(found, NOW) == found


@given(HOURS, st.one_of(st.none(), HOURS), st.one_of(st.none(), HOURS))
def test_lying_over_each_other_is_the_same_from_both_sides(
    first: timedelta, long: timedelta | None, other_long: timedelta | None
) -> None:
    began = silence().began
    one = silence(ended=began + long if long else None)
    then = began + first
    other = silence(began=then, ended=then + other_long if other_long else None)

    assert rules.overlaps(one, other) == rules.overlaps(other, one)
    assert rules.overlaps(one, other) == (long is None or long > first)


def test_one_that_begins_as_another_ends_does_not_lie_over_it() -> None:
    one = silence()
    following = silence(began=one.ended, ended=None)

    assert not rules.overlaps(one, following)


def test_without_own_words_only_what_was_chosen_is_left() -> None:
    found = rules.words_apart(ALL_OF_IT)

    assert (found.note, found.tags) == ("", ())
    assert (found.before, found.did) == (ALL_OF_IT.before, ALL_OF_IT.did)
    assert found.back == ALL_OF_IT.back


# --- a side ---------------------------------------------------------------------


def told_by(who: uuid.UUID) -> Fact:
    return Fact(version=1, by=who, event=Told(at=NOW, token=token(), silence=ALL_OF_IT))


def test_only_who_showed_a_side_takes_it_back() -> None:
    found = rules.fold([told_by(ALICE)])

    with pytest.raises(NotTheirs):
        rules.take_back(found, by=BOB, token=token(), now=NOW)
    (event,) = rules.take_back(found, by=ALICE, token=token(), now=NOW)

    gone = rules.fold([told_by(ALICE), Fact(version=2, by=ALICE, event=event)])
    assert gone.told is None
    assert gone.taken_back
    assert rules.take_back(gone, by=ALICE, token=token(), now=NOW) == ()
    assert rules.take_back(gone, by=BOB, token=token(), now=NOW) == ()


def test_a_taking_back_that_the_other_forged_does_nothing() -> None:
    forged = Fact(version=2, by=BOB, event=TakenBack(at=NOW, token=token()))

    found = rules.fold([told_by(ALICE), forged])

    assert found.told is not None
    assert found.by == ALICE


EVENTS = st.sampled_from(
    ["told", "taken back", Withdrawn(), Unverified(), "a newer one", None]
)


@given(st.lists(st.tuples(EVENTS, st.sampled_from([ALICE, BOB]))))
def test_whatever_stands_there_can_be_read(
    given_events: list[tuple[object, uuid.UUID]],
) -> None:
    made = {
        "told": lambda: Told(at=NOW, token=token(), silence=ALL_OF_IT),
        "taken back": lambda: TakenBack(at=NOW, token=token()),
    }
    facts = [
        Fact(version=number, by=who, event=made[event]() if event in made else event)
        for number, (event, who) in enumerate(given_events, 1)
    ]

    found = rules.fold(facts)

    assert found.size == len(facts)
    assert not (found.told and found.taken_back)
    assert found.told is None or any(
        fact.event is found.told and fact.by == found.by for fact in facts
    )


# --- what slots point to ------------------------------------------------------------


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.booleans(), st.booleans())))
def test_the_open_ones_are_pointed_to_and_no_others(
    acts: list[tuple[str, bool, bool]],
) -> None:
    found, still = Mine(), set()
    for stream, keeps, is_open in acts:
        still.discard(stream)
        if keeps:
            ended = None if is_open else silence().ended
            found = rules.with_kept(found, stream, silence(ended=ended))
            still |= {stream} if is_open else set()
        else:
            found = rules.without_kept(found, stream)

    assert set(found.open) == still
    assert len(found.open) == len(still)


def test_since_when_there_are_any_only_goes_back() -> None:
    found = Mine()
    for days in (40, 400, 2):
        found = rules.with_kept(found, str(days), silence(days=days))

    assert found.since == silence(days=400).on.replace(day=1)


def test_a_slot_points_to_the_newest_few_that_stand() -> None:
    found = Standing()
    for number in range(rules.RECENT + 3):
        found = rules.with_told(found, str(number), date(2026, 1, 1))

    assert len(found.recent) == rules.RECENT
    assert found.recent[0] == str(rules.RECENT + 2)
    assert "14" not in rules.without_told(found, "14").recent
    assert rules.with_told(found, "5", date(2026, 1, 1)).recent.count("5") == 1


def test_own_words_are_there_once_each_without_blanks() -> None:
    words = (" guests", "rain ", "", "guests", "  ")

    for order in itertools.permutations(words):
        assert set(rules.tidy(order)) == {"guests", "rain"}
    assert rules.tidy(words) == ("guests", "rain")
