"""Whether a data folder is whole: looked at from outside, nothing opened, nobody named.

``stillhere check`` and ``stillhere restore`` say what is found, a sentence each.
"""

import sqlite3
import stat
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Count, F, Max, Min, Q

from stillhere.config.kept import DATABASE
from stillhere.foundation.people.models import Person
from stillhere.vault import envelope, gonelist, sealing
from stillhere.vault.models import PERSONAL, Member, Record, Space, Unlisted, Wrap

PRIVATE = ("secret", DATABASE, gonelist.NAME)
AT_ONCE = 500


def there(data: Path) -> bool:
    """Say whether there is a database to look at."""
    return connection.vendor != "sqlite" or (data / DATABASE).exists()


def look(data: Path) -> list[str]:
    """Return what is not whole; nothing where there is no database yet."""
    if not there(data):
        return []
    found = [*_files(data)]
    try:
        broken = [*_database()]
        found += broken or [*_rows()]
    except (DatabaseError, sqlite3.DatabaseError):
        found.append("The database cannot be read, or is not ours.")
    return found


def waiting(data: Path) -> list[str]:
    """Return what is not done yet, and which the running server does by itself."""
    if not there(data):
        return []
    try:
        left = Unlisted.objects.exists()
    except (DatabaseError, sqlite3.DatabaseError):
        left = False
    if not left:
        return []
    return ["Something erased is not on the list yet; stillhere serve finishes it."]


def in_use() -> bool:
    """Say whether another connection has this database open (PostgreSQL knows)."""
    if connection.vendor != "postgresql":
        return False
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )
        return bool(cursor.fetchone()[0])


def unknown_migrations() -> list[str]:
    """Return which steps of the tables were made by a newer program."""
    loader = MigrationExecutor(connection).loader
    ours = {app for app, _name in loader.disk_migrations}
    known = set(loader.disk_migrations)
    return [
        f"{app}.{name}"
        for app, name in sorted(loader.applied_migrations)
        if app in ours and (app, name) not in known
    ]


def _missing_migrations() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _files(data: Path) -> Iterator[str]:
    for name in PRIVATE:
        path = data / name
        if path.exists() and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            yield f"Others on this machine can read {name}. Run: chmod 600 {path}"
    try:
        gonelist.read(data / gonelist.NAME)
    except gonelist.Damaged:
        yield (
            f"{gonelist.NAME} is damaged: what is erased cannot be listed."
            " Put a copy of it back, or move it away to begin a new one."
        )


def _database() -> Iterator[str]:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check(1)")
            if cursor.fetchone()[0] != "ok":
                yield "The database file is damaged; restore a backup."
                return
            cursor.execute("PRAGMA foreign_key_check")
            if cursor.fetchone() is not None:
                yield "Rows of the database point to rows that are not there."
    if unknown_migrations():
        yield "A newer Still Here has changed the tables; install that again."
    elif _missing_migrations():
        yield "The tables are of an older Still Here; stillhere prepare renews them."


def _rows() -> Iterator[str]:
    shapes = sum(not ok for ok in _shapes())
    if shapes:
        yield f"{shapes} sealed rows are not of a size or kind that is written here."
    if _with_holes():
        yield f"{_with_holes()} things have a part missing in the middle."
    strangers = Record.objects.filter(space__closed=False).exclude(
        writer__in=Person.objects.values("pk")
    )
    if strangers.exists():
        yield f"{strangers.count()} rows were written by nobody who has a place here."
    yield from _seats()
    yield from _keys()


def _shapes() -> Iterator[bool]:
    rows = Record.objects.order_by("pk").select_related("space")
    for row in rows.iterator(AT_ONCE):
        if envelope.is_marker(row):
            yield row.space.closed
        else:
            yield sealing.looks_sealed(bytes(row.sealed))
    for wrap in Wrap.objects.order_by("pk").iterator(AT_ONCE):
        if wrap.kind == Wrap.Kind.GIVEN:
            yield sealing.looks_given(bytes(wrap.sealed))
        else:
            yield sealing.looks_sealed(bytes(wrap.sealed))


def _with_holes() -> int:
    """Count streams of personal spaces that lack a version; a slot is one row.

    In a couple's space one may have erased their part and the other not.
    """
    streams = (
        Record.objects.filter(space__members__seat=PERSONAL)
        .values("space", "stream")
        .annotate(rows=Count("pk"), first=Min("version"), last=Max("version"))
    )
    hole = Q(rows__lt=F("last") - F("first") + 1) | Q(rows__gt=1, first__gt=1)
    return streams.filter(hole).count()


def _seats() -> Iterator[str]:
    seats: dict[object, set[int]] = defaultdict(set)
    for space, seat in Member.objects.values_list("space", "seat"):
        seats[space].add(seat)
    empty = sum(not seats[pk] for pk in Space.objects.values_list("pk", flat=True))
    if empty:
        yield f"{empty} spaces belong to nobody."
    mixed = sum(PERSONAL in taken and len(taken) > 1 for taken in seats.values())
    if mixed:
        yield f"{mixed} personal spaces have somebody else in them."
    nobody = Member.objects.exclude(person__in=Person.objects.values("pk"))
    if nobody.exists():
        yield f"{nobody.count()} seats belong to nobody who has a place here."


def _keys() -> Iterator[str]:
    kinds = Wrap.Kind
    held: dict[object, set[tuple[str, object, int]]] = defaultdict(set)
    wraps = Wrap.objects.values_list("person", "kind", "space", "epoch")
    for person, kind, space, epoch in wraps:
        held[person].add((kind, space, epoch))
    people = set(Person.objects.values_list("pk", flat=True))
    stray = len(set(held) - people)
    if stray:
        yield f"Keys of {stray} people are here who have no place here."
    ways = {kinds.PASSPHRASE, kinds.RECOVERY}
    barred = sum(
        not {kind for kind, _space, _epoch in held[one]} & ways
        or not any(kind == kinds.IDENTITY for kind, _space, _epoch in held[one])
        for one in people
    )
    if barred:
        yield f"{barred} people have no key that opens their place."
    used: dict[object, set[int]] = defaultdict(set)
    for space, epoch in Record.objects.values_list("space", "epoch").distinct():
        used[space].add(epoch)
    lost = 0
    for member in Member.objects.select_related("space"):
        keys, space = held[member.person], member.space_id
        has_index = (kinds.INDEX, space, 1) in keys
        if member.seat == PERSONAL:
            seals = {epoch for kind, of, epoch in keys if (kind, of) == ("seal", space)}
            lost += not has_index or not used[space] <= seals
        elif not member.space.closed:
            waits = any((kind, of) == ("given", space) for kind, of, _epoch in keys)
            lost += not (has_index or waits)
    if lost:
        yield f"The keys of {lost} spaces are not all there."
