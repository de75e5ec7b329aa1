"""A pause across two phones, from calling it to being answered."""

import time

from tests.journeys.conftest import Meet
from tests.journeys.people import Person

Couple = tuple[Person, Person]
LINE = "I’m not leaving. My head is full."


def test_a_pause_is_seen_by_the_other_within_a_second(couple: Couple) -> None:
    alice, bob = couple
    bob.goes_to()
    alice.presses("I need a pause")
    alice.chooses("30 min")
    alice.finds_the_page_sound()

    pressed = time.monotonic()
    alice.page.locator("main button.first").click()
    bob.sees("Alice plans to be back at 18:40.")
    took = time.monotonic() - pressed

    bob.sees(LINE)
    bob.finds_the_page_sound()
    alice.sees("Waiting for Bob in Still Here")
    alice.finds_the_page_sound()
    assert took < 3, f"{took:.2f} s on a machine that does other things as well"


def test_two_taps_with_the_defaults_are_enough(couple: Couple) -> None:
    alice, _bob = couple
    alice.goes_to()

    alice.presses("I need a pause")
    alice.page.locator("main button.first").click()

    alice.sees("You plan to be back at 18:40.")


def test_taking_it_back_takes_the_words_away(couple: Couple) -> None:
    alice, bob = couple
    bob.goes_to()
    alice.begins_a_pause()
    bob.sees(LINE)

    alice.presses("Take it back")

    bob.sees("Alice took the pause back.")
    bob.sees_nothing_of(LINE)
    alice.goes_to()
    assert alice.title() == "A quiet day."


def test_needing_longer_tells_the_other_the_new_time(couple: Couple) -> None:
    alice, bob = couple
    bob.goes_to()
    alice.begins_a_pause()
    bob.sees("at 18:40")

    alice.goes_to()
    alice.presses("Need longer")
    alice.finds_the_page_sound()
    alice.chooses("20 min")
    alice.presses("Say when I’ll be back")

    alice.sees("You plan to be back at 19:00.")
    bob.sees("Alice plans to be back at 19:00.")


def test_back_early_and_answered_with_one_tap(couple: Couple) -> None:
    alice, bob = couple
    alice.begins_a_pause()
    bob.goes_to()
    alice.looks_again_after(minutes=12)
    alice.presses("I’m back")
    alice.finds_the_page_sound()

    alice.presses("Just be together")

    bob.sees("A word from Alice.")
    bob.finds_the_page_sound()
    alice.sees("Waiting for Bob in Still Here")
    bob.page.locator("main button.first").click()
    alice.sees("A word from Bob.")
    alice.sees("Did the pause help?")
    alice.finds_the_page_sound()
    alice.presses("A bit")
    bob.presses("Skip")


def test_past_the_time_the_one_who_waits_can_send_no_hurry(couple: Couple) -> None:
    alice, bob = couple
    alice.begins_a_pause()
    bob.looks_again_after(minutes=31)
    bob.unlocks()
    bob.sees("Alice plans to be back at 18:40.")

    bob.looks_again_after(minutes=10)
    bob.sees("The planned time was 18:40.")
    bob.sees("We don’t know why. It needn’t be sorted out tonight.")
    bob.finds_the_page_sound()
    bob.presses("Send “No hurry. I’m here.”")

    alice.goes_to()
    alice.unlocks()
    alice.sees("Bob: “No hurry. I’m here.”")
    alice.finds_the_page_sound()
    alice.presses("Let it rest today")
    bob.sees("Alice let it rest for today.")


def test_both_calling_at_once_is_one_pause(couple: Couple) -> None:
    alice, bob = couple
    for person in couple:
        person.goes_to()
        person.presses("I need a pause")
        person.chooses("30 min" if person is alice else "1 hour")
    for person in couple:
        person.page.locator("main button.first").click()

    for person in couple:
        person.goes_to()
        person.sees("You both plan to be back at 19:10.")
        person.finds_the_page_sound()
    bob.presses("I’m back")
    bob.presses("Talk now")
    alice.sees("A word from Bob.")


def test_twelve_hours_past_it_is_left_open_and_each_is_asked(couple: Couple) -> None:
    alice, bob = couple
    alice.begins_a_pause()
    alice.house.wait(hours=13)
    for person in couple:
        person.goes_to()
        person.unlocks()
        person.sees("A pause was left open.")
        person.finds_the_page_sound()

    bob.presses("Let it rest")
    assert bob.title() == "A quiet day."
    alice.presses("I’d rather write")
    bob.sees("A word from Alice.")


def test_i_went_quiet_is_one_tap_and_gets_an_answer(couple: Couple) -> None:
    alice, bob = couple
    bob.goes_to()
    alice.goes_to()
    alice.presses("I went quiet")
    alice.finds_the_page_sound()

    alice.presses("Send it")

    alice.sees("Waiting for Bob in Still Here")
    alice.finds_the_page_sound()
    bob.sees("A sign from Alice.")
    bob.sees("Still here. I don’t have words yet.")
    bob.finds_the_page_sound()
    bob.presses("Send “Glad. No hurry.”")
    alice.goes_to()
    alice.sees("Bob: “Glad. No hurry.”")


def test_a_double_tap_begins_one_pause(couple: Couple) -> None:
    alice, bob = couple
    alice.goes_to()
    alice.presses("I need a pause")
    alice.chooses("30 min")
    alice.page.locator("main button.first").dblclick(no_wait_after=True)
    alice.sees("You plan to be back at 18:40.")
    alice.page.go_back()
    alice.page.locator("main button.first").click()

    alice.sees("You plan to be back at 18:40.")
    bob.goes_to()
    bob.sees("Alice plans to be back at 18:40.")


def test_a_practical_note_passes_during_a_pause(couple: Couple) -> None:
    alice, bob = couple
    alice.begins_a_pause()
    bob.goes_to()
    bob.presses("Pass a practical note")
    bob.finds_the_page_sound()
    bob.page.locator("main textarea").fill("I pick the children up at five.")
    bob.page.locator("main button.first").click()

    alice.goes_to()
    alice.sees("I pick the children up at five.")


def test_leaving_is_at_once_and_the_other_sees_only_that_sharing_is_off(
    couple: Couple,
) -> None:
    alice, bob = couple
    bob.goes_to()
    alice.goes_to("/u/")
    alice.presses("Stop sharing")
    alice.sees("If you fear the reaction")
    alice.finds_the_page_sound()
    alice.presses("Stop sharing now")

    bob.sees("Sharing is off.")
    bob.finds_the_page_sound()
    bob.presses("All right")
    bob.sees_nothing_of("Sharing is off")
    alice.goes_to()
    assert alice.title() == "A quiet day."


def test_the_two_agree_on_how_they_pause(couple: Couple) -> None:
    alice, bob = couple
    alice.goes_to("/u/")
    alice.presses("How we do pauses")
    alice.finds_the_page_sound()
    alice.page.locator("main .acts a.first, main a.act").first.click()
    alice.finds_the_page_sound()
    alice.page.locator("main button.first").click()

    bob.goes_to()
    bob.sees("Alice has an idea for how you two pause.")
    bob.presses("Read it")
    bob.finds_the_page_sound()
    bob.page.locator("main button.first").click()
    alice.goes_to("/a/g")
    alice.finds_the_page_sound()
    alice.sees("You both said yes to this.")


def test_alone_a_pause_gives_the_text_to_send(meet: Meet) -> None:
    erin = meet("Erin", theme="dark").signs_up()
    erin.presses("I need a pause")
    erin.chooses("20 min")
    erin.finds_the_page_sound()
    erin.presses("Keep it, and step away")

    erin.sees("I plan to be back at 18:30.")
    erin.finds_the_page_sound()
    erin.goes_to()
    erin.presses("I’m back")
    erin.presses("Write instead")
    erin.goes_to()
    erin.finds_the_page_sound()
