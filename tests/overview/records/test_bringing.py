"""A file may come from anywhere: what is not ours changes nothing, and says so."""

import io
import json
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from stillhere.overview.records import bringing
from stillhere.overview.records.bringing import NotOurs, TooNew
from stillhere.vault.models import Record
from tests.cast import ALICE, ERIN, Actor, couple
from tests.overview.records.archives import packed, taken, told, unpacked

pytestmark = pytest.mark.django_db


def entry(**more):
    """Return a thing as it stands in a file, with something changed."""
    event = {
        "number": 1,
        "shelf": "moments.good",
        "month": "2026-03",
        "kind": "moments.good",
        "version": 1,
        "fields": {
            "at": "2026-03-30T10:00:00+00:00",
            "on": "2026-03-30",
            "text": "a wren",
        },
    }
    return {"thing": "a" * 32, "shared": False, "events": [event | more]}


def whole(*things, **more):
    return {
        "format": "still-here",
        "version": 1,
        "made": "2026-03-30",
        "things": [*things],
    } | more


BAD = {
    "another format": whole(entry(), format="diary"),
    "no things": {"format": "still-here", "version": 1},
    "a list": [],
    "a kind of the accounts": whole(
        entry(shelf="people.preferences", kind="people.preferences", month=None)
    ),
    "a kind on the shelf of another room": whole(entry(shelf="pauses.open")),
    "a slot of the accounts": whole(entry(shelf="slot:couples.partner", month=None)),
    "a field too many": whole(
        entry(fields={"at": "x", "on": "y", "text": "z", "more": 1})
    ),
    "a field of another type": whole(
        entry(fields={"at": 3, "on": "2026-03-30", "text": ""})
    ),
    "no month": whole(entry(month="2026-13")),
    "a shelf that is no name": whole(entry(shelf="moments.good\u0000")),
    "number nought": whole(entry(number=0)),
    "a number that is none": whole(entry(number=True)),
    "a huge number": whole(entry(number=10**12)),
    "a name that is a path": whole(entry() | {"thing": "../../etc"}),
    "no events": whole({"thing": "a" * 32, "shared": False, "events": []}),
    "events twice": whole(
        {"thing": "a" * 32, "shared": False, "events": entry()["events"] * 2}
    ),
}
TOO_NEW = {
    "a newer format": whole(entry(), version=2),
    "a kind of a newer version": whole(entry(kind="moments.dream")),
    "a newer record": whole(entry(version=9)),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_not_ours_changes_nothing(name):
    erin = Actor(ERIN).signs_up()
    before = Record.objects.count()

    with pytest.raises(NotOurs):
        bringing.brought(erin.vault(), packed(BAD[name]))

    assert Record.objects.count() == before


@pytest.mark.parametrize("name", TOO_NEW)
def test_what_is_newer_changes_nothing(name):
    erin = Actor(ERIN).signs_up()
    before = Record.objects.count()

    with pytest.raises(TooNew):
        bringing.brought(erin.vault(), packed(TOO_NEW[name]))

    assert Record.objects.count() == before


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 cut off",
        b"\xff\xfe no text",
        b"[" * 100_000,
        b'{"format": "still-here"',
        b"%PDF-1.7",
    ],
    ids=["empty", "cut off", "no text", "deep", "half", "pdf"],
)
def test_what_is_no_archive_is_said_so(data):
    with pytest.raises(NotOurs):
        bringing.brought(Actor(ERIN).signs_up().vault(), data)


def test_an_archive_with_a_changed_byte_is_said_so():
    erin = Actor(ERIN).signs_up()
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("mine.json", json.dumps(whole(entry())))
    raw = bytearray(made.getvalue())
    for place in range(40, 80):
        raw[place] ^= 0xFF

    with pytest.raises(NotOurs):
        bringing.brought(erin.vault(), bytes(raw))


def test_a_file_that_unpacks_to_too_much_is_not_unpacked(monkeypatch):
    monkeypatch.setattr(bringing, "LARGEST", 1000)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("mine.json", " " * 100_000)

    with pytest.raises(NotOurs):
        bringing.brought(Actor(ERIN).signs_up().vault(), made.getvalue())


def test_one_bad_thing_keeps_all_of_it_out():
    erin = Actor(ERIN).signs_up()
    before = Record.objects.count()

    with pytest.raises(NotOurs):
        bringing.brought(erin.vault(), packed(whole(entry(), entry(number=0))))

    assert Record.objects.count() == before


def test_what_was_shared_there_is_private_here():
    alice, bob = couple()
    alice.posts("/c/", token="a" * 32, kind="fact", words="a heron", step="send")
    frank = Actor("Frank").signs_up()
    dan = Actor("Dan").signs_up()
    dan.joins(frank.invites())
    frank.gets("/u/")

    assert bringing.brought(frank.vault(), taken(alice.vault()))

    assert b"a heron" in unpacked(taken(frank.vault())).encode()
    assert b"a heron" not in unpacked(taken(dan.vault())).encode()
    assert not [t for t in told(taken(frank.vault()))["things"] if t["shared"]]
    assert bob.gets("/").status_code == 200


def test_a_shared_thing_of_ones_own_stays_shared_and_is_not_doubled():
    alice, _bob = couple()
    alice.posts("/c/", token="a" * 32, kind="fact", words="a heron", step="send")
    file = taken(alice.vault())

    assert bringing.brought(alice.vault(), file) == 0

    assert told(taken(alice.vault())) == told(file) | {
        "things": told(taken(alice.vault()))["things"]
    }
    assert unpacked(taken(alice.vault())).count("a heron") == unpacked(file).count(
        "a heron"
    )


def uploads(who, data, name="mine.zip"):
    file = SimpleUploadedFile(name, data)
    return who.browser.post("/k/b", {"token": "c" * 32, "file": file})


def test_taking_out_asks_for_the_passphrase():
    alice = Actor(ALICE).signs_up()

    answer = alice.posts("/k/t", passphrase="not the passphrase")

    assert answer.status_code == 200
    assert b"After several tries, wait a minute" in answer.content


def test_a_file_goes_from_one_place_to_another():
    alice, erin = Actor(ALICE).signs_up(), Actor(ERIN).signs_up()
    alice.posts("/h/g", token="a" * 32, text="a wren")
    sent = {"passphrase": "abandon ability able about above absent"}
    taken_out = alice.browser.post("/k/t", sent)
    assert taken_out["Content-Disposition"] == 'attachment; filename="mine.zip"'
    assert "no-store" in taken_out["Cache-Control"]
    assert int(taken_out["X-About"]) > 0
    file = taken_out.getvalue()

    answer = uploads(erin, file)

    assert b"All of the file is here now" in answer.content
    assert b"a wren" in erin.gets("/h/g").content
    assert b"All of this was here already" in uploads(erin, file).content


def test_a_plain_json_file_will_do():
    erin = Actor(ERIN).signs_up()

    answer = uploads(erin, json.dumps(whole(entry())).encode(), "mine.json")

    assert b"All of the file is here now" in answer.content


@pytest.mark.parametrize("data", [b"", b"nothing of ours"])
def test_a_wrong_file_says_what_happened(data):
    answer = uploads(Actor(ERIN).signs_up(), data)

    assert answer.status_code == 200
    said = answer.content.decode()
    assert "Nothing was brought in" in said or "This file is empty" in said


def test_no_file_says_so():
    answer = Actor(ERIN).signs_up().posts("/k/b", token="c" * 32)

    assert b"Please choose the file." in answer.content
