"""What I notice, as a browser gets it."""

import html
import secrets
from datetime import timedelta

import pytest
from django.http import HttpResponse

from stillhere.foundation.web import clock
from tests.cast import Actor, couple

pytestmark = pytest.mark.django_db
TELLING = "Neither of us said a word about the dentist."


def text(answer: HttpResponse) -> str:
    return html.unescape(answer.content.decode())


def notes(person: Actor, ago: int, **fields: str) -> str:
    """Note a silence of some days ago, and return where it stands."""
    day = (clock.now() - timedelta(days=ago)).date().isoformat()
    sent = {"day": "other", "other_day": day, "part": "morning", "length": "hours"}
    token = secrets.token_hex(16)
    answer = person.posts("/e/n", token=token, both="on", **sent | fields)
    assert answer.status_code == 302, text(answer)
    return answer["Location"]


def shows(who: Actor, where: str, much: str = "all") -> None:
    fields = {"much": much, "send": "1", "was": "1"}
    answer = who.posts(f"{where}/s", token=secrets.token_hex(16), **fields)
    assert answer.status_code == 302


def test_with_nothing_noted_it_says_how_to_begin() -> None:
    erin = Actor("Erin").signs_up()

    page = text(erin.gets("/j/"))

    assert "Nothing is noted yet." in page
    assert "Note a silence" in page


def test_a_few_weeks_are_too_early_and_it_says_what_would_do() -> None:
    erin = Actor("Erin").signs_up()
    notes(erin, 5, did="room", before="argument")

    page = text(erin.gets("/j/"))

    assert "Too early to say." in page
    assert "From 4 weeks and 3 silences on" in page


def test_months_of_notes_get_a_sentence_a_picture_and_a_table_each() -> None:
    erin = Actor("Erin").signs_up()
    for ago in range(3, 120, 9):
        notes(erin, ago, did="room", before="argument", back="sign")
    today = clock.now().date()
    first = (today - timedelta(days=120)).isoformat()
    erin.posts("/e/d", first=first, last=today.isoformat())

    page = text(erin.gets("/j/"))

    assert "Most often before it: an argument (13 of 13)." in page
    assert "Half of them were over within about 3 hours." in page
    assert page.count('role="img"') >= 4
    assert page.count("<table") >= 4


def test_moved_lines_change_what_it_is_called_and_stay_in_order() -> None:
    erin = Actor("Erin").signs_up()
    for ago in range(3, 120, 9):
        notes(erin, ago)
    today = clock.now().date()
    first = (today - timedelta(days=120)).isoformat()
    erin.posts("/e/d", first=first, last=today.isoformat())
    assert "By your own lines that is “in between”." in text(erin.gets("/j/"))

    lines = {"token": secrets.token_hex(16), "between": "quarter", "often": "month"}
    assert erin.posts("/j/l", **lines).status_code == 302
    assert "By your own lines that is “often”." in text(erin.gets("/j/"))

    wrong = erin.posts("/j/l", **lines | {"between": "week"})
    assert "Please choose something more often than that." in text(wrong)
    assert "By your own lines that is “often”." in text(erin.gets("/j/"))


def test_both_read_what_both_showed_and_nothing_else() -> None:
    alice, bob = couple()
    shows(alice, notes(alice, 5, note=TELLING, who="other"))
    notes(alice, 40, note="Only mine.")
    shows(bob, notes(bob, 5, note="I was tired.", who="me"), much="apart")

    for who in (alice, bob):
        page = text(who.gets("/j/u"))
        assert TELLING in page
        assert "Two sides of the same time." in page
        assert "Only mine." not in page
        assert "I was tired." not in page
    assert TELLING not in text(bob.gets("/j/"))


def test_what_was_taken_back_is_gone_for_both() -> None:
    alice, bob = couple()
    where = notes(alice, 5, note=TELLING)
    shows(alice, where)
    alice.posts(f"{where}/e", token=secrets.token_hex(16))

    for who in (alice, bob):
        assert TELLING not in text(who.gets("/j/u"))


def test_the_cost_in_queries_does_not_grow_with_what_is_noted(
    django_assert_max_num_queries: object,
) -> None:
    erin = Actor("Erin").signs_up()
    for ago in range(3, 400, 12):
        notes(erin, ago)

    with django_assert_max_num_queries(12):  # type: ignore[operator]  # pytest-django's
        erin.gets("/j/")
