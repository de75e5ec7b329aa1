"""A backup: the whole server as of one moment in one file, made while it serves.

It opens nothing and needs no passphrase: what is sealed stays sealed.
"""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from django.db import DatabaseError, connection, transaction

from stillhere.config import kept
from stillhere.vault import gone, gonelist


class CannotKeep(Exception):
    """No backup was made; the message is one line for the console."""


def back_up(data: Path, wanted: Path) -> str:
    """Write a backup of the served database and its folder; return what was written.

    :raises CannotKeep: if there is nothing to keep, or it cannot be written.
    """
    if wanted.exists():
        raise CannotKeep(f"{wanted} is there already; choose another name.")
    if connection.vendor == "sqlite" and not (data / kept.DATABASE).exists():
        raise CannotKeep(f"There is nothing to back up in {data}.")
    try:
        with _workshop(wanted) as shop:
            list_id, position = _snapshot(data, shop)
            for name in kept.FILES:
                if (data / name).is_file() and not (shop / name).exists():
                    shutil.copyfile(data / name, shop / name)
            made = {
                name: kept.checksum(shop / name)
                for name in kept.PARTS
                if (shop / name).exists()
            }
            manifest = kept.Manifest(
                program=program(), list_id=list_id, position=position, parts=made
            )
            kept.pack(shop, manifest, shop / "whole")
            _put(shop / "whole", wanted)
    except (OSError, sqlite3.Error) as error:
        why = getattr(error, "strerror", None) or "the disk or the database said no"
        raise CannotKeep(f"{wanted} cannot be written ({why}).") from None
    except DatabaseError:
        raise CannotKeep("The database does not answer, or is not ours.") from None
    except gonelist.Damaged:
        raise CannotKeep(
            f"{data / gonelist.NAME} is damaged; look at it first."
        ) from None
    return _said(wanted, made)


def program() -> str:
    """Return the version of this program; a checkout that is not installed has none."""
    try:
        return version("stillhere")
    except PackageNotFoundError:
        return "from a checkout"


def _said(wanted: Path, parts: dict[str, str]) -> str:
    size = wanted.stat().st_size / 1_000_000
    said = f"Wrote {wanted} ({size:.1f} MB): still sealed, readable by its owner alone."
    if kept.DATABASE not in parts:
        said += " The database is not in it: PostgreSQL is kept by pg_dump, run now."
    if "secret" not in parts:
        said += " The site's secret is not in it: keep STILLHERE_SECRET apart."
    return said


@contextmanager
def _workshop(wanted: Path) -> Iterator[Path]:
    """Make a folder beside the file, where there has to be room anyway."""
    shop = Path(tempfile.mkdtemp(prefix=".still-here-", dir=wanted.parent))
    try:
        yield shop
    finally:
        shutil.rmtree(shop, ignore_errors=True)


def _snapshot(data: Path, shop: Path) -> tuple[str, int]:
    """Copy database and list as of the same moment; return the list's place.

    Writers wait only until the moment is fixed, not for the copy.
    """
    source = None
    try:
        with transaction.atomic():  # holds every writer off (on SQLite)
            if "vault_unlisted" in connection.introspection.table_names():
                gone.put_on_the_list()
            found = gonelist.read(data / gonelist.NAME)
            if found is None:
                found = gonelist.GoneList(gonelist.new_id())
                gonelist.write(data / gonelist.NAME, found)
            if connection.vendor == "sqlite":
                source = _begun_reading(data / kept.DATABASE)
        gonelist.write(shop / gonelist.NAME, found)
        if source is not None:
            _copy(source, shop / kept.DATABASE)
    finally:
        if source is not None:
            source.close()
    return found.id, len(found.entries)


def _begun_reading(path: Path) -> sqlite3.Connection:
    source = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None
    )
    source.execute("BEGIN")
    source.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return source


def _copy(source: sqlite3.Connection, to: Path) -> None:
    os.close(os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    copy = sqlite3.connect(to, isolation_level=None)
    try:
        source.backup(copy)
        source.close()  # an open reader keeps the log from being cleared
        copy.execute("PRAGMA journal_mode = DELETE")
        copy.execute("VACUUM")  # pages that nothing uses stay behind
    finally:
        copy.close()


def _put(made: Path, wanted: Path) -> None:
    """Give the finished file its name; never over another one."""
    with made.open("rb") as file:
        os.fsync(file.fileno())
    try:
        os.link(made, wanted)
    except FileExistsError:
        raise
    except OSError:  # a stick may know no links
        if wanted.exists():
            raise
        made.rename(wanted)
    with suppress(OSError):
        folder = os.open(wanted.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)
