"""The front, whole: pages and streams of one person through the real application."""

import asyncio

import pytest
from django.db import connections

from stillhere.config import asgi
from tests.cast import Actor

pytestmark = pytest.mark.django_db(transaction=True)


class Exchange:
    """One request to the application, and what it answered so far."""

    def __init__(self, path, *, method="GET", cookies="", body=b""):
        self.scope = {
            "type": "http",
            "http_version": "1.1",
            "method": method,
            "path": path,
            "query_string": b"",
            "scheme": "http",
            "server": ("localhost", 8000),
            "headers": [
                (b"host", b"localhost:8000"),
                (b"cookie", cookies.encode()),
                (b"content-length", str(len(body)).encode()),
            ],
        }
        self.status = None
        self.body = b""
        self._sends = [{"type": "http.request", "body": body, "more_body": False}]
        self._news = asyncio.Event()
        self._left = asyncio.Event()

    async def receive(self):
        if self._sends:
            return self._sends.pop(0)
        await self._left.wait()
        return {"type": "http.disconnect"}

    async def send(self, message):
        self.status = message.get("status", self.status)
        self.body += message.get("body", b"")
        self._news.set()

    async def hears(self, text):
        async with asyncio.timeout(10):
            while text not in self.body:
                self._news.clear()
                await self._news.wait()

    def starts(self):
        return asyncio.create_task(asgi.app(self.scope, self.receive, self.send))


class Life:
    """The server's start and stop."""

    def __init__(self):
        self._to = asyncio.Queue()
        self._from = asyncio.Queue()

    async def __aenter__(self):
        scope = {"type": "lifespan"}
        self._task = asyncio.create_task(asgi.app(scope, self._to.get, self._from.put))
        await self._to.put({"type": "lifespan.startup"})
        assert (await self._from.get())["type"] == "lifespan.startup.complete"

    async def __aexit__(self, *error):
        await self._to.put({"type": "lifespan.shutdown"})
        assert (await self._from.get())["type"] == "lifespan.shutdown.complete"
        await self._task


def cookies_of(actor):
    return "; ".join(
        f"{name}={cookie.value}" for name, cookie in actor.browser.cookies.items()
    )


def locks(actor):
    try:
        actor.browser.post("/lock/now")
    finally:
        connections.close_all()


@pytest.fixture(autouse=True)
def _one_process(settings):
    settings.REDIS_URL = ""


def test_an_open_page_hears_and_a_lock_ends_its_stream():
    alice = Actor("Alice").signs_up()

    async def story():
        async with Life():
            stream = Exchange("/live/", cookies=cookies_of(alice))
            task = stream.starts()
            await stream.hears(b"event: look")

            await asyncio.to_thread(locks, alice)

            await stream.hears(b"event: close")
            await asyncio.wait_for(task, 5)
            again = Exchange("/live/", cookies=cookies_of(alice))
            await again.starts()
            return stream.status, again.status

    assert asyncio.run(story()) == (200, 204)


def test_the_server_stops_while_streams_are_open():
    alice = Actor("Alice").signs_up()

    async def story():
        async with Life():
            stream = Exchange("/live/", cookies=cookies_of(alice))
            task = stream.starts()
            await stream.hears(b"event: look")
        await asyncio.wait_for(task, 5)

    asyncio.run(story())


def test_a_page_is_answered_by_django():
    async def story():
        async with Life():
            page = Exchange("/s/")
            await page.starts()
            return page.status, page.body

    status, body = asyncio.run(story())

    assert status == 200
    assert b"<title>Still Here</title>" in body


def test_half_a_form_is_no_form():
    async def story():
        async with Life():
            half = Exchange("/in/", method="POST", body=b"name=al")
            half._sends[0]["more_body"] = True
            half._left.set()
            await half.starts()
            return half.status

    assert asyncio.run(story()) is None


def test_several_processes_without_redis_do_not_start(settings):
    settings.PROCESSES = 2

    async def story():
        said = []
        sends = [{"type": "lifespan.startup"}]

        async def receive():
            return sends.pop()

        async def send(message):
            said.append(message)

        await asgi.app({"type": "lifespan"}, receive, send)
        return said

    (message,) = asyncio.run(story())

    assert message["type"] == "lifespan.startup.failed"
    assert "stillhere.E001" in message["message"]
