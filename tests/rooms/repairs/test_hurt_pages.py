"""An old hurt, written for oneself: kept, changed, erased, and nobody else's."""

import html
import re
import secrets

import pytest
from django.http import HttpResponse

from tests.cast import ERIN, Actor, couple

pytestmark = pytest.mark.django_db
HAPPENED = "You drove home without me from the lake."
MEANT = "That I don’t count."
NEEDED = "A hand, and a word."


def text(answer: HttpResponse) -> str:
    return html.unescape(answer.content.decode())


def writes(who: Actor, **more: str) -> HttpResponse:
    return who.posts("/f/n", **({"token": secrets.token_hex(16)} | more))


def kept(who: Actor, **more: str) -> str:
    found = writes(who, **(more or {"happened": HAPPENED, "meant": MEANT}))
    return found.headers["Location"]


def test_one_question_comes_before_and_no_answer_closes_anything() -> None:
    erin = Actor(ERIN).signs_up()

    assert "something that still frightens me?" in text(erin.gets("/f/n"))
    care = text(erin.posts("/f/n", step="care"))
    assert "/s/f" in care
    assert "/s/a" in care
    assert 'value="write"' in care, "writing privately stays open"
    assert "What it meant to me" in text(erin.posts("/f/n", step="write"))


def test_what_is_tapped_at_the_question_is_kept_nowhere() -> None:
    erin = Actor(ERIN).signs_up()
    before = [entry.pk for entry, _ in erin.vault().own.mine()]

    for step in ("care", "write"):
        erin.posts("/f/n", step=step)

    assert [entry.pk for entry, _ in erin.vault().own.mine()] == before


def test_one_box_is_enough_and_none_is_not() -> None:
    erin = Actor(ERIN).signs_up()

    page = text(erin.gets(kept(erin, needed=NEEDED)))
    none = writes(erin)

    assert NEEDED in page
    assert "What it meant to me" not in page
    assert "A word in one of the boxes is enough." in text(none)


def test_sent_twice_it_is_kept_once() -> None:
    erin = Actor(ERIN).signs_up()
    fields = {"token": "a" * 32, "happened": HAPPENED}

    first, second = (writes(erin, **fields).headers["Location"] for _ in "ab")

    assert first == second
    assert text(erin.gets("/f/")).count(HAPPENED) == 1


def test_it_is_changed_in_place_and_an_old_page_says_so() -> None:
    erin = Actor(ERIN).signs_up()
    page = kept(erin)
    was = re.search(r'name="was" value="(\d+)"', text(erin.gets(f"{page}/c")))
    assert was
    fields = {"token": "b" * 32, "was": was[1]}

    erin.posts(f"{page}/c", happened="It rained.", **fields)
    stale = erin.posts(f"{page}/c", happened="It snowed.", **fields)

    assert "Another page has changed it since." in text(stale)
    assert "It snowed." in text(stale), "what was typed is still there"
    again = re.search(r'name="was" value="(\d+)"', text(stale))
    assert again
    assert "It rained." in text(erin.gets(page))
    assert HAPPENED not in text(erin.gets(page))
    erin.posts(f"{page}/c", happened="It snowed.", token="c" * 32, was=again[1])
    assert "It snowed." in text(erin.gets(page))


def test_not_kept_it_stands_only_on_the_page() -> None:
    erin = Actor(ERIN).signs_up()

    page = text(writes(erin, happened=HAPPENED, meant=MEANT, unkept="1"))

    assert HAPPENED in page
    assert MEANT in page
    assert HAPPENED not in text(erin.gets("/f/"))


def test_erased_it_is_gone() -> None:
    erin = Actor(ERIN).signs_up()
    page = kept(erin)

    assert HAPPENED in text(erin.gets(f"{page}/e")), "it asks first"
    erin.posts(f"{page}/e", token="d" * 32)

    assert erin.gets(page).status_code == 404
    assert HAPPENED not in text(erin.gets("/f/"))


def test_typed_under_a_lock_that_fell_it_comes_back() -> None:
    erin = Actor(ERIN).signs_up()
    erin.locks()
    writes(erin, happened=HAPPENED)
    erin.unlocks()

    assert HAPPENED in text(erin.gets("/f/n"))
    assert HAPPENED not in text(erin.gets("/f/")), "it was only carried"


def test_nobody_elses_hurt_is_there() -> None:
    alice, bob = couple()
    page = kept(alice)

    for path in (page, f"{page}/c", f"{page}/e"):
        assert bob.gets(path).status_code == 404
        assert bob.posts(path).status_code in (404, 405)
    assert HAPPENED not in text(bob.gets("/f/"))
    assert HAPPENED in text(alice.gets(page))


def test_the_questions_before_showing_it_have_no_form() -> None:
    erin = Actor(ERIN).signs_up()

    main = text(erin.gets("/f/r")).split("<main")[1].split("</main")[0]

    assert "Do I feel safe with them?" in main
    assert "<form" not in main
    assert "<input" not in main
