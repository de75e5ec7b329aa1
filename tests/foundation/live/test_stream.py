"""One stream through the real handler: who gets one, what it says, how it ends."""

import asyncio
import uuid

import pytest

from stillhere.foundation.live import stream
from stillhere.foundation.live.hub import STREAMS_A_PERSON, Hub, Word
from stillhere.vault.names import PersonId

ALICE = PersonId(uuid.uuid4())
LOOK = b"event: look\ndata: \n\n"


class Browser:
    """A browser's end of one stream."""

    def __init__(self, *, path="/live/", method="GET", **headers):
        given = {"host": "localhost:8000", "cookie": "session=alice", **headers}
        self.scope = {
            "type": "http",
            "path": path,
            "method": method,
            "headers": [
                (name.replace("_", "-").encode(), value.encode())
                for name, value in given.items()
                if value is not None
            ],
        }
        self.status = None
        self.heard = []
        self._left = asyncio.Event()
        self._news = asyncio.Event()
        self.reads = True

    async def receive(self):
        await self._left.wait()
        return {"type": "http.disconnect"}

    async def send(self, message):
        while not self.reads:
            await asyncio.sleep(0.001)
        if message["type"] == "http.response.start":
            self.status = message["status"]
        else:
            self.heard.append(message["body"])
        self._news.set()

    def leaves(self):
        self._left.set()

    async def hears(self, text):
        async with asyncio.timeout(5):
            while text not in b"".join(self.heard):
                self._news.clear()
                await self._news.wait()


def knows(cookies):
    return ALICE if cookies == "session=alice" else None


def opened(browser, hub, who=knows):
    return asyncio.create_task(
        stream.app(browser.scope, browser.receive, browser.send, who=who, hub=hub)
    )


def status_of(who=knows, **request):
    async def story():
        browser = Browser(**request)
        task = opened(browser, Hub(), who)
        await asyncio.wait([task], timeout=0.2)
        browser.leaves()
        await task
        return browser.status

    return asyncio.run(story())


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        ({}, 200),
        ({"origin": "http://localhost:8000"}, 200),
        ({"sec_fetch_site": "same-origin"}, 200),
        ({"origin": "http://elsewhere.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://localhost:9000"}, 403),
        ({"sec_fetch_site": "cross-site"}, 403),
        ({"sec_fetch_site": "same-site"}, 403),
        ({"sec_fetch_site": "none"}, 403),
        ({"host": "elsewhere.example"}, 403),
        ({"host": ""}, 403),
        ({"method": "POST"}, 405),
        ({"path": "/live/other"}, 404),
        ({"cookie": None}, 204),
        ({"cookie": "session=nobody"}, 204),
    ],
)
def test_only_a_page_of_ours_with_an_open_session_gets_a_stream(request_, status):
    assert status_of(**request_) == status


def test_a_database_that_is_gone_opens_no_stream():
    def broken(cookies):
        raise OSError

    assert status_of(broken) == 204


def test_a_stream_begins_with_a_look_and_says_each_change():
    async def story():
        hub, browser = Hub(), Browser()
        task = opened(browser, hub)
        await browser.hears(LOOK)
        browser.heard.clear()

        hub.tell([ALICE], Word.LOOK)

        await browser.hears(LOOK)
        browser.leaves()
        await task
        return hub.count(), b"".join(browser.heard)

    assert asyncio.run(story()) == (0, LOOK)


def test_closing_ends_every_stream_of_the_person():
    async def story():
        hub = Hub()
        browsers = [Browser() for _ in range(3)]
        tasks = [opened(browser, hub) for browser in browsers]
        for browser in browsers:
            await browser.hears(LOOK)

        hub.tell([ALICE], Word.CLOSE)

        async with asyncio.timeout(5):
            await asyncio.gather(*tasks)
        return hub.count(), {b"event: close" in b"".join(b.heard) for b in browsers}

    assert asyncio.run(story()) == (0, {True})


def test_the_seventh_page_takes_the_place_of_the_first():
    async def story():
        hub = Hub()
        browsers = [Browser() for _ in range(STREAMS_A_PERSON + 1)]
        tasks = []
        for browser in browsers:
            tasks.append(opened(browser, hub))
            await browser.hears(LOOK)

        async with asyncio.timeout(5):
            await tasks[0]

        for browser in browsers[1:]:
            browser.leaves()
        await asyncio.gather(*tasks)
        return b"".join(browsers[0].heard)

    assert b"event: enough" in asyncio.run(story())


def test_a_session_that_ends_elsewhere_ends_the_stream(monkeypatch):
    monkeypatch.setattr(stream, "PING", 0.02)
    monkeypatch.setattr(stream, "RECHECK", 0.05)
    answers = iter([ALICE])

    async def story():
        browser = Browser()
        async with asyncio.timeout(5):
            await opened(browser, Hub(), lambda cookies: next(answers, None))
        return b"".join(browser.heard)

    heard = asyncio.run(story())

    assert b": still here" in heard
    assert b"event: close" in heard


def test_while_other_processes_are_silent_every_ping_is_a_look(monkeypatch):
    monkeypatch.setattr(stream, "PING", 0.02)

    async def story():
        hub, browser = Hub(), Browser()
        hub.complete = False
        task = opened(browser, hub)
        await browser.hears(LOOK + LOOK)
        browser.leaves()
        await task
        return b"".join(browser.heard)

    assert b": still here" not in asyncio.run(story())


def test_a_browser_that_takes_nothing_is_left(monkeypatch):
    monkeypatch.setattr(stream, "STUCK", 0.05)

    async def story():
        hub, browser = Hub(), Browser()
        task = opened(browser, hub)
        await browser.hears(LOOK)
        browser.reads = False
        for _ in range(1000):
            hub.tell([ALICE], Word.LOOK)
        async with asyncio.timeout(5):
            await task
        return hub.count()

    assert asyncio.run(story()) == 0


def test_a_server_that_stops_ends_all_streams_and_takes_none():
    async def story():
        hub = Hub()
        browsers = [Browser() for _ in range(4)]
        tasks = [opened(browser, hub) for browser in browsers]
        for browser in browsers:
            await browser.hears(LOOK)

        hub.stop()

        async with asyncio.timeout(5):
            await asyncio.gather(*tasks)
        late = Browser()
        await opened(late, hub)
        return hub.count(), late.status

    assert asyncio.run(story()) == (0, 503)


def test_two_thousand_streams_hear_one_word_with_few_threads():
    import threading

    async def story():
        hub = Hub()
        people = [PersonId(uuid.uuid4()) for _ in range(500)]
        by_name = {str(person): person for person in people}
        browsers = [Browser(cookie=name) for name in list(by_name) * 4]
        tasks = [opened(browser, hub, by_name.get) for browser in browsers]
        for browser in browsers:
            await browser.hears(LOOK)
            browser.heard.clear()
        threads = threading.active_count()

        hub.tell(people, Word.LOOK)

        for browser in browsers:
            await browser.hears(LOOK)
        hub.stop()
        await asyncio.gather(*tasks)
        return threads

    assert asyncio.run(story()) < 12
