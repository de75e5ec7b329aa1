"""Everything mine as one file: JSON for programs, a page for people, a schema.

It is made while it is sent: neither the archive nor its text is ever on a disk here.
Streams and the person are called by other names outside, so that a file and a copy of
the database have nothing in common to look for. Signatures stay behind.
"""

import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.template.loader import render_to_string

from stillhere.core import codec, schema
from stillhere.overview.records.binders import BINDERS, Sheet, mine, sheets
from stillhere.overview.records.paper import chapters, head
from stillhere.vault import outgoing
from stillhere.vault.opened import Vault
from stillhere.vault.outgoing import Thing, Written
from stillhere.vault.shelves import OpenSpace

FORMAT: Final = "still-here"
VERSION: Final = 1
NAMES: Final = ("mine.json", "mine.html", "schema.json")
"""What is in the archive."""
ME: Final = "0" * 32
"""In place of the person's id, which is nobody's business elsewhere."""
_HEX: Final = re.compile(r"[0-9a-f]{32}")
PACKED: Final = 0.27
"""Bytes of an archive for each of sealed rows: 0.25 to 0.30 in the demo's year."""
_CHUNK: Final = 32 * 1024


def taken_out(vault: Vault, *, on: date, zone: ZoneInfo) -> Iterator[bytes]:
    """Give the archive piece by piece."""
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        read: list[Sheet] = []
        with archive.open(NAMES[0], "w") as file:
            for line in _json(vault, on, zone, read):
                file.write(line.encode("utf-8", "surrogatepass"))
                yield from pipe.when(_CHUNK)
        context = {"chapters": chapters(read, zone), "on": on, "head": _head()}
        page = render_to_string("records/paper.html", context)
        archive.writestr(NAMES[1], page.encode("utf-8", "replace"))
        yield from pipe.when(_CHUNK)
        archive.writestr(NAMES[2], json.dumps(published(), indent=1))
    yield from pipe.when(1)


def about(vault: Vault) -> int:
    """Return about how many bytes it will be, by the room its rows take here."""
    spaces = filter(None, (vault.own, vault.shared))
    return round(PACKED * sum(map(outgoing.room_taken, spaces)))


def _json(vault: Vault, on: date, zone: ZoneInfo, read: list[Sheet]) -> Iterator[str]:
    """Give the lines of ``mine.json``, one for a thing, and keep what people read."""
    head = {"format": FORMAT, "version": VERSION, "made": on.isoformat()}
    yield json.dumps(head)[:-1] + ', "things": [\n'
    comma = ""
    for thing in mine(vault):
        yield comma + json.dumps(outside(vault.own, thing), ensure_ascii=False)
        comma = ",\n"
        read += sheets([thing], zone)
    yield "\n]}\n"


def outside(own: OpenSpace, thing: Thing) -> dict[str, Any]:
    """Return a thing as it is written outside."""
    return {
        "thing": outgoing.name_for(own, thing.stream),
        "shared": thing.shared,
        "events": [_event(own, event) for event in thing.events],
    }


def _event(own: OpenSpace, event: Written) -> dict[str, Any]:
    told = json.loads(event.payload.decode("utf-8", "surrogatepass"))
    name, _at, month = event.label.partition("@")
    return {
        "number": event.version,
        "shelf": _HEX.sub(lambda found: outgoing.name_for(own, found[0]), name),
        "month": month or None,
        "kind": told["k"],
        "version": told["v"],
        "fields": renamed(told["d"], lambda text: _named(own, text)),
    }


def _named(own: OpenSpace, text: str) -> str:
    if not _HEX.fullmatch(text):
        return text
    return ME if text == own.me.hex else outgoing.name_for(own, text)


def renamed(value: Any, name: Any) -> Any:
    """Return JSON with every text in it as ``name`` gives it."""
    if isinstance(value, str):
        return name(value)
    if isinstance(value, list):
        return [renamed(one, name) for one in value]
    if isinstance(value, dict):
        return {key: renamed(one, name) for key, one in value.items()}
    return value


def published() -> schema.Schema:
    """Return the schema of ``mine.json``."""
    kinds = codec.classes()
    taken = {k: kinds[k] for k in kinds if k.partition(".")[0] in BINDERS}
    event = {
        "type": "object",
        "properties": {
            "number": {"type": "integer", "minimum": 1},
            "shelf": {"type": "string"},
            "month": {"anyOf": [{"type": "string"}, {"type": "null"}]},
        },
        "required": ["number", "shelf", "month", "kind", "version", "fields"],
        **schema.of_kinds({**taken, "withdrawn": codec.Withdrawn}),
    }
    thing = {
        "type": "object",
        "properties": {
            "thing": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "shared": {"type": "boolean"},
            "events": {"type": "array", "items": event, "minItems": 1},
        },
        "required": ["thing", "shared", "events"],
    }
    return {
        "$schema": schema.DIALECT,
        "title": "What a person took out of Still Here",
        "type": "object",
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            "made": {"type": "string", "format": "date"},
            "things": {"type": "array", "items": thing},
        },
        "required": ["format", "version", "made", "things"],
    }


def _head() -> str:
    return head((Path(__file__).parent / "data" / "paper.css").read_text("utf-8"))


class _Pipe(io.RawIOBase):
    """A file that is only ever written to, and emptied as it fills."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[bytes] = []
        self._size = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        part = bytes(data)
        self._parts.append(part)
        self._size += len(part)
        return len(part)

    def when(self, size: int) -> Iterable[bytes]:
        """Give what came together, if it is that much."""
        if self._size < size:
            return
        yield b"".join(self._parts)
        self._parts, self._size = [], 0
