"""Describe records as JSON Schema (2020-12), from the classes that declare them.

What :func:`stillhere.core.codec.encode` writes is what is described here; a test holds
the published file to it.
"""

import typing
import uuid
from datetime import date, datetime
from enum import StrEnum
from types import UnionType
from typing import Any, Final

import attrs

from stillhere.core import codec

Schema = dict[str, Any]
DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_TEXTS: Final[dict[Any, Schema]] = {
    datetime: {"type": "string", "format": "date-time"},
    date: {"type": "string", "format": "date"},
    uuid.UUID: {"type": "string", "pattern": "^[0-9a-f]{32}$"},
    bytes: {"type": "string", "contentEncoding": "base64"},
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    float: {"type": "number"},
}


def of_kinds(kinds: dict[str, type]) -> Schema:
    """Return a schema of one event: its kind, its version, and its fields."""
    return {"oneOf": [_of_kind(kind, cls) for kind, cls in sorted(kinds.items())]}


def _of_kind(kind: str, cls: type) -> Schema:
    return {
        "title": (cls.__doc__ or "").partition("\n")[0],
        "properties": {
            "kind": {"const": kind},
            "version": {"const": codec.kinds()[kind]},
            "fields": _of_class(cls),
        },
    }


def _of_class(cls: type) -> Schema:
    fields = {name: _of(hint) for name, hint in codec.fields_of(cls)}
    return {
        "type": "object",
        "properties": fields,
        "required": list(fields),
        "additionalProperties": False,
    }


def _of(hint: Any) -> Schema:
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in (UnionType, typing.Union):
        inner = next(arg for arg in args if arg is not type(None))
        return {"anyOf": [_of(inner), {"type": "null"}]}
    if origin is tuple:
        return {"type": "array", "items": _of(args[0])}
    while hasattr(hint, "__supertype__"):  # NewType
        hint = hint.__supertype__
    if attrs.has(hint):
        return _of_class(hint)
    if hint in _TEXTS:
        return _TEXTS[hint]
    if issubclass(hint, StrEnum):
        return {"enum": [item.value for item in hint]}
    raise codec.CodecError("a type that is not kept")
