"""Reading for a page: plain SQL gives the models' own rows; ahead, two queries do."""

import uuid
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from stillhere.foundation.people.models import Person, Session
from stillhere.vault import plain
from stillhere.vault.ahead import read_ahead
from stillhere.vault.models import Member, Record, Space, Wrap
from stillhere.vault.opened import Vault
from tests.vault.records import Note, Pointer, Pointers

Couple = tuple[Vault, Vault]


def values(row: object) -> dict[str, object]:
    found = {k: v for k, v in vars(row).items() if not k.startswith("_")}
    return {k: bytes(v) if isinstance(v, memoryview) else v for k, v in found.items()}


@pytest.mark.parametrize("model", [Space, Member, Wrap, Record])
def test_plain_rows_are_the_models_own(couple: Couple, model: type) -> None:
    alice, _ = couple
    assert alice.shared is not None
    alice.shared.append(alice.shared.stream("a"), Note(words="x"), after=0, shelf="s")

    found = plain.rows(model, "1 = %s ORDER BY id", [1])

    wanted = list(model.objects.order_by("id"))
    assert found == wanted
    assert list(map(values, found)) == list(map(values, wanted))


@pytest.mark.django_db
def test_plain_rows_take_ids_and_days() -> None:
    person = Person.objects.create(id=uuid.uuid4(), name="a")
    Session.objects.create(key="k", person=person, ends_on=date(2026, 5, 2))

    def found(day: date) -> list[Session]:
        where = "person_id = %s AND ends_on > %s"
        return plain.rows(Session, where, [person.pk, day])

    assert [row.ends_on for row in found(date(2026, 5, 1))] == [date(2026, 5, 2)]
    assert found(date(2026, 5, 2)) == []


def test_what_was_read_ahead_costs_no_further_query(couple: Couple) -> None:
    alice, _ = couple
    own, shared = alice.own, alice.shared
    assert shared is not None
    stream = shared.stream("a")
    shared.append(stream, Note(words="one"), after=0, shelf="s")
    shared.point("open", Pointer(stream=stream), seen=None)
    own.point("mine", Note(words="mine"), seen=None)

    with CaptureQueriesContext(connection) as queries:
        read_ahead([(own, ("mine", "none")), (shared, ("open",))], follow=("open",))
        entry = shared.current("open")
        events = shared.events(stream)
        mine = own.currents("mine", "none")

    assert len(queries) == 2
    assert entry is not None
    assert entry.event == Pointer(stream=stream)
    assert [event.event for event in events] == [Note(words="one")]
    assert mine["mine"] is not None
    assert mine["mine"].event == Note(words="mine")
    assert mine["none"] is None


def test_a_slot_may_name_a_few_streams(couple: Couple) -> None:
    alice, _ = couple
    own = alice.own
    streams = tuple(own.stream(name) for name in "abc")
    for stream in streams[:2]:  # the third one is gone
        own.append(stream, Note(words=stream), after=0, shelf="s")
    own.point("few", Pointers(streams=streams), seen=None)

    with CaptureQueriesContext(connection) as queries:
        read_ahead([(own, ("few",))], follow=("few",))
        found = [len(own.events(stream)) for stream in streams]

    assert len(queries) == 2
    assert found == [1, 1, 0]


def test_a_write_forgets_what_was_read_ahead(couple: Couple) -> None:
    alice, _ = couple
    shared = alice.shared
    assert shared is not None
    seen = shared.point("open", Note(words="old"), seen=None)
    read_ahead([(shared, ("open",))], follow=())

    shared.point("open", Note(words="new"), seen=seen)

    found = shared.current("open")
    assert found is not None
    assert found.event == Note(words="new")


def test_withdrawing_forgets_what_was_read_ahead(couple: Couple) -> None:
    alice, _ = couple
    shared = alice.shared
    assert shared is not None
    entry = shared.append(shared.slot("one"), Note(words="old"), after=0, shelf="s")
    read_ahead([(shared, ("one",))], follow=())
    before = shared.current("one")

    shared.withdraw(entry)

    after = shared.current("one")
    assert before is not None
    assert after is not None
    assert before.event == Note(words="old")
    assert after.event != before.event


def test_nobody_elses_rows_are_read_ahead(couple: Couple) -> None:
    alice, bob = couple
    assert alice.own.slot("mine") != bob.own.slot("mine")
    bob.own.point("mine", Note(words="theirs"), seen=None)

    read_ahead([(alice.own, ("mine",))], follow=("mine",))

    assert alice.own.current("mine") is None
