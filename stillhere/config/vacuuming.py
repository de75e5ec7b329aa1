"""Take what was erased out of the files that the database keeps.

SQLite overwrites it by itself; there this gives the room back and clears the log at
once. PostgreSQL keeps old versions of a row until they are swept: there this makes the
vault's tables anew, which holds their writers up for that long.
"""

import sqlite3
from pathlib import Path

from django.apps import apps
from django.db import DatabaseError, connection

from stillhere.config.kept import DATABASE
from stillhere.vault import erasing


class CannotVacuum(Exception):
    """Nothing was done; the message is one line for the console."""


def vacuum(data: Path) -> str:
    """Do it and return what was done. :raises CannotVacuum: if it cannot be."""
    if connection.vendor == "sqlite" and not (data / DATABASE).exists():
        raise CannotVacuum(f"There is no database in {data}.")
    try:
        if connection.vendor == "sqlite":
            return _sqlite()
        return _postgres()
    except (DatabaseError, sqlite3.DatabaseError):
        raise CannotVacuum(
            "The database is busy, damaged or not ours; try again in a minute."
        ) from None


def _sqlite() -> str:
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
    if erasing.sweep():
        return "The database was made anew; nothing erased is in it or in its log."
    return "The database was made anew; its log is read just now and is cleared soon."


def _postgres() -> str:
    with connection.cursor() as cursor:
        for model in apps.get_models():
            if model.__module__.startswith("stillhere."):
                name = connection.ops.quote_name(model._meta.db_table)  # noqa: SLF001
                cursor.execute(f"VACUUM (FULL) {name}")
    return (
        "The tables were made anew. PostgreSQL's own log and its archives may hold"
        " erased rows until they are recycled."
    )
