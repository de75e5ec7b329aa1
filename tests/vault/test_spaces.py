"""Two people share a space; nobody else does, and nobody forges."""

import uuid

import pytest
from django.db import IntegrityError, models, transaction

from stillhere.core.codec import Unverified, Withdrawn
from stillhere.vault import envelope, keys, rotation, sealing, spaces
from stillhere.vault.models import Member, Record, Space, Wrap
from stillhere.vault.names import PersonId, Stream
from stillhere.vault.opened import Vault, open_vault
from stillhere.vault.sealing import CannotOpen
from stillhere.vault.shelves import (
    Closed,
    NotYours,
    OpenSpace,
    WrittenByNewer,
)
from stillhere.vault.transactions import Conflict
from tests.vault.conftest import CODE, again, joined, person
from tests.vault.records import Note, Pointer

Couple = tuple[Vault, Vault]
KIND = "tests.note"


def shared(vault: Vault) -> OpenSpace:
    """Return the couple's space, which is there."""
    assert vault.shared is not None
    return vault.shared


def say(space: OpenSpace, words: str, *, token: str = "t") -> Stream:
    """Write a note as a new stream."""
    stream = space.stream(token)
    space.append(stream, Note(words=words), after=0, shelf=KIND)
    return stream


def test_both_read_what_either_wrote(couple: Couple) -> None:
    alice, bob = couple
    stream = say(shared(alice), "still here")

    (entry,) = shared(bob).events(stream)

    assert entry.event == Note(words="still here")
    assert entry.writer == alice.person
    assert entry.verified


def test_a_third_seat_does_not_exist(couple: Couple) -> None:
    space = Space.objects.get(pk=shared(couple[0]).id)

    for seat in (1, 2, 3):
        with pytest.raises(IntegrityError), transaction.atomic():
            Member.objects.create(space=space, person=uuid.uuid4(), seat=seat)


def test_nobody_is_in_two_couples(couple: Couple) -> None:
    alice, _bob = couple
    carol = person()
    offer = spaces.Offer(spaces.pin_of(alice.person, alice.identity), "Alice")

    with pytest.raises(spaces.AlreadyTwo), transaction.atomic():
        spaces.join(carol, offer=offer, code=CODE, name="Carol")


def test_a_double_click_collides_instead_of_doing_it_twice(alice: Vault) -> None:
    say(alice.own, "once")

    with pytest.raises(Conflict):
        say(alice.own, "once")


def test_a_slot_keeps_its_newest_value_and_prunes_the_writers_own(
    couple: Couple,
) -> None:
    alice, bob = couple
    seen = None
    for number, vault in enumerate((alice, alice, bob, alice, bob, bob)):
        seen = shared(vault).point("open", Pointer(stream=str(number)), seen=seen)

    newest = shared(alice).current("open")

    assert newest is not None
    assert newest.event == Pointer(stream="5")
    assert newest.version == 6
    assert Record.objects.filter(stream=newest.stream).count() == 2


def test_a_slot_seen_by_both_is_won_by_one(couple: Couple) -> None:
    alice, bob = couple
    shared(alice).point("open", Pointer(stream="a"), seen=None)

    with pytest.raises(Conflict):
        shared(bob).point("open", Pointer(stream="b"), seen=None)


def test_shelves_are_fetched_by_month(alice: Vault) -> None:
    from datetime import date

    own = alice.own
    for month in (10, 11):
        own.append(
            own.stream(f"t{month}"),
            Note(words=str(month)),
            after=0,
            shelf=KIND,
            month=date(2026, month, 3),
        )

    found = own.on_shelf(KIND, date(2026, 11, 20))

    assert [entry.event for entry in found] == [Note(words="11")]


def test_bob_cannot_withdraw_or_erase_what_alice_wrote(couple: Couple) -> None:
    alice, bob = couple
    stream = say(shared(alice), "mine")
    (entry,) = shared(bob).events(shared(alice).stream("t"))

    with pytest.raises(NotYours):
        shared(bob).withdraw(entry)
    shared(bob).erase(entry.stream)

    assert [e.event for e in shared(alice).events(entry.stream)] == [Note(words="mine")]
    assert stream == entry.stream


def test_what_is_withdrawn_is_a_tombstone_for_both(couple: Couple) -> None:
    alice, bob = couple
    say(shared(alice), "mine")
    (entry,) = shared(alice).events(shared(alice).stream("t"))

    shared(alice).withdraw(entry)

    (seen,) = shared(bob).events(entry.stream)
    assert isinstance(seen.event, Withdrawn)
    assert seen.verified


def test_the_database_cannot_tell_kinds_or_words(couple: Couple) -> None:
    say(shared(couple[0]), "a planted sentence")
    row = Record.objects.get(space_id=shared(couple[0]).id)

    everything = " ".join(
        str(bytes(v) if isinstance(v, memoryview) else v) for v in vars(row).values()
    )

    assert "planted" not in everything
    assert "note" not in everything


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


def test_an_offer_opens_only_with_its_code(alice: Vault) -> None:
    offer = spaces.Offer(spaces.pin_of(alice.person, alice.identity), "Alice")

    assert spaces.Offer.open(offer.seal(CODE), CODE) == offer
    with pytest.raises(CannotOpen):
        spaces.Offer.open(offer.seal(CODE), "OTHER")


def test_leaving_takes_ones_own_words_along_and_closes_the_space(
    couple: Couple,
) -> None:
    alice, bob = couple
    say(shared(alice), "from Alice", token="a")
    bobs = say(shared(bob), "from Bob", token="b")
    space = shared(bob)

    spaces.leave(alice)

    assert again(alice).shared is None
    mine = again(alice).own.on_shelf(KIND)
    assert [e.event for e in mine] == [Note(words="from Alice")]
    assert not Wrap.objects.filter(person=alice.person, space_id=space.id).exists()
    with pytest.raises(Closed):
        say(space, "too late", token="c")
    left = [type(e.event) for e in space.on_shelf(KIND)]
    assert sorted(t.__name__ for t in left) == ["Note", "Withdrawn"]
    assert space.events(bobs)[0].event == Note(words="from Bob")


def test_the_one_who_stays_keeps_their_words_and_the_space_goes(
    couple: Couple,
) -> None:
    alice, bob = couple
    say(shared(bob), "from Bob", token="b")
    space = shared(bob).id
    spaces.leave(alice)

    assert spaces.settle(again(bob))

    mine = again(bob).own.on_shelf(KIND)
    assert [e.event for e in mine] == [Note(words="from Bob")]
    assert not Space.objects.filter(pk=space).exists()
    assert not spaces.settle(again(bob))


def test_after_leaving_one_can_be_two_again(couple: Couple) -> None:
    alice, bob = couple
    spaces.leave(alice)
    spaces.settle(again(bob))

    new_alice, new_bob = joined(again(alice), again(bob))

    assert shared(new_alice).id == shared(new_bob).id


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


def test_the_passphrase_and_the_code_open_the_same_key(db: None) -> None:
    who = PersonId(uuid.uuid4())
    key, code = keys.make_keys(who, passphrase="river stone lamp")

    assert keys.unwrap_by_passphrase(who, "river  stone lamp ") == key
    assert keys.unwrap_by_code(who, code.lower().replace("-", " ")) == key
    for wrong in ("river stone", "", "River stone lamp"):
        with pytest.raises(CannotOpen):
            keys.unwrap_by_passphrase(who, wrong)
    with pytest.raises(CannotOpen):
        keys.unwrap_by_passphrase(None, "river stone lamp")


def test_parameters_are_raised_at_the_next_sign_in(db: None, settings: object) -> None:
    who = PersonId(uuid.uuid4())
    key, _code = keys.make_keys(who, passphrase="river stone lamp")
    settings.ARGON_OPS = 2  # type: ignore[attr-defined]  # pytest-django's fixture

    assert keys.unwrap_by_passphrase(who, "river stone lamp") == key

    assert Wrap.objects.get(person=who, kind=Wrap.Kind.PASSPHRASE).ops == 2
    assert keys.unwrap_by_passphrase(who, "river stone lamp") == key


def test_a_recovery_code_is_140_random_bits_and_forgives_look_alikes() -> None:
    code = keys.new_recovery_code()

    assert len(keys.plain_code(code)) == 28
    assert keys.plain_code("oil u") == "011V"


def test_rotation_makes_every_old_key_useless_for_what_is_new(couple: Couple) -> None:
    alice, bob = couple
    say(alice.own, "private", token="p")
    say(shared(alice), "from Alice", token="a")
    say(shared(bob), "from Bob", token="b")
    old = alice

    new, _code = rotation.rotate(alice, passphrase="quite another one")

    assert [e.event for e in new.own.on_shelf(KIND)] == [Note(words="private")]
    words = {getattr(e.event, "words", None) for e in shared(new).on_shelf(KIND)}
    assert words == {"from Alice", "from Bob"}
    with pytest.raises(CannotOpen):
        _ = open_vault(old.person, old.key).own
    assert [type(e.event) for e in old.own.on_shelf(KIND)] == [Unverified]
    assert new.identity.sign_public != old.identity.sign_public


def test_after_a_rotation_the_other_pins_the_new_keys_by_a_fresh_code(
    couple: Couple,
) -> None:
    alice, bob = couple
    say(shared(alice), "from Alice", token="a")
    say(shared(bob), "from Bob", token="b")
    new, _code = rotation.rotate(alice, passphrase="quite another one")
    before = {type(e.event).__name__ for e in shared(again(bob)).on_shelf(KIND)}
    assert before == {"Note", "Unverified"}

    rotation.offer_epoch(
        new,
        to=spaces.pin_of(bob.person, bob.identity),
        code="FRESH",
        name="Alice",
    )
    bob = again(bob)
    assert bob.given is not None
    with pytest.raises(CannotOpen):
        rotation.accept_epoch(bob, bob.given, code="OTHER")
    rotation.accept_epoch(bob, bob.given, code="FRESH")

    seen = {getattr(e.event, "words", "") for e in shared(again(bob)).on_shelf(KIND)}
    assert seen == {"from Alice", "from Bob"}
    epochs = set(Record.objects.filter(space_id=shared(new).id).values_list("epoch"))
    assert epochs == {(2,)}


def test_no_row_in_the_vault_carries_a_time() -> None:
    for model in (Space, Member, Wrap, Record):
        for field in model._meta.get_fields():
            assert not isinstance(field, models.DateField | models.TimeField)


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
