"""Which small thing a day has: the same when asked again, another on the next day."""

import itertools
from collections import Counter
from datetime import date, timedelta

import attrs
import pytest

from stillhere.rooms.moments import rules
from stillhere.rooms.moments.reading import ENGLISH, small_things
from stillhere.rooms.moments.rules import (
    KINDS,
    SIZES,
    Asks,
    Kind,
    Person,
    Room,
    Small,
    Thing,
    With,
    instead,
    thing_of,
    today,
)

THINGS = small_things(ENGLISH)
DAY = date(2026, 11, 24)
ALICE = Person(number=4711, company=With.TWO)
ERIN = Person(number=4712, company=With.ALONE)
MUTED = Person(number=4713, company=With.TWO, muted=True)
FRANK = Person(number=4714, company=With.APART)
PEOPLE = (ALICE, ERIN, MUTED, FRANK)


def of(person: Person, small: Small) -> Thing:
    found = thing_of(THINGS, person, small)
    assert found is not None
    return found


def days(person: Person, many: int, **said: object) -> list[Thing]:
    """Return what many days in a row have."""
    small = Small(on=DAY, **said)  # type: ignore[arg-type]
    return [
        of(person, attrs.evolve(small, on=DAY + timedelta(days=n))) for n in range(many)
    ]


@pytest.mark.parametrize("person", PEOPLE)
def test_a_day_has_one_thing_whenever_it_is_asked(person: Person) -> None:
    assert days(person, 30) == days(person, 30)


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("room", [None, *Room])
def test_no_two_days_are_alike(person: Person, room: Room | None) -> None:
    found = days(person, 400, room=room)

    assert all(one != other for one, other in itertools.pairwise(found))


@pytest.mark.parametrize("person", [ALICE, ERIN])
def test_the_kinds_take_turns(person: Person) -> None:
    kinds = [thing.kind for thing in days(person, 50)]

    for place in range(0, 50, 5):
        assert {*kinds[place : place + 5]} == {*KINDS}


@pytest.mark.parametrize("person", PEOPLE)
def test_it_goes_through_all_there_is_before_one_comes_again_soon(
    person: Person,
) -> None:
    may = {
        thing.id
        for thing in THINGS.items
        if person.may_get(thing) and thing.size in SIZES[None]
    }
    found = Counter(thing.id for thing in days(person, 2 * 5 * len(may)))

    assert {*found} == may
    assert min(found.values()) > 1
    if person in (ALICE, ERIN):
        assert max(found.values()) <= 3 * min(found.values())


def test_two_people_have_other_things_on_the_same_day() -> None:
    others = [attrs.evolve(ALICE, number=number) for number in range(100, 150)]

    assert len({of(person, Small(on=DAY)).id for person in others}) > 10


def test_it_is_sized_to_what_there_is() -> None:
    assert {thing.size for thing in days(ALICE, 60)} == {1, 2}
    for room, size in ((Room.LITTLE, 1), (Room.SOME, 2), (Room.MORE, 3)):
        assert {thing.size for thing in days(ALICE, 60, room=room)} == {size}


def test_who_is_alone_gets_nothing_that_needs_the_other_to_join_in() -> None:
    found = [t for room in (None, *Room) for t in days(ERIN, 300, room=room)]

    assert not [t for t in found if t.joined or t.asks is Asks.BOTH]


@pytest.mark.parametrize("person", [MUTED, FRANK])
def test_muted_or_apart_there_is_something_for_oneself_in_its_place(
    person: Person,
) -> None:
    assert {thing.kind for thing in days(person, 100)} == {Kind.ONESELF}


def test_put_away_there_is_nothing_more_that_day() -> None:
    small = Small(on=DAY, away=True)

    assert thing_of(THINGS, ALICE, small) is None
    assert instead(THINGS, ALICE, small, smaller=False, late=False) is None
    assert thing_of(THINGS, ALICE, today(small, DAY + timedelta(days=1))) is not None


def test_of_yesterday_nothing_is_known_but_what_rests() -> None:
    said = Small(on=DAY, away=True, room=Room.LITTLE, now="window")
    tomorrow = DAY + timedelta(days=1)

    assert today(said, tomorrow) == Small(on=tomorrow)
    assert today(said, DAY) == said


def test_a_kind_that_was_done_here_rests_a_week() -> None:
    kind = of(ALICE, Small(on=DAY)).kind
    done = Small(on=DAY, away=True, done=kind, done_on=DAY)

    week = [today(done, DAY + timedelta(days=n)) for n in range(1, 7)]
    after = today(done, DAY + timedelta(days=7))

    assert kind not in {of(ALICE, small).kind for small in week}
    assert after == Small(on=DAY + timedelta(days=7))


def test_what_stands_alone_does_not_rest() -> None:
    done = Small(on=DAY, done=Kind.ONESELF, done_on=DAY)

    assert of(MUTED, today(done, DAY + timedelta(days=1))).kind is Kind.ONESELF


def test_something_else_goes_round_and_comes_to_all_kinds() -> None:
    small, seen = Small(on=DAY), [of(ALICE, Small(on=DAY))]
    for _ in range(40):
        other = instead(THINGS, ALICE, small, smaller=False, late=False)
        assert other is not None
        assert other != seen[-1]
        small = attrs.evolve(small, now=other.id)
        assert of(ALICE, small) == other
        seen.append(other)

    assert {thing.kind for thing in seen[:5]} == {*KINDS}
    assert len({thing.id for thing in seen[:25]}) == 25


def test_a_smaller_one_is_smaller_until_there_is_none() -> None:
    small = Small(on=DAY, room=Room.MORE)
    assert of(ALICE, small).size == 3

    for size in (2, 1):
        other = instead(THINGS, ALICE, small, smaller=True, late=False)
        assert other is not None
        assert other.size <= size
        small = attrs.evolve(small, now=other.id)
        if other.size == 1:
            break
    assert instead(THINGS, ALICE, small, smaller=True, late=False) is None
    again = instead(THINGS, ALICE, small, smaller=False, late=False)
    assert again is not None
    assert again.size == 1, "who asked for a smaller one gets no bigger ones"


def test_at_night_something_else_asks_nobody_to_talk() -> None:
    small = Small(on=DAY, room=Room.MORE)
    for _ in range(40):
        other = instead(THINGS, ALICE, small, smaller=False, late=True)
        assert other is not None
        assert not other.talks
        small = attrs.evolve(small, now=other.id)


def test_what_was_chosen_gives_way_when_it_is_muted() -> None:
    chosen = next(t for t in THINGS.items if t.kind is Kind.REPAIR)

    assert of(ALICE, Small(on=DAY, now=chosen.id)) == chosen
    assert of(MUTED, Small(on=DAY, now=chosen.id)).kind is Kind.ONESELF


@pytest.mark.parametrize(
    ("hour", "late"), [(0, True), (6, True), (7, False), (21, False), (22, True)]
)
def test_the_night_is_from_ten_to_seven(hour: int, late: bool) -> None:
    assert rules.is_late(hour) is late


def test_without_things_there_is_none() -> None:
    nothing = rules.Things(())

    assert thing_of(nothing, ALICE, Small(on=DAY)) is None
