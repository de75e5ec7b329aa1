"""Run the server in this process: migrate, collect, listen, say where, stop cleanly.

``serve`` and ``demo`` call this; so do the tests that need the real thing.
"""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from stillhere.config import folder


class CannotServe(Exception):
    """It cannot start here; the message is one line for the console."""


def listen(host: str, port: int) -> socket.socket:
    """Take the port before anything else is done.

    :raises CannotServe: if it is taken, or the host is none of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    taken = socket.socket(family)
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((host.strip("[]"), port))
        # Only now is it sure: two may bind, but one listens.
        taken.listen(128)
    except OSError:
        taken.close()
        raise CannotServe(
            f"Port {port} on {host} cannot be used; something else may run there. "
            f"Choose another: --port {port + 1}"
        ) from None
    return taken


def prepare(data: Path) -> None:
    """Make folder, secret, tables and static files ready.

    :raises CannotServe: if the folder cannot be written, the database cannot be
        reached or a setting is wrong.
    """
    try:
        folder.prepare(data)
    except folder.CannotUse as error:
        raise CannotServe(str(error)) from None
    set_up()
    migrate()

    from django.core.management import call_command

    call_command("collectstatic", interactive=False, clear=True, verbosity=0)


def set_up() -> None:
    """Let Django read its settings."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stillhere.config.settings")

    import django

    django.setup()


def migrate() -> None:
    """Make the tables, or renew them.

    :raises CannotServe: if the database cannot be reached or a setting is wrong.
    """
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import call_command
    from django.db import DatabaseError

    try:
        call_command("migrate", interactive=False, verbosity=0)
    except DatabaseError:
        raise CannotServe("The database does not answer, or is not ours.") from None
    except ImproperlyConfigured:
        raise CannotServe("For PostgreSQL install requirements/many.txt.") from None


class _Server(uvicorn.Server):
    """uvicorn, which says when it answers, and ends the streams when it stops."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Say that it answers."""
        await super().startup(sockets)
        if self.started:
            self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End the streams first: uvicorn would wait for them."""
        from stillhere.foundation.live import bus

        bus.stop()
        await super().shutdown(sockets)


def run(taken: socket.socket, ready: Callable[[], None]) -> None:
    """Answer on a socket until a signal comes; call ``ready`` once it answers."""
    config = uvicorn.Config(
        "stillhere.config.asgi:app",
        lifespan="on",
        ws="none",
        log_config=None,
        access_log=False,  # who came when is nobody's business
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=3,
    )
    try:
        _Server(config, ready).run(sockets=[taken])
    except KeyboardInterrupt:  # uvicorn stops cleanly, then raises what stopped it
        return
