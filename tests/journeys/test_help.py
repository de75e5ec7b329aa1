"""Help from outside, and a silent way to it: whoever needs it, in whatever state."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from stillhere.foundation.web.shell import PAGES
from tests import browser as browsers
from tests.journeys.conftest import Meet
from tests.journeys.house import House
from tests.journeys.people import NO_SIGNAL, READY, WHILE, Person

Couple = tuple[Person, Person]
HELP = [path for path in PAGES if path.startswith("/s/")]


def finds_the_check(person: Person) -> None:
    """From wherever they are: Help, the check, people to call, a number."""
    person.page.get_by_role("link", name="Help", exact=True).click()
    person.presses("Am I safe with them?")
    person.sees("If even one is a yes")
    person.presses("People to call")
    person.page.get_by_text("Ireland", exact=True).click()
    person.sees("1800 341 900")
    person.sees("Checked on 23 November 2026")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_signed_out(meet: Meet, theme: str) -> None:
    stranger = meet("Stranger", theme=theme)
    stranger.goes_to()
    finds_the_check(stranger)
    stranger.finds_the_page_sound()


def test_signed_in_and_locked(meet: Meet) -> None:
    erin = meet("Erin").signs_up()
    finds_the_check(erin)
    erin.goes_to("/m/")
    erin.presses("Lock now")
    finds_the_check(erin)


def test_without_a_signal(meet: Meet) -> None:
    erin = meet("Erin").signs_up()
    erin.forgives = NO_SIGNAL
    erin.keeps_the_shell()
    erin.phone.set_offline(True)
    erin.goes_to("/w/")
    finds_the_check(erin)


def test_without_javascript(meet: Meet) -> None:
    erin = meet("Erin", script=False).signs_up()
    finds_the_check(erin)


def test_by_keyboard_alone(meet: Meet) -> None:
    stranger = meet("Stranger")
    stranger.goes_to()
    for words, found in (
        ("Help", "Get help"),
        ("Am I safe with them?", "Am I safe with them?"),
        ("People to call", "Numbers to call"),
    ):
        stranger.tabs_to(words)
        stranger.page.keyboard.press("Enter")
        expect(stranger.page.locator("h1")).to_have_text(found)
    stranger.tabs_to("Ireland")
    stranger.page.keyboard.press("Enter")
    stranger.sees("1800 341 900")


def test_a_page_from_this_device_asks_the_server_nothing(couple: Couple) -> None:
    alice, _bob = couple
    alice.goes_to("/w/")
    alice.keeps_the_shell()
    alice.page.wait_for_load_state("networkidle")
    alice.house.heard()

    for path in HELP:
        alice.goes_to(path)
        alice.page.wait_for_load_state("networkidle")
    alice.page.wait_for_timeout(3_000)  # a browser looks for a newer worker late

    assert alice.house.heard() == []
    alice.goes_to("/m/")
    assert alice.house.heard() == ["GET /m/"], "it notes what is asked"


def test_an_ordinary_browser_asks_the_server_nothing_either(
    chromium: Browser, house: House, tmp_path: Path
) -> None:
    """Off the record, as journeys are, browsers ask for less: so once on the record."""
    profile = chromium.browser_type.launch_persistent_context(
        tmp_path / "profile",
        executable_path=browsers.chromium(),
        args=list(browsers.FLAGS),
    )
    try:
        page = profile.pages[0]
        page.goto(f"{house.url}/w/")
        page.wait_for_function(READY, timeout=WHILE)
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(1_000)
        house.heard()
        for path in HELP:
            page.goto(house.url + path)
            page.wait_for_load_state("networkidle")
        page.wait_for_timeout(3_000)

        assert house.heard() == []
    finally:
        profile.close()


def test_what_is_opened_next_does_not_hear_where_one_came_from(meet: Meet) -> None:
    erin = meet("Erin").signs_up()
    erin.goes_to("/s/a")
    erin.house.heard()

    erin.page.get_by_role("link", name="Today", exact=True).click()
    erin.goes_to("/s/a")
    erin.page.get_by_role("link", name="Hide", exact=True).click()
    erin.page.wait_for_timeout(500)

    heard = erin.house.heard()
    assert "GET /" in heard
    assert "POST /w/x" in heard
    assert not [line for line in heard if "/s/" in line.partition(" ")[2][1:]]


def test_muted_suggestions_show_other_things_and_the_other_sees_no_change(
    couple: Couple,
) -> None:
    alice, bob = couple
    alice.begins_a_pause("20 min")
    bob.goes_to()
    before = bob.page.locator("main").inner_text()
    alice.goes_to("/s/a")
    alice.page.get_by_text("Fewer suggestions in Still Here").click()
    alice.presses("Open the setting")
    alice.chooses("None: other things stand there instead")
    alice.finds_the_page_sound()
    alice.presses("Keep it so")
    alice.sees("Suggestions: none")

    alice.goes_to()
    alice.presses("they’ve gone quiet")

    assert alice.title() == "What would do you good now?"
    bob.page.reload()
    assert bob.page.locator("main").inner_text() == before
    bob.looks_again_after(minutes=45)
    bob.unlocks()
    first = bob.page.locator("main .act.first")
    assert first.inner_text().strip() == "Send “No hurry. I’m here.”"
    bob.goes_to("/m/s")
    bob.chooses("Fewer: only on pages I open for it")
    bob.presses("Keep it so")
    bob.goes_to()
    assert first.inner_text().strip() == "Breathe for a minute"
    assert bob.page.locator("main .acts .act").count() == 4
    bob.finds_the_page_sound()


def test_worry_and_hurt_past_the_time_lead_to_what_helps(couple: Couple) -> None:
    alice, bob = couple
    alice.begins_a_pause("20 min")
    bob.looks_again_after(minutes=45)
    bob.unlocks()

    bob.presses("I’m worried about them")
    assert bob.title() == "Are you worried for their safety?"
    bob.goes_to()
    bob.presses("This keeps hurting me")

    assert bob.title() == "When silence feels like a punishment"


def answers_all(person: Person, points: int) -> None:
    person.goes_to("/s/h")
    for number in range(4):
        person.page.locator(f"#id_item_{number}_{points}").check()


def test_four_questions_lead_to_a_professional_and_once_a_month(meet: Meet) -> None:
    erin = meet("Erin").signs_up()
    erin.goes_to("/s/f")
    erin.presses("Four questions about the last two weeks")
    erin.presses("Keep my answers")
    erin.sees("Question 4: please choose one.")
    erin.finds_the_page_sound()
    answers_all(erin, 3)
    erin.presses("Keep my answers")
    erin.sees("A good reason to talk to someone.")
    erin.sees("12 of 12")
    erin.finds_the_page_sound()
    erin.presses("Find a professional")

    erin.goes_to("/s/h")
    erin.sees("The next time can be from 23 December.")
    erin.house.wait(days=30)
    erin.goes_to("/s/h")
    erin.unlocks()
    answers_all(erin, 0)
    erin.presses("Keep my answers")

    erin.sees("None of these, in these two weeks.")
    assert erin.page.locator(".course tbody tr").count() == 2
    erin.presses("Erase")
    expect(erin.page.locator(".course tbody tr")).to_have_count(1)


def test_answers_can_be_shown_and_not_kept(meet: Meet) -> None:
    erin = meet("Erin").signs_up()
    answers_all(erin, 2)

    erin.presses("Don’t keep this")

    erin.sees("These answers are not kept.")
    erin.sees("8 of 12")
    erin.goes_to("/s/h")
    erin.sees("Over the last 2 weeks")
    expect(erin.page.locator(".course")).to_have_count(0)


def test_a_first_message_from_choices_signed_out(meet: Meet) -> None:
    stranger = meet("Stranger", theme="dark")
    stranger.goes_to("/s/f")
    stranger.presses("Draft a first message")
    for choice in ("For us both", "My partner goes quiet", "Evenings"):
        stranger.chooses(choice)
    stranger.writes("A sentence of your own, if you like", "We have two children.")
    stranger.presses("Write the message")

    draft = stranger.page.locator("#draft")
    for words in ("as a couple", "goes quiet", "two children", "evenings"):
        assert words in draft.input_value()
    stranger.finds_the_page_sound()
    stranger.chooses("I’m afraid of my partner")
    stranger.presses("Write it anew")
    stranger.sees("It is written for you alone.")
    assert "as a couple" not in draft.input_value()
