"""Inviting, joining wholly or just for pauses, declining, leaving."""

import pytest
from django.test import Client

from stillhere.foundation.couples.models import Invitation
from stillhere.foundation.couples.queries import us
from stillhere.foundation.people.queries import preferences
from stillhere.vault.models import Member, Space
from tests.cast import WORDS, Actor, couple

pytestmark = pytest.mark.django_db


def test_two_become_two_and_see_each_others_names() -> None:
    alice, bob = couple()

    assert us(alice.vault()).partner_name == "Bob"
    assert us(bob.vault()).partner_name == "Alice"
    assert us(alice.vault()).partner == bob.id
    assert not Invitation.objects.exists()


def test_the_code_is_stored_only_as_a_hash() -> None:
    alice = Actor("Alice").signs_up()
    code = alice.invites()

    row = Invitation.objects.get()

    assert code.replace("-", "") not in str(vars(row))
    assert b"Alice" not in bytes(row.offer)


def test_a_code_is_used_once() -> None:
    alice, bob = Actor("Alice").signs_up(), Actor("Bob").signs_up()
    code = alice.invites()
    bob.joins(code)
    carol = Actor("Carol").signs_up()

    page = carol.joins(code).content.decode()

    assert "opens nothing" in page
    assert not us(carol.vault()).joined


def test_used_expired_taken_back_and_never_made_look_alike() -> None:
    alice, carol = Actor("Alice").signs_up(), Actor("Carol").signs_up()
    taken_back = alice.invites()
    alice.posts("/u/b")
    never = "AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG"

    def page(code: str) -> str:
        text = carol.posts("/u/join/", code=code).content.decode()
        return text.replace(code, "CODE").split("<main")[1].split("csrf")[0]

    assert page(taken_back) == page(never)


def test_looking_and_declining_leave_no_trace_for_the_one_who_invites() -> None:
    alice = Actor("Alice").signs_up()
    code = alice.invites()
    before = [alice.gets(path).content for path in ("/u/", "/")]
    rows = Space.objects.count(), Member.objects.count()

    page = Client().post("/u/join/", {"code": code}).content.decode()

    assert "Alice" in page
    assert (Space.objects.count(), Member.objects.count()) == rows
    after = [alice.gets(path).content for path in ("/u/", "/")]
    strip = [text.split(b"csrf")[0] for text in before + after]
    assert strip[:2] == strip[2:]


def test_joining_just_for_pauses_shows_to_nobody_else() -> None:
    alice, bob = Actor("Alice").signs_up(), Actor("Bob").signs_up()

    bob.joins(alice.invites(), how="pauses")
    alice.gets("/u/")

    assert preferences(bob.vault()).just_for_pauses
    assert not preferences(alice.vault()).just_for_pauses
    assert "just for pauses" not in alice.gets("/u/").content.decode()


def test_an_invitation_is_carried_through_sign_up() -> None:
    alice = Actor("Alice").signs_up()
    code = alice.invites()
    bob = Actor("Bob")
    invited = bob.posts("/u/join/", code=code)
    assert b"Alice" in invited.content
    onward = f"/u/join/?code={code}"
    bob.posts("/new/", onward=onward)
    bob.posts(
        "/new/",
        token="2" * 32,
        name="bob",
        which="words",
        words=WORDS,
        zone="UTC",
        onward=onward,
    )

    answer = bob.posts("/m/k", saved="1")

    assert answer.headers["Location"] == "/u/join/"
    page = bob.gets("/u/join/").content.decode()
    assert "Join Alice" in page
    assert code in page


def test_ones_own_invitation_cannot_be_joined() -> None:
    alice = Actor("Alice").signs_up()

    page = alice.joins(alice.invites()).content.decode()

    assert "your own invitation" in page
    assert not us(alice.vault()).joined


def test_nobody_joins_a_second_time() -> None:
    alice, _bob = couple()
    carol = Actor("Carol").signs_up()

    alice.posts("/u/i", name="Alice")
    page = alice.joins(carol.invites()).content.decode()

    assert "shares with somebody already" in page
    assert us(alice.vault()).partner_name == "Bob"
    assert Invitation.objects.filter(inviter=alice.id).count() == 0


def test_leaving_is_at_once_and_the_other_sees_only_that_sharing_is_off() -> None:
    alice, bob = couple()

    alice.posts("/u/l")

    assert not us(alice.vault()).joined
    page = bob.gets("/").content.decode()
    assert "Sharing is off" in page
    bob.posts("/u/p")
    assert "Sharing is off" not in bob.gets("/").content.decode()
    assert not Space.objects.exclude(members__seat=0).exists()


def test_after_leaving_both_can_invite_again() -> None:
    alice, bob = couple()
    alice.posts("/u/l")

    alice.joins(bob.invites())
    bob.gets("/u/")

    assert us(alice.vault()).partner_name == "Bob"
    assert us(bob.vault()).partner_name == "Alice"


def test_a_planted_membership_is_thrown_away() -> None:
    """Somebody who writes to the disk gives Alice a space of their own making."""
    from stillhere.vault import spaces

    alice, mallory = Actor("Alice").signs_up(), Actor("Mallory").signs_up()
    alice.invites()
    vault = alice.vault()
    offer = spaces.Offer(spaces.pin_of(vault.person, vault.identity), "Alice")
    spaces.join(mallory.vault(), offer=offer, code="GUESSED", name="Bob")

    alice.gets("/u/")

    assert not us(alice.vault()).joined
    assert not Member.objects.filter(person=alice.id, seat__gt=0).exists()
    assert alice.vault().given is None


def test_deleting_an_account_leaves_the_other_their_words() -> None:
    alice, bob = couple()

    alice.posts("/m/d", passphrase=WORDS)

    assert "Sharing is off" in bob.gets("/").content.decode()
    assert bob.gets("/u/").status_code == 200


def test_looking_at_a_page_never_joins() -> None:
    """Carried fields may fill the form; only a press of the button joins."""
    alice, bob = Actor("Alice").signs_up(), Actor("Bob").signs_up()
    code = alice.invites()
    bob.locks()
    bob.joins(code)
    bob.unlocks()

    bob.gets("/u/join/")

    assert not us(bob.vault()).joined


def test_the_code_of_a_deleted_account_opens_nothing() -> None:
    alice, bob = Actor("Alice").signs_up(), Actor("Bob").signs_up()
    code = alice.invites()
    alice.posts("/m/d", passphrase=WORDS)

    page = bob.joins(code).content.decode()

    assert "opens nothing" in page
    assert not us(bob.vault()).joined
