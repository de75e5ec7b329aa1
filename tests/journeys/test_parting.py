"""Parting at the worst moments: each keeps their own, and together again is anew."""

import pytest

from tests.journeys.people import Person

Couple = tuple[Person, Person]
HAPPENED = "You drove home without me from the lake."
HEARD = "You stood there, and thought that I didn’t care."
TOPIC = "The evenings after work"
TYPED = "I come home and am empty."


def here(person: Person) -> str:
    return person.page.url.removeprefix(person.house.url)


def leaves(person: Person) -> None:
    """Stop sharing, from Us."""
    person.goes_to("/u/")
    person.presses("Stop sharing")
    person.sees("You keep what you wrote")
    person.finds_the_page_sound()
    person.presses("Stop sharing now")


def joins_again(one: Person, other: Person) -> None:
    other.joins(one.invites())
    for person in (one, other):
        person.goes_to()
        if person.page.get_by_text("Sharing is off.").count():
            person.presses("All right")
        assert person.title() == "A quiet day."


def test_in_the_middle_of_a_pause(couple: Couple) -> None:
    alice, bob = couple
    alice.begins_a_pause()
    bob.goes_to()
    bob.sees("Alice plans to be back")

    leaves(bob)

    bob.goes_to()
    bob.sees_nothing_of("Alice plans to be back")
    bob.finds_the_page_sound()
    alice.goes_to()
    alice.sees("Sharing is off. What you wrote is yours, and still here.")
    alice.finds_the_page_sound()
    assert "I need a pause" in alice.page.locator("main").inner_text()
    joins_again(alice, bob)
    bob.begins_a_pause()
    alice.goes_to()
    alice.sees("Bob plans to be back")


def test_in_the_middle_of_mending(couple: Couple) -> None:
    alice, bob = couple
    alice.goes_to("/f/n")
    alice.presses("No")
    alice.writes("What happened", HAPPENED)
    alice.presses("Keep it")
    for button in ("Show it to Bob", "No", "See what Bob would read", "Show it to Bob"):
        alice.presses(button)
    alice.sees("Nothing is needed of you now.")
    page = here(alice)
    bob.goes_to(page)
    bob.presses("Give it back")
    bob.page.locator("main textarea").fill(HEARD)
    bob.presses("Give it back")
    alice.goes_to(page)
    alice.sees(HEARD)

    bob.goes_to(page)
    bob.forgives = ("404",)  # what the browser says of the page that is gone

    leaves(alice)

    bob.sees("Sharing is off.")  # by itself: the page was open
    alice.goes_to("/f/")
    alice.sees(HAPPENED)
    alice.sees_nothing_of(HEARD)
    alice.finds_the_page_sound()
    bob.goes_to("/f/")
    bob.sees_nothing_of(HAPPENED)
    bob.finds_the_page_sound()
    bob.goes_to("/k/s")
    for fold in bob.page.locator("details.fold > summary").all():
        fold.click()
    bob.sees("What you heard")
    joins_again(alice, bob)
    for person in couple:
        person.goes_to("/f/")
        person.sees_nothing_of("On its way")
    bob.sees_nothing_of(HAPPENED)


@pytest.mark.parametrize("who", ["speaks", "listens"])
def test_in_the_middle_of_a_talk(couple: Couple, who: str) -> None:
    alice, bob = couple
    alice.goes_to("/g/n")
    alice.writes("One thing to talk about", TOPIC)
    alice.presses("Ask Bob")
    alice.sees("You asked Bob for a talk.")
    page = here(alice)
    bob.goes_to(page)
    bob.presses("Yes, now")
    alice.sees("You have the floor.")
    alice.page.get_by_text("Type a few words").click()
    alice.page.locator("#id_words").fill(TYPED)
    alice.presses("Show Bob what I typed")
    bob.sees(TYPED)
    goes, stays = (alice, bob) if who == "speaks" else (bob, alice)
    other = goes.opens_a_tab()  # the talk stays open in the first
    goes.page, talking = other, goes.page

    leaves(goes)

    for person in couple:
        person.forgives = ("404",)
    stays.page.wait_for_function(
        "words => !document.body.innerText.includes(words)", arg=TOPIC
    )
    talking.reload()
    assert TOPIC not in talking.locator("body").inner_text()
    stays.goes_to()
    stays.sees("Sharing is off.")
    stays.finds_the_page_sound()
    joins_again(alice, bob)
    for person in couple:
        person.goes_to("/g/")
        person.sees_nothing_of(TOPIC)
        person.finds_the_page_sound()
