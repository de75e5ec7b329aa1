"""Words pile up as one, the oldest stream makes room, nothing stays behind."""

import asyncio
import uuid

from stillhere.foundation.live.hub import STREAMS_A_PERSON, Hub, Word
from stillhere.vault.names import PersonId

ALICE = PersonId(uuid.uuid4())
BOB = PersonId(uuid.uuid4())


async def next_word(listener, seconds=0.01):
    return await listener.next(seconds)


def test_a_thousand_changes_on_a_slow_stream_are_one_look():
    async def story():
        hub = Hub()
        listener = hub.open(ALICE)

        for _ in range(1000):
            hub.tell([ALICE], Word.LOOK)

        return await next_word(listener), await next_word(listener)

    assert asyncio.run(story()) == (Word.LOOK, Word.NOTHING)


def test_a_close_is_not_lost_behind_a_look():
    async def story():
        hub = Hub()
        listener = hub.open(ALICE)

        hub.tell([ALICE], Word.CLOSE)
        hub.tell([ALICE], Word.LOOK)

        return await next_word(listener)

    assert asyncio.run(story()) is Word.CLOSE


def test_a_word_for_alice_is_not_heard_by_bob():
    async def story():
        hub = Hub()
        alice, bob = hub.open(ALICE), hub.open(BOB)

        hub.tell([ALICE], Word.LOOK)

        return await next_word(alice), await next_word(bob)

    assert asyncio.run(story()) == (Word.LOOK, Word.NOTHING)


def test_the_oldest_of_seven_streams_makes_room():
    async def story():
        hub = Hub()
        streams = [hub.open(ALICE) for _ in range(STREAMS_A_PERSON + 1)]

        words = [await next_word(stream) for stream in streams]

        return words, hub.count(ALICE)

    words, count = asyncio.run(story())

    assert words == [Word.ENOUGH] + [Word.NOTHING] * STREAMS_A_PERSON
    assert count == STREAMS_A_PERSON


def test_a_stream_that_ended_leaves_nothing_behind():
    async def story():
        hub = Hub()
        listener = hub.open(ALICE)
        hub.shut(ALICE, listener)
        hub.shut(ALICE, listener)
        hub.tell([ALICE], Word.LOOK)
        return hub.count(), dict(hub._listeners)

    assert asyncio.run(story()) == (0, {})
