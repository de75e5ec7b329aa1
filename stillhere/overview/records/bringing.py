"""Bring in what was taken out elsewhere: into one's own space alone, all or nothing.

A file may come from anywhere, so every event of it is read as strictly as one of the
database. Brought again, the same file changes nothing.
"""

import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, Final

import attrs

from stillhere.core import codec
from stillhere.overview.records.archive import FORMAT, ME, NAMES, VERSION, renamed
from stillhere.overview.records.binders import BINDERS
from stillhere.vault import outgoing
from stillhere.vault.names import Stream
from stillhere.vault.opened import Vault
from stillhere.vault.outgoing import Thing, Written
from stillhere.vault.shelves import SLOT, OpenSpace
from stillhere.vault.transactions import whole

LARGEST: Final = 64 * 1024 * 1024
"""Bytes of JSON that are read at all; a smaller file may unpack to anything."""
_UNREADABLE: Final = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError),  # damaged, or cut off
    *(KeyError, UnicodeDecodeError),  # something else
    RuntimeError,  # under a password, or packed in a way that is not known here
)
_NAME: Final = re.compile(r"[0-9a-f]{32}")
_SHELF: Final = re.compile(r"(?:slot:)?[a-z][a-z0-9.-]{0,99}")
_MONTH: Final = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])")


class NotOurs(ValueError):
    """It is no file that was taken out of Still Here, or it was changed since."""


class TooNew(ValueError):
    """It was taken out of a newer version than this one."""


@attrs.frozen
class Names:
    """What the things of a file are called there, and where they stand here."""

    own: OpenSpace
    shared: dict[str, bool]
    """Every name of the file, and whether it was shared."""
    here: dict[str, Stream]
    """What was taken out of this very place, and is still there."""

    def stream(self, name: str) -> Stream:
        """Return where a thing stands here.

        What was shared stands as if its author had left: behind the name that its own
        records call it by.
        """
        if name in self.here:
            return self.here[name]
        return self.own.stream(f"{'from' if self.shared[name] else 'brought'}:{name}")

    def text(self, text: str) -> str:
        """Return a text of a record as it reads here: names become places."""
        if text == ME:
            return self.own.me.hex
        if text in self.here:
            return self.here[text]
        return self.stream(text) if self.shared.get(text) is False else text


def brought(vault: Vault, data: bytes) -> int:
    """Keep what the archive holds; return how many things were new.

    :raises NotOurs: if it cannot be read; then nothing was changed.
    :raises TooNew: if this version does not know all of it; then nothing was changed.
    """
    things = list(_things(vault, _text(data)))
    return _keep(vault.own, things)


@whole
def _keep(own: OpenSpace, things: list[Thing]) -> int:
    return outgoing.bring(own, things, _along)


def _along(here: Any, other: Any) -> Any:
    """Let a slot as it is here take in another one; else it stays as it is."""
    if type(here) is not type(other):
        return here
    room = codec.kind_of(here).partition(".")[0]
    both = BINDERS[room].along.get(type(here))
    return both(here, other) if both else here


def _text(data: bytes) -> str:
    """Return the JSON of an archive, or of a file that is JSON already."""
    try:
        if zipfile.is_zipfile(io.BytesIO(data)):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                if archive.getinfo(NAMES[0]).file_size > LARGEST:
                    raise NotOurs
                with archive.open(NAMES[0]) as file:
                    data = file.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise NotOurs
        return data.decode("utf-8", "surrogatepass")
    except _UNREADABLE:
        raise NotOurs from None


def _things(vault: Vault, text: str) -> Iterator[Thing]:
    """Give what is to stand in one's own space."""
    try:
        told = json.loads(text)
        _check(told["format"], told["version"])
        shared = {_name(one["thing"]): bool(one["shared"]) for one in told["things"]}
        names = Names(vault.own, shared, _here(vault))
        for one in told["things"]:
            if not (one["shared"] and one["thing"] in names.here):
                yield _thing(one, names)
    except TooNew:
        raise
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise NotOurs from None


def _check(form: str, version: int) -> None:
    if form != FORMAT:
        raise NotOurs
    if version > VERSION:
        raise TooNew


def _here(vault: Vault) -> dict[str, Stream]:
    """Return all of one's own by the names it has outside."""
    spaces = filter(None, (vault.own, vault.shared))
    streams = (stream for space in spaces for stream in outgoing.streams(space))
    return {outgoing.name_for(vault.own, stream): stream for stream in streams}


def _thing(told: dict[str, Any], names: Names) -> Thing:
    events = tuple(_event(event, names) for event in told["events"])
    numbers = [event.version for event in events]
    if not events or numbers != sorted(set(numbers)):
        raise NotOurs
    if events[0].slot:
        stream = names.own.slot(events[0].label.removeprefix(SLOT))
        return Thing(stream, shared=False, events=events[-1:])
    return Thing(names.stream(told["thing"]), shared=False, events=events)


def _event(told: dict[str, Any], names: Names) -> Written:
    shelf, month, kind = told["shelf"], told["month"], told["kind"]
    if not _SHELF.fullmatch(shelf) or (month and not _MONTH.fullmatch(month)):
        raise NotOurs
    label = _NAME.sub(lambda found: names.text(found[0]), shelf)
    event = Written(
        version=_number(told["number"]),
        label=f"{label}@{month}" if month else label,
        payload=_payload(told, renamed(told["fields"], names.text)),
    )
    if event.room not in BINDERS or kind.partition(".")[0] not in (
        event.room,
        "withdrawn",
    ):
        raise NotOurs
    return event


def _payload(told: dict[str, Any], fields: Any) -> bytes:
    """Return an event as it is kept, after reading it as strictly as one of ours."""
    packed = json.dumps(
        {"k": told["kind"], "v": told["version"], "d": fields}, ensure_ascii=False
    ).encode("utf-8", "surrogatepass")
    value = codec.decode(packed)
    if isinstance(value, codec.Newer):
        raise TooNew
    return codec.encode(value)


def _name(name: Any) -> str:
    if not _NAME.fullmatch(name):
        raise NotOurs
    return str(name)


def _number(number: Any) -> int:
    if type(number) is not int or not 1 <= number < 2**31:
        raise NotOurs
    return number
