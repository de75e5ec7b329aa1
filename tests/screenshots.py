"""Pictures of every page at phone width, light and dark, into docs/screenshots/.

``make screenshots`` runs it; look at them, and mend what is ugly, crowded or cold.
"""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests import browser as browsers
from tests import (
    screenshots_moments,
    screenshots_noticed,
    screenshots_phrases,
    screenshots_practice,
    screenshots_reaching,
    screenshots_records,
    screenshots_repairs,
    screenshots_said,
    screenshots_silence,
    screenshots_talks,
)
from tests.journeys.house import House, copied, prepared
from tests.journeys.people import Person

TO = Path(__file__).resolve().parents[1] / "docs" / "screenshots"
EVENING = datetime(2026, 11, 23, 18, 10, tzinfo=UTC)
THEMES = ("light", "dark")
DRAFT = (
    "I miss you and I get scared when it’s quiet for days. You never tell me what’s "
    "going on. Could we sit for ten minutes after dinner?"
)


class Album:
    """Takes pictures of one theme."""

    def __init__(self, browser: Browser, house: House, theme: str) -> None:
        """Meet the people of the pictures."""
        self.theme = theme
        self.robin, self.sam, self.erin = (
            Person(name, browser, house, theme=theme)
            for name in ("Robin", "Sam", "Erin")
        )

    def take(self, person: Person, name: str) -> None:
        """Take a picture of what stands on a phone now."""
        person.page.wait_for_load_state("networkidle")
        person.page.evaluate("document.activeElement?.blur()")
        person.page.screenshot(path=TO / f"{name}-{self.theme}.png")

    def visit(self, person: Person, path: str, name: str) -> None:
        """Open a page and take its picture."""
        person.goes_to(path)
        self.take(person, name)

    def signed_out(self) -> None:
        """The first page and what helps without a place here."""
        for path, name in (
            ("/", "first"),
            ("/w/", "offline"),
            ("/w/a", "first-pause"),
            ("/w/b", "first-quiet"),
            ("/w/c", "first-gone-quiet"),
            ("/w/d", "first-say"),
            ("/w/e", "breathe"),
            ("/w/f", "about"),
            ("/w/g", "for-you"),
            ("/s/", "help"),
            ("/s/n", "numbers"),
            ("/s/a", "safe"),
            ("/s/b", "own-acts"),
            ("/s/c", "punishment"),
            ("/s/d", "their-safety"),
            ("/s/e", "watched"),
            ("/s/f", "professional"),
            ("/in/", "sign-in"),
            ("/new/", "sign-up"),
            ("/back/", "recover"),
            ("/back/d", "delete-from-outside"),
            ("/u/join/", "code"),
            ("/nothing", "not-found"),
        ):
            self.visit(self.erin, path, name)

    def alone(self) -> None:
        """One person with a place of their own."""
        erin = self.erin
        erin.goes_to("/new/")
        erin.writes("A name to sign in with", "erin")
        erin.passphrase = erin.page.locator("#six").inner_text()
        erin.presses("Keep my place")
        self.take(erin, "kept")
        erin.presses("I’ve written both down")
        self.take(erin, "home-quiet")
        for path, name in (
            ("/m/", "me"),
            ("/m/p", "passphrase"),
            ("/m/z", "zone"),
            ("/m/s", "suggestions"),
            ("/m/d", "delete"),
            ("/u/", "us-alone"),
            ("/u/i", "invite"),
            ("/a/", "begin-alone"),
            ("/a/q", "quiet-alone"),
            ("/a/g", "agreement-alone"),
            ("/a/l", "lines"),
            ("/a/p", "paper"),
        ):
            self.visit(erin, path, name)
        self.checks_in()
        self.seeks_help()
        self.has_it_read_back()
        screenshots_moments.takes(self, erin)
        screenshots_practice.takes(self, erin)
        screenshots_reaching.takes(self, erin)
        screenshots_noticed.takes(self, erin)
        screenshots_repairs.alone(self, erin)
        screenshots_phrases.alone(self, erin)
        screenshots_talks.alone(self, erin)
        screenshots_records.takes(self, erin)
        erin.goes_to("/m/")
        erin.presses("Lock now")
        self.take(erin, "locked")

    def checks_in(self) -> None:
        """How am I, a step at a time; the journal, and what is kept beside it."""
        erin = self.erin
        self.visit(erin, "/b/", "check-in")
        erin.chooses("my chest")
        erin.presses("Next")
        erin.page.locator("input[value='-1,-2']").check()
        self.take(erin, "check-in-place")
        erin.presses("Next")
        for word in ("lonely", "unseen"):
            erin.page.locator(f"input[value={word}]").check()
        self.take(erin, "check-in-words")
        erin.page.get_by_text("More words").click()
        erin.writes("Look for a word", "door")
        self.take(erin, "check-in-found")
        erin.writes("Look for a word", "")
        erin.presses("A little more")
        self.take(erin, "check-in-needs")
        erin.presses("Next")
        erin.chooses("little sleep")
        self.take(erin, "check-in-weighs")
        erin.presses("Next")
        erin.page.locator("#id_note").fill("Nobody asked how my day was.")
        self.take(erin, "check-in-note")
        erin.presses("How close")
        erin.page.locator("input[name=close][value='3']").check()
        self.take(erin, "check-in-close")
        erin.presses("Keep it")
        self.take(erin, "check-in-kept")
        self.visit(erin, "/b/", "check-in")
        erin.presses("Don’t keep this")
        self.take(erin, "check-in-empty")
        self.keeps_a_journal()

    def keeps_a_journal(self) -> None:
        """Writing, looking back, and the lines about going quiet."""
        erin = self.erin
        erin.goes_to("/b/n")
        erin.page.locator("textarea").fill("I went out to the balcony. It was cold.")
        self.take(erin, "write")
        erin.presses("Keep it")
        for path, name in (("/b/j", "journal"), ("/b/w", "my-words")):
            self.visit(erin, path, name)
        erin.goes_to("/b/q")
        erin.presses("Write this line")
        erin.page.locator("textarea").fill("My jaw goes tight, and I look away.")
        self.take(erin, "quiet-line")
        erin.presses("Keep it")
        self.take(erin, "when-i-go-quiet")

    def shares(self) -> None:
        """Some of a check-in, from both sides."""
        robin, sam = self.robin, self.sam
        robin.goes_to("/b/")
        for _ in range(2):
            robin.presses("Next")
        for word in ("tired", "dont-know"):
            robin.page.locator(f"input[value={word}]").check()
        robin.presses("A little more")
        robin.chooses("a hug, to be held")
        robin.presses("Keep it now")
        self.take(robin, "check-in-kept-two")
        robin.presses("Share some of it")
        self.take(robin, "share")
        robin.presses("The words, and why")
        self.take(robin, "share-preview")
        robin.presses("Send it")
        self.take(robin, "shared-mine")
        self.visit(sam, "/", "home-shared")
        sam.presses("Read it")
        self.take(sam, "given")
        sam.presses("Thank you")
        self.take(sam, "given-answered")
        self.visit(sam, "/b/g", "what-we-shared")

    def seeks_help(self) -> None:
        """A first message, and four questions."""
        erin = self.erin
        self.visit(erin, "/s/g", "first-message")
        for choice in ("I go quiet", "My mood, or worry", "Evenings"):
            erin.chooses(choice)
        erin.presses("Write the message")
        self.take(erin, "first-message-drafted")
        self.visit(erin, "/s/h", "questions")
        for number in range(4):
            erin.page.locator(f"#id_item_{number}_2").check()
        erin.presses("Keep my answers")
        self.take(erin, "answered")

    def has_it_read_back(self) -> None:
        """A message for another messenger."""
        erin = self.erin
        self.visit(erin, "/r/", "draft")
        erin.writes("Your message", DRAFT)
        erin.presses("Read it back")
        self.take(erin, "read-back")

    def two(self) -> None:
        """Finding each other, then a pause from both sides."""
        robin, sam = self.robin.signs_up(), self.sam.signs_up()
        address = robin.invites()
        self.take(robin, "invitation")
        self.visit(robin, "/u/c?paper", "invitation-paper")
        sam.page.goto(address)
        self.take(sam, "join")
        sam.joins(address)
        self.visit(sam, "/u/", "us")
        self.visit(sam, "/u/l", "leave")
        robin.goes_to()
        self.visit(robin, "/a/g/e", "agreement-edit")
        robin.page.locator("main button.first").click()
        self.visit(sam, "/a/g", "agreement-asked")
        sam.page.locator("main button.first").click()
        self.visit(sam, "/a/g", "agreement")
        self.shares()
        self.pause()

    def pause(self) -> None:
        """A pause, as each of the two sees it."""
        robin, sam, house = self.robin, self.sam, self.robin.house
        self.visit(robin, "/a/", "begin")
        robin.chooses("30 min")
        robin.page.locator("main button.first").click()
        self.take(robin, "sent")
        self.visit(robin, "/", "home-away")
        self.visit(sam, "/", "home-waiting")
        for path, name in (("/a/w", "waiting"), ("/a/k", "walk")):
            self.visit(sam, path, name)
        sam.goes_to()
        sam.presses("Pass a practical note")
        self.take(sam, "note")
        robin.goes_to()
        robin.presses("Need longer")
        self.take(robin, "longer")
        house.wait(minutes=41)
        for person, name in ((robin, "home-time-up"), (sam, "home-past")):
            person.goes_to()
            person.unlocks()
            self.take(person, name)
        sam.presses("Offer another time")
        self.take(sam, "offer")
        robin.goes_to()
        robin.presses("I’m back")
        self.take(robin, "back")
        robin.presses("Just be together")
        self.visit(robin, "/", "home-returned")
        self.visit(sam, "/", "home-answer")
        sam.page.locator("main button.first").click()
        self.visit(robin, "/", "home-over")
        robin.presses("Skip")
        self.went_quiet()

    def went_quiet(self) -> None:
        """A sign of life, and leaving."""
        robin, sam, house = self.robin, self.sam, self.robin.house
        self.visit(robin, "/a/q", "quiet")
        robin.presses("Send it")
        self.take(robin, "quiet-sent")
        sam.goes_to()
        self.take(sam, "home-sign")
        robin.begins_a_pause("20 min")
        house.wait(hours=14)
        sam.goes_to()
        sam.unlocks()
        self.take(sam, "home-left-open")
        self.visit(sam, "/a/f", "when-pauses-feel-like-silence")
        robin.goes_to("/u/l")
        robin.unlocks()
        robin.goes_to("/u/l")
        robin.presses("Stop sharing now")
        self.visit(sam, "/", "home-sharing-off")


@contextmanager
def _house(ready: Path) -> Iterator[House]:
    with tempfile.TemporaryDirectory() as folder:
        house = House(copied(ready, Path(folder)), start=EVENING)
        try:
            yield house
        finally:
            house.stop()


def main() -> int:
    """Take all pictures, both themes."""
    path = browsers.chromium()
    if path is None:
        sys.stderr.write("Install Chromium or Chrome for pictures.\n")
        return 1
    TO.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(
            executable_path=path, args=list(browsers.FLAGS)
        )
        ready = prepared(Path(folder))
        for theme in THEMES:
            with _house(ready) as house:
                album = Album(browser, house, theme)
                album.signed_out()
                album.alone()
                album.two()
            with _house(ready) as house:
                screenshots_silence.takes(Album(browser, house, theme))
            with _house(ready) as house:
                album = Album(browser, house, theme)
                screenshots_said.takes(album)
                screenshots_repairs.two(album, album.robin, album.sam)
                screenshots_phrases.two(album, album.robin, album.sam)
                screenshots_talks.two(album, album.robin, album.sam)
        browser.close()
    sys.stdout.write(f"{len(list(TO.glob('*.png')))} pictures in docs/screenshots\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
