"""``stillhere check`` says in a sentence what is not whole, and names nobody."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.config.command import run
from tests.config.test_first_release import lay_out

DATABASE = "stillhere.sqlite3"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole folder: a couple and one alone."""
    data = lay_out(tmp_path_factory.mktemp("whole"))
    assert run("prepare", "--data", data).returncode == 0
    return data


@pytest.fixture
def data(made: Path, tmp_path: Path) -> Path:
    """A copy of it to be broken."""
    shutil.copytree(made, tmp_path / "data")
    return tmp_path / "data"


def names(data: Path) -> list[str]:
    with sqlite3.connect(data / DATABASE) as database:
        found = [row[0] for row in database.execute("SELECT name FROM people_person")]
        found += [row[0] for row in database.execute("SELECT id FROM people_person")]
    return found


def test_a_whole_folder_is_said_to_be_whole(data: Path) -> None:
    found = run("check", "--data", data)

    assert found.returncode == 0
    assert found.stdout.splitlines()[-2:] == [
        "The data folder is whole.",
        "Nothing stands in the way.",
    ]


OWN = "(SELECT space_id FROM vault_member WHERE seat = 0)"
ONES = (
    "FROM vault_record WHERE space_id ="
    " (SELECT min(space_id) FROM vault_member WHERE seat = 0)"
)
BROKEN = {
    "a row that was cut": (
        (
            "UPDATE vault_record SET sealed = substr(sealed, 1, 100)"
            " WHERE id = (SELECT min(id) FROM vault_record)"
        ),
        "1 sealed rows are not of a size",
    ),
    "a planted tombstone": (
        (
            "UPDATE vault_record SET sealed = x'00'"
            " WHERE id = (SELECT min(id) FROM vault_record)"
        ),
        "1 sealed rows are not of a size",
    ),
    "a wrap of another version": (
        "UPDATE vault_wrap SET sealed = x'07' WHERE kind = 'recovery'",
        "3 sealed rows are not of a size",
    ),
    "a hole": (
        (
            "UPDATE vault_record SET stream = 'ffffffffffffffffffffffffffffffff',"
            f" version = CASE WHEN id = (SELECT min(id) {ONES}) THEN 1 ELSE 3 END"
            f" WHERE id IN (SELECT id {ONES} ORDER BY id LIMIT 2)"
        ),
        "1 things have a part missing",
    ),
    "rows of nobody": (
        "UPDATE vault_record SET writer = 'ffffffffffffffffffffffffffffffff'",
        "were written by nobody",
    ),
    "a space of nobody": (
        (
            "INSERT INTO vault_space (id, epoch, closed)"
            " VALUES ('ffffffffffffffffffffffffffffffff', 1, 0)"
        ),
        "1 spaces belong to nobody",
    ),
    "somebody else in a personal space": (
        (
            "UPDATE vault_member SET space_id = (SELECT min(space_id) FROM vault_member"
            " WHERE seat = 0) WHERE seat = 1"
        ),
        "1 personal spaces have somebody else",
    ),
    "keys of nobody": (
        (
            "UPDATE vault_wrap SET person = 'ffffffffffffffffffffffffffffffff'"
            " WHERE kind = 'passphrase' AND id = (SELECT min(id) FROM vault_wrap"
            " WHERE kind = 'passphrase')"
        ),
        "Keys of 1 people are here",
    ),
    "no way in": (
        "DELETE FROM vault_wrap WHERE kind IN ('passphrase', 'recovery')",
        "3 people have no key",
    ),
    "no identity": (
        "DELETE FROM vault_wrap WHERE kind = 'identity'",
        "3 people have no key",
    ),
    "a lost space key": (
        f"DELETE FROM vault_wrap WHERE kind = 'seal' AND space_id IN {OWN}",
        "The keys of 3 spaces",
    ),
    "a row that points nowhere": (
        (
            "DELETE FROM vault_space WHERE id IN"
            " (SELECT space_id FROM vault_member WHERE seat = 1)"
        ),
        "point to rows that are not there",
    ),
    "older tables": (
        "DELETE FROM django_migrations WHERE name = '0002_gone_for_good'",
        "tables are of an older Still Here",
    ),
    "newer tables": (
        (
            "INSERT INTO django_migrations (app, name, applied)"
            " VALUES ('vault', '0999_later', '2030-01-01')"
        ),
        "A newer Still Here has changed the tables",
    ),
}


@pytest.mark.parametrize("what", BROKEN)
def test_what_is_broken_is_one_sentence_and_names_nobody(data: Path, what: str) -> None:
    people = names(data)
    statement, sentence = BROKEN[what]
    with sqlite3.connect(data / DATABASE) as database:
        changed = database.execute(statement).rowcount
    assert changed > 0

    found = run("check", "--data", data)

    assert found.returncode == 2, found.stdout
    assert sentence in found.stdout
    assert "is whole" not in found.stdout
    assert found.stderr == ""
    assert not any(name in found.stdout for name in people)


def test_a_damaged_file_is_one_sentence(data: Path) -> None:
    path = data / DATABASE
    raw = bytearray(path.read_bytes())
    raw[8192:40960] = bytes(32768)
    path.write_bytes(raw)

    found = run("check", "--data", data)

    assert found.returncode == 2
    assert "damaged" in found.stdout or "cannot be read" in found.stdout
    assert found.stderr == ""


def test_what_is_no_database_is_one_sentence(data: Path) -> None:
    (data / DATABASE).write_bytes(b"hello " * 2000)

    found = run("check", "--data", data)

    assert found.returncode == 2
    assert "cannot be read" in found.stdout
    assert found.stderr == ""


def test_a_damaged_list_is_said(data: Path) -> None:
    (data / "erased.log").write_text("hello\n")
    (data / "erased.log").chmod(0o600)

    found = run("check", "--data", data)

    assert found.returncode == 2
    assert "erased.log is damaged" in found.stdout


def test_a_file_that_others_can_read_is_said(data: Path) -> None:
    (data / DATABASE).chmod(0o644)

    found = run("check", "--data", data)

    assert found.returncode == 2
    assert "chmod 600" in found.stdout


def test_what_is_not_listed_yet_is_said_and_is_no_fault(data: Path) -> None:
    with sqlite3.connect(data / DATABASE) as database:
        database.execute("INSERT INTO vault_unlisted (line) VALUES (?)", ["a" * 32])

    found = run("check", "--data", data)

    assert found.returncode == 0
    assert "not on the list yet" in found.stdout


def test_vacuum_leaves_nothing_of_what_is_gone(data: Path) -> None:
    for statement in (
        "CREATE TABLE scratch AS SELECT 'a lost nightjar' AS words",
        "DROP TABLE scratch",
    ):
        with closing(sqlite3.connect(data / DATABASE)) as database:
            database.execute("PRAGMA secure_delete = OFF")
            database.execute(statement)
    assert b"a lost nightjar" in (data / DATABASE).read_bytes()

    found = run("vacuum", "--data", data)

    assert found.returncode == 0, found.stderr
    assert "nothing erased is in it" in found.stdout
    assert not any(b"a lost nightjar" in one.read_bytes() for one in data.glob("*.*"))
