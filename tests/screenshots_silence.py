"""Pictures of a silence: noted, over, found again, shown; and the days beside it."""

from typing import Protocol

from tests.journeys.people import Person


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
    """One person: noting, what is open, what is over, looking back."""
    album.visit(erin, "/e/", "silences-none")
    album.visit(erin, "/e/n", "silence")
    note(erin, "other", "open", "After the call from home.", other_day="2026-11-20")
    album.take(erin, "silence-around")
    erin.presses("Keep it")
    album.take(erin, "silence-open")
    erin.presses("We found back")
    album.take(erin, "silence-over")
    erin.goes_to("/e/n")
    note(erin, "yesterday", "until", "About the summer.")
    erin.presses("Keep it")
    album.take(erin, "silence-mistakes")
    erin.writes("Until which day?", "2026-11-22")
    picks(erin, "until_part", "night")
    erin.presses("Keep it")
    album.take(erin, "silence-lies-over")
    erin.presses("Don’t keep this")
    album.take(erin, "silence-unkept")
    for days in (2, 6, 24, 41):
        erin.goes_to("/e/n")
        day = f"2026-{'11' if days < 23 else '10'}-{(23 - days) % 31:02}"
        note(erin, "other", "hours", "", other_day=day)
        erin.page.get_by_label("a hard topic").check()
        erin.presses("Keep it")
        if erin.page.locator("[name=both]").count():
            erin.chooses("They were two. Keep both.")
            erin.presses("Keep it")
    album.take(erin, "silence-closed")
    album.visit(erin, "/e/", "silences")
    erin.presses("The past seven days")
    album.visit(erin, "/e/d", "days-noted")
    erin.goes_to("/e/")
    erin.writes("Look for a word", "call")
    erin.presses("Look")
    album.take(erin, "silences-found")
    erin.presses("Friday 20 November")
    erin.presses("Erase it")
    album.take(erin, "silence-erase")


def two(album: Album) -> None:
    """One's own side, shown, found by both, taken back."""
    robin, sam = album.robin, album.sam
    robin.goes_to("/e/n")
    note(robin, "yesterday", "hours", "I was scared that you would go.")
    robin.chooses("Both of us")
    robin.chooses("pressed for an answer")
    robin.chooses("a small sign or a touch")
    robin.presses("Keep it")
    album.take(robin, "silence-mine")
    robin.presses("Show Sam my side of it")
    album.take(robin, "silence-how-much")
    robin.presses("All of it")
    album.take(robin, "silence-preview")
    robin.presses("Show it to Sam")
    album.take(robin, "silence-shown")
    album.visit(sam, "/u/", "us-silences")
    album.visit(sam, "/j/u", "silences-sides")
    sam.presses("Robin ·")
    album.take(sam, "silence-theirs")
    robin.presses("Take it back")
    album.take(robin, "silence-taken-back")


def note(who: Person, day: str, long: str, words: str, *, other_day: str = "") -> None:
    """Fill in the form; who wrote words has the second half open."""
    picks(who, "day", day)
    if other_day:
        who.writes("Which day was it?", other_day)
    picks(who, "part", "evening")
    picks(who, "length", long)
    who.page.get_by_text("What was around it").click()
    who.writes("Anything else", words)


def picks(who: Person, name: str, value: str) -> None:
    """Choose one by its group: parts of the day stand there twice."""
    who.page.locator(f"input[name={name}][value={value}]").check()
