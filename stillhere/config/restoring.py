"""A backup becomes a data folder again: whole, or not at all.

Everything is made in a folder of its own beside the new one, which gets its name only
at the end. What is gone since the backup goes again by the list that is kept apart;
sessions, known browsers, invitations and notices are dropped. Nothing is opened.
"""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import attrs

from stillhere.config import server
from stillhere.config.kept import DATABASE, Manifest, NotWhole, unpack
from stillhere.vault import gonelist


class CannotRestore(Exception):
    """Nothing was restored; the message is one line for the console."""


@attrs.frozen
class Restored:
    """What was made, in sentences, and whether it is whole."""

    said: tuple[str, ...]
    problems: tuple[str, ...] = ()


def restore(file: Path, data: Path, erased: Path | None) -> Restored:
    """Make the data folder ``data`` from a backup and the list of what is gone.

    :raises CannotRestore: in every other case; then nothing is left behind.
    """
    if data.exists() and (not data.is_dir() or any(data.iterdir())):
        raise CannotRestore(f"{data} is not empty; name a new folder.")
    listed = _read_list(erased) if erased else None
    try:
        backup = file.open("rb")
    except OSError:
        raise CannotRestore(f"{file} cannot be read.") from None
    try:
        with backup, _beside(data) as shop:
            manifest = unpack(backup, shop)
            kept = _list_of(manifest, shop, listed)
            problems = _rebuild(manifest, shop, kept)
            if data.exists():
                data.rmdir()
            shop.rename(data)
    except NotWhole:
        raise CannotRestore(
            f"{file} is no whole backup: it is damaged, cut off or something else."
            " Nothing was restored."
        ) from None
    except OSError as error:
        why = error.strerror or "the disk said no"
        raise CannotRestore(f"{data} cannot be written ({why}).") from None
    return Restored(_sentences(data, manifest, kept), tuple(problems))


@contextmanager
def _beside(data: Path) -> Iterator[Path]:
    data.parent.mkdir(parents=True, exist_ok=True)
    shop = Path(tempfile.mkdtemp(prefix=f".{data.name}-", dir=data.parent))
    try:
        yield shop
    finally:
        shutil.rmtree(shop, ignore_errors=True)


# --- the list --------------------------------------------------------------


@attrs.frozen
class _Kept:
    """The list as it goes on, and what of it came after the backup."""

    goes_on: gonelist.GoneList
    since: tuple[str, ...]
    given: bool
    older: bool = False
    """It was given, but is from before the backup."""


def _read_list(given: Path) -> gonelist.GoneList:
    path = given / gonelist.NAME if given.is_dir() else given
    try:
        found = gonelist.read(path)
    except gonelist.Damaged:
        raise CannotRestore(f"{path} is no list of what was erased.") from None
    if found is None:
        raise CannotRestore(f"There is no list of what was erased at {path}.")
    return found


def _list_of(manifest: Manifest, shop: Path, given: gonelist.GoneList | None) -> _Kept:
    """Return the list to go on with. :raises CannotRestore: for another server's."""
    try:
        inside = gonelist.read(shop / gonelist.NAME)
    except gonelist.Damaged:
        inside = None
    inside = inside or gonelist.GoneList(manifest.list_id)
    if given is None:
        return _Kept(inside, (), given=False)
    since = given.since(manifest.list_id, manifest.position)
    if since is None and inside.since(given.id, 0) is not None:
        return _Kept(inside, (), given=True, older=True)
    if since is None:
        raise CannotRestore(
            "The list of what was erased belongs to another server. Nothing was"
            " restored."
        )
    if len(given.entries) < manifest.position:
        return _Kept(inside, (), given=True, older=True)
    return _Kept(given, since, given=True)


def _sentences(data: Path, manifest: Manifest, kept: _Kept) -> tuple[str, ...]:
    said = [f"Restored into {data}. Everybody signs in again."]
    if kept.given and not kept.older:
        said.append("What was erased, left and retired since the backup stays so.")
    else:
        why = "The list given is older than" if kept.older else "No list was given for"
        said.append(
            f"{why} the backup: what was erased, left or retired since then is back,"
            " and old passphrases open again. With a newer erased.log, restore again:"
            " --erased FILE"
        )
    if "secret" not in manifest.parts:
        said.append("The site's secret was not in it: set STILLHERE_SECRET as before.")
    return tuple(said)


# --- the database ----------------------------------------------------------


def _rebuild(manifest: Manifest, shop: Path, kept: _Kept) -> list[str]:
    """Migrate, apply the list, drop what let people in, and look it through."""
    os.environ["STILLHERE_DATA"] = str(shop)
    shop.chmod(0o700)
    (shop / gonelist.NAME).unlink(missing_ok=True)
    gonelist.write(shop / gonelist.NAME, kept.goes_on.going_on())
    server.set_up()

    from django.db import connection, connections

    from stillhere.config import whole

    if (DATABASE in manifest.parts) != (connection.vendor == "sqlite"):
        raise CannotRestore(
            "The backup is of another kind of database than DATABASE_URL says."
            " Nothing was restored."
        )
    if whole.in_use():
        raise CannotRestore(
            "Something else uses the database that DATABASE_URL names. Name the copy"
            " that pg_restore made, before a server runs on it. Nothing was restored."
        )
    _refuse_newer(whole.unknown_migrations(), manifest.program)
    server.migrate()
    _bring_up_to_date(kept)
    connections.close_all()
    if connection.vendor == "sqlite":
        _clean(shop / DATABASE)
    problems = whole.look(shop)
    connections.close_all()
    return problems


def _refuse_newer(unknown: list[str], program: str) -> None:
    if unknown:
        raise CannotRestore(
            f"A newer Still Here ({program}) made this backup; install that first."
            " Nothing was restored."
        )


def _bring_up_to_date(kept: _Kept) -> None:
    from django.db import transaction

    from stillhere.foundation.couples import services as couples
    from stillhere.foundation.notices import services as notices
    from stillhere.foundation.people import restoring as people
    from stillhere.foundation.web import clock
    from stillhere.vault import replay

    with transaction.atomic():
        replay.forget_notes()
        people.after_restoring(kept.since, clock.now())
        replay.replay(kept.since, kept.goes_on.keys)
        couples.after_restoring()
        notices.after_restoring()


def _clean(path: Path) -> None:
    """Leave no page behind that nothing uses, and no log."""
    database = sqlite3.connect(path, isolation_level=None)
    try:
        database.execute("VACUUM")
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        database.close()
