"""The front of the server: streams to a raw handler, every page to Django under WSGI.

``python -m uvicorn stillhere.config.asgi:app`` runs it; so does ``stillhere serve``.
"""

import asyncio
import os
from collections.abc import MutableMapping
from contextlib import suppress
from typing import Any

import structlog
from a2wsgi import WSGIMiddleware
from django.conf import settings
from django.core.wsgi import get_wsgi_application

from stillhere.config import environment, folder

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stillhere.config.settings")
folder.prepare(environment.data_folder())
pages = get_wsgi_application()

# Only now that Django is set up:
from stillhere.config import checks  # noqa: E402
from stillhere.foundation.couples import services as couples  # noqa: E402
from stillhere.foundation.live import bus, stream  # noqa: E402
from stillhere.foundation.live.hub import Hub  # noqa: E402
from stillhere.foundation.live.stream import Receive, Scope, Send  # noqa: E402
from stillhere.foundation.notices.ticker import Ticker  # noqa: E402
from stillhere.foundation.people import services as people  # noqa: E402
from stillhere.foundation.people.sessions import person_of_cookies  # noqa: E402
from stillhere.vault import erasing  # noqa: E402

THREADS = 4
BODY = settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1024 * 1024
"""Bytes taken before Django decides; it refuses less than this with a page."""
LARGER = {"/k/b": settings.FILE_UPLOAD_MAX_MEMORY_SIZE + 1024 * 1024}
"""The one page that takes a whole file."""
PATIENCE = 30.0
"""Seconds for a whole body: a slow sender must not hold one of four threads."""

_log = structlog.get_logger()
_wsgi: Any = pages  # Django and a2wsgi spell the same protocol differently
_pages = WSGIMiddleware(_wsgi, workers=THREADS, send_queue_size=256)


class _State:
    hub: Hub | None = None


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer a request, or start and stop with the server."""
    if scope["type"] == "lifespan":
        await _lifespan(receive, send)
    elif scope["type"] != "http":
        await send({"type": "websocket.close", "code": 1000})
    elif scope["path"].startswith(stream.PATH):
        hub = _State.hub
        if hub is None:
            await _answer(send, 503, "")
        else:
            await stream.app(scope, receive, send, who=person_of_cookies, hub=hub)
    else:
        await _page(scope, receive, send)


async def _page(scope: Scope, receive: Receive, send: Send) -> None:
    """Take the whole body first, then let a thread answer."""
    try:
        async with asyncio.timeout(PATIENCE):
            body = await _body(receive, LARGER.get(scope["path"], BODY))
    except TimeoutError:
        return await _answer(send, 408, "That took too long. Nothing was saved.")
    except _TooMuch:
        return await _answer(send, 413, "That is too much at once. Nothing was saved.")
    if body is None:
        return None  # the browser went away in the middle: half a form is none
    given = False

    async def whole() -> MutableMapping[str, Any]:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    # A name with an underscore would pass for the same name with a dash.
    headers = [pair for pair in scope["headers"] if b"_" not in pair[0]]
    await _pages({**scope, "headers": headers}, whole, send)  # type: ignore[arg-type]
    return None


class _TooMuch(Exception):
    """The body is larger than anything a page sends."""


async def _body(receive: Receive, most: int) -> bytes | None:
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if size > most:
            raise _TooMuch
        if not message.get("more_body", False):
            return b"".join(parts)


async def _answer(send: Send, status: int, text: str) -> None:
    body = text.encode()
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def _lifespan(receive: Receive, send: Send) -> None:
    await receive()
    if problems := checks.in_the_way():
        lines = "\n".join(checks.sentences(problems))
        return await send({"type": "lifespan.startup.failed", "message": lines})
    hub = _State.hub = bus.start()
    ticker = Ticker(
        daily=[people.tidy, couples.tidy], always=[lambda _now: erasing.sweep()]
    )
    ticker.start()
    listening = asyncio.create_task(bus.subscribe(hub)) if settings.REDIS_URL else None
    await send({"type": "lifespan.startup.complete"})
    await receive()
    bus.stop()
    if listening is not None:
        listening.cancel()
        with suppress(asyncio.CancelledError):
            await listening
    await asyncio.to_thread(ticker.stop)
    return await send({"type": "lifespan.shutdown.complete"})
