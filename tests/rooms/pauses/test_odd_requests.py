"""What comes late, broken, from elsewhere or with markup in it."""

from datetime import timedelta

import pytest

from stillhere.foundation.web import clock
from stillhere.rooms.pauses import services
from stillhere.rooms.pauses.queries import home_pauses
from stillhere.rooms.pauses.seen import Face
from tests.cast import couple
from tests.rooms.pauses.pages import began, where
from tests.rooms.pauses.people import token

pytestmark = pytest.mark.django_db

ACTS = [
    "pause",
    "longer",
    "offer",
    "talk_at",
    "note",
    "back",
    "take_back",
    "withdraw",
    "answer",
    "rest",
    "assure",
    "accept",
    "put_away",
    "helped",
    "came_back",
    "answer_sign",
    "withdraw_sign",
    "put_sign_away",
]


@pytest.mark.parametrize("name", ACTS)
def test_unknown_and_foreign_ids_are_not_found_alike(name: str) -> None:
    alice, _bob = couple()
    carol, _dan = couple("Carol", "Dan")
    stream = began(alice.vault())
    fields = {"token": token(), "way": "talk", "back": "1", "reply": "yes"}
    fields |= {"number": "1", "helped": "yes", "came_back": "yes", "when": "30m"}
    fields |= {"text": "x"}

    found = [
        carol.posts(where(name, s), **fields) for s in (stream, "0" * 32, "f" * 32)
    ]

    assert {answer.status_code for answer in found} == {404}
    assert carol.gets(where("sign", stream)).status_code == 404


def test_the_back_button_repeats_nothing() -> None:
    alice, _bob = couple()
    stream = began(alice.vault())

    gone = alice.gets(where("take_back", stream))

    assert gone.status_code == 302
    assert home_pauses(alice.vault(), clock.now()).face is Face.AWAY


def test_a_broken_form_is_told_and_changes_nothing() -> None:
    alice, _bob = couple()
    stream = began(alice.vault())

    answer = alice.posts(where("take_back", stream), token="broken")

    assert answer.status_code == 409
    assert home_pauses(alice.vault(), clock.now()).face is Face.AWAY


def test_words_of_a_person_are_escaped() -> None:
    alice, bob = couple()
    services.begin_pause(
        alice.vault(),
        token=token(),
        until=clock.now() + timedelta(minutes=30),
        line="<b>loud</b>",
        reason=None,
        now=clock.now(),
    )

    assert b"&lt;b&gt;loud" in bob.gets("/").content
