"""A talk on its pages: who sees what, what is kept in the box, what home says."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from tests.cast import Actor, couple
from tests.rooms.conversations.talking import (
    asks,
    form_token,
    size_of,
    talked,
    taps,
    text,
)

pytestmark = pytest.mark.django_db
EVENING = datetime(2026, 11, 23, 18, 10, tzinfo=UTC)


@pytest.fixture
def two() -> tuple[Actor, Actor]:
    return couple()


def test_a_whole_talk_from_the_question_to_the_end(two: tuple[Actor, Actor]) -> None:
    alice, bob = two
    page = asks(alice)
    assert "You asked Bob for a talk." in text(alice.gets(page))
    assert "Alice would like to talk about one thing." in text(bob.gets(page))

    taps(bob, page, "now")
    assert "You have the floor." in text(alice.gets(page))
    assert "Alice has the floor." in text(bob.gets(page))

    taps(alice, page, "said")
    assert "Now give back what you heard." in text(bob.gets(page))
    taps(bob, page, "gave-back")
    assert "Is that it?" in text(alice.gets(page))
    taps(alice, page, "thats-it")
    assert "You heard Alice." in text(bob.gets(page))
    taps(bob, page, "swap")
    assert "You have the floor." in text(bob.gets(page))

    taps(alice, page, "ended")
    for one in two:
        assert "The talk is over." in text(one.gets(page))
        assert "kitchen table" not in text(one.gets(page))


def test_typed_words_reach_the_other_only_when_they_are_shown(
    two: tuple[Actor, Actor],
) -> None:
    alice, bob = two
    page = asks(alice)
    taps(bob, page, "now")

    answer = taps(alice, page, "said", "not for Bob yet")

    assert answer.status_code == 200
    assert "not for Bob yet" in text(answer), "it stays in the box"
    assert "not for Bob yet" not in text(bob.gets(page))
    taps(alice, page, "more")
    taps(alice, page, "show", "for Bob now")
    assert "for Bob now" in text(bob.gets(page))


def test_words_that_were_shown_can_be_taken_back_and_the_talk_stands(
    two: tuple[Actor, Actor],
) -> None:
    alice, bob = two
    page = asks(alice)
    taps(bob, page, "now")
    taps(alice, page, "show", "a bit much")

    bob.posts(f"{page}/t", token=form_token(), tap="back", far="3")
    assert "a bit much" in text(bob.gets(page)), "they are not his"
    alice.posts(f"{page}/t", token=form_token(), tap="back", far="3")

    assert "a bit much" not in text(bob.gets(page))
    assert "Now give back what you heard." in text(bob.gets(page))


def test_both_at_once_the_first_wins_and_the_second_keeps_the_words(
    two: tuple[Actor, Actor],
) -> None:
    alice, bob = two
    page = talked(alice, bob)
    meant = size_of(bob, page)
    taps(alice, page, "stay")

    answer = bob.posts(
        page, token=form_token(), tap="swap", far=meant, words="typed by Bob"
    )

    assert answer.status_code == 409
    assert "The talk went on in the meantime." in text(answer)
    assert "typed by Bob" in text(answer)
    assert "Alice has the floor." in text(bob.gets(page))


def test_a_tap_that_is_sent_twice_is_one_tap(two: tuple[Actor, Actor]) -> None:
    alice, bob = two
    page = asks(alice)
    taps(bob, page, "now")
    fields = {"token": form_token(), "tap": "show", "far": size_of(alice, page)}

    for _twice in range(2):
        answer = alice.posts(page, words="heard you", **fields)
        assert answer.status_code == 302

    assert text(bob.gets(page)).count("heard you") == 1
    assert size_of(bob, page) == "4"


def test_a_question_that_is_sent_again_later_begins_no_second_talk(
    two: tuple[Actor, Actor],
) -> None:
    alice, _bob = two
    fields = {"token": form_token(), "topic": "money", "first": "me"}
    page = alice.posts("/g/n", **fields).headers["Location"]
    taps(alice, page, "ended")
    other = asks(alice, "the garden")

    again = alice.posts("/g/n", **fields)

    assert again.headers["Location"] == page
    assert "the garden" in text(alice.gets(other))


def test_during_a_pause_neither_sees_what_it_is_about(
    two: tuple[Actor, Actor],
) -> None:
    alice, bob = two
    page = talked(alice, bob)
    pause = bob.posts("/a/", token=form_token(), when="30m", line="Back soon.")

    for one in two:
        shown = text(one.gets(page))
        assert "What you talked about is here when you’re both back." in shown
        assert "kitchen table" not in shown
        assert "tired" not in shown
        assert "/g/" not in text(one.gets("/"))
    answer = alice.posts(page, token=form_token(), tap="swap", far="7", words="typed")
    assert answer.status_code == 409
    assert "typed" in text(answer)
    assert "kitchen table" not in text(answer)

    back = pause.headers["Location"]
    bob.posts(f"{back}/b", token=form_token(), way="talk")
    assert "kitchen table" in text(bob.gets(page)), "just where it was"
    assert "You heard Alice." in text(bob.gets(page))
    assert "Go on with the talk" in text(bob.gets("/"))


def test_home_has_one_line_and_none_at_night_for_a_question() -> None:
    with time_machine.travel(EVENING, tick=False) as clock:
        alice, bob = couple()
        page = asks(alice)
        line = "Alice would like to talk about one thing."
        assert line in text(bob.gets("/"))
        assert "kitchen table" not in text(bob.gets("/")), "the topic is on its page"
        clock.shift(timedelta(hours=4))
        bob.signs_in()
        assert line not in text(bob.gets("/"))
        clock.shift(timedelta(hours=9))
        bob.signs_in()
        assert line in text(bob.gets("/"))
        bob.posts(f"{page}/t", token=form_token(), tap="away")
        assert line not in text(bob.gets("/"))
        taps(bob, page, "now")
        alice.signs_in()
        assert "A talk with Bob is open." in text(alice.gets("/"))


def test_another_time_brings_words_and_not_this_one_ends_it(
    two: tuple[Actor, Actor],
) -> None:
    alice, bob = two
    page = asks(alice)
    taps(bob, page, "later", "Sunday after lunch")
    shown = text(alice.gets(page))
    assert "Bob says: another time." in shown
    assert "Sunday after lunch" in shown

    taps(alice, page, "again")
    taps(bob, page, "not-this")

    assert "Bob says about the talk: not this one." in text(alice.gets("/"))
    assert "Bob says: not this one." in text(alice.gets(page))
    assert "kitchen table" not in text(alice.gets(page))
    alice.posts(f"{page}/t", token=form_token(), tap="done")
    assert "not this one" not in text(alice.gets("/"))


def test_a_question_that_is_taken_back_leaves_nothing(
    two: tuple[Actor, Actor],
) -> None:
    alice, bob = two
    page = asks(alice)
    taps(alice, page, "ended")
    assert "/g/" not in text(bob.gets("/"))
    assert "Nothing waits here." in text(bob.gets(page))


def test_words_typed_under_a_locked_screen_come_back(
    two: tuple[Actor, Actor],
) -> None:
    alice, bob = two
    page = asks(alice)
    taps(bob, page, "now")
    meant = size_of(alice, page)
    alice.locks()
    alice.posts(page, token=form_token(), tap="show", far=meant, words="held")

    answer = alice.unlocks()

    assert answer.headers["Location"] == page
    assert "held" in text(alice.gets(page))
    assert "held" not in text(bob.gets(page))


def test_one_talk_at_a_time(two: tuple[Actor, Actor]) -> None:
    alice, bob = two
    asks(alice)
    answer = bob.posts("/g/n", token=form_token(), topic="mine", first="me")
    assert answer.status_code == 409
    assert "One at a time." in text(answer)
    assert 'value="mine"' in text(answer)


def test_a_piece_is_only_the_piece_and_a_box_stands_outside_of_it(
    two: tuple[Actor, Actor],
) -> None:
    alice, bob = two
    page = asks(alice)
    taps(bob, page, "now")
    piece = text(alice.gets(page, **{"HX-Request": "true"}))
    assert "You have the floor." in piece
    assert "<textarea" not in piece
    assert "<html" not in piece


def test_strangers_and_the_lone_find_no_talk(two: tuple[Actor, Actor]) -> None:
    alice, _bob = two
    page = asks(alice)
    erin = Actor("Erin").signs_up()
    assert erin.gets(page).status_code == 404
    assert erin.gets("/g/n").status_code == 302
    assert "Ask" not in text(erin.gets("/g/"))
    assert "this phone between you" in text(erin.gets("/g/"))


def test_whoever_joined_just_for_pauses_has_no_line_on_home() -> None:
    alice, bob = Actor("Alice").signs_up(), Actor("Bob").signs_up()
    bob.joins(alice.invites(), how="pauses")
    alice.gets("/u/")
    page = asks(alice)

    assert "/g/" not in text(bob.gets("/"))
    assert "/g/" not in text(bob.gets("/u/"))
    assert bob.gets(page).status_code == 200, "who asks for more finds it"


@pytest.mark.parametrize("level", ["fewer", "none"])
def test_muted_nothing_of_a_talk_is_filled_or_advised(level: str) -> None:
    alice, bob = couple()
    bob.posts("/m/s", token=form_token(), suggestions=level)
    page = asks(alice)
    asked = text(bob.gets(page)).partition("<main")[2]
    assert ("act first" in asked) == (level == "fewer"), "a page opened for it"
    taps(bob, page, "now")
    listens = text(bob.gets(page))
    assert ("Just listen." in listens) == (level == "fewer")
    assert ("You owe no answer" in listens) == (level == "none")
