"""One's side, shown: just the preview, found by both, taken back by its author."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import Actor
from tests.rooms.episodes.silences import (
    ALL,
    ALL_OF_IT,
    NOW,
    fields,
    keeps,
    notes,
    shown,
    shows,
    silence,
    text,
    token,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _monday_evening():
    with time_machine.travel(NOW, tick=False):
        yield


def said(page: str) -> str:
    """Return what the other reads, or will read."""
    return re.search(r"<dl.*?</dl>", page, re.DOTALL)[0]


@pytest.mark.parametrize("much", ["all", "apart"])
def test_the_preview_is_just_what_the_other_reads(
    pair: tuple[Actor, Actor], much: str
) -> None:
    alice, bob = pair
    mine = notes(alice, **ALL)
    preview = text(alice.posts(f"{mine}/s", token=token(), much=much))
    assert "Could it be used against you?" in preview
    assert "What I did" in preview
    assert "At the party." not in text(bob.gets("/j/u"))

    to = shown(alice, mine, much)

    page = text(bob.gets(to))
    words = re.sub("What I did", "What Alice did", said(preview))
    words = words.replace("I pulled back.", "Alice pulled back.")
    assert said(page) == words
    assert ("At the party." in page) == ("guests" in page) == (much == "all")
    assert "pressed for an answer" in page


def test_a_note_is_not_sent_before_it_was_chosen(pair: tuple[Actor, Actor]) -> None:
    alice, bob = pair
    mine = notes(alice, **ALL)
    page = text(alice.gets(f"{mine}/s"))

    assert "Nothing is sent yet." in page
    assert alice.posts(f"{mine}/s", token=token()).status_code == 409
    assert "At the party." not in text(bob.gets("/j/u"))


def test_who_pulled_back_reads_right_from_either_side(
    pair: tuple[Actor, Actor],
) -> None:
    alice, bob = pair
    for who, hers, his in (
        ("me", "I pulled back.", "Alice pulled back."),
        ("other", "Bob pulled back.", "You pulled back."),
        ("both", "Both of us pulled back.", "Both of us pulled back."),
    ):
        mine = notes(alice, who=who, both="on")
        to = shown(alice, mine)
        assert hers in text(alice.gets(mine))
        assert his in text(bob.gets(to))


def test_what_stands_shown_is_found_by_both_and_by_nobody_else(
    pair: tuple[Actor, Actor], erin: Actor
) -> None:
    alice, bob = pair
    to = shown(alice, notes(alice, **ALL))
    shown(bob, notes(bob, note="How Bob saw it."))
    notes(bob, note="Only Bob’s.", both="on")

    for who, other in ((alice, "Bob"), (bob, "Alice")):
        page = text(who.gets("/j/u"))
        assert "You · yesterday" in page
        assert f"{other} · yesterday" in page
        assert "At the party." in page
        assert "How Bob saw it." in page
        assert "Only Bob’s." not in page
        assert 'href="/j/u"' in text(who.gets("/u/"))
    assert "At the party." not in text(erin.gets("/j/u"))
    alice.posts(f"{to}/x", token=token())
    assert "At the party." not in text(bob.gets("/j/u"))


def test_sides_of_long_ago_are_found_too(pair: tuple[Actor, Actor]) -> None:
    alice, bob = pair
    for days in (3, 500, 1200):
        stream = keeps(alice.vault(), silence(f"{days} days ago.", days=days))
        shows(alice.vault(), stream)

    found = re.findall(r"(\d+) days ago\.", text(bob.gets("/j/u")))

    assert found == ["3", "500", "1200"]


def test_just_for_pauses_nobody_is_led_here(pair: tuple[Actor, Actor]) -> None:
    _alice, bob = pair
    bob.posts("/u/h", pauses="1")

    assert 'href="/j/u"' not in text(bob.gets("/u/"))


def test_after_leaving_the_other_reads_nothing(pair: tuple[Actor, Actor]) -> None:
    alice, bob = pair
    to = shown(alice, notes(alice, **ALL))
    alice.posts("/u/l")

    assert bob.gets(to).status_code == 404
    assert "At the party." not in text(bob.gets("/j/u"))
    assert "At the party." in text(alice.gets("/e/"))


def test_what_was_changed_since_can_be_shown_anew(pair: tuple[Actor, Actor]) -> None:
    alice, bob = pair
    mine = notes(alice, **ALL)
    first = shown(alice, mine, "apart")
    assert "You have changed it since." not in text(alice.gets(mine))
    alice.posts(f"{mine}/c", **fields(note="Calmer now.", was="2"))
    page = text(alice.gets(mine))
    assert "You have changed it since." in page
    assert f'href="{mine}/s">Show it as it is now' in page
    assert "Calmer now." not in text(bob.gets(first))
    preview = text(alice.posts(f"{mine}/s", token=token(), much="all"))
    assert "It takes the place of what you showed before." in preview

    again = shown(alice, mine)

    assert "Calmer now." in text(bob.gets(again))
    assert "Alice took it back." in text(bob.gets(first))


def test_erasing_asks_once_and_says_what_goes(pair: tuple[Actor, Actor]) -> None:
    alice, bob = pair
    mine = notes(alice, **ALL)
    to = shown(alice, mine)
    page = text(alice.gets(f"{mine}/e"))
    assert "What you showed of it is taken back. Bob may have read it." in page

    alice.posts(f"{mine}/e", token=token())

    assert alice.gets(mine).status_code == 404
    assert "Alice took it back." in text(bob.gets(to))
    assert "At the party." not in text(bob.gets(to))


def test_muted_showing_is_not_offered_first_and_can_still_be_done(
    pair: tuple[Actor, Actor],
) -> None:
    alice, _bob = pair
    mine = notes(alice)
    assert "Show Bob my side of it" in text(alice.gets(mine))

    alice.posts("/m/s", token=token(), suggestions="none")

    page = text(alice.gets(mine))
    assert "Show Bob my side of it" not in page
    assert f'href="{mine}/s"' in page


def test_what_stands_shown_costs_the_same_however_much_there_is(
    pair: tuple[Actor, Actor],
) -> None:
    alice, bob = pair

    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            assert bob.gets("/j/u").status_code == 200
        return len(found)

    shows(alice.vault(), keeps(alice.vault(), ALL_OF_IT))
    bob.gets("/j/u")
    once = asked()
    for number in range(15):
        shows(alice.vault(), keeps(alice.vault(), silence(days=5 + 30 * number)))

    assert asked() == once


def test_the_order_of_two_sides_does_not_tell_in_whose_zone_they_were_told(
    pair: tuple[Actor, Actor],
) -> None:
    alice, bob = pair
    orders = set()
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
        alice.posts("/m/z", token=token(), zone=zone)
        on = {"day": "other", "other_day": "2026-11-20", "both": "on"}
        theirs = shown(bob, notes(bob, **on))
        with time_machine.travel(NOW + timedelta(minutes=1), tick=False):
            mine = shown(alice, notes(alice, **on))
        page = text(bob.gets("/j/u"))
        orders.add(page.index(theirs) < page.index(mine))
        for who, to in ((alice, mine), (bob, theirs)):
            who.posts(f"{to}/x", token=token())

    assert orders == {True}  # one's own first
