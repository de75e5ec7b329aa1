"""The server as journeys run it: the real one, which also notes what it was asked."""

import os
from pathlib import Path
from typing import Any

from stillhere.config import asgi

HEARD = "JOURNEY_HEARD"
"""The file that holds a line for every request: host, method, path, referrer."""


async def app(scope: Any, receive: Any, send: Any) -> None:
    """Note the request, and let the real server answer."""
    if scope["type"] == "http":
        head = dict(scope["headers"])
        host, came = (head.get(name, b"").decode() for name in (b"host", b"referer"))
        line = f"{host} {scope['method']} {scope['path']} {came}"
        with Path(os.environ[HEARD]).open("a") as file:  # noqa: ASYNC230 - a line
            file.write(f"{line.rstrip()}\n")
    await asgi.app(scope, receive, send)
