"""Logs that anybody may read: what happened and where, never who or what was said.

Every line is an event with an allow-list of keys; everything else is dropped, and so
are messages of libraries, paths of requests, addresses and the text of exceptions.
"""

import logging
import logging.config
import sys
import traceback
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

import structlog

Event = MutableMapping[str, Any]

ALLOWED = frozenset(
    {"event", "level", "timestamp", "logger", "error", "at", "status", "route", "count"}
)
"""The only keys that ever reach a log."""
_LIBRARY = {
    "django.request": "a request failed",
    "django.security": "a request was refused",
    "django.db.backends": "the database spoke",
    "uvicorn.error": "the server spoke",
}
_PACKAGE = Path(__file__).resolve().parent.parent


def place(error: BaseException) -> str:
    """Return module and line of our code nearest to the error, or nothing."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        path = Path(frame.filename)
        if path.is_relative_to(_PACKAGE):
            return f"{path.relative_to(_PACKAGE).as_posix()}:{frame.lineno}"
    return ""


def keep_allowed(_logger: Any, _method: str, event: Event) -> dict[str, Any]:
    """Drop every key but the allowed ones; an exception becomes its type and place."""
    found = event.pop("exc_info", None)
    if found is True:
        found = sys.exc_info()
    error = found[1] if isinstance(found, tuple) else found
    if isinstance(error, BaseException):
        event["error"] = type(error).__name__
        event["at"] = place(error)
    return {key: value for key, value in event.items() if key in ALLOWED}


class Reticent(logging.Formatter):
    """Render a library's record: a fixed sentence, the error's type and place."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line that holds nothing of the record's own message."""
        event: dict[str, Any] = {
            "event": _sentence(record),
            "level": record.levelname.lower(),
            "logger": record.name,
            "exc_info": record.exc_info,
        }
        status = getattr(record, "status_code", None)
        if isinstance(status, int):
            event["status"] = status
        return _line(keep_allowed(None, "", event))


def _sentence(record: logging.LogRecord) -> str:
    for name, sentence in _LIBRARY.items():
        if record.name == name or record.name.startswith(f"{name}."):
            return sentence
    return "a library spoke"


def _line(event: Event) -> str:
    head = f"{event.pop('level', 'info')}: {event.pop('event', '')}"
    rest = " ".join(f"{key}={value}" for key, value in event.items() if value)
    return f"{head} {rest}".rstrip()


def _render(_logger: Any, _method: str, event: Event) -> str:
    return _line(event)


def configure() -> None:
    """Set up both kinds of logs, on standard error."""
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {"reticent": {"()": Reticent}},
            "handlers": {
                "console": {"class": "logging.StreamHandler", "formatter": "reticent"}
            },
            "root": {"handlers": ["console"], "level": "WARNING"},
            "loggers": {
                "django": {"level": "ERROR"},
                # Scanners ask for other hosts all day; they get their 400.
                "django.security.DisallowedHost": {"level": "CRITICAL"},
                "uvicorn": {"level": "ERROR"},
                "uvicorn.access": {"handlers": [], "propagate": False},
            },
        }
    )
    structlog.configure(
        processors=[structlog.processors.add_log_level, keep_allowed, _render],
        logger_factory=structlog.PrintLoggerFactory(file=sys.stderr),
    )
