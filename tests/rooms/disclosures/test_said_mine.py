"""What a person keeps for themselves: expectations, steps, a picture."""

from datetime import timedelta

import attrs
import pytest

from stillhere.rooms.disclosures import mine, pictures
from stillhere.rooms.disclosures.mine import Look, Looks, Mine, Small, Steps, Went
from stillhere.rooms.disclosures.records import Kind
from tests.rooms.disclosures.people import START


def look(
    number: int,
    went: Went | None = None,
    *,
    expected: Went | None = Went.UNSURE,
    kind: Kind = Kind.NEED,
) -> Look:
    return Look(
        stream=f"{number:032x}",
        kind=kind,
        at=START + timedelta(hours=number),
        expected=expected,
        went=went,
    )


def looks(*wents: Went | None, kind: Kind = Kind.NEED) -> Looks:
    found = Looks()
    for number, went in enumerate(wents):
        found = mine.remember(found, look(number, went, kind=kind))
    return found


def test_a_look_takes_the_place_of_an_earlier_one_and_only_the_last_stay() -> None:
    found = looks(*[Went.WELL] * (mine.REMEMBERED + 5))
    assert len(found.looks) == mine.REMEMBERED

    last = found.looks[-1]
    found = mine.remember(found, attrs.evolve(last, went=Went.BADLY))

    assert len(found.looks) == mine.REMEMBERED
    kept = found.of(last.stream)
    assert kept is not None
    assert kept.went is Went.BADLY
    assert mine.forget(found, last.stream).of(last.stream) is None


def test_the_warning_comes_before_the_first_heavy_thing_only() -> None:
    assert Looks().first
    assert mine.remember(Looks(), look(1, kind=Kind.GOOD)).first
    assert not mine.remember(Looks(), look(1, kind=Kind.HURT)).first


@pytest.mark.parametrize(
    ("wents", "badly"),
    [
        ((), False),
        ((Went.BADLY,), False),
        ((Went.BADLY, Went.BADLY), True),
        ((Went.BADLY, Went.WELL, Went.BADLY), True),
        ((Went.BADLY, Went.BADLY, Went.WELL, Went.WELL), False),
        ((Went.BADLY, None, None, Went.BADLY), True),
        ((Went.UNSURE, Went.UNSURE, Went.BADLY), False),
    ],
)
def test_going_badly_is_two_of_the_last_three(
    wents: tuple[Went | None, ...], badly: bool
) -> None:
    assert mine.goes_badly(looks(*wents)) is badly


def test_light_things_do_not_count_as_going_badly() -> None:
    assert not mine.goes_badly(looks(Went.BADLY, Went.BADLY, kind=Kind.GOOD))


def test_steps_begin_from_light_to_heavy_and_none_is_required() -> None:
    steps = mine.defaults()

    assert [step.kind for step in steps.steps] == list(mine.STARTING)
    assert steps.next == steps.steps[0]
    assert attrs.evolve(steps, at="need").next == steps.steps[4]
    assert attrs.evolve(steps, at="need").smaller == steps.steps[2]
    assert attrs.evolve(steps, at="hurt").next is None
    assert attrs.evolve(steps, at="fact").smaller == steps.steps[0]
    assert Steps().next is None
    assert Steps().smaller is None


def test_steps_are_moved_added_and_taken_out() -> None:
    steps = mine.defaults()

    assert mine.move(steps, "preference", -1).steps[0].id == "preference"
    assert mine.move(steps, "fact", -1) == steps
    assert mine.move(steps, "hurt", 1) == steps
    assert mine.move(steps, "unknown", 1) == steps
    assert "fear" not in [step.id for step in mine.remove(steps, "fear").steps]
    assert mine.remove(steps, "unknown") == steps
    own = Small(id="a" * 32, kind=Kind.GOOD, words="The walk.")
    more = mine.add(steps, own)
    assert more.steps[-1] == own
    assert mine.add(more, own) == more
    full = Steps(
        steps=tuple(Small(id=str(n), kind=Kind.GOOD) for n in range(mine.MOST_STEPS))
    )
    assert mine.add(full, own) == full


def test_put_away_shows_again_when_there_is_something_newer() -> None:
    found = mine.put_away(Mine(), "a", 2)

    assert found.is_away("a", 2)
    assert not found.is_away("a", 3)
    assert not found.is_away("b", 1)


def test_what_was_opened_and_put_away_does_not_grow() -> None:
    found = Mine()
    for number in range(100):
        found = mine.open_it(mine.put_away(found, str(number), 1), str(number))

    assert len(found.opened) == mine.OPENED
    assert len(found.away) == mine.PUT_AWAY
    assert "99" in found.opened
    assert mine.open_it(found, "99") == found


def test_without_anything_there_is_no_picture() -> None:
    found = pictures.picture(looks(None, None))

    assert (found.many, found.waiting) == (0, 2)
    assert found.sentence == "There is nothing to compare yet."
    assert not found.dots


@pytest.mark.parametrize(
    ("many", "sentence"),
    [
        (1, "One thing so far. One alone can’t say anything about the next."),
        (4, "4 things so far. It’s too early to say anything about them."),
        (5, "5 things so far. They can’t tell how the next one goes."),
    ],
)
def test_a_picture_says_no_more_than_it_knows(many: int, sentence: str) -> None:
    found = pictures.picture(looks(*[Went.WELL] * many))

    assert found.sentence == sentence
    assert bool(found.more) is (many >= pictures.ENOUGH)
    assert len(found.dots) == many
    assert found.early is (many < pictures.ENOUGH)


def test_the_sentences_count_what_the_table_counts() -> None:
    found = pictures.picture(looks(Went.WELL, Went.BADLY, Went.BADLY, Went.UNSURE))
    assert found.more == ()
    found = pictures.picture(
        looks(Went.WELL, Went.BADLY, Went.BADLY, Went.UNSURE, Went.WELL)
    )

    assert found.more == (
        "5 times you weren’t sure. It went: 2 well, 1 so-so, 2 badly.",
    )
    assert [row.numbers for row in found.rows] == [(0, 0, 0), (2, 1, 2), (0, 0, 0)]


def test_dots_stay_inside_their_square() -> None:
    found = pictures.picture(looks(*[Went.WELL] * mine.REMEMBERED))

    square = found.squares[3]
    assert len(found.dots) == pictures.MOST_DOTS
    for dot in found.dots:
        assert square.x + 5 <= dot.x <= square.x + found.side - 5
        assert square.y + 5 <= dot.y <= square.y + found.side - 5
    assert found.rows[1].numbers == (mine.REMEMBERED, 0, 0)
