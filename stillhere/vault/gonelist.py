"""The list of what is gone for good: a small file beside the database, never in it.

A backup brings back old rows; this list says which of them were erased, left or
retired since. It holds hashes without a time, a name or a kind, and what only who has
the old row can open. Entries are appended and counted: a backup remembers how many
there were, and only later ones concern it. What stands behind ``=`` is written over
instead: the newest wrap of somebody's key, so that no retired one is kept.
"""

import fcntl
import os
import re
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import attrs

NAME = "erased.log"
_LONGEST = 16_384
"""Bytes: more than any line."""
_HEAD = re.compile(r"still-here-erased 1 ([0-9a-f]{32})")
_WAS = re.compile(r"was ([0-9a-f]{32}) (\d{1,12})")
_ENTRY = re.compile(r"([0-9a-f]{32})(?: ([A-Za-z0-9+/=]+))?")
_KEY = re.compile(r"= ([0-9a-f]{32})(?: ([A-Za-z0-9+/=]+))?")


class Damaged(Exception):
    """The file is no such list, or a line in it is none of ours."""


@attrs.frozen
class GoneList:
    """What the file says."""

    id: str
    was: tuple[tuple[str, int], ...] = ()
    """The lists that this one goes on from, each with its length then."""
    entries: tuple[str, ...] = attrs.field(default=(), repr=False)
    keys: dict[str, str] = attrs.field(factory=dict, repr=False)

    def since(self, list_id: str, position: int) -> tuple[str, ...] | None:
        """Return the entries after a place in a list; None if it is another list's."""
        length = dict(self.was).get(list_id)
        if list_id == self.id or (length is not None and position <= length):
            return self.entries[position:]
        return None

    def text(self) -> str:
        """Return the whole file."""
        lines = [f"still-here-erased 1 {self.id}"]
        lines += [f"was {old} {count}" for old, count in self.was]
        lines += self.entries
        lines += [f"= {name} {value}" for name, value in self.keys.items()]
        return "".join(f"{line}\n" for line in lines)

    def going_on(self) -> "GoneList":
        """Return the list of a restored server, which goes on from this one."""
        was = (*self.was, (self.id, len(self.entries)))
        return attrs.evolve(self, id=new_id(), was=was)


def new_id() -> str:
    """Return the random id of a new list."""
    return secrets.token_hex(16)


def parse(text: str) -> GoneList:
    """Read a list; a last line that was cut off while being written is none.

    :raises Damaged: if it is something else.
    """
    lines = text.split("\n")[:-1]
    head = _HEAD.fullmatch(lines[0]) if lines else None
    if head is None:
        raise Damaged
    was: list[tuple[str, int]] = []
    entries: list[str] = []
    keys: dict[str, str] = {}
    for line in lines[1:]:
        if _ENTRY.fullmatch(line):
            entries.append(line)
        elif found := _KEY.fullmatch(line):
            _put(keys, found[1], found[2])
        elif found := _WAS.fullmatch(line):
            was.append((found[1], int(found[2])))
        else:
            raise Damaged
    return GoneList(head[1], tuple(was), tuple(entries), keys)


def read(path: Path) -> GoneList | None:
    """Read the list, if there is one. :raises Damaged: if it is something else."""
    try:
        return parse(path.read_text("ascii"))
    except FileNotFoundError:
        return None
    except (UnicodeDecodeError, OSError):
        raise Damaged from None


def write(path: Path, wanted: GoneList) -> None:
    """Put a whole list in place of the file, and overwrite what stood there."""
    path = path.resolve()
    fresh = path.with_name(f".{path.name}.new")
    fresh.unlink(missing_ok=True)
    _write_new(fresh, wanted.text())
    try:
        old = os.open(path, os.O_WRONLY)
    except FileNotFoundError:
        old = None
    fresh.replace(path)
    _sync_folder(path.parent)
    if old is not None:
        with os.fdopen(old, "wb") as file:
            file.write(b"\0" * os.fstat(old).st_size)
            file.flush()
            os.fsync(old)


def append(path: Path, lines: Iterable[str]) -> None:
    """Add lines and return once they are on the disk; begin the list if need be.

    :raises OSError: if that does not work; nothing is half there then.
    :raises Damaged: if the file is no such list.
    """
    path = path.resolve()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    added = list(lines)
    with _held(path.parent):
        if not path.exists():
            write(path, GoneList(new_id()))
        if any(line.startswith("=") for line in added):
            _rewrite(path, added)
        else:
            _append(path, "".join(f"{line}\n" for line in added).encode())


def _rewrite(path: Path, added: list[str]) -> None:
    found = read(path)
    if found is None:
        raise Damaged
    keys, entries = dict(found.keys), list(found.entries)
    for line in added:
        if key := _KEY.fullmatch(line):
            _put(keys, key[1], key[2])
        else:
            entries.append(line)
    write(path, attrs.evolve(found, entries=tuple(entries), keys=keys))


def _put(keys: dict[str, str], name: str, value: str | None) -> None:
    keys.pop(name, None)
    if value is not None:
        keys[name] = value


def _append(path: Path, added: bytes) -> None:
    with path.open("r+b") as file:
        if not _HEAD.match(file.read(64).decode("ascii", "replace")):
            raise Damaged
        start = max(0, os.fstat(file.fileno()).st_size - _LONGEST)
        file.seek(start)
        # What was cut off comes again, whole.
        end = start + file.read().rfind(b"\n") + 1
        try:
            file.seek(end)
            file.write(added)
            file.truncate()
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            os.truncate(path, end)
            raise


def _write_new(path: Path, text: str) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(handle)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Let one process at a time write."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
