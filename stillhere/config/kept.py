"""The file that a backup is: a plain tar with a manifest that names every part.

The manifest's own checksum stands in its name. Nothing here knows Django, so that a
file can be read before there is a data folder.
"""

import hashlib
import io
import json
import os
import tarfile
from pathlib import Path
from typing import Any, BinaryIO

import attrs

from stillhere.foundation.support.helplines import CORRECTIONS
from stillhere.vault import gonelist

FORMAT, VERSION = "still-here-backup", 1
DATABASE = "stillhere.sqlite3"
FILES = ("secret", "operator", CORRECTIONS, gonelist.NAME)
"""What is taken along besides the database, where it is there."""
PARTS = (DATABASE, *FILES)


CHUNK = 1024 * 1024


class NotWhole(Exception):
    """It is no backup, or damaged, or cut off."""


@attrs.frozen(kw_only=True)
class Manifest:
    """What a backup says of itself."""

    program: str
    """The version that made it."""
    list_id: str
    """The list of what is gone, as it was in the moment of the backup..."""
    position: int
    """... and how many entries it had."""
    parts: dict[str, str]
    """Name and SHA-256 of each part."""

    def pack(self) -> bytes:
        """Return it as JSON."""
        fields = {"format": FORMAT, "version": VERSION, **attrs.asdict(self)}
        return json.dumps(fields, indent=1).encode()


def checksum(path: Path) -> str:
    """Return the SHA-256 of a part."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def pack(shop: Path, manifest: Manifest, to: Path) -> None:
    """Write the file from the parts that stand in a folder."""
    handle = os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    packed = manifest.pack()
    with (
        os.fdopen(handle, "wb") as file,
        tarfile.open(fileobj=file, mode="w", format=tarfile.USTAR_FORMAT) as tar,
    ):
        name = f"manifest-{hashlib.sha256(packed).hexdigest()}.json"
        tar.addfile(_entry(name, len(packed)), io.BytesIO(packed))
        for part in manifest.parts:
            with (shop / part).open("rb") as inside:
                tar.addfile(_entry(part, (shop / part).stat().st_size), inside)


def _entry(name: str, size: int) -> tarfile.TarInfo:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = size, 0o600  # no owner, no time
    return entry


def _manifest(raw: bytes, name: str) -> Manifest:
    """Read what :meth:`Manifest.pack` wrote. :raises ValueError: if it is not that."""
    if name != f"manifest-{hashlib.sha256(raw).hexdigest()}.json":
        raise ValueError(name)
    fields: dict[str, Any] = json.loads(raw)
    if fields.pop("format", None) != FORMAT or fields.pop("version", None) != VERSION:
        raise ValueError(name)
    manifest = Manifest(**fields)
    if not set(manifest.parts) <= set(PARTS):
        raise ValueError(name)
    return manifest


def unpack(file: BinaryIO, into: Path) -> Manifest:
    """Write the parts of a backup into a folder, each checked against its sum.

    :raises NotWhole: if it is no backup, or damaged, or cut off.
    :raises OSError: if the parts cannot be written.
    """
    try:
        with tarfile.open(fileobj=file, mode="r:") as tar:
            head = tar.next()
            manifest = _manifest(_bytes(tar, head), head.name if head else "")
            for name, wanted in manifest.parts.items():
                entry = tar.next()
                found = _write_part(tar, entry, name, into)
                _same(found, wanted)
    except (tarfile.TarError, ValueError, TypeError, EOFError):
        raise NotWhole from None
    return manifest


def _same(found: str, wanted: str) -> None:
    if found != wanted:
        raise NotWhole


def _bytes(tar: tarfile.TarFile, entry: tarfile.TarInfo | None) -> bytes:
    inside = tar.extractfile(entry) if entry and entry.size <= CHUNK else None
    if inside is None:
        raise NotWhole
    return inside.read()


def _write_part(
    tar: tarfile.TarFile, entry: tarfile.TarInfo | None, name: str, into: Path
) -> str:
    """Write one part, as it comes next; return its checksum."""
    if entry is None or entry.name != name or not entry.isreg():
        raise NotWhole
    inside = tar.extractfile(entry)
    if inside is None:
        raise NotWhole
    found = hashlib.sha256()
    handle = os.open(into / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        while part := inside.read(CHUNK):
            found.update(part)
            file.write(part)
        file.flush()
        os.fsync(handle)
    return found.hexdigest()
