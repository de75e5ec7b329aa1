"""Pictures of scenes to try a reply in; ``tests/screenshots.py`` takes them."""

from typing import Any

REPLY = "I miss you. You never listen to me."


def takes(album: Any, who: Any) -> None:
    """Take a picture of each page, for one person."""
    album.visit(who, "/i/", "scenes")
    album.visit(who, "/i/3", "scene")
    who.page.locator("summary").nth(1).click()
    album.take(who, "scene-reply")
    who.writes("What would you say?", REPLY)
    who.presses("Read it back")
    album.take(who, "scene-read-back")
    who.goes_to("/i/4")
    album.take(who, "scene-silent")
