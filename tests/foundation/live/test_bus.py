"""Publishing: after commit, from any thread, and never at the cost of a write."""

import asyncio
import threading
import time
import uuid

import pytest
from django.db import transaction

from stillhere.foundation.live import bus
from stillhere.foundation.live.hub import Word
from stillhere.vault.names import PersonId

ALICE = PersonId(uuid.uuid4())
BOB = PersonId(uuid.uuid4())


@pytest.fixture
def published(monkeypatch):
    found = []
    monkeypatch.setattr(
        bus, "publish", lambda people, word: found.append((people, word))
    )
    return found


@pytest.fixture(autouse=True)
def _one_process_and_no_server(monkeypatch, settings):
    settings.REDIS_URL = ""
    monkeypatch.setattr(bus._Here, "hub", None)
    monkeypatch.setattr(bus._Here, "loop", None)
    monkeypatch.setattr(bus._Here, "redis_rests_until", 0.0)


@pytest.mark.django_db(transaction=True)
def test_nothing_is_said_before_the_commit(published):
    with transaction.atomic():
        bus.changed(ALICE, BOB)
        before = list(published)

    assert before == []
    assert published == [((ALICE, BOB), Word.LOOK)]


@pytest.mark.django_db(transaction=True)
def test_nothing_is_said_of_what_was_not_saved(published):
    with transaction.atomic():
        bus.close(ALICE)
        transaction.set_rollback(True)

    assert published == []


def test_a_word_from_another_thread_reaches_a_stream():
    async def story():
        hub = bus.start()
        listener = hub.open(ALICE)
        threading.Thread(target=bus.publish, args=((ALICE,), Word.LOOK)).start()
        return await listener.next(5)

    assert asyncio.run(story()) is Word.LOOK


def test_publishing_without_a_server_is_no_error():
    bus.publish((ALICE,), Word.LOOK)
    bus.stop()


def test_publishing_after_the_loop_closed_is_no_error():
    async def story():
        bus.start()

    asyncio.run(story())
    bus.publish((ALICE,), Word.LOOK)


def test_redis_gone_is_no_error_is_quick_and_this_process_still_hears(settings):
    settings.REDIS_URL = "redis://127.0.0.1:1/0"

    async def story():
        hub = bus.start()
        listener = hub.open(ALICE)
        bus._redis(settings.REDIS_URL)  # the first import alone takes a while
        begun = time.monotonic()
        for _ in range(20):
            await asyncio.to_thread(bus.publish, (ALICE,), Word.LOOK)
        spent = time.monotonic() - begun
        return await listener.next(5), spent

    word, spent = asyncio.run(story())

    assert word is Word.LOOK
    assert spent < 1


def test_what_is_packed_is_unpacked():
    packed = bus._pack((ALICE, BOB), Word.CLOSE)

    assert bus._unpack(packed.encode()) == ([ALICE, BOB], Word.CLOSE)


@pytest.mark.parametrize(
    "data", [b"", b"9 ", b"x", b"1 nobody", b"\xff", b"1 " + b"0" * 31]
)
def test_what_others_put_on_the_channel_is_refused(data):
    with pytest.raises(ValueError):
        bus._unpack(data)
