"""An old hurt: alone, and mended by two on two phones, through to a second look."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Meet
from tests.journeys.people import SOON, Person

Couple = tuple[Person, Person]
HAPPENED = "You drove home without me from the lake."
HEARD = "You stood there, and thought that I didn’t care."
MONTH = 31 * 24 * 60


def writes_it(person: Person, text: str) -> None:
    """Write into the one box of the page."""
    person.page.locator("main textarea").fill(text)


def here(person: Person) -> str:
    """Return the path of the page that is open."""
    return person.page.url.removeprefix(person.house.url)


def writes_a_hurt(person: Person) -> None:
    """Write it down, for oneself."""
    person.goes_to("/f/n")
    person.presses("No")
    person.writes("What happened", HAPPENED)
    person.writes("What I needed", "A hand, and a word.")
    person.presses("Keep it")
    person.sees(HAPPENED)


def shows_it(person: Person, other: str) -> str:
    """Show the hurt whose page is open; return where both read it."""
    person.presses(f"Show it to {other}")
    person.presses("No")
    person.presses(f"See what {other} would read")
    person.presses(f"Show it to {other}")
    person.sees("Nothing is needed of you now.")
    return here(person)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_alone_it_is_written_changed_and_erased(meet: Meet, theme: str) -> None:
    erin = meet("Erin", theme=theme).signs_up()
    erin.goes_to("/m/")
    erin.presses("Old hurts")
    erin.finds_the_page_sound()
    erin.presses("Write one down")
    erin.sees("something that still frightens me?")
    erin.finds_the_page_sound()
    erin.presses("Yes, or I’m not sure")
    erin.sees("Someone trained comes first")
    erin.finds_the_page_sound()
    erin.presses("Write it for myself")
    erin.finds_the_page_sound()
    erin.presses("Keep it")
    erin.sees("A word in one of the boxes is enough.")
    erin.finds_the_page_sound()
    erin.writes("What it meant to me", "That I don’t count.")
    erin.presses("Keep it")
    erin.sees("That I don’t count.")
    erin.finds_the_page_sound()
    erin.presses("Change it")
    erin.writes("What happened", HAPPENED)
    erin.presses("Keep it")
    erin.sees(HAPPENED)
    erin.goes_to("/f/r")
    erin.finds_the_page_sound()
    erin.presses("Old hurts")
    erin.presses("23 November 2026")
    erin.presses("Erase it")
    erin.finds_the_page_sound()
    erin.presses("Erase it")
    erin.sees_nothing_of(HAPPENED)


def test_a_whole_repair_on_two_phones(couple: Couple) -> None:
    alice, bob = couple
    writes_a_hurt(alice)
    alice.finds_the_page_sound()
    bob.goes_to()
    bob.sees_nothing_of("old hurt")
    alice.presses("Show it to Bob")
    alice.finds_the_page_sound()
    alice.presses("Yes, or I’m not sure")
    alice.finds_the_page_sound()
    alice.presses("I know, and want to go on")
    alice.sees("Am I ready to show it?")
    alice.finds_the_page_sound()
    alice.presses("See what Bob would read")
    alice.finds_the_page_sound()
    alice.presses("Show it to Bob")
    alice.sees("Nothing is needed of you now.")
    alice.finds_the_page_sound()
    page = here(alice)

    bob.sees("Alice showed you an old hurt. No hurry.")
    bob.finds_the_page_sound()
    bob.presses("Open it")
    bob.sees(HAPPENED)
    bob.finds_the_page_sound()
    bob.presses("Give it back")
    bob.finds_the_page_sound()
    writes_it(bob, "You were cold.")
    bob.presses("Give it back")
    bob.sees("Nothing is needed of you now.")
    alice.goes_to()
    alice.sees("Bob took a step with the old hurt. No hurry.")
    alice.presses("Open it")
    alice.sees("Is that what you meant?")
    alice.finds_the_page_sound()
    alice.presses("Say “not quite”")
    alice.finds_the_page_sound()
    writes_it(alice, "It was less the cold.")
    alice.presses("Say “not quite”")
    bob.goes_to(page)
    bob.sees("Alice says: not quite.")
    bob.presses("Give it back")
    writes_it(bob, HEARD)
    bob.presses("Give it back")
    alice.goes_to(page)
    alice.presses("That’s it")
    alice.sees("Bob can look at their part in it.")
    bob.goes_to(page)
    bob.finds_the_page_sound()
    bob.presses("Show it")
    bob.sees("I don’t see my part yet")
    bob.finds_the_page_sound()
    writes_it(bob, "I was proud, and drove.")
    bob.presses("Show it")
    alice.goes_to(page)
    alice.presses("Show it")
    alice.sees("What was missing for you then?")
    writes_it(alice, "One word.")
    alice.presses("Show it")
    alice.finds_the_page_sound()
    bob.goes_to(page)
    bob.presses("Show the idea")
    writes_it(bob, "I turn round, whatever it was.")
    bob.presses("Show the idea")
    alice.goes_to(page)
    alice.sees("I turn round, whatever it was.")
    alice.finds_the_page_sound()
    alice.presses("Yes to this")
    alice.sees("Trust may dip in between.")
    alice.finds_the_page_sound()

    bob.page.goto("about:blank")
    alice.looks_again_after(minutes=MONTH)
    alice.unlocks()
    alice.goes_to()
    alice.sees("You can look again at the repair you both said yes to.")
    alice.presses("Open it")
    alice.presses("Look at it again")
    alice.finds_the_page_sound()
    writes_it(alice, "Lighter.")
    alice.presses("Keep it for me")
    alice.sees("Lighter.")
    bob.goes_to(page)
    bob.unlocks()
    bob.sees(HEARD)
    bob.sees_nothing_of("Lighter.")
    bob.finds_the_page_sound()


def test_one_lets_it_rest_and_one_takes_words_back(couple: Couple) -> None:
    alice, bob = couple
    writes_a_hurt(alice)
    page = shows_it(alice, "Bob")
    bob.goes_to(page)
    bob.presses("Give it back")
    writes_it(bob, HEARD)
    bob.presses("Give it back")
    bob.presses("Let it rest for now")
    bob.sees("You let it rest for now.")
    bob.finds_the_page_sound()

    alice.goes_to(page)
    alice.sees("Bob let it rest for now.")
    alice.sees(HEARD)
    alice.finds_the_page_sound()
    alice.presses("Take the whole of it back")
    alice.sees("Bob may have read them before.")
    alice.finds_the_page_sound()
    bob.goes_to(page)
    bob.sees("Alice took it back.")
    bob.sees(HEARD)
    bob.sees_nothing_of(HAPPENED)
    bob.finds_the_page_sound()


def test_without_scripts_and_by_keyboard(meet: Meet) -> None:
    alice = meet("Alice").signs_up()
    bob = meet("Bob", script=False, theme="dark").signs_up()
    code = alice.invites().split("#")[1]
    bob.goes_to("/u/join/")
    bob.page.locator("[name=code]").fill(code)
    bob.presses("Look at the invitation")
    bob.writes("What does your partner call you?", "Bob")
    bob.chooses("All of it")
    bob.presses("Join")
    writes_a_hurt(alice)
    alice.tabs_to("Show it to Bob")
    alice.page.keyboard.press("Enter")
    alice.sees("Before you show it")
    alice.presses("No")
    alice.sees("Am I ready to show it?")
    for words, then in (
        ("See what Bob would read", "Bob will read just this:"),
        ("Show it to Bob", "Nothing is needed of you now."),
    ):
        alice.tabs_to(words)
        alice.page.keyboard.press("Enter")
        alice.sees(then)
    alice.sees("Nothing is needed of you now.")
    page = here(alice)

    bob.goes_to(page)
    bob.presses("Give it back")
    writes_it(bob, HEARD)
    bob.presses("Give it back")
    bob.sees("Nothing is needed of you now.")
    alice.goes_to(page)
    alice.tabs_to("That’s it")
    alice.page.keyboard.press("Enter")
    alice.sees("Bob can look at their part in it.")


def test_a_step_appears_on_the_other_phone_and_a_typed_box_survives_it(
    couple: Couple,
) -> None:
    alice, bob = couple
    writes_a_hurt(alice)
    page = shows_it(alice, "Bob")
    bob.goes_to(page)
    bob.presses("Give it back")
    writes_it(bob, HEARD)
    bob.presses("Read it back first")
    bob.sees("No words stood out.")
    bob.finds_the_page_sound()
    bob.presses("Give it back")
    bob.sees("Nothing is needed of you now.")

    alice.sees("Is that what you meant?")
    alice.finds_the_page_sound()
    alice.presses("That’s it")
    bob.sees("What was your part in it?")
    bob.presses("Show it")
    writes_it(bob, "I was proud")
    alice.presses("Let it rest for now")
    bob.sees("What you typed stands below, and only you see it.")
    bob.finds_the_page_sound()
    assert bob.page.locator("main textarea").input_value() == "I was proud"
    alice.presses("Take it up again")
    expect(bob.page.locator("[data-moved]")).to_be_hidden(timeout=SOON)

    alice.presses("Take this back")
    bob.sees("What you typed stands below, and only you see it.")
    bob.forgives = ("409",)
    bob.presses("Show it")
    bob.sees("It is at another step by now.")
    bob.sees("I was proud")


def test_what_is_typed_in_a_step_survives_a_lock_on_another_tab(couple: Couple) -> None:
    alice, bob = couple
    writes_a_hurt(alice)
    page = shows_it(alice, "Bob")
    bob.goes_to(page)
    bob.presses("Give it back")
    bob.page.locator("main textarea").press_sequentially("You stood there")
    other = bob.opens_a_tab()
    other.goto(bob.house.url + "/m/")
    other.get_by_role("button", name="Lock").first.click()

    alice.presses("Let it rest for now")
    alice.presses("Take it up again")

    bob.page.evaluate("document.querySelector('still-live').look()")
    bob.unlocks()
    bob.sees("One step")
    assert bob.page.locator("main textarea").input_value() == "You stood there"
