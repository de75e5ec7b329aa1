"""Two processes and a real Redis: a word crosses, and Redis may go and come back."""

import asyncio
import shutil
import socket
import subprocess
import uuid

import pytest

from stillhere.foundation.live import bus
from stillhere.foundation.live.hub import Hub, Word
from stillhere.vault.names import PersonId

ALICE = PersonId(uuid.uuid4())
SERVER = shutil.which("redis-server")

pytestmark = pytest.mark.skipif(
    SERVER is None, reason="no redis-server here; CI has it"
)


@pytest.fixture
def port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


@pytest.fixture
def redis(port, tmp_path, settings):
    settings.REDIS_URL = f"redis://127.0.0.1:{port}/0"
    running = []

    def start():
        running.append(
            subprocess.Popen(
                [SERVER, "--port", str(port), "--save", "", "--dir", str(tmp_path)],
                stdout=subprocess.DEVNULL,
            )
        )

    def stop():
        process = running.pop()
        process.terminate()
        process.wait(10)

    yield start, stop
    while running:
        stop()


async def until(condition, seconds=15):
    async with asyncio.timeout(seconds):
        while not condition():
            await asyncio.sleep(0.02)


def test_a_word_crosses_processes_and_redis_may_go_and_come_back(redis, monkeypatch):
    start, stop = redis
    monkeypatch.setattr(bus, "REST", 0.0)

    async def story():
        here, there = bus.start(), Hub()
        listening = [asyncio.create_task(bus.subscribe(hub)) for hub in (here, there)]
        await asyncio.sleep(0.1)
        assert not here.complete
        start()
        await until(lambda: here.complete and there.complete)
        listener = there.open(ALICE)

        await asyncio.to_thread(bus.publish, (ALICE,), Word.LOOK)
        crossed = await listener.next(5)

        stop()
        await until(lambda: not there.complete)
        await asyncio.to_thread(bus.publish, (ALICE,), Word.LOOK)
        missed = await listener.next(0.05)
        start()
        await until(lambda: there.complete)
        caught_up = await listener.next(5)
        for task in listening:
            task.cancel()
        await asyncio.gather(*listening, return_exceptions=True)
        return crossed, missed, caught_up

    assert asyncio.run(story()) == (Word.LOOK, Word.NOTHING, Word.LOOK)
