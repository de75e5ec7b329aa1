"""Pictures of what one notices; ``tests/screenshots.py`` takes them."""

from typing import Any

from tests.journeys.noted import notes_many


def takes(album: Any, who: Any) -> None:
    """Take a picture of each page, with nothing noted and with half a year."""
    album.visit(who, "/j/", "noticed-nothing")
    notes_many(who, 2)
    album.visit(who, "/j/", "noticed-early")
    notes_many(who)
    album.visit(who, "/j/", "noticed")
    album.visit(who, "/j/l", "noticed-lines")
    album.visit(who, "/j/u", "noticed-sides")
