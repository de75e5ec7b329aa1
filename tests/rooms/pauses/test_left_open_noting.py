"""A pause that was left open can be noted as a silence: on a day after, and by day."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from stillhere.vault.models import Record
from tests.cast import Actor, couple
from tests.rooms.pauses.pages import BEGIN, text
from tests.rooms.pauses.people import token

pytestmark = pytest.mark.django_db
NOTE = "Note it as a silence"


def at(clock: str) -> time_machine.travel:
    """Let it be so on a clock in Dublin, in November: there it is UTC."""
    moment = datetime.fromisoformat(f"2026-11-{clock}").replace(tzinfo=UTC)
    return time_machine.travel(moment, tick=False)


def home(who: Actor, clock: str) -> str:
    """Sign in at that time and look at home."""
    with at(clock):
        who.signs_in()
        return text(who.gets("/"))


def left_open(begun: str) -> tuple[Actor, Actor]:
    """Two, and a pause of half an hour that nobody ended."""
    with at(begun):
        alice, bob = couple()
        alice.posts(BEGIN, token=token(), when="30m", line="I’m full.")
    return alice, bob


@pytest.mark.parametrize(
    ("begun", "looked", "offered"),
    [
        ("23 20:00", "24 08:29", False),  # not closed by itself yet
        ("23 20:00", "24 08:45", True),
        ("23 20:00", "24 21:59", True),
        ("23 20:00", "24 22:00", False),
        ("23 20:00", "25 06:59", False),
        ("23 20:00", "25 07:00", True),
        ("23 09:00", "23 21:50", False),  # the same day
        ("23 09:00", "24 07:00", True),
    ],
)
def test_it_is_offered_on_a_day_after_and_not_at_night(
    begun: str, looked: str, offered: bool
) -> None:
    for who in left_open(begun):
        page = home(who, looked)

        assert ("A pause was left open." in page) == (looked != "24 08:29")
        assert (NOTE in page) == offered
        assert page.count("act first") <= 1


def test_the_night_is_on_the_persons_own_clock() -> None:
    _alice, bob = left_open("23 20:00")
    with at("23 20:00"):
        bob.posts("/m/z", token=token(), zone="Pacific/Auckland")

    assert NOTE not in home(bob, "24 10:00")  # 23:00 there
    assert NOTE in home(bob, "24 19:00")  # 8:00 there


def test_just_for_pauses_it_is_not_offered() -> None:
    _alice, bob = left_open("23 20:00")
    with at("23 20:00"):
        bob.posts("/u/h", token=token(), pauses="1")

    page = home(bob, "24 10:00")

    assert "A pause was left open." in page
    assert NOTE not in page


def test_it_leads_to_noting_and_reads_and_writes_nothing_by_itself() -> None:
    alice, _bob = left_open("23 20:00")

    def asked(clock: str) -> int:
        with at(clock):
            alice.signs_in()
            alice.gets("/")
            rows = Record.objects.count()
            with CaptureQueriesContext(connection) as found:
                page = text(alice.gets("/"))
            assert (f'href="/e/n">{NOTE}</a>' in page) == (clock == "24 10:00")
            assert Record.objects.count() == rows
        return len(found)

    assert asked("24 10:00") == asked("24 22:30")
