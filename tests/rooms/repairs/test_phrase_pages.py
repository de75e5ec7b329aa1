"""Phrases on their pages: alone, by two, on home, beside a pause, and when muted."""

import html
import re
import secrets
from datetime import UTC, datetime

import pytest
import time_machine
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext

from stillhere.rooms.repairs.starting import TEXTS
from tests.cast import ERIN, Actor, couple

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
WORDS = "I said that badly, love."


def text(answer: HttpResponse) -> str:
    return html.unescape(answer.content.decode())


def token() -> str:
    return secrets.token_hex(16)


def taps(who: Actor, tap: str, which: str, **more: str) -> HttpResponse:
    return who.posts(
        "/f/p/t", **({"token": token(), "tap": tap, "which": which} | more)
    )


def proposes(who: Actor, words: str = WORDS) -> str:
    phrase = token()
    who.posts("/f/p/c", token=phrase, text=words)
    return phrase


def both_want(one: Actor, other: Actor, words: str = WORDS) -> str:
    phrase = proposes(one, words)
    taps(other, "yes", phrase)
    return phrase


def sends(who: Actor, phrase: str) -> str:
    sent = token()
    taps(who, "send", phrase, token=sent)
    return sent


def test_alone_one_keeps_a_list_to_take_along() -> None:
    erin = Actor(ERIN).signs_up()

    taps(erin, "start", "again-1")
    phrase = proposes(erin)

    page, choose = text(erin.gets("/f/p")), text(erin.gets("/f/p/c"))
    assert "Can we start again?" in page
    assert 'value="send"' not in page
    assert choose.count("Can we start again?") == choose.count(WORDS)
    taps(erin, "leave", phrase)
    assert WORDS not in text(erin.gets("/f/p"))


def test_what_one_kept_alone_is_not_shown_by_joining_and_can_be_suggested() -> None:
    alice = Actor("alice").signs_up()
    mine = proposes(alice)
    bob = Actor("bob").signs_up()
    bob.joins(alice.invites())

    assert WORDS not in text(bob.gets("/f/p/c"))
    assert WORDS in text(alice.gets("/f/p/c"))
    taps(alice, "mine", mine)

    assert WORDS in text(bob.gets("/f/p/c"))


def test_a_phrase_is_sent_with_one_tap_and_received_with_one() -> None:
    alice, bob = couple()
    phrase = both_want(alice, bob)
    assert 'value="send"' in text(bob.gets("/f/p"))

    sent = sends(bob, phrase)
    home = text(alice.gets("/"))
    assert f"“{WORDS}”" in home
    assert WORDS not in text(bob.gets("/"))
    assert "You sent:" in text(bob.gets("/f/p"))
    taps(alice, "thanks", sent)

    assert WORDS not in text(alice.gets("/"))
    assert f"“{WORDS}” Alice: “Received, thank you.”" in text(bob.gets("/"))
    taps(bob, "away", sent)
    assert WORDS not in text(bob.gets("/"))


def test_looking_and_putting_away_tell_the_sender_nothing() -> None:
    alice, bob = couple()
    sent = sends(bob, both_want(alice, bob))
    before = [bob.gets(path).content for path in ("/f/p/c",)]

    for path in ("/", "/f/p", "/f/p/c"):
        alice.gets(path)
    taps(alice, "away", sent)

    assert WORDS not in text(alice.gets("/"))
    assert "Received" not in text(bob.gets("/"))
    plain = re.compile(rb'value="[0-9A-Za-z]{32,64}"')
    after = [bob.gets(path).content for path in ("/f/p/c",)]
    assert [plain.sub(b"", one) for one in before] == [
        plain.sub(b"", one) for one in after
    ]


def test_a_day_later_home_is_silent_again() -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        alice, bob = couple()
        sends(bob, both_want(alice, bob))
        assert WORDS in text(alice.gets("/"))

        clock.shift(24 * 60 * 60)
        alice.unlocks()

        assert WORDS not in text(alice.gets("/"))


def test_it_comes_during_a_pause_and_to_whoever_joined_just_for_pauses() -> None:
    alice, bob = couple()
    phrase = both_want(alice, bob)
    bob.posts("/u/h", pauses="1")
    bob.posts("/a/", token=token(), when="30m", line="I’m not leaving.")

    sends(alice, phrase)

    home = text(bob.gets("/"))
    assert WORDS in home
    assert "Send one of our phrases" not in home
    assert "Send one of our phrases" in text(alice.gets("/"))


def test_home_offers_to_send_one_only_where_there_is_one() -> None:
    alice, bob = couple()
    proposes(alice)
    assert "one of our phrases" not in text(alice.gets("/"))

    taps(bob, "yes", "0")
    both_want(bob, alice, "Slower?")

    for who in (alice, bob):
        assert "one of our phrases" in text(who.gets("/"))


def test_home_asks_no_more_of_the_database_for_them() -> None:
    alice, bob = couple()
    for who in (alice, bob):
        who.gets("/")
    with CaptureQueriesContext(connection) as before:
        alice.gets("/")
    sends(bob, both_want(alice, bob))
    sends(alice, both_want(bob, alice, "Slower?"))

    with CaptureQueriesContext(connection) as after:
        assert WORDS in text(alice.gets("/"))

    assert len(after) == len(before)


@pytest.mark.parametrize("tap", ["send", "yes"])
def test_what_is_no_longer_there_is_told_kindly(tap: str) -> None:
    alice, bob = couple()
    phrase = both_want(alice, bob)
    taps(alice, "leave", phrase)

    answer = taps(bob, tap, phrase)

    assert answer.status_code == 409
    assert "It was taken back or left in the meantime." in text(answer)
    assert WORDS not in text(bob.gets("/f/p/c"))


def test_twelve_are_enough_and_what_was_typed_stays() -> None:
    alice, _bob = couple()
    for key in TEXTS:
        taps(alice, "start", key)

    answer = alice.posts("/f/p/c", token=token(), text=WORDS)

    assert answer.status_code == 200
    assert "Twelve are enough" in text(answer)
    assert f'value="{WORDS}"' in text(answer)
    assert taps(alice, "start", "no-such").status_code == 409


def test_the_words_of_the_tap_are_checked() -> None:
    alice, _bob = couple()

    for fields in ({"tap": "nothing"}, {"which": "<b>"}, {"token": ""}):
        sent = {"token": token(), "tap": "send", "which": "0"} | fields
        answer = alice.posts("/f/p/t", **sent)
        assert answer.status_code == 409


def test_when_muted_nothing_to_start_from_is_offered() -> None:
    alice, bob = couple()
    phrase = both_want(bob, alice)
    alice.posts("/m/s", token=token(), suggestions="none")
    sends(bob, phrase)

    choose, home = text(alice.gets("/f/p/c")), text(alice.gets("/"))

    assert str(TEXTS["sorry-1"]) not in choose
    assert "Your own words are enough." in choose
    assert "/s/a" in choose
    assert WORDS in home, "what was sent comes all the same"


def test_after_leaving_each_keeps_the_phrases_of_their_own() -> None:
    alice, bob = couple()
    both_want(bob, alice)

    bob.posts("/u/l")
    alice.gets("/u/")

    assert WORDS in text(bob.gets("/f/p")) + text(bob.gets("/f/p/c"))
    assert WORDS not in text(alice.gets("/f/p")) + text(alice.gets("/f/p/c"))


def test_one_that_was_left_again_is_not_kept_either() -> None:
    alice, bob = couple()
    phrase = both_want(bob, alice)
    taps(bob, "leave", phrase)

    bob.posts("/u/l")

    assert WORDS not in text(bob.gets("/f/p")) + text(bob.gets("/f/p/c"))


def test_after_leaving_the_others_words_are_gone_and_the_page_is_ones_own() -> None:
    alice, bob = couple()
    sends(bob, both_want(bob, alice))

    bob.posts("/u/l")

    for path in ("/", "/f/p", "/f/p/c"):
        assert WORDS not in text(alice.gets(path))
    assert taps(alice, "send", "0").status_code == 409
