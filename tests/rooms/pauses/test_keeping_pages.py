"""The pages around pauses: still here, lines, the agreement and its paper."""

import pytest
from django.test import Client

from stillhere.rooms.pauses.queries import own_lines
from tests.cast import couple
from tests.rooms.pauses.pages import first, text
from tests.rooms.pauses.people import token

pytestmark = pytest.mark.django_db


def test_still_here_is_one_tap_and_glad_is_another() -> None:
    alice, bob = couple()
    sent = alice.posts("/a/q", token=token(), when="none")
    assert "Bob may not look; send this too." in text(alice.gets(sent["Location"]))
    page = text(bob.gets("/"))
    assert "Still here. I don’t have words yet." in page

    number = first(r'name="number" value="(\d+)"', page)
    bob.posts(f"{sent['Location']}/y", token=token(), number=number)

    assert "Bob: “Glad. No hurry.”" in text(alice.gets("/"))


def test_lines_are_kept_one_a_row() -> None:
    alice, _bob = couple()

    alice.posts("/a/l", token=token(), lines="One.\n\n Two. \nOne.")

    assert own_lines(alice.vault()) == ("One.", "Two.")


def test_an_agreement_is_proposed_read_and_agreed() -> None:
    alice, bob = couple()
    fields = {"minutes": "30", "longest_hours": "24", "often": "once"}
    fields |= {"reassures": "I come back.", "meanwhile": "Walk."}
    alice.posts("/a/g/e", token=token(), **fields)
    assert "Alice has an idea for how you two pause." in text(bob.gets("/"))
    page = text(bob.gets("/a/g"))

    number = first(r'name="number" value="(\d+)"', page)
    bob.posts("/a/g/y", token=token(), number=number)

    assert "You both said yes to this." in text(alice.gets("/a/g"))


def test_the_paper_needs_no_account(client: Client) -> None:
    page = client.get("/a/p")

    assert page.status_code == 200
    assert b"<form" not in page.content.split(b"<main")[1].split(b"</main>")[0]
