"""What is gone for good is noted in the same transaction, and then put on the list.

The note is a row of its own (``Unlisted``): rolled back with what it notes, there if a
crash comes right after. Once committed it goes into the file that ``gonelist`` keeps,
before whoever erased is answered. A file that cannot be written makes erasing
*pending*; the ticker tries again.
"""

import base64
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection, transaction

from stillhere.vault import gonelist, sealing
from stillhere.vault.models import Unlisted
from stillhere.vault.sealing import CannotOpen, Key

_waiting = threading.Event()
_waiting.set()
"""Set at the start as well: the process before may have been stopped in between."""
_MOVED, _REPLACED = b"m", b"r"


def path() -> Path:
    """Return where the list is kept."""
    return Path(settings.DATA) / gonelist.NAME


def mark(*parts: str | int) -> str:
    """Return the entry for something that has a name of its own in the database."""
    return sealing.keyed_hash(b"", "gone", *parts).hex()


def stream_mark(space: object, stream: str, writer: object) -> str:
    """Return the entry for one person's rows of a stream."""
    return mark("stream", str(space), stream, str(writer))


def bytes_mark(sealed: bytes) -> str:
    """Return the entry for sealed bytes: nobody can tell which, who hasn't got them."""
    return sealing.keyed_hash(b"", "gone-bytes", sealed).hex()


def _key_of(sealed: bytes) -> Key:
    return Key(sealing.keyed_hash(b"", "gone-key", sealed, size=32))


def replaced(old: bytes, new: bytes, *, epoch: int) -> str:
    """Return the entry for a row that got a tombstone: with it, for who has the row."""
    return _line(old, _REPLACED + struct.pack(">I", epoch) + new)


def moved(old: bytes, new: bytes) -> str:
    """Return the entry for a row that was sealed anew, or copied: how to know it then.

    What is taken back of the copy is then not read in the original either.
    """
    return _line(old, _MOVED + bytes.fromhex(bytes_mark(new)) + _key_of(new))


def _line(old: bytes, inside: bytes) -> str:
    sealed = sealing.seal(_key_of(old), inside, where=sealing.place("gone"))
    return f"{bytes_mark(old)} {base64.b64encode(sealed).decode()}"


def tombstone(old: bytes, entries: dict[str, bytes]) -> tuple[int, bytes] | None:
    """Return epoch and bytes of what took a row's place, if the entries know of it."""
    name, key = bytes_mark(old), _key_of(old)
    while (sealed := entries.get(name)) is not None:
        try:
            inside = sealing.open_sealed(key, sealed, where=sealing.place("gone"))
        except CannotOpen:
            return None
        if inside[:1] == _REPLACED:
            return struct.unpack(">I", inside[1:5])[0], inside[5:]
        name, key = inside[1:17].hex(), Key(inside[17:49])
    return None


def note(*lines: str) -> None:
    """Note it with this transaction; put it on the list once that is committed."""
    if not lines:
        return
    Unlisted.objects.bulk_create([Unlisted(line=line) for line in lines])
    _waiting.set()
    transaction.on_commit(lambda: bool(ship()))


def waiting() -> bool:
    """Say whether something may still have to be put on the list."""
    return _waiting.is_set()


def ship() -> bool:
    """Put on the list what was noted; say whether nothing waits any more."""
    if not _waiting.is_set():
        return True
    _waiting.clear()
    try:
        if Unlisted.objects.exists():
            with _unhurried(), transaction.atomic():
                put_on_the_list()
    except (OSError, DatabaseError, gonelist.Damaged):
        _waiting.set()
        return False
    return True


def put_on_the_list() -> None:
    """Do it inside a transaction that holds off every other writer.

    :raises OSError: if the file cannot be written.
    :raises gonelist.Damaged: if it is no such list.
    """
    rows = list(Unlisted.objects.select_for_update().order_by("pk"))
    if rows:
        gonelist.append(path(), [row.line for row in rows])
        Unlisted.objects.filter(pk__lte=rows[-1].pk).delete()


@contextmanager
def _unhurried() -> Iterator[None]:
    """Commit without waiting for the disk: what is lost so is only listed again."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous = NORMAL")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous = FULL")


def marks() -> frozenset[str]:
    """Return every entry's mark; none if the list cannot be read."""
    try:
        found = gonelist.read(path())
    except gonelist.Damaged:
        found = None
    return frozenset(line[:32] for line in found.entries) if found else frozenset()
