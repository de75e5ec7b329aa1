"""Something hard, seen from outside: three questions, kept as one goes, or not."""

import html
import re
import secrets
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.http import HttpResponse

from stillhere.rooms.repairs.records import Outside
from stillhere.rooms.repairs.rules import is_night
from tests.cast import ERIN, Actor, couple

pytestmark = pytest.mark.django_db
HAPPENED = "The door, and the car driving off."
FRIEND = "Two tired people."
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def text(answer: HttpResponse) -> str:
    return html.unescape(answer.content.decode())


def token() -> str:
    return secrets.token_hex(16)


def writes(who: Actor, **more: str) -> HttpResponse:
    return who.posts("/f/w", **({"token": token(), "text": HAPPENED} | more))


def stream_in(answer: HttpResponse) -> str:
    found = re.search(r"[0-9a-f]{32}", answer.headers["Location"])
    assert found, answer.headers["Location"]
    return found.group()


def test_three_questions_lead_to_one_page_and_it_stands_in_the_list() -> None:
    erin = Actor(ERIN).signs_up()

    first = writes(erin)
    kept = stream_in(first)
    assert first.headers["Location"] == f"/f/w/{kept}/b"
    second = erin.posts(f"/f/w/{kept}/b", token=token(), text=FRIEND, was="1")
    assert second.headers["Location"] == f"/f/w/{kept}/c"
    third = erin.posts(f"/f/w/{kept}/c", token=token(), text="Hunger.", was="2")

    assert third.headers["Location"] == f"/f/w/{kept}"
    page = text(erin.gets(f"/f/w/{kept}"))
    for words in (HAPPENED, FRIEND, "Hunger."):
        assert words in page
    assert HAPPENED in text(erin.gets("/f/w/l"))


def test_one_can_stop_at_any_question_and_keeps_what_is_there() -> None:
    erin = Actor(ERIN).signs_up()

    stopped = writes(erin, stop="1")

    kept = stream_in(stopped)
    assert stopped.headers["Location"] == f"/f/w/{kept}"
    assert "Write something here" in text(erin.gets(f"/f/w/{kept}"))


@pytest.mark.parametrize("last", ["", "/b", "/c"])
def test_not_keeping_it_erases_all_of_it_and_hands_it_back_once(last: str) -> None:
    erin = Actor(ERIN).signs_up()
    if not last:
        answer = writes(erin, unkept="1")
    else:
        kept = stream_in(writes(erin))
        answer = erin.posts(
            f"/f/w/{kept}{last}", token=token(), text=FRIEND, was="1", unkept="1"
        )
        assert FRIEND in text(answer)
        assert erin.gets(f"/f/w/{kept}").status_code == 404

    assert HAPPENED in text(answer)
    assert "Nothing of it is kept." in text(answer)
    assert HAPPENED not in text(erin.gets("/f/w/l"))


def test_the_first_question_wants_a_word_and_the_others_may_stay_empty() -> None:
    erin = Actor(ERIN).signs_up()
    kept = stream_in(writes(erin))

    empty = writes(erin, text="  ")
    on = erin.posts(f"/f/w/{kept}/b", token=token(), text="", was="1")

    assert empty.status_code == 200
    assert "Please fill this in." in text(empty)
    assert on.status_code == 302


def test_a_second_tab_overwrites_nothing_unasked() -> None:
    erin = Actor(ERIN).signs_up()
    kept = stream_in(writes(erin))
    path = f"/f/w/{kept}/b"
    erin.posts(path, token=token(), text=FRIEND, was="1")

    again = erin.posts(path, token=token(), text="Two stubborn people.", was="1")

    assert "Another page has changed it since." in text(again)
    assert "Two stubborn people." in text(again)
    assert FRIEND in text(erin.gets(f"/f/w/{kept}"))
    erin.posts(path, token=token(), text="Two stubborn people.", was="2")
    assert "Two stubborn people." in text(erin.gets(f"/f/w/{kept}"))


def test_the_same_form_twice_keeps_one() -> None:
    erin = Actor(ERIN).signs_up()
    sent = token()

    writes(erin, token=sent)
    writes(erin, token=sent)

    assert text(erin.gets("/f/w/l")).count(HAPPENED) == 1


def test_what_was_typed_when_the_screen_locked_is_still_there() -> None:
    erin = Actor(ERIN).signs_up()
    kept = stream_in(writes(erin))
    erin.locks()

    erin.posts(f"/f/w/{kept}/b", token=token(), text=FRIEND, was="1")
    erin.unlocks()

    assert FRIEND in text(erin.gets(f"/f/w/{kept}/b"))


def test_it_is_erased_after_one_question() -> None:
    erin = Actor(ERIN).signs_up()
    kept = stream_in(writes(erin))

    assert HAPPENED in text(erin.gets(f"/f/w/{kept}/e"))
    erin.posts(f"/f/w/{kept}/e")

    assert erin.gets(f"/f/w/{kept}").status_code == 404


def test_nothing_of_it_is_the_others() -> None:
    alice, bob = couple()
    kept = stream_in(writes(alice))

    for path in ("/f/", "/f/w/l", "/"):
        assert HAPPENED not in text(bob.gets(path))
    for rest in ("", "/a", "/b", "/c", "/e"):
        assert bob.gets(f"/f/w/{kept}{rest}").status_code == 404


def test_it_is_offered_by_day_and_never_at_night_or_where_suggestions_are_off() -> None:
    filled = '<a class="act first" href="/f/w">'
    with time_machine.travel(NOON, tick=False) as clock:
        erin = Actor(ERIN).signs_up()
        by_day = text(erin.gets("/f/w/l"))
        clock.move_to(NOON + timedelta(hours=11))
        erin.unlocks()
        at_night = text(erin.gets("/f/w/l"))
        clock.move_to(NOON + timedelta(days=1))
        erin.unlocks()
        erin.posts("/m/s", token=token(), suggestions="none")
        muted = text(erin.gets("/f/w/l"))

    assert filled in by_day
    for page in (at_night, muted):
        assert filled not in page
        assert "Breathe for a minute" in page
    assert 'href="/f/w"' not in muted
    for page in (by_day, at_night, muted):
        assert 'href="/s/a"' in page


@pytest.mark.parametrize(
    ("hour", "night"), [(6, True), (7, False), (21, False), (22, True), (0, True)]
)
def test_night_is_by_ones_own_clock(hour: int, night: bool) -> None:
    here = ZoneInfo("Pacific/Auckland")
    moment = datetime.combine(NOON, time(hour), tzinfo=here).astimezone(UTC)

    assert is_night(moment, here) == night


def test_no_repr_shows_a_word() -> None:
    kept = Outside(at=NOON, on=NOON.date(), happened=HAPPENED, friend=FRIEND)

    assert HAPPENED not in repr(kept)
    assert FRIEND not in repr(kept)
