"""Pictures of phrases, and of what is seen from outside."""

from typing import Any

BADLY = "I said that badly."


def alone(album: Any, who: Any) -> None:
    """One person: a list of one's own, and the three questions."""
    album.visit(who, "/f/p", "phrases-none")
    album.visit(who, "/f/p/c", "phrases-choose-alone")
    _taps(who, f"Keep “{BADLY}”")
    album.visit(who, "/f/p", "phrases-alone")
    album.visit(who, "/f/w/l", "outside-none")
    who.presses("Write it down")
    album.take(who, "outside-ask")
    who.page.locator("main textarea").fill("The door, and the car driving off.")
    who.presses("Keep it, and go on")
    who.page.locator("main textarea").fill("Two tired people who both wanted to eat.")
    album.take(who, "outside-friend")
    who.presses("Keep it, and go on")
    who.page.locator("main textarea").fill("Hunger. I could eat first.")
    who.presses("Keep it")
    album.take(who, "outside-kept")
    album.visit(who, "/f/w/l", "outside-list")


def two(album: Any, one: Any, other: Any) -> None:
    """Two who choose some, send one and receive it."""
    one.goes_to("/f/p/c")
    _taps(one, f"Suggest “{BADLY}”")
    one.writes("In your own words", "Tea? I’m on your side.")
    one.presses(f"Suggest it to {other.name}")
    album.take(one, "phrases-suggested")
    album.visit(other, "/f/p/c", "phrases-suggests")
    for words in (BADLY, "Tea? I’m on your side."):
        _taps(other, f"Yes to “{words}”")
    album.visit(other, "/f/p", "phrases-ours")
    other.presses(BADLY)
    album.take(other, "phrases-sent")
    album.visit(one, "/", "home-phrase")
    one.presses("Send “Received")
    album.visit(other, "/", "home-phrase-received")


def _taps(who: Any, name: str) -> None:
    who.page.get_by_role("button", name=name, exact=True).first.click()
