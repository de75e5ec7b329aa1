"""Phrases for a hard moment: chosen by both in calm, sent and received with one tap."""

import pytest

from tests.journeys.conftest import Meet
from tests.journeys.people import Person

Couple = tuple[Person, Person]
BADLY = "I said that badly."


def taps(person: Person, name: str) -> None:
    """Tap the button with just this name."""
    person.page.get_by_role("button", name=name, exact=True).first.click()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_alone_a_list_is_kept_and_taken_along(meet: Meet, theme: str) -> None:
    erin = meet("Erin", theme=theme).signs_up()
    erin.goes_to("/u/")
    erin.presses("My phrases")
    erin.finds_the_page_sound()
    erin.presses("Choose some")
    erin.finds_the_page_sound()
    taps(erin, f"Keep “{BADLY}”")
    erin.presses("Keep it")
    erin.sees("Please fill this in.")
    erin.finds_the_page_sound()
    erin.writes("In your own words", "Tea? I’m on your side.")
    erin.presses("Keep it")
    erin.sees("Your list")
    erin.finds_the_page_sound()
    erin.presses("My phrases")
    erin.sees("Tea? I’m on your side.")
    erin.sees(BADLY)
    erin.finds_the_page_sound()
    erin.goes_to("/f/p/c")
    taps(erin, f"Leave “{BADLY}”")
    erin.goes_to("/f/p")
    erin.sees_nothing_of(BADLY)


def test_two_choose_send_and_receive_without_a_reload(couple: Couple) -> None:
    alice, bob = couple
    alice.goes_to("/u/")
    alice.presses("Our phrases")
    alice.finds_the_page_sound()
    alice.presses("Choose some")
    taps(alice, f"Suggest “{BADLY}”")
    alice.sees("Bob can say yes to")
    alice.finds_the_page_sound()

    bob.goes_to("/f/p")
    bob.presses("See what Alice suggests")
    bob.finds_the_page_sound()
    taps(bob, f"Yes to “{BADLY}”")
    bob.sees("You both said yes to")
    bob.finds_the_page_sound()

    alice.goes_to()
    bob.goes_to()
    bob.presses("Send one of our phrases")
    bob.sees("One tap, and Alice sees these words.")
    bob.finds_the_page_sound()
    bob.presses(BADLY)
    bob.sees("You sent:")
    bob.finds_the_page_sound()

    alice.sees("Bob sends:")
    alice.sees(BADLY)
    alice.finds_the_page_sound()
    bob.goes_to()
    alice.presses("Send “Received, thank you”")
    alice.sees_nothing_of("Bob sends:")
    bob.sees("Alice: “Received, thank you.”")
    bob.finds_the_page_sound()
    bob.presses("Put it away")
    bob.sees_nothing_of("Received, thank you.")

    bob.goes_to("/f/p")
    bob.presses("Take it back")
    bob.sees_nothing_of("You sent:")


def test_beside_a_pause_by_keyboard_and_without_scripts(meet: Meet) -> None:
    alice = meet("Alice", theme="dark").signs_up()
    bob = meet("Bob", script=False).signs_up()
    code = alice.invites().split("#")[1]
    bob.goes_to("/u/join/")
    bob.page.locator("[name=code]").fill(code)
    bob.presses("Look at the invitation")
    bob.writes("What does your partner call you?", "Bob")
    bob.chooses("All of it")
    bob.presses("Join")
    bob.goes_to("/f/p/c")
    bob.writes("In your own words", "Slower, please.")
    bob.presses("Suggest it to Alice")
    alice.goes_to("/f/p/c")
    alice.tabs_to("Yes")
    alice.page.keyboard.press("Enter")
    alice.sees("You both said yes to")
    alice.begins_a_pause()

    bob.goes_to("/f/p")
    bob.presses("Slower, please.")
    bob.sees("You sent:")
    alice.goes_to()
    alice.sees("Bob sends:")
    alice.finds_the_page_sound()
    alice.tabs_to("Not now")
    alice.page.keyboard.press("Enter")
    alice.sees_nothing_of("Bob sends:")
    alice.goes_to("/f/p")
    alice.tabs_to("Slower, please.")
    alice.page.keyboard.press("Enter")
    alice.sees("You sent:")
    bob.goes_to()
    bob.sees("Alice sends:")
    bob.presses("Send “Received, thank you”")
    bob.sees_nothing_of("Alice sends:")
    alice.goes_to()
    alice.sees("Received, thank you.")
    alice.finds_the_page_sound()
