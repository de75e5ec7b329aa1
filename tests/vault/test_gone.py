"""What is gone for good is on the list before anybody is answered, and says nothing."""

import re
import subprocess
import sys
from base64 import b64decode
from pathlib import Path

import pytest
from django.db import connection, transaction  # noqa: F401 - the mark asks

from stillhere.vault import erasing, gone, gonelist, keys
from stillhere.vault.models import Record, Unlisted, Wrap
from stillhere.vault.names import Stream
from stillhere.vault.opened import Vault
from stillhere.vault.replay import inside_of
from stillhere.vault.shelves import OpenSpace
from stillhere.vault.transactions import whole
from tests.vault import conftest
from tests.vault.conftest import joined, person, shared
from tests.vault.records import Pointer

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def path(tmp_path: Path, settings):
    """A list of this test's own."""
    settings.DATA = tmp_path / "data"
    return gone.path()


say = whole(conftest.say)


@whole
def erase(own: OpenSpace, stream: Stream) -> None:
    own.erase(stream)


@whole
def take_back(space: OpenSpace, stream: Stream) -> None:
    space.withdraw(space.events(stream)[0])


def entries() -> tuple[str, ...]:
    found = gonelist.read(gone.path())
    return found.entries if found else ()


def test_an_ordinary_write_lists_nothing(path: Path) -> None:
    own = person().own
    say(own, "kept")
    with transaction.atomic():
        own.point("slot", Pointer(stream="a"), seen=None)
        own.point("slot", Pointer(stream="b"), seen=own.current("slot"))
        own.renew("slot", Pointer(stream="c"), seen=own.current("slot"))
        own.freshen("slot")

    assert not path.exists()
    assert not Unlisted.objects.exists()


def test_what_is_erased_is_listed_and_noted_no_more() -> None:
    own = person().own
    stream = say(own, "away")

    erase(own, stream)

    assert entries() == (gone.stream_mark(own.id, stream, own.me),)
    assert not Unlisted.objects.exists()


def test_what_was_never_there_is_not_listed(path: Path) -> None:
    own = person().own

    erase(own, own.stream("never"))

    assert not path.exists()


def test_what_is_rolled_back_is_not_listed(path: Path) -> None:
    own = person().own
    stream = say(own, "stays")

    with transaction.atomic():
        erase(own, stream)
        transaction.set_rollback(True)

    assert not path.exists()
    assert Record.objects.filter(stream=stream).exists()


def test_a_list_that_cannot_be_written_is_pending_until_it_can(path: Path) -> None:
    own = person().own
    stream = say(own, "away")
    path.parent.parent.mkdir(exist_ok=True)
    path.parent.write_text("a file in the place of the folder")

    erase(own, stream)
    erasing.clear_log()

    assert erasing.pending()
    assert not Record.objects.filter(stream=stream).exists()
    path.parent.unlink()
    assert erasing.sweep()
    assert not erasing.pending()
    assert len(entries()) == 1


def test_a_damaged_list_is_never_written_over(path: Path) -> None:
    own = person().own
    stream = say(own, "away")
    path.parent.mkdir()
    path.write_text("something else\n")

    erase(own, stream)

    assert path.read_text() == "something else\n"
    assert erasing.pending()
    path.unlink()
    assert gone.ship()


def test_a_line_that_was_cut_off_is_written_again(path: Path) -> None:
    own = person().own
    erase(own, say(own, "first"))
    with path.open("a") as file:
        file.write("0123456789")

    erase(own, say(own, "second", token="u"))

    assert len(entries()) == 2
    assert path.read_text().endswith("\n")


def test_the_list_is_for_its_owner_alone_and_names_nobody(path: Path) -> None:
    alice, bob = joined(person(), person())
    space = shared(alice)
    stream = say(space, "taken back")
    take_back(space, stream)
    erase(alice.own, say(alice.own, "erased"))

    text = path.read_text()

    assert path.stat().st_mode & 0o777 == 0o600
    for one in (alice.person, bob.person, space.id, alice.own.id):
        assert one.hex not in text
        assert str(one) not in text
    for line in text.splitlines()[1:]:
        assert re.fullmatch(r"(= )?[0-9a-f]{32}( [A-Za-z0-9+/=]+)?", line)


def test_a_tombstone_on_the_list_is_known_by_who_has_the_row_alone() -> None:
    """Neither its bytes nor its mark can be found from what the database still has."""
    alice, _bob = joined(person(), person())
    space = shared(alice)
    stream = say(space, "taken back")
    old = bytes(Record.objects.get(stream=stream).sealed)
    take_back(space, stream)
    now = bytes(Record.objects.get(stream=stream).sealed)
    line = entries()[-1]
    inside = gonelist.GoneList("", entries=(line,))

    assert gone.bytes_mark(now) not in line
    assert gone.tombstone(now, sealed_of(inside)) is None
    assert gone.tombstone(old, sealed_of(inside)) == (1, now)


def sealed_of(found: gonelist.GoneList) -> dict[str, bytes]:
    return inside_of(found.entries)


def test_a_retired_wrap_is_not_kept_on_the_list(path: Path) -> None:
    vault: Vault = person()
    for words in ("the second one", "the third one"):
        keys.wrap_by_passphrase(vault.person, vault.key, words)

    lines = path.read_text().splitlines()

    assert len([line for line in lines if line.startswith("= ")]) == 1
    wrap = Wrap.objects.get(person=vault.person, kind=Wrap.Kind.PASSPHRASE)
    kept = gonelist.read(path)
    assert kept is not None
    assert [b64decode(v)[-len(wrap.sealed) :] for v in kept.keys.values()] == [
        bytes(wrap.sealed)
    ]


def test_what_is_not_ours_is_refused() -> None:
    head = f"still-here-erased 1 {'a' * 32}\n"
    for text in ("", "x\n", head + "short\n", head + "= nothing\n", head + "é\n"):
        with pytest.raises(gonelist.Damaged):
            gonelist.parse(text)


def test_what_was_written_is_read_again() -> None:
    wanted = gonelist.GoneList(
        "a" * 32, (("b" * 32, 1),), ("c" * 32, "d" * 32 + " QUJD"), {"e" * 32: "QUJD"}
    )

    assert gonelist.parse(wanted.text()) == wanted


def test_a_place_in_a_list_holds_in_the_lists_that_go_on_from_it() -> None:
    first = gonelist.GoneList("a" * 32, entries=("1" * 32, "2" * 32))
    later = first.going_on()

    assert first.since("a" * 32, 1) == ("2" * 32,)
    assert later.since("a" * 32, 1) == ("2" * 32,)
    assert later.since(later.id, 2) == ()
    assert later.since("a" * 32, 3) is None, "the other branch of a fork"
    assert first.since("f" * 32, 0) is None


@pytest.mark.slow
@pytest.mark.skipif(
    "connection.vendor != 'sqlite'",
    reason="it is the SQLite file that a crash leaves behind",
)
def test_a_killed_eraser_has_listed_what_it_acknowledged_and_nothing_that_lives(
    tmp_path: Path,
) -> None:
    """100 erasers are killed with SIGKILL at random moments."""
    script = Path(__file__).parent / "crash_erasing.py"

    found = subprocess.run(
        [sys.executable, str(script), str(tmp_path / "crash"), "100"],
        capture_output=True,
        text=True,
        timeout=110,
    )

    assert found.returncode == 0, found.stdout[-2000:] + found.stderr[-2000:]
    assert "100 erasers killed" in found.stdout
