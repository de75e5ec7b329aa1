"""The first two minutes, signed out and alone; then two people find each other."""

from tests.journeys.conftest import Meet


def test_help_comes_before_any_account(meet: Meet) -> None:
    erin = meet("Erin")
    erin.goes_to()
    erin.sees("What is it like now?")
    for act, found in (
        ("I need a pause", "Copy"),
        ("I went quiet", "Copy"),
        ("They’ve gone quiet", "loudest"),
        ("I want to say something", "Copy"),
    ):
        erin.goes_to()
        erin.presses(act)
        erin.sees(found)
        erin.finds_the_page_sound()


def test_one_person_alone_keeps_a_place(meet: Meet) -> None:
    erin = meet("Erin")
    erin.goes_to("/w/e")
    erin.page.get_by_role("link", name="Keep a place").click()
    erin.sees("Olga runs this server")
    erin.finds_the_page_sound()

    erin.makes_a_place()

    assert erin.title() == "A quiet day."
    erin.finds_the_page_sound()


def test_the_recovery_code_can_wait_and_stays_in_sight(meet: Meet) -> None:
    erin = meet("Erin")
    erin.goes_to("/new/")
    erin.writes("A name to sign in with", "erin")
    erin.presses("Keep my place")
    erin.presses("Later")

    erin.sees("not written down yet")
    erin.presses("Show it")
    erin.presses("I’ve written both down")
    erin.sees_nothing_of("not written down yet")


def test_two_find_each_other_by_an_address(meet: Meet) -> None:
    alice, bob = meet("Alice").signs_up(), meet("Bob", theme="dark")
    address = alice.invites()
    alice.finds_the_page_sound()

    bob.page.goto(address)
    bob.sees("Alice invites you")
    bob.finds_the_page_sound()
    bob.presses("Join: make a place for me")
    bob.makes_a_place()
    bob.sees("Join Alice?")
    bob.finds_the_page_sound()
    bob.writes("What does your partner call you?", "Bob")
    bob.chooses("All of it")
    bob.presses("Join")

    bob.goes_to("/u/")
    bob.sees("You and Alice")
    alice.goes_to("/u/")
    alice.sees("You and Bob")
    alice.finds_the_page_sound()


def test_declining_is_told_to_nobody(meet: Meet) -> None:
    alice, bob = meet("Alice").signs_up(), meet("Bob")
    address = alice.invites()
    before = alice.page.locator("main").inner_text()

    bob.page.goto(address)
    bob.sees("Alice invites you")
    bob.presses("No, thank you")

    alice.page.reload()
    assert alice.page.locator("main").inner_text() == before


def test_joining_just_for_pauses_gives_a_home_of_two_buttons(meet: Meet) -> None:
    alice, bob = meet("Alice").signs_up(), meet("Bob").signs_up()

    bob.joins(alice.invites(), how="Just for pauses")

    bob.goes_to()
    acts = bob.page.locator("main .acts .act").all_inner_texts()
    assert [text.strip() for text in acts] == ["I need a pause", "I went quiet"]
    alice.goes_to()
    assert alice.page.locator("main .acts .act").count() == 4
