"""Say that something changed, from any thread; services call this, after their writes.

In one process through memory, in many through Redis (``REDIS_URL``). Published after
commit, with a time limit; a failure never fails the write.
"""

import asyncio
import time
import uuid
from contextlib import suppress
from functools import cache
from typing import Any

import structlog
from django.conf import settings
from django.db import transaction

from stillhere.foundation.live.hub import Hub, Word
from stillhere.vault.names import PersonId

CHANNEL = "stillhere:live"
PATIENCE = 0.25
"""Seconds a writer waits for Redis at most."""
REST = 5.0
"""Seconds that Redis is left alone after it failed, so that writers stay quick."""

_log = structlog.get_logger()


class _Here:
    """The hub of this process and the loop it lives in, once the server runs."""

    hub: Hub | None = None
    loop: asyncio.AbstractEventLoop | None = None
    redis_rests_until = 0.0


def changed(*people: PersonId) -> None:
    """Tell every open page of these people to look again, once this is committed."""
    _after_commit(people, Word.LOOK)


def close(*people: PersonId) -> None:
    """End every stream of these people: they lock, leave or sign out everywhere.

    Pages that are still open elsewhere come back by themselves.
    """
    _after_commit(people, Word.CLOSE)


def _after_commit(people: tuple[PersonId, ...], word: Word) -> None:
    transaction.on_commit(lambda: publish(people, word), robust=True)


def publish(people: tuple[PersonId, ...], word: Word) -> None:
    """Hand the word to Redis if there is one, else to this process. Never raises."""
    if not (settings.REDIS_URL and _through_redis(people, word)):
        _in_this_process(people, word)


def _in_this_process(people: tuple[PersonId, ...], word: Word) -> None:
    if _Here.loop is not None and _Here.hub is not None:
        with suppress(RuntimeError):  # the loop closed: nobody listens any more
            _Here.loop.call_soon_threadsafe(_Here.hub.tell, people, word)


@cache
def _redis(url: str) -> Any:
    import redis  # only those who run several processes have it

    return redis.Redis.from_url(
        url,
        socket_timeout=PATIENCE,
        socket_connect_timeout=PATIENCE,
        retry=None,
        retry_on_timeout=False,
    )


def _through_redis(people: tuple[PersonId, ...], word: Word) -> bool:
    if time.monotonic() < _Here.redis_rests_until:
        return False
    try:
        _redis(settings.REDIS_URL).publish(CHANNEL, _pack(people, word))
    except Exception as error:  # noqa: BLE001 - no failure of a ping may fail a write
        _Here.redis_rests_until = time.monotonic() + REST
        _log.warning("live.redis_gone", error=type(error).__name__)
        return False
    return True


def _pack(people: tuple[PersonId, ...], word: Word) -> str:
    return " ".join([str(int(word)), *(person.hex for person in people)])


def _unpack(data: bytes | str) -> tuple[list[PersonId], Word]:
    """Return people and word. :raises ValueError: if it is not what we send."""
    text = data.decode("ascii") if isinstance(data, bytes) else data
    word, *people = text.split()
    return [PersonId(uuid.UUID(hex=person)) for person in people], Word(int(word))


# --- called by config/asgi.py, in the event loop ----------------------------


def start() -> Hub:
    """Open this process to words and return its hub."""
    _Here.hub, _Here.loop = Hub(), asyncio.get_running_loop()
    return _Here.hub


def stop() -> None:
    """End every stream: the server stops."""
    if _Here.hub is not None:
        _Here.hub.stop()


async def subscribe(hub: Hub) -> None:
    """Listen to the other processes for ever; comes back when Redis does.

    While Redis is gone the hub is not complete. When it is back everybody looks
    again, since a word may have been missed.
    """
    import redis.asyncio

    wait = 0.5
    while True:
        hub.complete = False
        client = redis.asyncio.Redis.from_url(
            settings.REDIS_URL, socket_connect_timeout=2, health_check_interval=20
        )
        try:
            async with client.pubsub() as listening:
                await listening.subscribe(CHANNEL)
                hub.complete, wait = True, 0.5
                hub.tell_all(Word.LOOK)
                async for message in listening.listen():
                    if message["type"] == "message":
                        with suppress(ValueError):
                            hub.tell(*_unpack(message["data"]))
        except (redis.exceptions.RedisError, OSError) as error:
            _log.warning("live.redis_gone", error=type(error).__name__)
        finally:
            with suppress(Exception):
                await client.aclose()
        hub.complete = False
        await asyncio.sleep(wait)
        wait = min(wait * 2, 10)
