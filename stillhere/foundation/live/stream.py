"""One event stream, as a raw ASGI application: no Django, no thread while it waits.

It checks for itself what middleware checks for pages: host, origin and session; the
session again every minute. ``look`` is all it ever says; the page then asks for its
piece as itself. Two events end it: ``close`` (ask for yourself again, the session may
have locked) and ``enough`` (too many pages are open: poll instead).
An answer of 204 tells a browser not to come back: there is nobody signed in.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connections
from django.http.request import split_domain_port, validate_host

from stillhere.foundation.live.hub import Hub, Listener, Word
from stillhere.vault.names import PersonId

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Who = Callable[[str], PersonId | None]
"""Say whose open session a Cookie header carries; called in a thread."""

PATH = "/live/"
PING = 25.0
"""Seconds; proxies and phones drop a connection that is silent for longer."""
RECHECK = 60.0
"""Seconds between two looks at the session."""
STUCK = 30.0
"""Seconds after which a browser that takes nothing is left."""

_askers = ThreadPoolExecutor(max_workers=2, thread_name_prefix="live")
_HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store, no-transform"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
]
_TEXT = {
    Word.NOTHING: b": still here\n\n",
    Word.LOOK: b"event: look\ndata: \n\n",
    Word.CLOSE: b"event: close\ndata: \n\n",
    Word.ENOUGH: b"event: enough\ndata: \n\n",
}


async def app(
    scope: Scope, receive: Receive, send: Send, *, who: Who, hub: Hub
) -> None:
    """Answer one request for ``/live/``."""
    headers = {key: value.decode("latin-1") for key, value in scope["headers"]}
    cookies = headers.get(b"cookie", "")
    if scope["path"] != PATH:
        return await _refuse(send, 404)
    if scope["method"] != "GET":
        return await _refuse(send, 405)
    if not _from_our_page(headers):
        return await _refuse(send, 403)
    if hub.stopping:
        return await _refuse(send, 503)
    person = await _ask(who, cookies)
    if person is None:
        return await _refuse(send, 204)
    listener = hub.open(person)
    leaving = asyncio.create_task(_wait_for_leaving(receive, listener.tell))
    try:
        await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
        await _talk(send, listener, hub, _Recheck(who, cookies, person))
        return await send({"type": "http.response.body", "body": b""})
    except (TimeoutError, OSError):
        return None  # the browser is gone or takes nothing; it comes back by itself
    finally:
        leaving.cancel()
        hub.shut(person, listener)


async def _talk(send: Send, listener: Listener, hub: Hub, session: "_Recheck") -> None:
    # Something may have changed between the page and its stream.
    await _say(send, b"retry: 3000\n" + _TEXT[Word.LOOK])
    while True:
        word = await listener.next(PING)
        if word is Word.NOTHING and not hub.complete:
            word = Word.LOOK
        if word < Word.CLOSE and not await session.is_open():
            word = Word.CLOSE
        if word is not Word.GONE:
            await _say(send, _TEXT[word])
        if word >= Word.CLOSE:
            return


class _Recheck:
    """Ask again, once a minute, whether the session is still open."""

    def __init__(self, who: Who, cookies: str, person: PersonId) -> None:
        self._who, self._cookies, self._person = who, cookies, person
        self._next = time.monotonic() + RECHECK

    async def is_open(self) -> bool:
        if time.monotonic() < self._next:
            return True
        self._next = time.monotonic() + RECHECK
        return await _ask(self._who, self._cookies) == self._person


def _from_our_page(headers: dict[bytes, str]) -> bool:
    host = headers.get(b"host", "")
    if not validate_host(split_domain_port(host)[0], settings.ALLOWED_HOSTS):
        return False
    if headers.get(b"sec-fetch-site", "same-origin") != "same-origin":
        return False
    # A same-origin stream often sends no Origin at all.
    origin = headers.get(b"origin")
    return origin is None or urlsplit(origin).netloc == host


async def _ask(who: Who, cookies: str) -> PersonId | None:
    def ask() -> PersonId | None:
        try:
            return who(cookies)
        finally:
            connections.close_all()

    if not cookies:
        return None
    try:
        return await asyncio.get_running_loop().run_in_executor(_askers, ask)
    except Exception:  # noqa: BLE001 - a database that is gone opens no stream
        return None


async def _wait_for_leaving(receive: Receive, tell: Callable[[Word], None]) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    tell(Word.GONE)


async def _say(send: Send, text: bytes) -> None:
    async with asyncio.timeout(STUCK):
        await send({"type": "http.response.body", "body": text, "more_body": True})


async def _refuse(send: Send, status: int) -> None:
    headers = [(b"cache-control", b"no-store"), (b"content-length", b"0")]
    if status == 204:
        headers.pop()  # 204 has no body and no length
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
