"""One thread that serves notices and, once a day, what else has to be tidied.

Started by config/asgi.py in every process; notices are given to one process each.
"""

import threading
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

import structlog
from django.db import close_old_connections, connections

from stillhere.foundation.live import bus
from stillhere.foundation.notices import services
from stillhere.foundation.web import clock

EVERY = 2.0
"""Seconds between two looks."""
DAY = timedelta(days=1)

Tidy = Callable[[datetime], object]

_log = structlog.get_logger()


class Ticker:
    """Looks every two seconds until it is stopped."""

    def __init__(self, daily: Iterable[Tidy] = (), always: Iterable[Tidy] = ()) -> None:
        self._daily = tuple(daily)
        self._always = (self._notices, *always)
        self._tidied_at: datetime | None = None
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="ticker", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def stop(self, seconds: float = 5.0) -> None:
        """Stop, and wait for what is under way, at most ``seconds``."""
        self._stop.set()
        self._thread.join(seconds)

    def _run(self) -> None:
        try:
            while not self._stop.wait(EVERY):
                self.tick(clock.now())
        finally:
            connections.close_all()

    def tick(self, now: datetime) -> None:
        """Serve what is due; tidy if a day passed. Errors wait for the next look."""
        close_old_connections()
        for work in self._always:
            self._try(work, now)
        if self._tidied_at is None or now - self._tidied_at >= DAY:
            self._tidied_at = now
            for tidy in self._daily:
                self._try(tidy, now)

    @staticmethod
    def _notices(now: datetime) -> None:
        people = services.due(now)
        if people:
            bus.changed(*people)

    @staticmethod
    def _try(work: Tidy, now: datetime) -> None:
        try:
            work(now)
        except Exception:  # noqa: BLE001 - the thread must outlive every error
            _log.exception("notices.tick_failed")
            connections.close_all()  # the next look begins with a fresh one
