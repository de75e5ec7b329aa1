"""A slot written in place: whoever compares copies of the disk sees no change of it."""

import pytest

from stillhere.core.codec import Newer
from stillhere.vault.models import Record
from stillhere.vault.opened import Vault
from stillhere.vault.shelves import (
    CannotRead,
    Entry,
    NotYours,
    OpenSpace,
    WrittenByNewer,
)
from stillhere.vault.transactions import Conflict
from tests.vault.conftest import again, shared
from tests.vault.records import Note

pytestmark = pytest.mark.django_db
SLOT = "tests.slot"


def written(space: OpenSpace, words: str = "one") -> Entry:
    return space.point(SLOT, Note(words=words), seen=space.current(SLOT))


def row() -> Record:
    return Record.objects.get()


def plain_columns(found: Record) -> tuple[object, ...]:
    """Return all that stands in the open, and the size of what is sealed."""
    kept = {f.attname: getattr(found, f.attname) for f in Record._meta.fields}
    sealed = kept.pop("sealed")
    return (*kept.values(), len(sealed))


def test_a_renewed_slot_keeps_its_row_and_its_version(alice: Vault) -> None:
    seen = written(alice.own)
    before = row()

    alice.own.renew(SLOT, Note(words="two"), seen=seen)

    assert plain_columns(row()) == plain_columns(before)
    assert row().sealed != before.sealed
    found = again(alice).own.current(SLOT)
    assert found is not None
    assert found.event == Note(words="two")


def test_a_freshened_slot_looks_just_like_a_renewed_one(alice: Vault) -> None:
    seen = written(alice.own)
    before = row()

    alice.own.freshen(SLOT)

    assert plain_columns(row()) == plain_columns(before)
    assert row().sealed != before.sealed
    assert again(alice).own.current(SLOT) == seen


def test_a_value_that_was_changed_since_is_a_conflict(alice: Vault) -> None:
    seen = written(alice.own)
    alice.own.renew(SLOT, Note(words="two"), seen=seen)

    with pytest.raises(Conflict):
        alice.own.renew(SLOT, Note(words="three"), seen=seen)

    current = alice.own.current(SLOT)
    assert current is not None
    assert current.event == Note(words="two")


def test_a_slot_that_is_gone_or_has_a_newer_version_is_a_conflict(alice: Vault) -> None:
    seen = written(alice.own)
    written(alice.own, "two")
    with pytest.raises(Conflict):
        alice.own.renew(SLOT, Note(words="three"), seen=seen)
    Record.objects.all().delete()
    with pytest.raises(Conflict):
        alice.own.renew(SLOT, Note(words="three"), seen=seen)


def test_anothers_slot_is_neither_renewed_nor_freshened(
    couple: tuple[Vault, Vault],
) -> None:
    alice, bob = map(shared, couple)
    seen = written(alice)
    before = bytes(row().sealed)

    with pytest.raises(NotYours):
        bob.renew(SLOT, Note(words="two"), seen=seen)
    bob.freshen(SLOT)

    assert bytes(row().sealed) == before


def test_what_newer_code_wrote_is_never_replaced_but_sealed_anew(alice: Vault) -> None:
    seen = written(alice.own)
    newer = Entry(seen.stream, seen.version, seen.writer, Newer("tests.note", 9))

    with pytest.raises(WrittenByNewer):
        alice.own.renew(SLOT, Note(words="two"), seen=newer)


def test_a_slot_that_does_not_open_stays_as_it_is(alice: Vault) -> None:
    written(alice.own)
    damaged = bytes(row().sealed[:-1]) + b"\x00"
    Record.objects.update(sealed=damaged)

    alice.own.freshen(SLOT)

    assert bytes(row().sealed) == damaged
    with pytest.raises(CannotRead):
        again(alice).own.current(SLOT)


def test_an_empty_slot_is_freshened_without_a_trace(alice: Vault) -> None:
    alice.own.freshen(SLOT)

    assert not Record.objects.exists()
