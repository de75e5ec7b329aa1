"""A silence: noted in a minute, over, shown to the other, taken back."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Meet
from tests.journeys.people import Person

THEMES = pytest.mark.parametrize("theme", ["light", "dark"])


def notes(
    who: Person, *, day: str = "yesterday", long: str = "hours", note: str = ""
) -> None:
    """Note a silence of an evening."""
    who.goes_to("/e/n")
    picks(who, "day", day)
    picks(who, "part", "evening")
    picks(who, "length", long)
    if note:
        who.page.get_by_text("What was around it").click()
        who.writes("Anything else", note)
    who.presses("Keep it")


def picks(who: Person, name: str, value: str) -> None:
    """Choose one by its group: parts of the day stand there twice."""
    who.page.locator(f"input[name={name}][value={value}]").check()


@THEMES
def test_alone_from_noting_it_to_erasing_it(meet: Meet, theme: str) -> None:
    erin = meet("Erin", theme=theme).signs_up()
    erin.presses("Me")
    erin.presses("Silences")
    erin.sees("Nothing yet.")
    erin.finds_the_page_sound()
    erin.presses("Note a silence")
    erin.finds_the_page_sound()
    day = erin.page.get_by_label("Which day was it?")
    expect(day).to_be_hidden()
    erin.chooses("Another day")
    day.fill("2026-11-20")
    erin.chooses("it’s still quiet")
    erin.page.get_by_text("What was around it").click()
    erin.chooses("an argument")
    erin.chooses("gave room")
    erin.writes("Anything else", "After the call from home.")
    erin.finds_the_page_sound()
    erin.presses("Keep it")

    assert re.search(r"20 November, in the evening", erin.title())
    erin.sees("It’s still quiet.")
    erin.finds_the_page_sound()
    erin.presses("We found back")
    erin.finds_the_page_sound()
    erin.chooses("Yesterday")
    erin.chooses("a laugh")
    erin.presses("Keep it")
    erin.sees("It was quiet for about 2 days.")
    erin.finds_the_page_sound()
    erin.presses("Change it")
    erin.chooses("Both of us")
    erin.finds_the_page_sound()
    erin.presses("Keep it")
    erin.sees("Both of us pulled back.")
    erin.presses("Everything noted")
    erin.writes("Look for a word", "CALL from")
    erin.presses("Look")
    erin.sees("After the call from home.")
    erin.finds_the_page_sound()
    erin.presses("Friday 20 November")
    erin.presses("Erase it")
    erin.finds_the_page_sound()
    erin.presses("Erase it")
    erin.sees("Nothing yet.")


@THEMES
def test_days_one_can_speak_for(meet: Meet, theme: str) -> None:
    erin = meet("Erin", theme=theme).signs_up()
    erin.goes_to("/e/")
    erin.presses("The past seven days: that’s all")
    erin.sees("Of the past seven days all is noted.")
    erin.presses("Other days")
    erin.writes("From", "2026-11-01")
    erin.writes("Until", "2026-11-30")
    erin.presses("For these days all is noted")
    erin.sees("That day is still to come.")
    erin.finds_the_page_sound()
    erin.writes("Until", "2026-11-03")
    erin.presses("For these days all is noted")
    erin.sees("1 November 2026 until 3 November 2026")
    erin.finds_the_page_sound()
    erin.page.get_by_role("button", name="Take out 1 November").click()
    erin.sees("17 November 2026 until 23 November 2026")
    erin.sees_nothing_of("1 November 2026 until")


@THEMES
def test_a_side_is_shown_read_and_taken_back(meet: Meet, theme: str) -> None:
    alice, bob = meet("Alice", theme=theme), meet("Bob", theme=theme)
    bob.signs_up()
    bob.joins(alice.signs_up().invites())
    alice.goes_to()
    notes(alice, note="I was scared you would go.")
    alice.presses("Show Bob my side of it")
    alice.finds_the_page_sound()
    alice.presses("All of it")
    alice.sees("Bob will read just this:")
    alice.finds_the_page_sound()
    alice.presses("Show it to Bob")
    alice.sees("You showed Bob your side.")
    alice.finds_the_page_sound()

    bob.presses("Us")
    bob.presses("Silences, from both sides")
    bob.sees("I was scared you would go.")
    bob.finds_the_page_sound()
    bob.page.locator("a.kept").first.click()
    bob.sees("This is how Alice saw it.")
    bob.finds_the_page_sound()
    bob.goes_to("/e/")
    bob.sees("Nothing yet.")

    alice.presses("Take it back")
    alice.sees("Bob may have read them before.")
    alice.finds_the_page_sound()
    bob.page.go_back()
    bob.page.reload()
    bob.sees("Alice took it back.")
    bob.finds_the_page_sound()
    bob.sees_nothing_of("scared")


@THEMES
def test_what_lies_over_another_and_what_is_not_kept(meet: Meet, theme: str) -> None:
    erin = meet("Erin", theme=theme).signs_up()
    notes(erin)
    notes(erin, note="Another one.")
    erin.sees("It lies over one you noted before:")
    erin.finds_the_page_sound()
    erin.presses("Don’t keep this")
    erin.sees("Nothing of it is kept.")
    erin.sees("Another one.")
    erin.finds_the_page_sound()


def test_a_lock_costs_nothing_of_what_was_chosen(meet: Meet) -> None:
    erin = meet("Erin").signs_up()
    erin.goes_to("/e/n")
    erin.chooses("Yesterday")
    erin.chooses("half a day")
    erin.page.get_by_text("What was around it").click()
    erin.chooses("waited")
    erin.writes("Anything else", "I watched the rain.")
    elsewhere = erin.opens_a_tab()
    elsewhere.goto(erin.house.url + "/m/")
    elsewhere.get_by_role("button", name="Lock now").click()
    elsewhere.wait_for_url("**/lock/")  # left open: closing a tab on its way can hang
    erin.presses("Keep it")
    erin.unlocks()

    assert erin.page.get_by_label("Anything else").input_value() == (
        "I watched the rain."
    )
    assert erin.page.get_by_label("waited", exact=True).is_checked()
    assert erin.page.get_by_label("Yesterday", exact=True).is_checked()
    erin.presses("Keep it")
    erin.sees("It was quiet for about 8 hours.")


def test_by_keyboard_alone(meet: Meet) -> None:
    erin = meet("Erin").signs_up()
    press = erin.page.keyboard.press
    erin.goes_to("/e/")
    erin.tabs_to("Note a silence")
    press("Enter")
    erin.sees("A minute is enough.")
    erin.tabs_to("Today")
    press("ArrowDown")
    erin.tabs_to("in the evening")
    erin.tabs_to("under an hour")
    press("ArrowDown")
    erin.tabs_to("What was around it")
    press("Enter")
    erin.tabs_to("a hard topic")
    press("Space")
    erin.tabs_to("Anything else")
    erin.page.keyboard.type("About the summer.")
    erin.tabs_to("Keep it")
    press("Enter")

    erin.sees("It was quiet for about 3 hours.")
    assert erin.title() == "Yesterday, in the evening"
    erin.sees("a hard topic")
    erin.sees("About the summer.")


def test_without_scripts(meet: Meet) -> None:
    erin = meet("Erin", script=False)
    erin.signs_up()
    notes(erin, long="open", note="Since the visit.")
    erin.sees("It’s still quiet.")
    erin.presses("We found back")
    erin.chooses("Today")
    erin.presses("Keep it")
    erin.sees("It was quiet for about a day.")
    erin.goes_to("/e/n")
    erin.presses("Keep it")
    erin.sees("Please choose one.")
    erin.goes_to("/e/d")
    erin.presses("The past seven days: all is noted")
    erin.sees("Of the past seven days all is noted.")
