"""Trying a reply in a scene: by touch, keyboard and unscripted, alone and as two."""

import pytest

from tests.journeys.conftest import Meet
from tests.journeys.people import Person

THEMES = pytest.mark.parametrize("theme", ["light", "dark"])
DAY = 24 * 60
HARD = "I miss you. You never listen to me."


@THEMES
def test_alone_a_reply_is_opened_then_written_changed_and_taken_along(
    meet: Meet, theme: str
) -> None:
    erin = meet("Erin", theme=theme).signs_up()
    erin.goes_to("/m/")
    erin.presses("Try a reply in a scene")
    erin.finds_the_page_sound()
    erin.page.locator("summary", has_text="You pulled back").click()
    erin.finds_the_page_sound()
    erin.presses("An hour past nine")
    assert erin.title() == "An hour past nine"
    erin.finds_the_page_sound()
    lands = erin.page.get_by_text("To Wren it may sound as if asking was too much.")
    assert not lands.is_visible()
    erin.page.locator("summary", has_text="Can you give me five minutes").click()
    erin.sees("To Wren it may sound as if asking was too much.")
    erin.finds_the_page_sound()
    erin.presses("Put it in the box")
    words = erin.page.locator("#id_draft")
    assert words.input_value() == "Can you give me five minutes of peace?"
    words.fill(HARD)
    erin.presses("Read it back")
    erin.sees("They may answer the part about them")
    erin.sees("What others might say")
    erin.finds_the_page_sound()
    erin.presses("Use this one")
    erin.sees("Read it again")
    assert "never" not in words.input_value()
    words.fill("I fell asleep, and I’m sorry. Can we talk tomorrow?")
    erin.presses("Read it again")
    erin.sees("You name a part of your own.")
    erin.presses("Say it here, in Still Here")
    erin.sees("I fell asleep, and I’m sorry.")
    erin.sees("Nothing is sent yet.")


@THEMES
def test_from_what_the_other_said_one_can_try_a_reply_first(
    meet: Meet, theme: str
) -> None:
    alice, bob = meet("Alice").signs_up(), meet("Bob", theme=theme).signs_up()
    alice.shares_with(bob)
    alice.goes_to("/c/")
    alice.presses("A fact of my day")
    alice.writes("Your words", "The bus waited for me.")
    alice.presses("Send it")
    bob.goes_to()
    bob.presses("Read it")
    bob.presses("Show the words")
    bob.finds_the_page_sound()
    bob.presses("Try a reply first")
    assert bob.title() == "Try one first"
    bob.sees("When there is no answer")
    bob.goes_to("/i/35")
    bob.writes("What would you say?", HARD)
    bob.presses("Read it back")
    bob.sees("How it might land")
    alice.goes_to()
    alice.sees_nothing_of("You never listen")


@THEMES
def test_muted_it_advises_nothing(meet: Meet, theme: str) -> None:
    erin = meet("Erin", theme=theme).signs_up()
    erin.goes_to("/m/s")
    erin.chooses("None: other things stand there instead")
    erin.presses("Keep")
    erin.goes_to("/i/")
    erin.finds_the_page_sound()
    erin.goes_to("/i/4")
    erin.sees("You needn’t say any of them.")
    erin.finds_the_page_sound()
    erin.writes("What would you say?", HARD)
    erin.presses("Read it back")
    erin.sees("How words land, no page can know.")
    erin.finds_the_page_sound()


def one_to_try(person: Person) -> str:
    person.goes_to("/i/")
    return person.page.locator("main .act.first").inner_text()


def test_the_next_day_has_another_one_and_nothing_is_ticked_off(meet: Meet) -> None:
    erin = meet("Erin").signs_up()
    said = one_to_try(erin)
    listed = erin.page.locator("main").inner_html()
    erin.page.locator("main .act.first").click()
    erin.presses("Another scene")
    assert one_to_try(erin) == said
    assert erin.page.locator("main").inner_html() == listed

    erin.looks_again_after(minutes=DAY)
    erin.unlocks()

    assert one_to_try(erin) != said


def test_by_keyboard(meet: Meet) -> None:
    erin = meet("Erin").signs_up()
    erin.goes_to("/i/")
    press = erin.page.keyboard.press
    erin.tabs_to("You reach out")
    press("Enter")
    erin.tabs_to("The letter in the drawer")
    press("Enter")
    erin.sees("Nothing is said.")
    erin.tabs_to("Is it bad?")
    press("Enter")
    erin.sees("It gets to the point")
    erin.tabs_to("Put it in the box")
    press("Enter")
    erin.page.wait_for_url("**/i/4#id_draft")
    erin.tabs_to("Read it back")
    press("Enter")
    erin.sees("It gets to the point")
    erin.sees("How it might land")


def test_without_scripts(meet: Meet) -> None:
    erin = meet("Erin", script=False)
    erin.signs_up()
    erin.goes_to("/i/")
    erin.page.locator("summary", has_text="something good").click()
    erin.presses("Four hours and one tap")
    erin.page.locator("summary", has_text="Four hours?").click()
    erin.sees("What Sol made may shrink")
    erin.presses("Put it in the box")
    erin.presses("Read it back")
    erin.sees("What Sol made may shrink")
    erin.writes("Yours, to change or to keep", HARD)
    erin.presses("Read it again")
    erin.presses("Use this one")
    erin.sees("Read it again")
    erin.presses("Say it here, in Still Here")
    erin.sees("Nothing is sent yet.")
