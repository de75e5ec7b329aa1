"""They've gone quiet: the way to one message, by touch, keyboard and unscripted."""

import pytest

from tests.journeys.conftest import Meet


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_way_to_one_message_and_a_time_to_look_again(
    meet: Meet, theme: str
) -> None:
    erin = meet("Erin", theme=theme).signs_up()
    erin.presses("They’ve gone quiet")
    erin.finds_the_page_sound()
    erin.presses("Neither: go on")
    erin.finds_the_page_sound()
    erin.presses("Go on")
    erin.chooses("“I don’t matter to them.”")
    erin.finds_the_page_sound()
    erin.presses("Go on")
    erin.sees("Perhaps you feel hurt")
    erin.chooses("lonely")
    erin.finds_the_page_sound()
    erin.presses("Go on")
    erin.sees("You feel: lonely.")
    erin.chooses("A small sign")
    erin.presses("Go on")
    erin.sees("From outside nobody can know")
    erin.finds_the_page_sound()
    erin.presses("Write one message")
    erin.finds_the_page_sound()
    erin.presses("I feel lonely when it’s quiet")
    erin.presses("Read it back first")
    assert erin.page.locator("mark.care").count() == 0
    erin.finds_the_page_sound()
    erin.presses("This is what I’d send")
    erin.sees("Your message is ready.")
    erin.finds_the_page_sound()
    erin.chooses("Tomorrow at 9:00")
    erin.presses("Keep this time")

    assert erin.title() == "A quiet day."
    erin.looks_again_after(minutes=15 * 60)
    erin.unlocks()
    erin.sees("You wanted to look again now.")
    erin.presses("Look")
    erin.sees("A small sign is enough for me.")
    erin.finds_the_page_sound()
    erin.presses("It’s over, put this away")
    erin.sees_nothing_of("look again")


def test_a_lock_on_the_way_costs_nothing(meet: Meet) -> None:
    erin = meet("Erin").signs_up()
    erin.goes_to("/d/t")
    erin.chooses("“They’re leaving me.”")
    erin.presses("Go on")
    erin.writes("Or in your words", "a stone in my chest")
    elsewhere = erin.opens_a_tab()
    elsewhere.goto(erin.house.url + "/m/")
    elsewhere.get_by_role("button", name="Lock now").click()
    elsewhere.wait_for_url("**/lock/")  # left open: closing a tab on its way can hang
    erin.presses("Go on")
    erin.unlocks()

    assert erin.page.locator("#id_own").input_value() == "a stone in my chest"
    erin.presses("Go on")
    erin.sees("You feel: a stone in my chest.")


def test_by_keyboard_straight_to_writing(meet: Meet) -> None:
    erin = meet("Erin").signs_up()
    erin.goes_to("/d/")
    erin.tabs_to("Just help me write")
    erin.page.keyboard.press("Enter")
    erin.sees("One message. Short is fine.")
    erin.tabs_to("Your message")
    erin.page.keyboard.type("You never come to me.")
    erin.tabs_to("Read it back first")
    erin.page.keyboard.press("Enter")
    assert erin.page.locator("mark.care").first.inner_text().startswith("You never")
    erin.tabs_to("This is what I’d send")
    erin.page.keyboard.press("Enter")
    erin.sees("Your message is ready.")


def test_without_scripts_and_with_a_plan(meet: Meet) -> None:
    erin = meet("Erin", script=False)
    erin.signs_up()
    erin.goes_to("/d/p")
    erin.writes("When I notice", "the closed door")
    erin.writes("I will", "put the kettle on")
    erin.presses("Keep this plan")
    erin.sees("When I notice the closed door, I will put the kettle on.")
    erin.goes_to("/d/")
    erin.sees("When I notice the closed door, I will put the kettle on.")
    erin.presses("Give it room")
    erin.presses("Keep this time")
    erin.goes_to("/d/")
    erin.sees("You wanted to look again")


def test_no_contact_means_no_draft(meet: Meet) -> None:
    erin = meet("Erin").signs_up()
    erin.goes_to("/d/")
    erin.presses("They’ve asked for no contact")

    erin.sees("send nothing")
    erin.finds_the_page_sound()
    assert erin.page.get_by_role("link", name="write").count() == 0
