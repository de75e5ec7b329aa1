"""Leaving in a hurry: blank at once, locked, and "back" shows nothing."""

from datetime import UTC, datetime

from playwright.sync_api import Page, Route, expect

from tests.journeys.conftest import Meet
from tests.journeys.people import NO_SIGNAL, SOON, Person

Couple = tuple[Person, Person]


def is_elsewhere(person: Person, page: Page | None = None) -> None:
    """The phone shows the neutral site, or with no signal nothing of ours."""
    page = page or person.page
    page.wait_for_function(
        "ours => !location.href.startsWith(ours)", arg=person.house.url, timeout=SOON
    )
    assert not page.url.startswith(person.house.url)


def goes_back_and_sees_nothing(person: Person, times: int = 1) -> None:
    for _ in range(times):
        person.page.evaluate("history.back()")
        person.page.wait_for_timeout(400)
        is_elsewhere(person)


def test_hide_blanks_at_once_and_nothing_opens_again(couple: Couple) -> None:
    alice, _bob = couple
    alice.begins_a_pause()
    alice.goes_to("/m/")
    alice.goes_to("/u/")

    alice.page.get_by_role("button", name="Hide").click()

    is_elsewhere(alice)
    goes_back_and_sees_nothing(alice, times=3)
    alice.goes_to("/m/")
    assert alice.title().startswith("Locked.")
    alice.unlocks()
    alice.sees(alice.sign_in_name)


def test_back_shows_nothing_of_the_help_pages_either(meet: Meet) -> None:
    stranger = meet("Stranger")
    stranger.goes_to()
    stranger.keeps_the_shell()
    for path in ("/s/", "/s/a", "/s/n"):
        stranger.goes_to(path)

    stranger.page.get_by_role("link", name="Hide", exact=True).click()

    is_elsewhere(stranger)
    goes_back_and_sees_nothing(stranger, times=3)
    stranger.goes_to("/s/a")  # opened anew, on purpose, it is there
    assert stranger.title() == "Am I safe with them?"


def test_hide_by_shift_three_times_and_without_a_signal(meet: Meet) -> None:
    erin = meet("Erin").signs_up()
    erin.forgives = (*NO_SIGNAL, "ERR_NETWORK_CHANGED")
    erin.keeps_the_shell()
    erin.goes_to("/s/a")
    erin.goes_to("/m/")
    erin.phone.set_offline(True)

    for _ in range(3):
        erin.page.keyboard.press("Shift")

    is_elsewhere(erin)
    goes_back_and_sees_nothing(erin)
    erin.phone.set_offline(False)
    erin.goes_to("/m/")
    assert erin.title().startswith("Locked.")


def test_every_tab_goes_when_one_does(meet: Meet) -> None:
    erin = meet("Erin").signs_up()
    other = erin.opens_a_tab()
    other.goto(f"{erin.house.url}/m/")
    help_ = erin.opens_a_tab()
    help_.goto(f"{erin.house.url}/s/a")
    erin.page.bring_to_front()

    erin.page.get_by_role("button", name="Hide").click()

    for page in (erin.page, other, help_):
        is_elsewhere(erin, page)


def test_the_skip_link_hides_as_well(meet: Meet) -> None:
    erin = meet("Erin").signs_up()
    erin.goes_to("/m/")

    erin.tabs_to("Hide this page now")
    erin.page.keyboard.press("Enter")

    is_elsewhere(erin)


def test_without_scripts_hide_needs_a_signal_and_the_page_says_so(meet: Meet) -> None:
    erin = meet("Erin", script=False).signs_up()
    erin.goes_to("/m/")
    note = erin.page.get_by_text("so “Hide” needs a signal.")
    expect(note).to_be_visible()

    erin.page.get_by_role("button", name="Hide").click()

    erin.page.wait_for_url(f"{erin.house.elsewhere}/**")
    erin.goes_to("/m/")
    assert erin.title().startswith("Locked.")
    erin.goes_to("/s/a")
    leads = erin.page.get_by_text("so “Hide” leads away but can’t lock.")
    expect(leads).to_be_visible()
    erin.page.get_by_role("link", name="Hide", exact=True).click()
    erin.page.wait_for_url(f"{erin.house.elsewhere}/**")


def turns_to(person: Person, state: str) -> None:
    """Put the tab in the background, or in front again."""
    person.page.evaluate(
        """state => {
            Object.defineProperty(document, "visibilityState",
                { value: state, configurable: true });
            document.dispatchEvent(new Event("visibilitychange"));
        }""",
        state,
    )


def test_a_tab_in_the_background_covers_itself_until_it_is_shown(meet: Meet) -> None:
    erin = meet("Erin").signs_up()
    erin.phone.grant_permissions(["clipboard-read", "clipboard-write"])
    erin.goes_to("/w/b")
    erin.page.get_by_role("button", name="Copy").first.click()
    expect(erin.page.get_by_text("Copied")).to_be_visible()
    words = erin.page.locator("main h1")

    turns_to(erin, "hidden")
    expect(words).to_be_hidden()
    turns_to(erin, "visible")

    expect(words).to_be_visible()
    copied = erin.page.evaluate("navigator.clipboard.readText()")
    assert copied == "Still here. I don’t have words yet."


def test_a_tab_that_comes_back_after_the_limit_shows_only_the_lock(meet: Meet) -> None:
    erin = meet("Erin").signs_up()
    erin.page.clock.install(time=datetime(2026, 11, 23, 18, 10, tzinfo=UTC))
    erin.goes_to("/m/")
    name = erin.page.get_by_text(erin.sign_in_name)
    expect(name).to_be_visible()

    def takes_its_time(route: Route) -> None:
        """Leave the question unanswered until the route is taken away."""

    erin.page.route("**/lock/", takes_its_time)
    turns_to(erin, "hidden")
    erin.house.wait(minutes=16)
    erin.page.clock.fast_forward("16:00")

    turns_to(erin, "visible")

    expect(name).to_be_hidden()
    erin.page.unroute("**/lock/")
    erin.sees("Locked. It’s all still here.")


def test_hide_wins_over_an_unlock_that_is_on_its_way(meet: Meet) -> None:
    erin = meet("Erin").signs_up()
    erin.forgives = ("ERR_ABORTED",)
    erin.goes_to("/m/")
    erin.keeps_the_shell()
    erin.presses("Lock now")
    erin.writes("Passphrase", erin.passphrase)

    erin.page.evaluate(
        """() => {
            document.querySelector("main form").requestSubmit();
            document.querySelector("button[data-hide]").click();
        }"""
    )

    is_elsewhere(erin)
    erin.page.wait_for_timeout(1_500)
    names = {cookie["name"] for cookie in erin.phone.cookies(erin.house.url)}
    assert "open" not in names
    erin.goes_to("/m/")
    assert erin.title().startswith("Locked.")


def test_a_tab_that_left_shows_nothing_by_reload_but_by_its_address(meet: Meet) -> None:
    """While the other site is slow, "back" has our address and somebody reloads."""
    stranger = meet("Stranger")
    stranger.goes_to("/s/a")
    stranger.page.evaluate("sessionStorage.setItem('gone', '1')")

    stranger.page.evaluate("location.reload()")

    is_elsewhere(stranger)
    stranger.goes_to("/s/a")
    stranger.sees("If even one is a yes")
    stranger.page.reload()
    stranger.sees("If even one is a yes")


def test_a_message_that_is_kept_nowhere_is_not_shown_by_a_locked_screen(
    meet: Meet,
) -> None:
    erin = meet("Erin").signs_up()
    erin.page.clock.install(time=datetime(2026, 11, 23, 18, 10, tzinfo=UTC))
    erin.goes_to("/s/g")
    erin.writes("A sentence of your own, if you like", "He took my phone on Sunday.")

    erin.house.wait(minutes=16)
    erin.page.clock.fast_forward("16:00")

    erin.sees("Locked. It’s all still here.")
    erin.sees_nothing_of("He took my phone")
