"""A backup brought back: what was erased, left or retired since stays so."""

from pathlib import Path

import pytest

from stillhere.core.codec import Withdrawn
from stillhere.vault import gone, gonelist, keys, rotation, spaces
from stillhere.vault.models import Record, Wrap
from stillhere.vault.names import PersonId
from stillhere.vault.opened import Vault, open_vault
from stillhere.vault.sealing import CannotOpen
from tests.vault.conftest import again, joined, person, say, shared
from tests.vault.records import Note, Pointer
from tests.vault.rewinding import back_up, restore

pytestmark = pytest.mark.django_db
WORDS, NEW, NEWEST = "words of one", "words of another", "words of a third"


@pytest.fixture(autouse=True)
def _own_list(tmp_path: Path, settings) -> None:
    settings.DATA = tmp_path


def opens(person: PersonId, passphrase: str) -> bool:
    try:
        keys.unwrap_by_passphrase(person, passphrase)
    except CannotOpen:
        return False
    return True


def code_opens(person: PersonId, code: str) -> bool:
    try:
        keys.unwrap_by_code(person, code)
    except CannotOpen:
        return False
    return True


def words(vault: Vault, token: str = "t") -> list[object]:
    return [entry.event for entry in vault.own.events(vault.own.stream(token))]


def test_what_was_erased_stays_erased_and_the_rest_is_there(alice: Vault) -> None:
    say(alice.own, "kept", token="kept")
    stream = say(alice.own, "erased")
    kept = back_up()
    alice.own.erase(stream)
    say(alice.own, "written later", token="later")

    restore(kept)

    assert words(again(alice)) == []
    assert words(again(alice), "kept") == [Note(words="kept")]
    assert words(again(alice), "later") == []


def test_what_was_taken_back_is_a_tombstone_that_its_author_made(couple) -> None:
    alice, bob = couple
    space = shared(alice)
    stream = say(space, "taken back")
    kept = back_up()
    space.withdraw(space.events(stream)[0])

    restore(kept)

    for vault in (again(alice), again(bob)):
        (entry,) = shared(vault).events(stream)
        assert entry.verified
        assert entry.event == Withdrawn()


def test_a_slot_erased_and_begun_anew_before_the_backup_stays(alice: Vault) -> None:
    slot = alice.own.slot("plans")
    alice.own.point("plans", Note(words="old"), seen=None)
    alice.own.erase(slot)
    alice.own.point("plans", Note(words="new"), seen=None)
    kept = back_up()

    restore(kept)

    assert again(alice).own.current("plans").event == Note(words="new")


def test_a_slot_that_was_changed_is_as_it_was_and_an_erased_one_is_none(
    alice: Vault,
) -> None:
    for name in ("changed", "erased", "forgotten"):
        alice.own.point(name, Note(words="then"), seen=None)
    kept = back_up()
    for name in ("changed", "erased"):
        now = alice.own.current(name)
        alice.own.point(name, Note(words="now"), seen=now)
    alice.own.erase(alice.own.slot("erased"))
    was = alice.own.current("forgotten")
    alice.own.point("forgotten", Pointer(), seen=was, forget=True)

    restore(kept)

    own = again(alice).own
    assert own.current("changed").event == Note(words="then")
    assert own.current("erased") is None
    assert own.current("forgotten") is None


def test_the_other_s_words_in_the_same_stream_stay(couple) -> None:
    alice, bob = couple
    stream = say(shared(alice), "hers")
    shared(bob).append(stream, Note(words="his"), after=1, shelf="tests.note")
    kept = back_up()
    shared(alice).erase(stream)

    restore(kept)

    (left,) = shared(again(bob)).events(stream)
    assert left.event == Note(words="his")


def test_who_left_has_left_and_each_takes_their_own_along(couple) -> None:
    alice, bob = couple
    hers = say(shared(alice), "hers")
    his = say(shared(bob), "his", token="u")
    kept = back_up()
    spaces.leave(alice)
    spaces.settle(again(bob))

    restore(kept)

    for vault, mine, theirs in ((alice, hers, his), (bob, his, hers)):
        back = again(vault)
        assert back.shared is None
        assert spaces.settle(back)
        own = again(vault).own
        (entry,) = own.events(own.stream(f"from:{mine}"))
        assert entry.event in (Note(words="hers"), Note(words="his"))
        assert own.events(own.stream(f"from:{theirs}")) == []
    assert Record.objects.filter(stream__in=(hers, his)).count() == 0


def test_what_was_taken_along_and_then_erased_is_not_taken_along_again(couple) -> None:
    alice, _bob = couple
    hers = say(shared(alice), "hers")
    kept = back_up()
    spaces.leave(alice)
    own = again(alice).own
    own.erase(own.stream(f"from:{hers}"))

    restore(kept)
    spaces.settle(again(alice))

    assert again(alice).own.events(own.stream(f"from:{hers}")) == []


def test_what_was_taken_along_and_then_taken_back_is_not_taken_along_again(
    couple,
) -> None:
    alice, _bob = couple
    hers = say(shared(alice), "hers")
    kept = back_up()
    spaces.leave(alice)
    own = again(alice).own
    own.withdraw(own.events(own.stream(f"from:{hers}"))[0])

    restore(kept)
    spaces.settle(again(alice))

    assert again(alice).own.events(own.stream(f"from:{hers}")) == []


def test_the_newest_passphrase_and_code_open_and_no_older_one() -> None:
    who = person(WORDS)
    old_code = keys.wrap_by_new_code(who.person, who.key)
    kept = back_up()
    keys.wrap_by_passphrase(who.person, who.key, NEW)
    keys.wrap_by_passphrase(who.person, who.key, NEWEST)
    code = keys.wrap_by_new_code(who.person, who.key)

    restore(kept)

    assert opens(who.person, NEWEST)
    assert not opens(who.person, NEW)
    assert not opens(who.person, WORDS)
    assert code_opens(who.person, code)
    assert not code_opens(who.person, old_code)


def test_a_backup_newer_than_the_change_keeps_its_own() -> None:
    who = person(WORDS)
    keys.wrap_by_passphrase(who.person, who.key, NEW)
    kept = back_up()

    restore(kept)

    assert opens(who.person, NEW)


def test_after_a_rotation_the_new_secrets_open_the_old_backup(couple) -> None:
    alice, _bob = couple
    stream = say(shared(alice), "taken back")
    say(alice.own, "kept")
    kept = back_up()
    renewed, code = rotation.rotate(alice, passphrase=NEW)
    space = shared(renewed)
    space.withdraw(space.events(stream)[0])

    restore(kept)

    assert not opens(alice.person, WORDS)
    assert code_opens(alice.person, code)
    back = open_vault(alice.person, keys.unwrap_by_passphrase(alice.person, NEW))
    assert words(back) == [Note(words="kept")]
    (entry,) = shared(back).events(stream)
    assert entry.event != Note(words="taken back")


def test_after_two_rotations_the_code_of_the_backup_is_the_way_in() -> None:
    who = person(WORDS)
    code = keys.wrap_by_new_code(who.person, who.key)
    kept = back_up()
    renewed, _code = rotation.rotate(who, passphrase=NEW)
    rotation.rotate(renewed, passphrase=NEWEST)

    restore(kept)

    assert not any(opens(who.person, one) for one in (WORDS, NEW, NEWEST))
    assert code_opens(who.person, code)


def test_who_deleted_their_account_leaves_no_key_on_the_list(alice: Vault) -> None:
    keys.wrap_by_passphrase(alice.person, alice.key, NEW)

    spaces.withdraw_person(alice.person)
    back_up()

    found = gonelist.read(gone.path())
    assert found is not None
    assert found.keys == {}
    assert not Wrap.objects.filter(person=alice.person).exists()


def test_the_same_backup_can_be_brought_back_twice(alice: Vault) -> None:
    stream = say(alice.own, "erased")
    kept = back_up()
    alice.own.erase(stream)
    restore(kept)
    later = say(again(alice).own, "later", token="u")
    between = back_up()
    again(alice).own.erase(later)

    restore(kept)
    assert words(again(alice)) == []
    restore(between)
    assert words(again(alice), "u") == []


def test_two_people_joined_after_the_backup_are_alone_again() -> None:
    alice, bob = person(), person()
    kept = back_up()
    alice, bob = joined(alice, bob)
    spaces.leave(alice)

    restore(kept)

    assert again(alice).membership is None
    assert again(bob).membership is None
