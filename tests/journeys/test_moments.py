"""One small thing and good ones: by touch, keyboard, unscripted, alone and as two."""

import pytest

from tests.journeys.conftest import Meet
from tests.journeys.people import Person

THEMES = pytest.mark.parametrize("theme", ["light", "dark"])
DAY = 24 * 60


def line(person: Person) -> str:
    """Return the small thing on home, or nothing."""
    person.goes_to()
    found = person.page.locator(".small a[href='/h/']")
    return found.inner_text() if found.count() else ""


def tomorrow(person: Person) -> None:
    person.looks_again_after(minutes=DAY)
    person.unlocks()


@THEMES
def test_alone_for_two_days(meet: Meet, theme: str) -> None:
    erin = meet("Erin", theme=theme).signs_up()
    said = line(erin)
    assert said
    erin.finds_the_page_sound()
    erin.presses(said)
    assert erin.title() == said[:1].upper() + said[1:]
    erin.finds_the_page_sound()
    erin.presses("Something else")
    other = erin.title()
    assert other.lower() != said.lower()
    erin.presses("A little")
    erin.sees("About")
    pressed = erin.page.locator("[aria-pressed='true']")
    assert pressed.inner_text() == "A little"
    erin.finds_the_page_sound()
    said = line(erin)
    erin.presses("Not today")

    assert line(erin) == ""
    erin.goes_to("/h/")
    erin.sees("Nothing more for today.")
    erin.finds_the_page_sound()
    tomorrow(erin)
    assert line(erin) not in ("", said)
    erin.goes_to("/h/")
    assert erin.page.locator("[aria-pressed='true']").count() == 0


@THEMES
def test_something_good_is_kept_and_told(meet: Meet, theme: str) -> None:
    alice, bob = meet("Alice", theme=theme).signs_up(), meet("Bob").signs_up()
    alice.shares_with(bob)
    alice.goes_to("/m/")
    alice.presses("Something good")
    alice.finds_the_page_sound()
    alice.presses("Keep it")
    alice.sees("A word is enough.")
    alice.finds_the_page_sound()
    alice.writes("What was good?", "The bus waited for me.")
    alice.presses("Keep it")
    alice.sees("Monday, 23 November 2026")
    alice.finds_the_page_sound()
    bob.goes_to()
    assert bob.title() == "A quiet day."
    alice.presses("Tell Bob here")
    words = alice.page.get_by_label("Your words")
    assert words.input_value() == "The bus waited for me."
    alice.finds_the_page_sound()
    alice.presses("Send it")

    bob.goes_to()
    assert bob.title() == "Alice shared something good."
    assert line(bob) == "", "something waits for him"
    assert line(alice)
    alice.goes_to("/h/g")
    alice.presses("When they tell you something good")
    alice.finds_the_page_sound()
    alice.presses("Something good of my own")
    alice.presses("Monday, 23 November")
    alice.presses("Erase it")
    alice.finds_the_page_sound()
    alice.presses("Erase it")
    alice.sees_nothing_of("The bus waited")


def test_what_one_taps_shows_on_no_other_phone(couple: tuple[Person, Person]) -> None:
    alice, bob = couple
    bob.goes_to()
    bobs = bob.page.locator("main").inner_text()
    alice.goes_to("/m/s")
    alice.chooses("None: other things stand there instead")
    alice.presses("Keep")
    assert line(alice), "muted, there is one as well"
    alice.presses("Not today")
    assert line(alice) == ""

    bob.goes_to()
    assert bob.page.locator("main").inner_text() == bobs


def test_by_keyboard(meet: Meet) -> None:
    erin = meet("Erin").signs_up()
    said = line(erin)
    erin.tabs_to(said)
    erin.page.keyboard.press("Enter")
    erin.sees("About")
    erin.tabs_to("Something else")
    erin.page.keyboard.press("Enter")
    erin.sees("About")
    assert erin.title().lower() != said.lower()
    erin.tabs_to("A little")
    erin.page.keyboard.press("Enter")
    erin.sees("About")
    erin.tabs_to("Not today")
    erin.page.keyboard.press("Enter")
    erin.sees("A quiet day.")
    assert line(erin) == ""


def test_without_scripts(meet: Meet) -> None:
    erin = meet("Erin", script=False)
    erin.signs_up()
    said = line(erin)
    erin.presses(said)
    erin.presses("Something else")
    erin.presses("I’ll do it")
    assert line(erin) == ""
    erin.goes_to("/h/g")
    erin.writes("What was good?", "Nobody called.")
    erin.presses("Don’t keep this")
    erin.sees("Nothing of it is kept.")
    erin.presses("Keep it after all")
    erin.sees("Nobody called.")
