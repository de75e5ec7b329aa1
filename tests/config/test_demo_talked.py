"""The demo's couple had a talk: what they left stands there, what was typed is gone."""

import html
from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client

from stillhere.config import demo_days, demo_words
from stillhere.rooms.conversations import lefts
from stillhere.rooms.conversations.access import TALKS

NOW = datetime(2026, 3, 30, 20, 15, tzinfo=UTC)


@pytest.mark.django_db
def test_a_talk_left_a_word_each_and_a_next_step_both_said_yes_to() -> None:
    cast = demo_days.live(NOW, days=40, pauses=6)
    shared = cast.sam.vault.shared
    assert shared is not None
    ((stream, _space, after),) = lefts.all_left(cast.sam.vault)

    assert len(after.words) == 2
    assert after.yes_to(1) is not None
    assert shared.on_shelf(TALKS) == []
    assert len(lefts.all_kept(cast.robin.vault)) == 1
    assert lefts.all_kept(cast.sam.vault) == []

    with time_machine.travel(NOW, tick=False):
        phone = Client()
        name = cast.names["Sam"]
        phone.post("/in/", {"name": name, "passphrase": demo_words.PASSPHRASES["Sam"]})
        page = html.unescape(phone.get("/g/").content.decode())
        assert "A walk on Sundays, before eight." in page
        assert "Robin said yes." in page
        assert stream in page
