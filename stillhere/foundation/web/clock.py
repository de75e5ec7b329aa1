"""The one clock: views and the ticker call it and pass the time down.

A clock file moves it, in tests and in the demo; ``serve`` refuses such a file.
"""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings


def now() -> datetime:
    """Return the time in UTC, or what the clock file says.

    The file holds an ISO instant at which the clock stands ("2026-11-23T18:40:00Z")
    or how many seconds it is moved ("+3600", "-60").
    """
    real = datetime.now(UTC)
    if not settings.CLOCK_FILE:
        return real
    try:
        text = Path(settings.CLOCK_FILE).read_text("ascii").strip()
    except OSError:
        return real
    if text[:1] in ("+", "-"):
        return real + timedelta(seconds=float(text))
    return datetime.fromisoformat(text).astimezone(UTC) if text else real
