"""Bad moments: no signal, a locked screen, a partner who walks in, no script."""

import re

from playwright.sync_api import expect

from stillhere.foundation.web.shell import PAGES
from tests.journeys.conftest import Meet
from tests.journeys.house import NEUTRAL
from tests.journeys.people import NO_SIGNAL, Person

Couple = tuple[Person, Person]


def test_a_pause_called_without_signal_is_not_sent_and_nothing_is_lost(
    couple: Couple,
) -> None:
    alice, bob = couple
    alice.forgives = NO_SIGNAL
    alice.goes_to()
    alice.presses("I need a pause")
    alice.chooses("1 hour")
    line = alice.page.locator("main textarea").first
    line.fill("Too loud in my head. Back soon.")
    alice.phone.set_offline(True)

    alice.page.locator("main button.first").click()

    alice.sees("may not have been sent")
    expect(line).to_have_value("Too loud in my head. Back soon.")
    alice.sees("No signal? Send this text another way:")
    bob.goes_to()
    assert bob.title() == "A quiet day."

    alice.phone.set_offline(False)
    alice.page.locator("main button.first").click()
    alice.sees("You plan to be back at 19:10.")
    bob.sees("Too loud in my head. Back soon.")


def test_without_a_signal_help_and_breathing_are_there(meet: Meet) -> None:
    erin = meet("Erin").signs_up()
    erin.forgives = NO_SIGNAL
    erin.keeps_the_shell()
    erin.phone.set_offline(True)

    for path in PAGES:
        erin.goes_to(path)
        erin.finds_the_page_sound()
    erin.goes_to("/m/")
    erin.sees_nothing_of(erin.sign_in_name)
    erin.sees("signal")


def test_no_private_page_and_no_private_word_is_kept_in_the_browser(
    couple: Couple,
) -> None:
    alice, _bob = couple
    alice.begins_a_pause()
    alice.goes_to("/m/")
    alice.keeps_the_shell()

    kept = alice.page.evaluate(
        """async () => {
            const found = [];
            for (const name of await caches.keys())
                for (const request of await (await caches.open(name)).keys())
                    found.push(new URL(request.url).pathname);
            return [found, localStorage.length, sessionStorage.length,
                    (await indexedDB.databases()).length];
        }"""
    )

    paths, *stores = kept
    assert stores == [0, 0, 0]
    assert all(path in PAGES or path.startswith("/static/") for path in paths)


def test_a_screen_that_locked_under_a_long_text_gives_it_back(couple: Couple) -> None:
    alice, bob = couple
    alice.begins_a_pause()
    bob.goes_to()
    bob.presses("Pass a practical note")
    note = "Milk, bread, and the key is under the stone. " * 9
    bob.page.locator("main textarea").fill(note.strip())
    bob.house.wait(minutes=16)

    bob.page.locator("main button.first").click()
    assert bob.title().startswith("Locked.")
    bob.unlocks()

    expect(bob.page.locator("main textarea")).to_have_value(note.strip())
    alice.goes_to()
    alice.unlocks()
    alice.sees_nothing_of("under the stone")
    bob.page.locator("main button.first").click()
    alice.goes_to()
    alice.sees("under the stone")


def test_a_server_that_went_and_came_back_changes_nothing(couple: Couple) -> None:
    alice, bob = couple
    for person in couple:
        person.forgives = (*NO_SIGNAL, "ERR_INCOMPLETE_CHUNKED_ENCODING")
    bob.goes_to()
    alice.goes_to()
    alice.house.stop()
    alice.house.start()

    alice.begins_a_pause()

    bob.page.wait_for_timeout(4000)  # the stream comes back by itself
    bob.sees("Alice plans to be back at 18:40.")


def test_everything_works_without_javascript(meet: Meet) -> None:
    alice = meet("Alice", script=False).signs_up()
    bob = meet("Bob", script=False, theme="dark").signs_up()
    code = re.sub(r".*#", "", alice.invites())
    bob.goes_to("/u/")
    bob.presses("I was invited")
    bob.writes("The code from the invitation", code)
    bob.presses("Look at the invitation")
    bob.writes("What does your partner call you?", "Bob")
    bob.page.get_by_label("All of it", exact=True).check()
    bob.presses("Join")

    alice.goes_to()
    alice.presses("I need a pause")
    alice.page.get_by_label("30 min", exact=True).check()
    alice.page.locator("main button.first").click()
    alice.sees("You plan to be back at 18:40.")
    bob.goes_to()
    bob.sees("Alice plans to be back at 18:40.")
    alice.goes_to()
    alice.presses("I’m back")
    alice.presses("Talk now")
    bob.goes_to()
    bob.page.locator("main button.first").click()
    alice.goes_to()
    alice.sees("A word from Bob.")
    alice.page.get_by_role("button", name="Hide").click()
    alice.page.wait_for_url("**" + NEUTRAL)
    alice.goes_to("/m/")
    assert alice.title().startswith("Locked.")


def test_a_pause_by_keyboard_alone(couple: Couple) -> None:
    alice, bob = couple
    alice.goes_to()
    press = alice.page.keyboard.press

    alice.tabs_to("I need a pause")
    press("Enter")
    alice.page.wait_for_url("**/a/")
    alice.tabs_to("min")
    alice.tabs_to("Send, and step away")
    press("Enter")

    alice.sees("You plan to be back at 18:40.")
    bob.goes_to()
    bob.sees("Alice plans to be back at 18:40.")
