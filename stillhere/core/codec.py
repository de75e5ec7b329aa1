"""Turn a room's records into bytes and back, strictly.

Rooms declare frozen attrs classes with :func:`record`; the vault seals what
:func:`encode` gives and hands back what :func:`decode` reads. A kind name and a
version number travel with every value, so that a value written years ago still
finds its class and one written by newer code is recognised and left alone.
"""

import base64
import binascii
import json
import types
import typing
import uuid
from collections.abc import Callable
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache, partial
from typing import Any, TypeVar

import attrs

T = TypeVar("T")
Fields = dict[str, Any]

_classes: dict[str, tuple[type, int]] = {}
_kinds: dict[type, tuple[str, int]] = {}
_lifts: dict[tuple[str, int], Callable[[Fields], Fields]] = {}


class CodecError(ValueError):
    """The bytes are no record this code ever wrote. Never carries the content."""


@attrs.frozen
class Newer:
    """A record in a version this code does not know: shown as such, never changed."""

    kind: str
    version: int


@attrs.frozen
class Unverified:
    """In place of a shared event whose author cannot be made sure of.

    Every fold accepts it anywhere; a page says that it is there.
    """


def private(**kwargs: Any) -> Any:
    """Declare a field that holds a person's words: it never shows in a repr."""
    return attrs.field(repr=False, **kwargs)


def record(kind: str, version: int = 1) -> Callable[[type[T]], type[T]]:
    """Register a frozen attrs class under a kind name that never changes again."""

    def register(cls: type[T]) -> type[T]:
        if kind in _classes:
            raise ValueError(f"two records are called {kind}")
        _classes[kind] = (cls, version)
        _kinds[cls] = (kind, version)
        return cls

    return register


def older(
    kind: str, version: int
) -> Callable[[Callable[[Fields], Fields]], Callable[[Fields], Fields]]:
    """Register how the fields of an older version become those of the next one."""

    def register(lift: Callable[[Fields], Fields]) -> Callable[[Fields], Fields]:
        if (kind, version) in _lifts:
            raise ValueError(f"two lifts from {kind} {version}")
        _lifts[(kind, version)] = lift
        return lift

    return register


def kinds() -> dict[str, int]:
    """Return every registered kind with its version, for the golden test."""
    return {kind: version for kind, (_, version) in sorted(_classes.items())}


def classes() -> dict[str, type]:
    """Return every registered kind with its class."""
    return {kind: cls for kind, (cls, _) in sorted(_classes.items())}


def kind_of(value: object) -> str:
    """Return the kind name of a record. :raises CodecError: for anything else."""
    if isinstance(value, Newer):
        return value.kind
    try:
        return _kinds[type(value)][0]
    except KeyError:
        raise CodecError("not a record") from None


def encode(value: object) -> bytes:
    """Return the record as bytes. :raises CodecError: if a value has a wrong type."""
    if type(value) not in _kinds:
        raise CodecError("not a record")
    kind, version = _kinds[type(value)]
    fields = _dump_class(value)
    return json.dumps(
        {"k": kind, "v": version, "d": fields},
        ensure_ascii=False,
        separators=(",", ":"),
        allow_nan=False,
    ).encode("utf-8", "surrogatepass")


def decode(data: bytes) -> object:
    """Return the record that :func:`encode` wrote, or :class:`Newer`.

    :raises CodecError: if the bytes are no record, or a field is missing, unknown
        or of another type.
    """
    try:
        outer = json.loads(
            data.decode("utf-8", "surrogatepass"), object_pairs_hook=_no_doubles
        )
        kind, version, fields = outer["k"], outer["v"], outer["d"]
        if len(outer) != 3 or type(kind) is not str or type(version) is not int:
            raise CodecError("not a record")
    except (ValueError, KeyError, TypeError, RecursionError):
        raise CodecError("not a record") from None
    if kind not in _classes:
        return Newer(kind, version)
    cls, current = _classes[kind]
    if version > current:
        return Newer(kind, version)
    for step in range(version, current):
        if (kind, step) not in _lifts:
            raise CodecError("unknown version")
        fields = _lifts[(kind, step)](dict(fields))
    return _load_class(cls, fields)


def _no_doubles(pairs: list[tuple[str, Any]]) -> Fields:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise CodecError("a field twice")
    return found


_JSON = (str, int, bool, float)


@cache
def fields_of(cls: type) -> tuple[tuple[str, Any], ...]:
    """Return the fields of a record, or of a part of one, with their types."""
    hints = typing.get_type_hints(cls)
    return tuple((field.name, hints[field.name]) for field in attrs.fields(cls))


def _dump_class(value: Any) -> Fields:
    cls: type = type(value)
    return {name: _dump(getattr(value, name), hint) for name, hint in fields_of(cls)}


Loader = Callable[[Any], Any]


@cache
def _loaders(cls: type) -> dict[str, Loader]:
    return {name: _loader(hint) for name, hint in fields_of(cls)}


def _load_class(cls: type, fields: object) -> Any:
    loaders = _loaders(cls)
    if type(fields) is not dict or fields.keys() != loaders.keys():
        raise CodecError("missing or unknown fields")
    try:
        return cls(**{name: load(fields[name]) for name, load in loaders.items()})
    except CodecError:
        raise
    except (TypeError, ValueError):
        raise CodecError("a field is wrong") from None


def _parts(hint: Any) -> tuple[Any, tuple[Any, ...]]:
    return typing.get_origin(hint), typing.get_args(hint)


def _optional(hint: Any) -> Any:
    """Return X of ``X | None``, else None."""
    origin, args = _parts(hint)
    if origin in (types.UnionType, typing.Union):
        rest = [arg for arg in args if arg is not type(None)]
        if len(rest) == 1 and len(args) == 2:
            return rest[0]
    return None


def _plain(hint: Any) -> Any:
    while hasattr(hint, "__supertype__"):  # NewType
        hint = hint.__supertype__
    return hint


def _utc(text: str) -> datetime:
    found = datetime.fromisoformat(text)
    if found.tzinfo != UTC:
        raise CodecError("not UTC")
    return found


def _utc_text(value: datetime) -> str:
    if value.utcoffset() is None:
        raise CodecError("a time without a zone")
    return value.astimezone(UTC).isoformat()


_TEXTS: dict[Any, tuple[Callable[[Any], str], Callable[[str], Any]]] = {
    datetime: (_utc_text, _utc),
    date: (date.isoformat, date.fromisoformat),
    uuid.UUID: (lambda value: value.hex, lambda text: uuid.UUID(hex=text)),
    bytes: (
        lambda value: base64.b64encode(value).decode(),
        lambda text: base64.b64decode(text, validate=True),
    ),
}
"""How types that JSON lacks become text and come back."""


def _dump(value: Any, hint: Any) -> Any:
    if (inner := _optional(hint)) is not None:
        return None if value is None else _dump(value, inner)
    origin, args = _parts(hint)
    hint = origin if origin is tuple else _plain(hint)
    if type(value) is not hint:
        raise CodecError("another type")
    if origin is tuple:
        return [_dump(item, args[0]) for item in value]
    if attrs.has(hint):
        return _dump_class(value)
    if hint in _TEXTS:
        return _TEXTS[hint][0](value)
    if hint in _JSON:
        return value
    if issubclass(hint, StrEnum):
        return str(value.value)
    raise CodecError("a type that is not kept")


@cache
def _loader(hint: Any) -> Loader:
    """Return what reads a value of a type; looked up once, since every page reads."""
    if (inner := _optional(hint)) is not None:
        return partial(_load_optional, _loader(inner))
    origin, args = _parts(hint)
    if origin is tuple:
        return partial(_load_list, _loader(args[0]))
    hint = _plain(hint)
    if attrs.has(hint):
        return partial(_load_class, hint)
    return partial(_load_json if hint in _JSON else _load_text, hint)


def _load_optional(load: Loader, value: Any) -> Any:
    return None if value is None else load(value)


def _load_list(load: Loader, value: Any) -> Any:
    if type(value) is not list:
        raise CodecError("not a list")
    return tuple(load(item) for item in value)


def _load_json(hint: type, value: Any) -> Any:
    if type(value) is not hint:
        raise CodecError("another type")
    return value


def _load_text(hint: Any, value: Any) -> Any:
    if type(value) is not str:
        raise CodecError("another type")
    try:
        if hint in _TEXTS:
            return _TEXTS[hint][1](value)
        if issubclass(hint, StrEnum):
            return hint(value)
    except (ValueError, binascii.Error):
        raise CodecError("another form") from None
    raise CodecError("a type that is not kept")


@record("withdrawn")
@attrs.frozen
class Withdrawn:
    """A tombstone: an event its author took back. Every fold accepts it anywhere."""
