"""Something hard, seen from outside: alone, by day, with and without scripts."""

import pytest

from tests.journeys.conftest import Meet
from tests.journeys.people import Person

HAPPENED = "The door, and the car driving off."


def writes_it(person: Person, text: str) -> None:
    """Write into the one box of the page."""
    person.page.locator("main textarea").fill(text)


@pytest.mark.parametrize(
    ("theme", "script"), [("light", True), ("dark", True), ("light", False)]
)
def test_three_questions_and_it_is_kept(meet: Meet, theme: str, script: bool) -> None:
    erin = meet("Erin", theme=theme, script=script).signs_up()

    def looks() -> None:
        if script:  # axe is one
            erin.finds_the_page_sound()

    erin.goes_to("/f/")
    looks()
    erin.presses("Seen from outside")
    looks()
    erin.presses("Write it down")
    looks()
    erin.presses("Keep it, and go on")
    erin.sees("Please fill this in.")
    looks()
    writes_it(erin, HAPPENED)
    erin.presses("Keep it, and go on")
    erin.sees("How would they tell it?")
    looks()
    writes_it(erin, "Two tired people.")
    erin.presses("Keep it, and go on")
    erin.sees("what could make it hard to see it so?")
    looks()
    writes_it(erin, "Hunger. I could eat first.")
    erin.presses("Keep it")
    erin.sees("Two tired people.")
    looks()
    erin.page.get_by_role("link", name="Change it").nth(1).click()
    writes_it(erin, "Two tired people in a small kitchen.")
    erin.presses("Stop here, and keep it")
    erin.sees("small kitchen.")
    erin.presses("Seen from outside")
    erin.sees(HAPPENED)
    looks()
    erin.presses("Monday, 23 November")
    erin.presses("Erase it")
    looks()
    erin.presses("Erase it")
    erin.sees_nothing_of(HAPPENED)


def test_by_keyboard_one_stops_and_keeps_nothing(meet: Meet) -> None:
    erin = meet("Erin", theme="dark").signs_up()
    erin.goes_to("/f/w")
    erin.tabs_to("What happened between you?")
    erin.page.keyboard.type(HAPPENED)
    erin.tabs_to("Keep it, and go on")
    erin.page.keyboard.press("Enter")
    erin.sees("How would they tell it?")
    erin.tabs_to("Don’t keep this")
    erin.page.keyboard.press("Enter")
    erin.sees("Nothing of it is kept.")
    erin.sees(HAPPENED)
    erin.finds_the_page_sound()
    erin.goes_to("/f/w/l")
    erin.sees_nothing_of(HAPPENED)
