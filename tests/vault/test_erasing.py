"""What is erased leaves the disk: the database file and its log."""

import time
from pathlib import Path

import pytest
from django.db import connection

from stillhere.vault import erasing
from stillhere.vault.models import Record
from tests.vault.conftest import person
from tests.vault.records import Note

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        "connection.vendor != 'sqlite'", reason="PostgreSQL keeps its own log"
    ),
]


def on_disk(needle: bytes) -> bool:
    """Say whether these bytes stand in the database file or in its log."""
    name = str(connection.settings_dict["NAME"])
    return any(
        needle in Path(name + end).read_bytes()
        for end in ("", "-wal")
        if Path(name + end).exists()
    )


@pytest.fixture
def written() -> tuple[object, bytes]:
    """A sealed row that is on the disk, with its bytes."""
    own = person().own
    stream = own.stream("t")
    own.append(stream, Note(words="still here"), after=0, shelf="tests.note")
    raw = bytes(Record.objects.get(stream=stream).sealed)[40:140]
    assert on_disk(raw)
    own.erase(stream)
    return own, raw


def test_erased_bytes_are_pending_until_the_log_is_cleared(
    written: tuple[object, bytes],
) -> None:
    _own, raw = written
    assert erasing.pending()

    assert erasing.sweep()

    assert not erasing.pending()
    assert not on_disk(raw)


def test_an_open_reader_keeps_it_pending(written: tuple[object, bytes]) -> None:
    import sqlite3

    reader = sqlite3.connect(str(connection.settings_dict["NAME"]))
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM vault_record").fetchone()
    begun = time.monotonic()
    assert not erasing.sweep()
    assert time.monotonic() - begun < 3, "writers were kept waiting"
    assert erasing.pending()

    reader.close()
    assert erasing.sweep()
