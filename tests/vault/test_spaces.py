"""Two people share a space; nobody else does, and nobody forges."""

import uuid

import pytest
from django.db import models, transaction

from stillhere.core.codec import Unverified, Withdrawn
from stillhere.vault import keys, rotation, spaces
from stillhere.vault.models import Member, Record, Space, Wrap
from stillhere.vault.names import PersonId
from stillhere.vault.opened import Vault, open_vault
from stillhere.vault.sealing import CannotOpen
from stillhere.vault.shelves import (
    Closed,
    NotYours,
)
from stillhere.vault.transactions import Conflict
from tests.vault.conftest import CODE, KIND, again, joined, person, say, shared
from tests.vault.records import Note, Pointer

Couple = tuple[Vault, Vault]


def test_both_read_what_either_wrote(couple: Couple) -> None:
    alice, bob = couple
    stream = say(shared(alice), "still here")

    (entry,) = shared(bob).events(stream)

    assert entry.event == Note(words="still here")
    assert entry.writer == alice.person
    assert entry.verified


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
