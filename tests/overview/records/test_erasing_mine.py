"""Being rid of a room, of some months, or of all: shown first, then done for good."""

from pathlib import Path

import pytest
import time_machine
from django.db import connection

from stillhere.vault import erasing
from stillhere.vault.models import Record
from tests.cast import ALICE, WORDS, Actor, couple
from tests.overview.records.archives import taken, unpacked
from tests.privacy.house import proposes

EMPTY = {"first": "", "last": ""}


def erases(who, **choice):
    return who.posts("/k/e", token="e" * 32, **EMPTY | choice, passphrase=WORDS)


def writes(who):
    who.posts("/b/n", token="a" * 32, text="a heron in the journal")
    who.posts("/h/g", token="b" * 32, text="a wren in the garden")


@pytest.mark.django_db
def test_it_is_shown_first_and_nothing_goes_without_the_passphrase():
    alice = Actor(ALICE).signs_up()
    writes(alice)

    shown = alice.posts("/k/e", token="e" * 32, which="moments", **EMPTY)
    wrong = alice.posts(
        "/k/e", token="e" * 32, which="moments", **EMPTY, passphrase="no"
    )

    assert b"Good things" in shown.content
    assert b"After several tries" in wrong.content
    assert "a wren" in unpacked(taken(alice.vault()))


@pytest.mark.django_db
def test_a_room_goes_and_the_others_stay():
    alice = Actor(ALICE).signs_up()
    writes(alice)

    assert b"It is gone from your place" in erases(alice, which="moments").content

    left = unpacked(taken(alice.vault()))
    assert "a wren" not in left
    assert "a heron" in left
    assert b"a wren" not in alice.gets("/h/g").content


@pytest.mark.django_db
def test_some_months_go_and_the_rest_stays():
    alice = Actor(ALICE).signs_up()
    for month, word in (
        ("2026-01", "dunnock"),
        ("2026-02", "siskin"),
        ("2026-03", "wren"),
    ):
        with time_machine.travel(f"{month}-15T12:00:00Z"):
            alice.signs_in()
            alice.posts("/b/n", token=f"{ord(word[0]):032x}", text=word)
            alice.posts("/b/", token=f"{ord(word[1]):032x}", own=f"{word}ish")
            alice.posts(
                "/h/g", token=f"{ord(word[2]) + 500:032x}", text=f"{word} again"
            )
    with time_machine.travel("2026-03-16T12:00:00Z"):
        alice.signs_in()
        erases(alice, which="period", first="2026-01", last="2026-02")
        left = unpacked(taken(alice.vault()))
        assert "dunnock" not in left
        assert "siskin" not in left
        assert "wren" in left
        for path in ("/", "/b/j", "/b/w", "/h/g", "/m/", "/e/", "/j/"):
            assert alice.gets(path).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("months", "said"),
    [
        ({"first": "", "last": "2026-02"}, "Please write a year and a month"),
        (
            {"first": "last spring", "last": "2026-02"},
            "Please write a year and a month",
        ),
        ({"first": "2026-03", "last": "2026-02"}, "This is before the other one"),
    ],
)
def test_months_that_are_none_are_asked_again(months, said):
    alice = Actor(ALICE).signs_up()

    answer = alice.posts("/k/e", token="e" * 32, which="period", **months)

    assert said in answer.content.decode()


@pytest.mark.django_db
def test_all_of_it_goes_and_the_other_keeps_theirs():
    alice, bob = couple()
    writes(alice)
    alice.posts("/c/", token="a" * 32, kind="fact", words="a heron said", step="send")
    bob.posts("/c/", token="b" * 32, kind="fact", words="a wren said", step="send")
    assert b"a heron said" in taken_by(alice)

    erases(alice, which="all")

    assert taken_by(alice).count(b'"fields"') == taken_by(alice).count(b'"withdrawn"')
    assert b"a wren said" in taken_by(bob)
    for who in (alice, bob):
        for path in ("/", "/u/", "/c/l", "/a/", "/m/", "/f/", "/e/", "/b/g"):
            assert who.gets(path).status_code == 200, (who, path)


def taken_by(who):
    return unpacked(taken(who.vault())).encode()


@pytest.mark.django_db
def test_phrases_go_with_old_hurts_and_the_other_reads_none_of_them():
    alice, bob = couple()
    proposes(alice, "a heron phrase")
    assert b"a heron phrase" in bob.gets("/f/p").content + bob.gets("/f/p/c").content

    erases(alice, which="repairs")

    for who in (alice, bob):
        found = b"".join(who.gets(path).content for path in ("/", "/f/p", "/f/p/c"))
        assert b"a heron phrase" not in found


@pytest.mark.django_db
def test_in_the_middle_of_a_pause_nobody_is_stranded():
    alice, bob = couple()
    begun = alice.posts("/a/", token="a" * 32, when="30m", line="a heron")
    bob.posts(f"{begun.headers['Location']}n", token="b" * 32, text="keys")

    erases(alice, which="pauses")

    for who in (alice, bob):
        page = who.gets("/")
        assert page.status_code == 200
        assert b"a heron" not in page.content
    assert bob.posts("/a/", token="c" * 32, when="30m", line="x").status_code == 302


@pytest.mark.skipif(
    "connection.vendor != 'sqlite'", reason="PostgreSQL keeps its own log"
)
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("which", ["moments", "all"])
def test_the_sealed_bytes_are_on_no_disk_afterwards(which):
    alice = Actor(ALICE).signs_up()
    alice.posts("/h/g", token="b" * 32, text="a wren in the garden")
    rows = Record.objects.filter(stream=alice.vault().own.stream("b" * 32))
    raw = bytes(rows.get().sealed)
    assert on_disk(raw[40:140])

    erases(alice, which=which)
    assert erasing.sweep()

    assert not on_disk(raw[40:140])


def on_disk(needle):
    name = str(connection.settings_dict["NAME"])
    files = [Path(name + end) for end in ("", "-wal")]
    return any(needle in path.read_bytes() for path in files if path.exists())
