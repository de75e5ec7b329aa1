"""What I notice: read alone, by keyboard, without scripts, and from both sides."""

import pytest

from tests.journeys.conftest import Meet
from tests.journeys.noted import notes_many
from tests.journeys.people import Person


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_half_a_year_is_read_and_the_lines_are_moved(meet: Meet, theme: str) -> None:
    erin = meet("Erin", theme=theme).signs_up()
    erin.goes_to("/m/")
    erin.presses("What I notice")
    erin.sees("Nothing is noted yet.")
    erin.finds_the_page_sound()
    notes_many(erin)
    erin.goes_to("/j/")
    erin.sees("By your own lines it may be “in between” or “often”.")
    erin.sees("Most often before it: an argument")
    erin.sees("Neither begins it.")
    erin.finds_the_page_sound()
    for fold in erin.page.locator("details").all():
        fold.locator("summary").click()
    erin.finds_the_page_sound()

    erin.presses("Move them")
    erin.finds_the_page_sound()
    erin.page.locator("[name=between][value=two-months]").check()
    erin.page.locator("[name=often][value=month]").check()
    erin.presses("Keep these lines")

    erin.sees("By your own lines that is “often”.")


def test_by_keyboard_to_the_first_silence(meet: Meet) -> None:
    erin = meet("Erin").signs_up()
    erin.goes_to("/j/")

    erin.tabs_to("Note a silence")
    erin.page.keyboard.press("Enter")

    erin.sees("About is good enough.")


def test_without_scripts_it_says_the_same(meet: Meet) -> None:
    erin = meet("Erin", script=False)
    erin.signs_up()
    notes_many(erin, 3)
    erin.goes_to("/j/")

    erin.sees("Most often before it: an argument (2 of 3).")
    erin.page.get_by_text("As a table").first.click()
    assert erin.page.locator("details[open] table").count() == 1


def test_both_see_the_two_sides_and_nothing_more(
    couple: tuple[Person, Person],
) -> None:
    alice, bob = couple
    for who in couple:
        notes_many(who, 2)
        who.goes_to("/e/")
        who.page.locator("a.kept").first.click()
        name = "Bob" if who is alice else "Alice"
        who.presses(f"Show {name} my side of it")
        who.presses(f"Show it to {name}")
    for who in couple:
        who.goes_to("/u/")
        who.presses("Silences, from both sides")
        who.sees("Two sides of the same time.")
        who.finds_the_page_sound()
        assert who.page.locator("a.kept").count() == 2

    bob.page.locator("a.kept").first.click()
    bob.presses("Take it back")
    alice.page.reload()
    alice.sees("Each side as its author told it.")
    assert alice.page.locator("a.kept").count() == 1
