"""What these tests have found once, each by itself: so that it stays mended."""

import pytest
from django.test import TestCase

from stillhere.foundation.couples import services
from stillhere.foundation.couples.queries import us
from stillhere.foundation.live import bus
from stillhere.foundation.people import sessions
from stillhere.vault.names import PersonId
from tests.cast import ALICE, BOB, Actor, couple
from tests.privacy.house import begins, stream_in, token

pytestmark = pytest.mark.django_db


def test_a_pause_kept_alone_pings_no_partner(monkeypatch: pytest.MonkeyPatch) -> None:
    alice, bob = Actor(ALICE).signs_up(), Actor(BOB).signs_up()
    own = stream_in(begins(alice, "Only mine."))
    bob.joins(alice.invites())
    told: list[PersonId] = []
    monkeypatch.setattr(bus, "publish", lambda people, word: told.extend(people))

    for path, fields in (
        (f"/a/{own}/n", {"text": "Mine too."}),
        (f"/a/{own}/l", {"when": "60m"}),
        (f"/a/{own}/b", {"way": "talk"}),
        (f"/a/{own}/w", {}),
    ):
        with TestCase.captureOnCommitCallbacks(execute=True):
            answer = alice.posts(path, token=token(), **fields)
        assert answer.status_code == 302

    assert set(told) == {alice.id}


def test_who_invited_sees_the_partner_on_home_without_another_page() -> None:
    alice, bob = Actor(ALICE).signs_up(), Actor(BOB).signs_up()
    bob.joins(alice.invites())
    begins(bob, "My head is full.")

    page = alice.gets("/", **{"HX-Request": "true"}).content.decode()

    assert "Bob plans to be back" in page


def test_joining_again_needs_no_other_page_to_be_looked_at_first() -> None:
    """Whether somebody looked in between must make no difference to the other."""
    alice, bob = Actor(ALICE).signs_up(), Actor(BOB).signs_up()
    bob.joins(alice.invites())
    bob.posts("/u/l")

    alice.joins(bob.invites())

    assert us(alice.vault()).joined


def test_two_pages_that_finish_the_same_thing_at_once_both_answer() -> None:
    alice, bob = Actor(ALICE).signs_up(), Actor(BOB).signs_up()
    bob.joins(alice.invites())
    phone, tablet = alice.vault(), alice.vault()

    services.settle(phone)
    services.settle(tablet)

    assert us(alice.vault()).partner_name == BOB


def test_signing_in_over_a_locked_screen_opens_it() -> None:
    alice, bob = Actor(ALICE).signs_up(), Actor(BOB).signs_up()
    opener = bob.browser.cookies[sessions.OPENER].value
    bob.locks()
    bob.browser.cookies[sessions.OPENER] = opener
    bob.sign_in_name = alice.sign_in_name

    bob.signs_in()

    assert bob.gets("/m/").status_code == 200


def test_withdrawing_a_number_that_is_none_withdraws_nothing() -> None:
    alice, bob = couple()
    stream = stream_in(begins(alice, "The words that stay."))

    for number in ("", "0", "x", "-1", "9" * 5000):
        answer = alice.posts(f"/a/{stream}/w", number=number)
        assert answer.status_code == 409

    assert "The words that stay." in bob.gets(f"/a/{stream}").content.decode()


def test_the_words_of_a_running_pause_are_taken_back_not_withdrawn() -> None:
    """Else the pause would be gone without a word, and its reminders would stay."""
    alice, bob = couple()
    running = stream_in(begins(alice, "My head is full."))

    assert alice.posts(f"/a/{running}/w").status_code == 409
    assert alice.posts(f"/a/{running}/w", number="1").status_code == 409

    assert "My head is full." in bob.gets("/").content.decode()
