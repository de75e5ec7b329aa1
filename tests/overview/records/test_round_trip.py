"""What was taken out of the demo's year comes in elsewhere, record by record."""

import json
import re
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import jsonschema
import pytest
from django.db import transaction

from stillhere.config import demo_days
from stillhere.overview.records import archive, bringing
from tests.cast import ERIN, Actor, couple
from tests.overview.records.archives import packed, taken, told, unpacked

NOW = datetime(2026, 3, 30, 20, 15, tzinfo=UTC)
HEX = re.compile(r"[0-9a-f]{32}")
PUBLISHED = (
    Path(__file__).resolve().parents[3] / "docs" / "reference" / "take-out.schema.json"
)
PAGES = (
    "/",
    "/m/",
    "/b/j",
    "/b/w",
    "/b/q",
    "/c/l",
    "/c/e",
    "/e/",
    "/f/",
    "/h/g",
    "/j/",
)


def events(data):
    """Return every event without the names that differ from place to place."""
    found = Counter()
    for thing in told(data)["things"]:
        for event in thing["events"]:
            found[HEX.sub("…", json.dumps(event, sort_keys=True))] += 1
    return found


@pytest.fixture(scope="module")
def year(django_db_setup, django_db_blocker):
    """Return what the people of the demo take out after their year."""
    with django_db_blocker.unblock(), transaction.atomic():
        cast = demo_days.live(NOW)
        people = {who: getattr(cast, who).vault for who in ("sam", "robin", "kim")}
        found = {who: taken(vault) for who, vault in people.items()}
        transaction.set_rollback(True)
    return found


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["sam", "robin", "kim"])
def test_a_year_comes_in_as_it_was_taken_out(who, year):
    erin = Actor(ERIN).signs_up()

    assert bringing.brought(erin.vault(), year[who]) > 20

    assert events(taken(erin.vault())) == events(year[who])
    for path in PAGES:
        assert erin.gets(path).status_code == 200, path


@pytest.mark.django_db
def test_what_came_in_can_be_read_where_it_was_written(year):
    erin = Actor(ERIN).signs_up()
    bringing.brought(erin.vault(), year["sam"])

    page = erin.gets("/f/").content.decode()

    assert "/f/" in page
    assert page.count('class="kept"') >= 1


@pytest.mark.django_db
def test_the_same_file_twice_changes_nothing(year):
    erin = Actor(ERIN).signs_up()
    bringing.brought(erin.vault(), year["kim"])
    before = unpacked(taken(erin.vault()))

    assert bringing.brought(erin.vault(), year["kim"]) == 0

    assert unpacked(taken(erin.vault())) == before


@pytest.mark.django_db
def test_what_is_still_here_is_not_here_twice():
    alice, _bob = couple()
    alice.posts("/b/n", token="a" * 32, text="a heron")
    alice.posts("/h/g", token="b" * 32, text="a wren")
    file = taken(alice.vault())

    assert bringing.brought(alice.vault(), file) == 0

    assert events(taken(alice.vault())) == events(file)


@pytest.mark.django_db
def test_what_was_erased_since_comes_back():
    erin = Actor(ERIN).signs_up()
    answer = erin.posts("/h/g", token="b" * 32, text="a wren")
    file = taken(erin.vault())
    erin.posts(f"{answer.headers['Location']}/e")

    new = bringing.brought(erin.vault(), file)

    assert new == 2, "the line, and that its month has one"

    assert b"a wren" in erin.gets("/h/g").content


def test_the_published_schema_is_the_one_that_is_taken_along():
    made = json.dumps(archive.published(), indent=1) + "\n"

    assert PUBLISHED.read_text("utf-8") == made


@pytest.mark.parametrize("who", ["sam", "kim"])
def test_a_year_fits_the_published_schema(who, year):
    whole = told(year[who])

    jsonschema.validate(whole, archive.published())

    broken = whole | {"things": [{**whole["things"][0], "events": []}]}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, archive.published())


def test_nothing_of_the_other_and_no_signature_goes_along(year):
    sam, robin = unpacked(year["sam"]), unpacked(year["robin"])
    for kind, field in (("disclosures.said", "words"), ("pauses.noted", "text")):
        theirs = words_of(robin, kind, field) - words_of(sam, kind, field)
        assert theirs
        assert not [words for words in theirs if words in sam]
    assert "signature" not in sam


def words_of(text, kind, field):
    return {
        event["fields"][field]
        for thing in json.loads(text)["things"]
        for event in thing["events"]
        if event["kind"] == kind and event["fields"][field]
    }


def test_the_page_says_what_the_records_say(year):
    page = unpacked(year["sam"], "mine.html")

    for words in words_of(unpacked(year["sam"]), "repairs.hurt", "sent"):
        assert words not in page  # a place, which says nothing to a person
    assert "<script" not in page
    assert "http" not in re.sub(r"https?://commondataelements\S+", "", page)
    assert page.count("<article") > 100


@pytest.mark.django_db
def test_about_how_much_it_will_be_is_about_right():
    vault = demo_days.live(NOW).sam.vault

    assert 0.7 < archive.about(vault) / len(taken(vault)) < 1.4


def test_packing_changes_nothing(year):
    assert told(packed(told(year["kim"]))) == told(year["kim"])
