"""Whoever writes to the disk forges nothing, plants nothing and bars nobody."""

import uuid

import pytest
from django.db import IntegrityError, transaction

from stillhere.core.codec import Unverified
from stillhere.vault import envelope, rotation, sealing, spaces
from stillhere.vault.models import Member, Record, Space, Wrap
from stillhere.vault.names import Stream
from stillhere.vault.opened import Vault
from stillhere.vault.sealing import CannotOpen
from stillhere.vault.shelves import (
    WrittenByNewer,
)
from tests.vault.conftest import CODE, KIND, again, person, say, shared
from tests.vault.records import Note, Pointer

Couple = tuple[Vault, Vault]


def test_a_third_seat_does_not_exist(couple: Couple) -> None:
    space = Space.objects.get(pk=shared(couple[0]).id)

    for seat in (1, 2, 3):
        with pytest.raises(IntegrityError), transaction.atomic():
            Member.objects.create(space=space, person=uuid.uuid4(), seat=seat)


def test_a_forged_shared_event_is_shown_as_not_verified(couple: Couple) -> None:
    """Whoever can write to the disk and has the space's key still cannot sign."""
    alice, bob = couple
    forger = person()
    stream = say(shared(alice), "mine")
    row = Record.objects.get(stream=stream)
    letter = envelope.unclose(row, key=shared(bob).seal_keys[row.epoch])
    row.sealed = envelope.close(
        letter,
        row=row,
        key=shared(bob).seal_keys[row.epoch],
        signer=forger.identity.sign_secret,
    )
    row.save()

    (entry,) = shared(bob).events(shared(bob).stream("t"))

    assert not entry.verified
    assert isinstance(entry.event, Unverified)


def test_bob_cannot_write_in_alices_name(couple: Couple) -> None:
    alice, bob = couple
    say(shared(bob), "as if Alice had said it")
    row = Record.objects.get(space_id=shared(bob).id)
    letter = envelope.unclose(row, key=shared(bob).seal_keys[row.epoch])
    row.writer = alice.person
    row.sealed = envelope.close(
        letter,
        row=row,
        key=shared(bob).seal_keys[row.epoch],
        signer=bob.identity.sign_secret,
    )
    row.save()

    (entry,) = shared(alice).events(shared(alice).stream("t"))

    assert not entry.verified


def test_a_row_in_another_place_does_not_open(alice: Vault) -> None:
    stream = say(alice.own, "mine")
    for column, value in (
        ("version", 7),
        ("stream", "0" * 32),
        ("shelf", "0" * 32),
        ("writer", uuid.uuid4()),
        ("id", uuid.uuid4()),
    ):
        row = Record.objects.get(stream=stream)
        with transaction.atomic():
            Record.objects.filter(pk=row.pk).update(**{column: value})
            moved = Record.objects.get(sealed=row.sealed)
            found = alice.own.events(Stream(moved.stream))
            assert [type(entry.event) for entry in found] == [Unverified]
            Record.objects.filter(pk=moved.pk).update(**{column: getattr(row, column)})


def test_a_planted_key_is_not_accepted_in_a_personal_space(alice: Vault) -> None:
    """A sealed box proves no sender: only a wrap by the vault key counts."""
    wrap = Wrap.objects.get(person=alice.person, kind=Wrap.Kind.SEAL)
    wrap.sealed = sealing.give(alice.identity.box_public, sealing.new_key())
    wrap.save()

    with pytest.raises(CannotOpen):
        _ = again(alice).own


def test_a_wrap_from_another_space_or_epoch_is_not_accepted(couple: Couple) -> None:
    alice, _bob = couple
    own = Wrap.objects.get(
        person=alice.person, kind=Wrap.Kind.SEAL, space_id=alice.own.id
    )
    Wrap.objects.filter(
        person=alice.person, kind=Wrap.Kind.SEAL, space_id=shared(alice).id
    ).update(sealed=own.sealed)

    with pytest.raises(CannotOpen):
        _ = again(alice).shared


def test_keys_given_without_the_code_are_not_accepted(alice: Vault, bob: Vault) -> None:
    offer = spaces.Offer(spaces.pin_of(alice.person, alice.identity), "Alice")
    spaces.join(bob, offer=offer, code="GUESSED", name="Bob")
    alice = again(alice)
    assert alice.given is not None

    with pytest.raises(CannotOpen):
        spaces.accept(alice, alice.given, code=CODE)
    assert again(alice).shared is None


def test_deleting_without_the_vault_leaves_markers_and_the_others_words(
    couple: Couple,
) -> None:
    alice, bob = couple
    say(shared(alice), "from Alice", token="a")
    say(shared(bob), "from Bob", token="b")
    own = alice.own.id

    spaces.withdraw_person(alice.person)

    assert not Space.objects.filter(pk=own).exists()
    assert not Wrap.objects.filter(person=alice.person).exists()
    closed = again(bob).closed_space()
    assert closed is not None
    kinds = sorted(type(e.event).__name__ for e in closed.on_shelf(KIND))
    assert kinds == ["Note", "Withdrawn"]
    assert spaces.settle(again(bob))


def test_a_swapped_seat_does_not_pass_a_couples_space_for_ones_own(
    couple: Couple,
) -> None:
    """Else Bob, who can write to the disk, would read what Alice writes for herself."""
    alice, _bob = couple
    Member.objects.filter(person=alice.person, seat=0).delete()
    Member.objects.filter(person=alice.person).update(seat=0)

    with pytest.raises(CannotOpen):
        _ = again(alice).own


def plant(alice: Vault, bob: Vault, sealed: bytes | None = None) -> None:
    """Let Bob put a row in Alice's name into their space, by way of the disk."""
    say(shared(bob), "as if Alice had said it", token="planted")
    row = Record.objects.get(stream=shared(bob).stream("planted"))
    key = shared(bob).seal_keys[row.epoch]
    letter = envelope.unclose(row, key=key)
    row.writer = alice.person
    signer = bob.identity.sign_secret
    row.sealed = sealed or envelope.close(letter, row=row, key=key, signer=signer)
    row.save()


def test_planted_words_never_become_ones_own(couple: Couple) -> None:
    alice, bob = couple
    say(shared(alice), "really from Alice", token="a")
    plant(alice, bob)

    new, _code = rotation.rotate(alice, passphrase="quite another one")
    spaces.leave(again(new))

    mine = again(new).own.on_shelf(KIND)
    assert [e.event for e in mine] == [Note(words="really from Alice")]


@pytest.mark.parametrize("rubbish", [b"\x01" + b"rubbish" * 60, b"\x00", b""])
def test_a_damaged_row_bars_nobody_from_leaving(couple: Couple, rubbish: bytes) -> None:
    alice, bob = couple
    say(shared(bob), "from Bob", token="b")
    plant(alice, bob, rubbish or b"x")

    spaces.leave(again(alice))
    assert spaces.settle(again(bob))

    assert again(alice).membership is None
    assert [e.event for e in again(bob).own.on_shelf(KIND)] == [Note(words="from Bob")]


def test_a_marker_in_an_open_space_undoes_nothing_unseen(couple: Couple) -> None:
    alice, bob = couple
    stream = say(shared(alice), "let it rest")
    Record.objects.filter(stream=stream).update(sealed=envelope.MARKER)

    (entry,) = shared(bob).events(stream)

    assert isinstance(entry.event, Unverified)


def test_a_value_of_a_newer_program_is_never_overwritten(alice: Vault) -> None:
    row_of = alice.own.slot("kept")
    alice.own.point("kept", Pointer(stream="x"), seen=None)
    row = Record.objects.get(stream=row_of)
    newer = envelope.Letter(label="slot:kept", payload=b'{"k":"new","v":9,"d":{}}')
    row.sealed = envelope.close(
        newer, row=row, key=alice.own.seal_keys[row.epoch], signer=None
    )
    row.save()

    with pytest.raises(WrittenByNewer):
        alice.own.point("kept", Pointer(), seen=alice.own.current("kept"))


def test_an_invitations_offer_is_not_taken_for_the_givers(alice: Vault) -> None:
    offer = spaces.Offer(spaces.pin_of(alice.person, alice.identity), "Alice")

    with pytest.raises(CannotOpen):
        spaces.Offer.open(offer.seal(CODE), CODE, spaces.GIVES)
