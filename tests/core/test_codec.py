"""Records become bytes and come back the same, or not at all."""

import json
import uuid
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillhere.core import codec
from stillhere.core.codec import CodecError, Newer, private, record


class Mood(StrEnum):
    """A choice."""

    FULL = "full"
    NUMB = "numb"


@attrs.frozen(kw_only=True)
class Inner:
    """A value inside another."""

    name: str = private()


@record("tests.thing", version=3)
@attrs.frozen(kw_only=True)
class Thing:
    """One of everything."""

    text: str = private()
    count: int
    sure: float
    on: bool
    at: datetime
    day: date | None
    who: uuid.UUID
    mood: Mood
    tags: tuple[str, ...]
    inner: Inner | None
    raw: bytes


@codec.older("tests.thing", 2)
def _from_two(fields: codec.Fields) -> codec.Fields:
    return {**fields, "raw": ""}


@codec.older("tests.thing", 1)
def _from_one(fields: codec.Fields) -> codec.Fields:
    return {**fields, "inner": None}


things = st.builds(
    Thing,
    text=st.text(),
    count=st.integers(),
    sure=st.floats(allow_nan=False, allow_infinity=False),
    on=st.booleans(),
    at=st.datetimes(timezones=st.just(UTC)),
    day=st.none() | st.dates(),
    who=st.uuids(),
    mood=st.sampled_from(Mood),
    tags=st.lists(st.text(), max_size=4).map(tuple),
    inner=st.none() | st.builds(Inner, name=st.text()),
    raw=st.binary(max_size=50),
)


@given(things)
def test_every_record_comes_back_the_same(thing: Thing) -> None:
    assert codec.decode(codec.encode(thing)) == thing


def a_thing() -> Thing:
    """Return one value to start from."""
    return Thing(
        text="my head is full",
        count=1,
        sure=0.5,
        on=True,
        at=datetime(2026, 11, 23, 18, 40, tzinfo=UTC),
        day=None,
        who=uuid.UUID(int=1),
        mood=Mood.FULL,
        tags=("a",),
        inner=Inner(name="x"),
        raw=b"\x00",
    )


def test_private_words_never_show_in_a_repr() -> None:
    assert "my head is full" not in repr(a_thing())


def test_a_time_in_another_zone_is_kept_as_utc() -> None:
    there = datetime(2026, 11, 23, 20, 40, tzinfo=timezone(timedelta(hours=2)))

    found = codec.decode(codec.encode(attrs.evolve(a_thing(), at=there)))

    assert isinstance(found, Thing)
    assert found.at == there
    assert found.at.tzinfo == UTC


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("count", True),
        ("count", 1.0),
        ("on", 1),
        ("text", None),
        ("text", b"x"),
        ("at", datetime(2026, 1, 1)),
        ("tags", ["a"]),
        ("mood", "full"),
        ("inner", "x"),
        ("sure", float("nan")),
    ],
)
def test_a_value_of_another_type_is_not_written(field: str, value: object) -> None:
    changes: dict[str, Any] = {field: value}
    thing = attrs.evolve(a_thing(), **changes)

    with pytest.raises((CodecError, ValueError)):
        codec.encode(thing)


def changed(**fields: object) -> bytes:
    """Return the bytes of a thing with some raw fields changed."""
    outer = json.loads(codec.encode(a_thing()))
    outer["d"] |= fields
    return json.dumps(outer).encode()


@pytest.mark.parametrize(
    "fields",
    [
        {"more": 1},
        {"count": "1"},
        {"count": True},
        {"on": 0},
        {"at": "2026-11-23T18:40:00"},
        {"at": "2026-11-23T18:40:00+02:00"},
        {"who": "1"},
        {"mood": "sad"},
        {"tags": "a"},
        {"raw": "%%"},
        {"inner": {"name": "x", "more": 1}},
        {"inner": {}},
        {"day": 4},
    ],
)
def test_a_field_of_another_form_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(CodecError):
        codec.decode(changed(**fields))


def test_a_missing_field_is_refused() -> None:
    outer = json.loads(codec.encode(a_thing()))
    del outer["d"]["count"]

    with pytest.raises(CodecError):
        codec.decode(json.dumps(outer).encode())


@given(st.binary(max_size=200))
def test_other_bytes_are_refused_with_the_one_error(raw: bytes) -> None:
    with pytest.raises(CodecError):
        codec.decode(raw)


@pytest.mark.parametrize(
    "raw",
    [
        b"[]",
        b'"x"',
        b"[" * 100_000,
        b'{"k":"tests.thing","v":1}',
        b'{"k":"tests.thing","v":3,"d":{},"x":1}',
        b'{"k":"tests.thing","v":true,"d":{}}',
        b'{"k":"tests.thing","k":"tests.thing","v":3,"d":{}}',
        b'{"k":"tests.thing","v":0,"d":{}}',
    ],
)
def test_almost_records_are_refused(raw: bytes) -> None:
    with pytest.raises(CodecError):
        codec.decode(raw)


def test_an_older_version_is_lifted_step_by_step() -> None:
    outer = json.loads(codec.encode(a_thing()))
    outer["v"] = 1
    del outer["d"]["raw"], outer["d"]["inner"]

    found = codec.decode(json.dumps(outer).encode())

    assert found == attrs.evolve(a_thing(), inner=None, raw=b"")


def test_a_newer_version_is_known_as_newer_and_is_not_written_again() -> None:
    outer = json.loads(codec.encode(a_thing()))
    outer["v"] = 4

    found = codec.decode(json.dumps(outer).encode())

    assert found == Newer("tests.thing", 4)
    with pytest.raises(CodecError):
        codec.encode(found)


def test_a_kind_of_a_newer_program_is_known_as_newer() -> None:
    assert codec.decode(b'{"k":"nothing","v":1,"d":{}}') == Newer("nothing", 1)


def test_two_records_cannot_have_one_kind() -> None:
    with pytest.raises(ValueError, match=r"tests\.thing"):
        record("tests.thing")(Inner)
