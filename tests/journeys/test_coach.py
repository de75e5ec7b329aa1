"""A message for another messenger is read back: by touch, by keyboard, unscripted."""

import pytest

from tests.journeys.conftest import Meet
from tests.journeys.people import Person

HARD = "I miss you. You never tell me what’s going on."
SHARES = """text => {
    const form = document.createElement("form");
    Object.assign(form, { method: "post", action: "/r/s" });
    const box = document.createElement("textarea");
    Object.assign(box, { name: "text", value: text });
    form.append(box);
    document.body.append(form);
    form.submit();
}"""
"""What the phone's share sheet does: a form from nowhere, without a token."""


def marked(person: Person, kind: str) -> str:
    """Return the first words that are underlined so."""
    return str(person.page.locator(f"mark.{kind}").first.inner_text())


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_message_is_read_back_and_stays_its_writers(meet: Meet, theme: str) -> None:
    erin = meet("Erin", theme=theme)
    erin.goes_to("/r/")
    erin.finds_the_page_sound()
    erin.writes("Your message", HARD)
    erin.presses("Read it back")

    assert marked(erin, "care").startswith("You never")
    assert marked(erin, "warm").startswith("I miss")
    assert erin.page.locator("#id_draft").input_value() == HARD
    erin.finds_the_page_sound()

    erin.page.locator("#id_draft").fill("I miss you.")
    erin.presses("Read it again")
    erin.sees("I miss you.")
    assert erin.page.locator("mark.care").count() == 0


def test_by_keyboard_alone(meet: Meet) -> None:
    erin = meet("Erin")
    erin.goes_to("/r/")
    erin.tabs_to("Your message")
    erin.page.keyboard.type("You never listen to me.")
    erin.tabs_to("Read it back")
    erin.page.keyboard.press("Enter")

    assert marked(erin, "care").startswith("You never")
    erin.tabs_to("Read it again")


def test_without_scripts_it_is_all_there(meet: Meet) -> None:
    erin = meet("Erin", script=False)
    erin.goes_to("/r/")
    erin.writes("Your message", HARD)
    erin.presses("Read it back")

    assert marked(erin, "care").startswith("You never")
    assert erin.page.locator("#id_draft").input_value() == HARD


def test_what_another_app_shares_waits_in_the_box(meet: Meet) -> None:
    erin = meet("Erin").signs_up()
    erin.goes_to("/r/")

    erin.page.evaluate(SHARES, HARD)

    erin.page.wait_for_url("**/r/s")
    assert erin.page.locator("#id_draft").input_value() == HARD
    erin.presses("Read it back")
    assert marked(erin, "care").startswith("You never")


def test_words_of_harm_are_met_with_help(meet: Meet) -> None:
    erin = meet("Erin")
    erin.goes_to("/r/")
    erin.writes("Your message", "If you leave I’ll kill myself.")
    erin.presses("Read it back")

    erin.sees("These words speak of harm")
    erin.finds_the_page_sound()
    erin.presses("Someone to call")
    erin.sees("Numbers")
