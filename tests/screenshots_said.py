"""Pictures of something said: from choosing it to looking back on it."""

from typing import Protocol

from tests.journeys.people import Person

WORDS = "I get scared when it’s quiet for days. I think I’ve lost you then."
GOOD = "The doctor called. My mother is well again, and I cried on the stairs."


class Album(Protocol):
    """What takes the pictures."""

    robin: Person
    sam: Person
    erin: Person

    def take(self, person: Person, name: str) -> None:
        """Take a picture of what stands on a phone now."""

    def visit(self, person: Person, path: str, name: str) -> None:
        """Open a page and take its picture."""


def takes(album: Album) -> None:
    """Take all of them, in a house of their own."""
    alone(album, album.erin.signs_up())
    robin, sam = album.robin.signs_up(), album.sam.signs_up()
    sam.joins(robin.invites())
    robin.goes_to()
    two(album)


def alone(album: Album, erin: Person) -> None:
    """One person: words that are kept, and saying it in person."""
    album.visit(erin, "/c/", "say-alone")
    erin.presses("A need")
    erin.page.locator("main textarea").fill("I need an evening without plans.")
    album.take(erin, "say-words-alone")
    erin.presses("I’ll say it in person")
    erin.writes("When?", "Saturday, after breakfast")
    album.take(erin, "say-in-person")
    erin.presses("Keep it for me")
    album.take(erin, "say-in-person-kept")
    album.visit(erin, "/c/t", "small-steps")
    album.visit(erin, "/c/e", "expected-none")
    album.visit(erin, "/c/l", "said-list-alone")


def two(album: Album) -> None:
    """Said, received, answered, looked back on, taken back."""
    robin, sam = album.robin, album.sam
    album.visit(robin, "/c/", "say")
    robin.presses("A fear")
    robin.page.locator("main textarea").fill(f"{WORDS} You never tell me anything.")
    robin.chooses("Just listen")
    robin.presses("Read it back first")
    album.take(robin, "say-read-back")
    robin.page.locator("main textarea").fill(WORDS)
    album.take(robin, "say-words")
    robin.presses("Go on")
    robin.chooses("Badly")
    album.take(robin, "say-before")
    robin.presses("Send it")
    album.take(robin, "say-sent")
    here = robin.page.url.removeprefix(robin.house.url)
    album.visit(sam, "/", "home-shared")
    sam.presses("Read it")
    album.take(sam, "shared-wish-first")
    sam.presses("Show the words")
    album.take(sam, "shared-words")
    sam.presses("In my own words")
    sam.page.locator("main textarea").fill("Thank you for telling me. I’m here.")
    album.take(sam, "shared-own-words")
    album.visit(sam, f"{here}/l", "shared-take-in")
    sam.presses("Say when I’ll answer")
    album.take(sam, "home-taking-in-mine")
    album.visit(robin, "/", "home-taking-in")
    sam.goes_to(here)
    sam.presses("“I’m with you.”")
    album.take(sam, "shared-answered")
    album.visit(robin, "/", "home-news")
    robin.presses("Read it")
    album.take(robin, "said-answered")
    robin.presses("How did it go?")
    robin.chooses("Well")
    album.take(robin, "look-back")
    robin.presses("Keep it for me")
    _more(album, here)


def _more(album: Album, here: str) -> None:
    robin, sam = album.robin, album.sam
    _says(robin, "Something good", GOOD, "Ask me")
    album.visit(sam, "/", "home-good")
    sam.presses("Read it")
    album.take(sam, "shared-good")
    sam.presses("Show the words")
    album.take(sam, "shared-good-words")
    robin.goes_to("/c/")
    robin.presses("Send a hug")
    album.take(robin, "hug-sent")
    album.visit(sam, "/", "home-hug")
    _says(robin, "A preference", "I like slow Sundays.", "Don’t answer today")
    sam.goes_to()
    sam.presses("Read it")
    sam.presses("Show the words")
    album.take(sam, "shared-kept")
    for went in ("Badly", "Badly", "So-so", "Well"):
        _heavy(robin, went)
    album.take(robin, "expected-early")
    for went in ("Well", "Badly", "Badly"):
        _heavy(robin, went)
    album.visit(robin, "/c/e", "expected")
    album.visit(robin, "/c/l", "said-list")
    robin.goes_to(here)
    robin.presses("Take it back")
    album.take(robin, "taken-back")
    album.visit(sam, here, "taken-back-theirs")


def _says(who: Person, kind: str, words: str, wish: str) -> None:
    who.goes_to("/c/")
    who.presses(kind)
    who.page.locator("main textarea").fill(words)
    who.chooses(wish)
    who.presses("Send it")
    who.sees("It’s sent.")


def _heavy(who: Person, went: str) -> None:
    who.goes_to("/c/")
    who.presses("A need")
    who.page.locator("main textarea").fill("I need ten minutes with you.")
    who.presses("Go on")
    who.chooses("Not sure")
    who.presses("Send it")
    who.presses("How did it go?")
    who.chooses(went)
    who.presses("Keep it for me")
    who.page.wait_for_load_state()
    who.goes_to("/c/e")
