"""Pictures of small and good things; ``tests/screenshots.py`` takes them."""

from typing import Any

GOOD = "Robin laughed at my joke about the kettle."


def takes(album: Any, who: Any) -> None:
    """Take a picture of each page, for one person."""
    album.visit(who, "/h/", "small-thing")
    album.visit(who, "/h/g", "good-empty")
    for text in ("The bus waited for me.", "Warm bread, and nobody in a hurry.", GOOD):
        who.goes_to("/h/g")
        who.writes("What was good?", text)
        who.presses("Keep it")
    album.take(who, "good-kept")
    album.visit(who, "/h/g", "good-list")
    album.visit(who, "/h/a", "good-told")
    who.goes_to("/")
    who.presses("Not today")
    album.visit(who, "/h/", "small-thing-none")
