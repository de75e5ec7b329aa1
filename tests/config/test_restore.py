"""A server on a new machine, from a backup: who comes in, what is there or not."""

import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import attrs
import pytest

from tests.cast import WORDS
from tests.config.command import run
from tests.privacy.canaries import Canary, found
from tests.privacy.served import Browser, serving

OWN = "seven quiet herons under a violet scaffolding"
NEW = "eleven patient oystercatchers beside some rusty harbours"
KEPT, ERASED, SHARED = "a kept dunnock", "an erased nightjar", "a shared fieldfare"
CODE = r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){6}"


class Somebody(Browser):
    """Somebody with a place on the served machine."""

    def signs_up(self, name: str) -> "Somebody":
        """Make a place."""
        names = {"name": name, "which": "own", "words": WORDS, "passphrase": OWN}
        self.sends("/new/", **names, zone="UTC")
        self.sends("/m/k", saved="1")
        return self

    def comes_in(self, name: str, passphrase: str) -> bool:
        """Sign in; say whether that worked."""
        self.sends("/in/", name=name, passphrase=passphrase)
        return not self.at.startswith("/in/")

    def code(self, path: str) -> str:
        """Read a code off a page."""
        shown = re.search(CODE, self.asks(path))
        assert shown
        return shown.group()


def rows(data: Path, what: str = "sealed FROM vault_record") -> set[object]:
    """Return a column of the database."""
    with closing(sqlite3.connect(data / "stillhere.sqlite3")) as database:
        return {row[0] for row in database.execute(f"SELECT {what}")}


@attrs.frozen
class Story:
    """A backup in the middle of two lives, and the folder at the end of them."""

    file: Path
    data: Path
    names: dict[str, str]
    pause: str
    alice: Somebody = attrs.field(repr=False)
    erased: tuple[bytes, ...] = attrs.field(repr=False)


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """Two write and share; a backup; then one erases, renews her secret and leaves."""
    folder = tmp_path_factory.mktemp("old")
    with serving(folder) as running:
        data, file = folder / "data", folder / "kept.tar"
        alice = Somebody(running.port).signs_up("alice")
        bob = Somebody(running.port).signs_up("bob")
        alice.sends("/u/i", name="Alice")
        bob.sends("/u/join/", code=alice.code("/u/c"), name="Bob", how="all")
        alice.asks("/u/")
        alice.sends("/a/l", lines=KEPT)
        alice.sends("/a/", when="30m", line=SHARED, reason="")
        pause = alice.at
        before = rows(data)
        alice.sends("/b/n", text=ERASED)
        entry, written = alice.at, rows(data) - before

        made = run("backup", file, "--data", data)
        assert made.returncode == 0, made.stderr

        assert ERASED in alice.asks(entry)
        alice.sends(f"{entry}/e")
        erased = tuple(bytes(one)[40:140] for one in written - rows(data))
        assert erased
        alice.sends("/m/p", present=OWN, passphrase=NEW)
        alice.sends("/u/l")
        named = [str(name) for name in rows(data, "name FROM people_person")]
        names = {name.partition("-")[0]: name for name in named}
        running.stop()
    return Story(file, data, names, pause, alice, erased)


@pytest.fixture(scope="module")
def restored(story: Story, tmp_path_factory: pytest.TempPathFactory):
    """The new machine, which has the backup and the newest list."""
    folder = tmp_path_factory.mktemp("new")
    made = run("restore", story.file, "--data", folder / "data", "--erased", story.data)
    assert made.returncode == 0, made.stdout + made.stderr
    assert "stays so" in made.stdout
    shutil.copytree(folder / "data", folder / "untouched")
    return folder


def test_what_was_erased_is_not_in_the_files(story: Story, restored: Path) -> None:
    in_backup = story.file.read_bytes()
    for path in (restored / "untouched").iterdir():
        content = path.read_bytes()
        assert not any(raw in content for raw in story.erased), path.name
    assert any(raw in in_backup for raw in story.erased), "it was in the backup"


def test_sessions_browsers_invitations_and_notices_are_gone(restored: Path) -> None:
    for table in ("people_session", "people_device", "couples_invitation"):
        assert rows(restored / "untouched", f"count(*) FROM {table}") == {0}
    assert rows(restored / "untouched", "count(*) FROM notices_notice") == {0}


def test_everybody_comes_in_and_what_was_gone_stays_so(
    story: Story, restored: Path
) -> None:
    with serving(restored) as running:
        old = story.alice
        old.home = f"http://localhost:{running.port}"
        assert KEPT not in old.asks("/a/l"), "an old session still opens"
        alice, bob = Somebody(running.port), Somebody(running.port)

        assert not alice.comes_in(story.names["alice"], OWN), "a retired passphrase"
        assert alice.comes_in(story.names["alice"], NEW)
        assert bob.comes_in(story.names["bob"], OWN)

        assert KEPT in alice.asks("/a/l")
        assert ERASED not in alice.asks("/b/j")
        assert SHARED not in bob.asks(story.pause)
        assert SHARED not in bob.asks("/")
        assert "/u/i" in bob.asks("/u/") or "haring is off" in bob.asks("/")
        running.stop()


def test_without_a_list_it_says_what_that_means(story: Story, tmp_path: Path) -> None:
    made = run("restore", story.file, "--data", tmp_path / "d")

    assert made.returncode == 0
    assert "No list was given" in made.stdout
    assert "--erased FILE" in made.stdout


def test_an_older_list_says_so(story: Story, tmp_path: Path) -> None:
    """As a copy of the list from before the backup is."""
    older = tmp_path / "erased.log"
    newest = (story.data / "erased.log").read_text().splitlines()
    older.write_text(f"{newest[0]}\n")
    late = tmp_path / "late.tar"
    shutil.copytree(story.data, tmp_path / "now")
    assert run("backup", late, "--data", tmp_path / "now").returncode == 0

    made = run("restore", late, "--data", tmp_path / "d", "--erased", older)

    assert "older than the backup" in made.stdout


def test_the_list_of_another_server_is_refused(story: Story, tmp_path: Path) -> None:
    (tmp_path / "l").write_text(f"still-here-erased 1 {'a' * 32}\n")

    made = run(
        "restore", story.file, "--data", tmp_path / "d", "--erased", tmp_path / "l"
    )

    assert made.returncode == 2
    assert "another server" in made.stderr
    assert [one.name for one in tmp_path.iterdir()] == ["l"]


@pytest.mark.parametrize("wrong", ["no such file", "no list"])
def test_a_list_that_is_none_is_refused(
    story: Story, tmp_path: Path, wrong: str
) -> None:
    if wrong == "no list":
        (tmp_path / "erased.log").write_text("hello\n")

    made = run("restore", story.file, "--data", tmp_path / "d", "--erased", tmp_path)

    assert made.returncode == 2
    assert len(made.stderr.splitlines()) == 1
    assert not (tmp_path / "d").exists()


def test_nothing_private_can_be_read_in_a_backup(story: Story) -> None:
    canaries = [Canary(text, text) for text in (KEPT, ERASED, SHARED, OWN)]

    assert found(canaries, {"backup": story.file.read_bytes()}) == []
    assert story.file.stat().st_mode & 0o777 == 0o600


def test_a_backup_is_never_written_over(story: Story) -> None:
    before = story.file.read_bytes()

    made = run("backup", story.file, "--data", story.data)

    assert made.returncode == 2
    assert "there already" in made.stderr
    assert story.file.read_bytes() == before


def test_a_folder_that_is_not_empty_is_refused(story: Story, tmp_path: Path) -> None:
    (tmp_path / "something").write_text("")

    made = run("restore", story.file, "--data", tmp_path)

    assert made.returncode == 2
    assert "not empty" in made.stderr


@pytest.mark.parametrize("place", [0.0, 0.01, 0.3, 0.6, 0.9, 0.99])
@pytest.mark.parametrize("how", ["cut off", "changed"])
def test_a_damaged_file_is_one_line_and_leaves_nothing(
    story: Story, tmp_path: Path, how: str, place: float
) -> None:
    raw = bytearray(story.file.read_bytes())
    # Behind the last part there is only padding, which holds nothing.
    at = int(place * (raw.rindex(b"still-here-erased") + 20))
    raw = raw[:at] if how == "cut off" else raw
    if how == "changed":
        raw[at] ^= 1
    (tmp_path / "bad.tar").write_bytes(raw)

    made = run("restore", tmp_path / "bad.tar", "--data", tmp_path / "d")

    assert made.returncode == 2, made.stdout
    assert "no whole backup" in made.stderr
    assert len(made.stderr.splitlines()) == 1
    assert [one.name for one in tmp_path.iterdir()] == ["bad.tar"]


def test_something_else_is_no_backup(tmp_path: Path) -> None:
    missing = run("restore", tmp_path / "none", "--data", tmp_path / "d")
    assert missing.returncode == 2
    assert "cannot be read" in missing.stderr
    assert list(tmp_path.iterdir()) == []


def test_there_is_nothing_to_keep_in_an_empty_folder(tmp_path: Path) -> None:
    made = run("backup", tmp_path / "f", "--data", tmp_path)

    assert made.returncode == 2
    assert "nothing to back up" in made.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_one_line(story: Story, tmp_path: Path) -> None:
    made = run("backup", tmp_path / "no" / "f", "--data", story.data)

    assert made.returncode == 2
    assert "cannot be written" in made.stderr
    assert len(made.stderr.splitlines()) == 1


def test_a_backup_of_a_newer_program_is_refused(story: Story, tmp_path: Path) -> None:
    shutil.copytree(story.data, tmp_path / "data")
    path = tmp_path / "data" / "stillhere.sqlite3"
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute(
            "INSERT INTO django_migrations (app, name, applied)"
            " VALUES ('vault', '0999_later', '2030-01-01')"
        )
    file = tmp_path / "f"
    assert run("backup", file, "--data", tmp_path / "data").returncode == 0

    made = run("restore", file, "--data", tmp_path / "d")

    assert made.returncode == 2
    assert "newer Still Here" in made.stderr
    assert not (tmp_path / "d").exists()


def test_a_full_disk_leaves_nothing_behind(story: Story, tmp_path: Path) -> None:
    """A limit on the size of files stands for the disk."""
    import resource
    import subprocess
    import sys

    from tests.config.command import ROOT, environment

    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))

    for command in (
        ["backup", str(tmp_path / "f"), "--data", str(story.data)],
        ["restore", str(story.file), "--data", str(tmp_path / "d")],
    ):
        made = subprocess.run(
            [sys.executable, "-m", "stillhere", *command],
            env=environment(),
            cwd=ROOT,
            text=True,
            capture_output=True,
            preexec_fn=small,
        )
        assert made.returncode == 2, made.stderr
        assert len(made.stderr.splitlines()) == 1, made.stderr
        assert list(tmp_path.iterdir()) == []
