"""The server as journeys run it: the real one, which also notes what it was asked."""

import os
from pathlib import Path
from typing import Any

from stillhere.config import asgi

HEARD = "JOURNEY_HEARD"
"""The file that holds a line for every request: host, method, path."""


async def app(scope: Any, receive: Any, send: Any) -> None:
    """Note the request, and let the real server answer."""
    if scope["type"] == "http":
        host = dict(scope["headers"]).get(b"host", b"").decode()
        with Path(os.environ[HEARD]).open("a") as file:  # noqa: ASYNC230 - a line
            file.write(f"{host} {scope['method']} {scope['path']}\n")
    await asgi.app(scope, receive, send)
