"""The ticker serves notices, tidies once a day and outlives every error."""

import threading
import uuid
from datetime import UTC, datetime, timedelta

import pytest

from stillhere.foundation.live import bus
from stillhere.foundation.live.hub import Word
from stillhere.foundation.notices import services, ticker
from stillhere.foundation.notices.models import Notice
from stillhere.foundation.notices.ticker import Ticker
from stillhere.foundation.web import clock
from stillhere.vault.names import PersonId

pytestmark = pytest.mark.django_db(transaction=True)

ALICE = PersonId(uuid.uuid4())
BOB = PersonId(uuid.uuid4())
SIX = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)


@pytest.fixture
def published(monkeypatch):
    found = []
    monkeypatch.setattr(
        bus, "publish", lambda people, word: found.append((people, word))
    )
    return found


def test_whose_minute_came_looks_again(published):
    services.remind(ALICE, SIX)
    services.remind(BOB, SIX + timedelta(hours=1))

    Ticker().tick(SIX)

    assert published == [((ALICE,), Word.LOOK)]


def test_a_quiet_minute_says_nothing(published):
    Ticker().tick(SIX)

    assert published == []


def test_tidying_runs_at_once_and_then_once_a_day():
    tidied = []
    watch = Ticker(daily=[tidied.append])

    for hours in (0, 1, 23, 24, 25, 48):
        watch.tick(SIX + timedelta(hours=hours))

    assert tidied == [SIX, SIX + timedelta(hours=24), SIX + timedelta(hours=48)]


def test_an_error_stops_neither_the_rest_nor_the_next_look(published, capsys):
    tidied = []

    def broken(now):
        raise RuntimeError("a private sentence")

    watch = Ticker(daily=[broken, tidied.append])
    watch.tick(SIX)
    services.remind(ALICE, SIX)
    watch.tick(SIX)

    assert tidied == [SIX]
    assert published == [((ALICE,), Word.LOOK)]
    assert "a private sentence" not in "".join(capsys.readouterr())


def test_the_thread_looks_by_itself_and_stops_when_asked(published, monkeypatch):
    monkeypatch.setattr(ticker, "EVERY", 0.01)
    monkeypatch.setattr(clock, "now", lambda: SIX)
    looked = threading.Event()
    services.remind(ALICE, SIX)
    watch = Ticker(daily=[lambda now: looked.set()])

    watch.start()
    assert looked.wait(5)
    watch.stop()

    assert published == [((ALICE,), Word.LOOK)]
    assert not Notice.objects.exists()
    assert "ticker" not in {thread.name for thread in threading.enumerate()}
