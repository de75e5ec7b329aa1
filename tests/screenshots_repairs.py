"""Pictures of old hurts and of mending one; ``tests/screenshots.py`` takes them."""

from typing import Any

HAPPENED = "You drove home without me from the lake."
MEANT = "I thought that this was it."
HEARD = "You stood there, and thought that I had gone for good."


def alone(album: Any, who: Any) -> None:
    """One person: the question, help first, the boxes, the list."""
    album.visit(who, "/f/n", "hurt-ask")
    who.presses("Yes, or I’m not sure")
    album.take(who, "hurt-care")
    who.presses("Write it for myself")
    album.take(who, "hurt-write")
    who.writes("What happened", HAPPENED)
    who.writes("What it meant to me", MEANT)
    who.presses("Keep it")
    album.take(who, "hurt-kept")
    album.visit(who, "/f/", "hurt-list")
    album.visit(who, "/f/r", "hurt-ready")


def two(album: Any, author: Any, other: Any) -> None:
    """Two who mend a hurt, up to a repair both say yes to."""
    author.goes_to("/f/n")
    author.presses("No")
    author.writes("What happened", HAPPENED)
    author.writes("What it meant to me", MEANT)
    author.presses("Keep it")
    author.presses(f"Show it to {other.name}")
    author.presses("No")
    album.take(author, "mend-ready")
    author.presses(f"See what {other.name}")
    album.take(author, "mend-preview")
    author.presses(f"Show it to {other.name}")
    album.take(author, "mend-shown")
    page = author.page.url.removeprefix(author.house.url)
    album.visit(other, "/", "home-mend")
    album.visit(other, page, "mend-theirs")
    _says(other, page, "Give it back", HEARD)
    album.visit(author, page, "mend-gave-back")
    author.presses("That’s it")
    other.goes_to(page)
    other.presses("Show it")
    album.take(other, "mend-part")
    _says(other, page, "Show it", "I was proud, and drove.")
    _says(author, page, "Show it", "One word.")
    _says(other, page, "Show the idea", "I turn round, whatever it was.")
    album.visit(author, page, "mend-idea")
    author.presses("Yes to this")
    album.take(author, "mend-agreed")


def _says(who: Any, page: str, button: str, words: str) -> None:
    who.goes_to(page)
    who.presses(button)
    who.page.locator("main textarea").fill(words)
    who.presses(button)
