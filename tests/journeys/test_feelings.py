"""How am I: in half a minute, by keyboard, without scripts, and shared with one."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Meet
from tests.journeys.people import Person

Couple = tuple[Person, Person]
THEMES = pytest.mark.parametrize("theme", ["light", "dark"])


def ticks(person: Person, *words: str) -> None:
    for word in words:
        person.page.locator(f"input[name=word][value={word}]").check()


def goes_through_every_step(person: Person) -> None:
    """Answer all seven questions, looking at each page."""
    person.goes_to()
    person.presses("How am I? 30 seconds")
    person.finds_the_page_sound()
    person.chooses("my chest")
    person.presses("Next")
    person.page.locator("input[value='-1,-2']").check()
    person.finds_the_page_sound()
    person.presses("Next")
    ticks(person, "lonely", "numb")
    person.finds_the_page_sound()
    person.presses("A little more")
    person.chooses("a hug, to be held")
    person.finds_the_page_sound()
    person.presses("Next")
    person.chooses("little sleep")
    person.finds_the_page_sound()
    person.presses("Next")
    note = person.page.get_by_role("textbox", name="A note, if you like")
    note.fill("Nobody asked how my day was.")
    person.finds_the_page_sound()
    person.presses("How close do you two feel?")
    person.page.get_by_role("radio", name="just touching").check()
    person.finds_the_page_sound()
    person.presses("Keep it")


def reads_it_all(person: Person) -> None:
    for words in (
        *("lonely, numb", "little energy, very unpleasant", "my chest"),
        *("a hug, to be held", "Nobody asked how my day was.", "just touching"),
        "It may not all be about you two.",
    ):
        person.sees(words)


@THEMES
def test_alone_every_step_and_the_journal(meet: Meet, theme: str) -> None:
    erin = meet("Erin", theme=theme).signs_up()

    goes_through_every_step(erin)
    reads_it_all(erin)
    erin.finds_the_page_sound()

    erin.presses("My journal")
    erin.finds_the_page_sound()
    erin.presses("Write something")
    erin.page.locator("textarea").fill("The balcony was cold.")
    erin.finds_the_page_sound()
    erin.presses("Keep it")
    erin.presses("My journal")
    erin.writes("Look for a word", "BALCONY")
    erin.presses("Look")
    erin.sees("The balcony was cold.")
    erin.sees_nothing_of("lonely, numb")
    assert erin.page.url.endswith("/b/j")
    erin.page.locator(".kept").first.click()
    erin.presses("Erase it")
    erin.finds_the_page_sound()
    erin.presses("Erase it")
    erin.sees("lonely, numb")
    erin.sees_nothing_of("The balcony was cold.")
    erin.presses("My words over time")
    erin.sees("you used 2 different words for how you are.")
    erin.finds_the_page_sound()


def test_words_over_months_are_a_picture_and_a_table(meet: Meet) -> None:
    erin = meet("Erin").signs_up()
    for words in (("sad",), ("sad", "lonely", "glad"), ("calm", "numb")):
        erin.goes_to("/b/")
        for _ in range(2):
            erin.presses("Next")
        erin.page.get_by_text("More words, or your own").click()
        for word in words:
            erin.writes("Look for a word", word)
            ticks(erin, word)
        erin.presses("Keep it")
        erin.looks_again_after(minutes=60 * 24 * 31)
        erin.signs_in()

    erin.goes_to("/b/w")

    assert erin.page.locator(".bars rect").count() == 3
    expect(
        erin.page.get_by_role("img", name="Different words by month")
    ).to_be_visible()
    erin.sees("sad, lonely, glad")
    erin.finds_the_page_sound()


def test_without_scripts_it_is_all_there(meet: Meet) -> None:
    erin = meet("Erin", script=False).signs_up()
    erin.goes_to("/b/")
    erin.chooses("my chest")
    erin.presses("Next")
    erin.page.locator("input[value='2,2']").check()
    erin.presses("Next")
    erin.presses("Put words near my place in front")
    expect(erin.page.locator("[data-front] input[value=excited]")).to_be_visible()
    ticks(erin, "excited")
    erin.page.get_by_text("More words, or your own").click()
    erin.writes("Or in your own words", "like a kite")
    erin.presses("A little more")
    erin.presses("Keep it now")

    erin.sees("excited, like a kite")
    erin.sees("lots of energy, very pleasant")
    erin.sees("my chest")


def test_by_keyboard_the_arrows_move_over_the_pad(meet: Meet) -> None:
    erin = meet("Erin").signs_up()
    erin.goes_to("/b/")
    keys = erin.page.keyboard
    erin.tabs_to("my head")
    keys.press("Space")
    erin.tabs_to("Next")
    keys.press("Enter")
    erin.tabs_to("lots of energy, very unpleasant")
    keys.press("ArrowDown")
    keys.press("ArrowDown")
    keys.press("ArrowRight")
    checked = erin.page.locator("input[name=place]:checked")
    assert checked.get_attribute("value") == "0,-1"
    keys.press("ArrowUp")
    assert checked.get_attribute("value") == "1,-1"
    erin.tabs_to("Next")
    keys.press("Enter")
    erin.tabs_to("worried")
    keys.press("Space")
    erin.tabs_to("Keep it")
    keys.press("Enter")

    erin.sees("worried")
    erin.sees("some energy, unpleasant")


def test_a_finger_slides_over_the_pad_and_the_words_follow(meet: Meet) -> None:
    erin = meet("Erin").signs_up()
    erin.goes_to("/b/")
    erin.presses("Next")
    box = erin.page.locator(".cells").bounding_box()
    assert box is not None
    mouse, step = erin.page.mouse, box["width"] / 5
    mouse.move(box["x"] + step / 2, box["y"] + step / 2)
    mouse.down()
    mouse.move(box["x"] + step * 4.5, box["y"] + step * 0.5, steps=8)
    mouse.up()
    checked = erin.page.locator("input[name=place]:checked")
    assert checked.get_attribute("value") == "2,2"

    erin.presses("Next")

    front = erin.page.locator("[data-front] .word").all_inner_texts()
    assert front[0].startswith("excited")
    assert front[-1].startswith("I don’t know yet")
    ticks(erin, "excited")
    erin.page.go_back()
    erin.page.locator("input[value='-2,-2']").check()
    erin.presses("Next")
    front = erin.page.locator("[data-front] .word").all_inner_texts()
    assert front[0].startswith("excited"), "what is ticked stays"
    assert front[1].startswith("hopeless")


def test_not_kept_and_empty_have_a_kind_answer(meet: Meet) -> None:
    erin = meet("Erin", theme="dark").signs_up()
    erin.goes_to("/b/")
    erin.presses("Don’t keep this")
    erin.sees("No words right now. That’s fine.")
    erin.finds_the_page_sound()
    erin.presses("Look once more")
    erin.chooses("my throat")
    erin.presses("Don’t keep this")
    erin.sees("my throat")
    erin.sees("Nothing of it is kept.")
    erin.finds_the_page_sound()

    erin.goes_to("/b/j")

    erin.sees("Nothing yet.")


def test_too_much_is_told_at_its_step_and_nothing_is_lost(meet: Meet) -> None:
    erin = meet("Erin").signs_up()
    erin.goes_to("/b/")
    erin.chooses("my throat")
    for _ in range(2):
        erin.presses("Next")
    ticks(erin, "sad")
    erin.page.get_by_text("More words, or your own").click()
    erin.writes("Or in your own words", "a, b, c, d, e, f")
    erin.presses("Keep it")
    erin.sees("Not sent yet. What you wrote is still here.")
    erin.sees("Which words come close?")
    erin.finds_the_page_sound()
    erin.writes("Or in your own words", "a, b, c")
    erin.presses("Keep it")

    erin.sees("sad, a, b, c")
    erin.sees("my throat")


def test_some_of_it_is_shared_read_answered_and_taken_back(couple: Couple) -> None:
    alice, bob = couple
    bob.goes_to()
    goes_through_every_step(alice)
    bob.sees("A quiet day.")
    bob.sees_nothing_of("lonely")
    alice.presses("Share some of it with Bob")
    alice.finds_the_page_sound()
    alice.presses("Just the words")
    alice.sees("Bob will read just this:")
    alice.sees_nothing_of("my chest")
    alice.finds_the_page_sound()
    alice.presses("Send it to Bob")
    alice.finds_the_page_sound()

    bob.sees("Alice shared how they are.")
    bob.finds_the_page_sound()
    bob.presses("Read it")
    bob.sees("lonely, numb")
    bob.sees_nothing_of("Nobody asked")
    bob.finds_the_page_sound()
    bob.presses("Thank you for telling me.")
    bob.sees("You: “Thank you for telling me.”")
    bob.finds_the_page_sound()
    alice.page.reload()
    alice.sees("Bob: “Thank you for telling me.”")
    alice.presses("Take it back")
    alice.sees("Bob may have read them before.")
    alice.finds_the_page_sound()

    bob.page.reload()

    bob.sees("Alice took it back.")
    bob.sees_nothing_of("lonely")
    bob.finds_the_page_sound()


def test_a_line_about_going_quiet_is_shared_by_itself(couple: Couple) -> None:
    alice, bob = couple
    alice.goes_to("/m/")
    alice.presses("When I go quiet")
    alice.finds_the_page_sound()
    for number, words in ((0, "My jaw goes tight."), (0, "A raised voice.")):
        alice.page.get_by_role("link", name=re.compile("Write this line")).nth(
            number
        ).click()
        alice.finds_the_page_sound()
        alice.page.locator("textarea").fill(words)
        alice.presses("Keep it")
    alice.page.get_by_role("link", name=re.compile("Show it to Bob")).first.click()
    alice.sees("My jaw goes tight.")
    alice.finds_the_page_sound()
    alice.presses("Send it to Bob")

    bob.goes_to("/u/")
    bob.presses("What we shared")
    bob.sees("When Alice goes quiet")
    bob.sees("My jaw goes tight.")
    bob.sees_nothing_of("A raised voice.")
    bob.finds_the_page_sound()
    alice.goes_to("/b/q")
    alice.sees("Bob can read this line.")
    alice.finds_the_page_sound()
    alice.presses("See it, or take it back")
    alice.presses("Take it back")
    bob.page.reload()
    bob.sees_nothing_of("My jaw goes tight.")
