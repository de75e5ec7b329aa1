"""The ground: a page answers, the database is set as promised."""

import pytest
from django.db import connection


@pytest.mark.django_db
def test_sqlite_writes_through_and_overwrites_what_is_erased():
    with connection.cursor() as cursor:
        found = {}
        for name in ("journal_mode", "synchronous", "secure_delete", "foreign_keys"):
            found[name] = cursor.execute(f"PRAGMA {name}").fetchone()[0]

    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,
        "secure_delete": 1,
        "foreign_keys": 1,
    }
