"""Pictures of a guided talk, on two phones and on one; ``tests/screenshots.py`` takes
them."""

from typing import Any

TOPIC = "The evenings after work"


def alone(album: Any, who: Any) -> None:
    """One phone between two, which works without a partner here."""
    album.visit(who, "/g/", "talk-list-alone")
    album.visit(who, "/g/h", "talk-how")
    album.visit(who, "/g/o", "talk-hand-begin")
    who.writes("Who begins?", "Erin")
    who.writes("Who listens first?", "Kim")
    who.presses("Begin")
    album.take(who, "talk-hand-floor")
    who.presses("I’ve said it")
    album.take(who, "talk-hand-heard")
    who.presses("End the talk")
    album.take(who, "talk-hand-over")


def two(album: Any, author: Any, other: Any) -> None:
    """Two who talk, up to a next step both say yes to."""
    album.visit(author, "/g/", "talk-list")
    album.visit(author, "/g/n", "talk-ask")
    author.writes("One thing to talk about", TOPIC)
    author.presses(f"Ask {other.name}")
    author.sees(f"You asked {other.name}")
    album.take(author, "talk-asked")
    page = author.page.url.removeprefix(author.house.url)
    album.visit(other, "/", "home-talk")
    album.visit(other, page, "talk-asks-me")
    other.presses("Yes, now")
    other.sees("has the floor.")
    album.take(other, "talk-listen")
    author.sees("You have the floor.")
    album.take(author, "talk-floor")
    _types(
        author, "I come home and am empty. Then a question feels like one more task."
    )
    album.take(author, "talk-floor-typed")
    author.presses(f"Show {other.name} what I typed")
    other.sees("give back what you heard.")
    album.take(other, "talk-give-back")
    other.page.get_by_text("Is it getting too much?").click()
    album.take(other, "talk-too-much")
    _types(other, "You are empty when you come in, and a question is too much then.")
    other.presses(f"Show {author.name} what I typed")
    author.sees("Is that it?")
    album.take(author, "talk-is-that-it")
    author.presses("That’s it")
    other.sees("You heard")
    album.take(other, "talk-heard")
    other.presses("End the talk")
    album.take(other, "talk-over")
    other.presses("Leave a word, or let it go")
    other.writes("One thing I’m glad you did in this talk", "You said it plainly.")
    other.writes("One small next step, if there is one", "Ten minutes of quiet first.")
    album.take(other, "talk-leave")
    other.presses(f"Leave it for {author.name}")
    album.take(other, "talk-keep")
    other.presses("Keep them, only for me")
    album.visit(author, "/g/", "talk-left")


def _types(who: Any, words: str) -> None:
    box = who.page.locator("#id_words")
    if not box.is_visible():
        who.page.get_by_text("Type a few words").click()
    box.fill(words)
