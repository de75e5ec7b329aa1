"""Something I said: alone, and from one to the other and back, by keyboard too."""

import re

import pytest

from tests.journeys.conftest import Meet
from tests.journeys.people import Person

Couple = tuple[Person, Person]
WORDS = "I get scared when it’s quiet for days."
ANSWER = "Thank you for telling me. I didn’t know, and I want to know."


def writes_it(person: Person, text: str) -> None:
    """Write into the one box of the page."""
    person.page.locator("main textarea").fill(text)


def here(person: Person) -> str:
    """Return the path of the page that is open."""
    return person.page.url.removeprefix(person.house.url)


def says(person: Person, kind: str, words: str, *wishes: str) -> str:
    """Say something light, and return where it stands."""
    person.goes_to()
    person.presses("I want to say something")
    person.presses(kind)
    writes_it(person, words)
    for wish in wishes:
        person.chooses(wish)
    person.presses("Send it")
    person.sees("It’s sent.")
    return here(person)


@pytest.mark.parametrize(
    ("theme", "script"), [("light", True), ("dark", True), ("light", False)]
)
def test_alone_words_are_kept_or_taken_along(
    meet: Meet, theme: str, script: bool
) -> None:
    alice = meet("Alice", theme=theme, script=script).signs_up()

    def looks(person: Person) -> None:
        if script:  # axe is one
            person.finds_the_page_sound()

    alice.presses("I want to say something")
    looks(alice)
    alice.presses("Something good")
    writes_it(alice, "The boat floats.")
    alice.chooses("Ask me")
    alice.presses("Keep it, and get the text")
    alice.sees("The boat floats. Please: ask me about it.")
    looks(alice)

    alice.goes_to("/c/")
    alice.presses("A hurt")
    writes_it(alice, "About the summer.")
    alice.presses("Read it back first")
    alice.sees("Your words")
    alice.presses("Go on")
    alice.chooses("Badly")
    looks(alice)
    alice.presses("I’ll say it in person")
    alice.writes("When?", "Saturday")
    alice.presses("Keep it for me")
    alice.sees("To say in person")

    alice.presses("How did it go?")
    alice.chooses("Well")
    looks(alice)
    alice.presses("Keep it for me")
    alice.goes_to("/c/e")
    alice.sees("One thing so far.")
    looks(alice)
    alice.presses("My small steps")
    alice.presses("Change the order")
    alice.presses("Down: A fact of my day")
    alice.presses("Done")
    first = alice.page.locator("main .act").first.inner_text()
    assert first == "A preference"
    alice.goes_to("/c/l")
    alice.sees("About the summer.")
    looks(alice)


def test_said_received_taken_in_answered_looked_back_on_and_taken_back(
    couple: Couple,
) -> None:
    alice, bob = couple
    bob.goes_to()
    alice.presses("I want to say something")
    alice.finds_the_page_sound()
    alice.presses("A fear")
    writes_it(alice, WORDS)
    alice.chooses("Just listen")
    alice.finds_the_page_sound()
    alice.presses("Go on")
    alice.sees("Once read, it can’t be unread.")
    alice.finds_the_page_sound()
    alice.chooses("Badly")
    alice.presses("Send it")
    alice.sees("Waiting for Bob in Still Here.")
    alice.finds_the_page_sound()
    where = here(alice)

    bob.sees("Alice shared something.")
    bob.sees("Alice asks: just listen.")
    bob.sees_nothing_of(WORDS)
    bob.finds_the_page_sound()
    bob.presses("Read it")
    bob.sees("Nothing needs fixing today.")
    bob.finds_the_page_sound()
    bob.presses("Show the words")
    bob.sees(WORDS)
    bob.finds_the_page_sound()
    bob.presses("I want to take this in first")
    bob.finds_the_page_sound()
    bob.presses("Say when I’ll answer")
    bob.sees("You plan to answer Alice tomorrow at 9:00.")
    bob.finds_the_page_sound()
    alice.goes_to()
    alice.sees("Bob wants to take it in, and plans to answer tomorrow at 9:00.")
    alice.finds_the_page_sound()

    bob.looks_again_after(minutes=15 * 60)
    bob.unlocks()
    bob.sees("You planned to answer today at 9:00.")
    bob.finds_the_page_sound()
    bob.presses("Read it")
    bob.presses("In my own words")
    writes_it(bob, ANSWER)
    bob.presses("Read it back first")
    bob.finds_the_page_sound()
    bob.presses("Send it")
    bob.sees("You answered")
    bob.finds_the_page_sound()

    alice.goes_to()
    alice.unlocks()
    alice.goes_to()
    alice.sees("Bob answered what you said.")
    alice.finds_the_page_sound()
    alice.presses("Read it")
    alice.sees(ANSWER)
    alice.finds_the_page_sound()
    alice.presses("How did it go?")
    alice.sees("You expected: badly.")
    alice.chooses("Well")
    alice.presses("Keep it for me")
    alice.sees("How it went for you")
    alice.presses("Take it back")
    alice.sees("Bob may have read them before.")
    alice.finds_the_page_sound()

    bob.goes_to(where)
    bob.sees("Alice took it back.")
    bob.sees(ANSWER)
    bob.sees_nothing_of(WORDS)
    bob.finds_the_page_sound()


def test_by_keyboard_from_saying_to_answering(couple: Couple) -> None:
    alice, bob = couple
    alice.goes_to()
    alice.tabs_to("I want to say something")
    alice.page.keyboard.press("Enter")
    alice.page.wait_for_url("**/c/")
    alice.tabs_to("A need")
    alice.page.keyboard.press("Enter")
    alice.sees("How would you like it received?")
    alice.tabs_to("Your words")
    alice.page.keyboard.type("I need ten minutes with you.")
    alice.tabs_to("Hold me")
    alice.page.keyboard.press("Space")
    alice.tabs_to("Go on")
    alice.page.keyboard.press("Enter")
    alice.sees("How do you expect it to go?")
    alice.tabs_to("Well")
    alice.page.keyboard.press("Space")
    alice.tabs_to("Send it")
    alice.page.keyboard.press("Enter")
    alice.sees("It’s sent.")

    bob.goes_to()
    bob.sees("Alice asks: hold me.")
    bob.tabs_to("Read it")
    bob.page.keyboard.press("Enter")
    bob.sees("Thank them first.")
    bob.tabs_to("Show the words")
    bob.page.keyboard.press("Enter")
    bob.sees("I need ten minutes with you.")
    bob.tabs_to("“I hear you.”")
    bob.page.keyboard.press("Enter")
    bob.sees("You answered")
    alice.goes_to()
    alice.sees("Bob answered what you said.")
    alice.tabs_to("Read it")
    alice.page.keyboard.press("Enter")
    alice.sees("I hear you.")


def test_without_scripts_from_saying_to_taking_back(meet: Meet) -> None:
    alice = meet("Alice", script=False).signs_up()
    bob = meet("Bob", script=False, theme="dark").signs_up()
    # Without a script the code is typed: the address keeps it behind a "#".
    code = alice.invites().split("#")[1]
    bob.goes_to("/u/join/")
    bob.page.locator("[name=code]").fill(code)
    bob.presses("Look at the invitation")
    bob.writes("What does your partner call you?", "Bob")
    bob.chooses("All of it")
    bob.presses("Join")
    where = says(alice, "Something good", "The boat floats.", "Ask me")

    bob.goes_to()
    bob.presses("Read it")
    bob.sees("Be glad with them, out loud.")
    bob.presses("Show the words")
    bob.presses("“I’d love to hear more.”")
    bob.sees("You answered")
    alice.goes_to()
    alice.presses("Read it")
    alice.sees("I’d love to hear more.")
    alice.presses("Take it back")
    alice.sees("It’s taken back.")
    bob.goes_to(where)
    bob.sees("Alice took it back.")


def test_a_hug_is_one_tap_and_one_back(couple: Couple) -> None:
    alice, bob = couple
    bob.goes_to()
    alice.goes_to("/c/")
    alice.presses("Send a hug")
    alice.sees("It’s sent.")

    bob.sees("Alice sends you a hug.")
    bob.finds_the_page_sound()
    bob.presses("“A hug back.”")
    bob.sees("You answered")
    alice.goes_to()
    alice.presses("Read it")
    alice.sees("A hug back.")
    alice.finds_the_page_sound()


def test_taken_back_while_the_other_types_gives_the_words_back(couple: Couple) -> None:
    alice, bob = couple
    where = says(alice, "A fact of my day", "It snowed.")
    bob.goes_to(where)
    bob.presses("Show the words")
    bob.presses("In my own words")
    writes_it(bob, ANSWER)
    alice.goes_to(where)
    alice.presses("Take it back")
    bob.forgives = ("409",)

    bob.presses("Send it")

    bob.sees("It was taken back in the meantime.")
    bob.sees(ANSWER)
    bob.finds_the_page_sound()


def test_a_long_text_under_a_lock_that_fell_is_still_there(couple: Couple) -> None:
    alice, _bob = couple
    alice.goes_to("/c/")
    alice.presses("A hurt")
    long = "It has been on my mind for so long. " * 60
    writes_it(alice, long)
    tab = alice.opens_a_tab()
    tab.goto(alice.house.url + "/m/")
    tab.get_by_role("button", name="Lock now").click()
    tab.wait_for_url("**/lock/**")
    alice.presses("Go on")
    alice.unlocks()

    alice.sees("How do you expect it to go?")
    kept = alice.page.locator("main .as-sent").inner_text()
    assert re.sub(r"\s+", " ", kept).strip() == long.strip()
