"""Home asks how it went on a calm day, and never during a pause."""

import secrets
from datetime import timedelta

import pytest
import time_machine

from stillhere.foundation.web import clock
from tests.cast import couple

pytestmark = pytest.mark.django_db
ASKS = "How did it go, what you said?"


def test_home_asks_how_it_went_but_not_during_a_pause() -> None:
    alice, _bob = couple()
    said = {"kind": "fear", "words": "I get scared.", "step": "send"}
    alice.posts("/c/", token=secrets.token_hex(16), **said)

    with time_machine.travel(clock.now() + timedelta(hours=13), tick=False):
        alice.signs_in()
        calm = alice.gets("/").content.decode()
        pause = {"when": "30m", "line": "I’m full."}
        alice.posts("/a/", token=secrets.token_hex(16), **pause)
        away = alice.gets("/").content.decode()

    assert ASKS in calm
    assert ASKS not in away
