"""Writing, looking back and erasing; the lines about going quiet."""

import html
import re
from datetime import timedelta

import pytest

from stillhere.core import codec
from stillhere.foundation.web import clock
from stillhere.rooms.feelings.events import Line
from stillhere.rooms.feelings.records import Sent
from stillhere.vault.envelope import Letter
from stillhere.vault.models import Record
from tests.cast import Actor, couple
from tests.privacy.house import feels, line_of
from tests.rooms.feelings.kept import kept, token

pytestmark = pytest.mark.django_db


@pytest.fixture
def erin() -> Actor:
    return Actor("Erin").signs_up()


def text(answer) -> str:
    return html.unescape(answer.content.decode())


def sends(who: Actor, path, **fields):
    return who.posts(path, token=token(), **fields)


def test_an_entry_is_kept_found_opened_and_erased(erin):
    stream = sends(erin, "/b/n", text="The Café was closed.")["Location"]
    assert "The Café was closed." in text(erin.gets(stream))

    found, missed = (text(erin.posts("/b/j", q=q)) for q in ("cafe WAS", "opera"))

    assert "The Café was closed." in found
    assert "Not found in what you kept." in missed
    assert 'value="opera"' in missed
    sends(erin, f"{stream}/e")
    assert erin.gets(stream).status_code == 404
    assert "Nothing yet." in text(erin.gets("/b/j"))


def test_an_entry_that_is_not_kept_stands_only_on_the_page(erin):
    before = Record.objects.count()

    page = text(sends(erin, "/b/n", text="Not\nfor keeps.", unkept="1"))

    assert "Not\nfor keeps." in page
    assert "Nothing of it is kept." in page
    assert Record.objects.count() == before


@pytest.mark.parametrize(
    ("words", "says"), [("", "A word is enough."), ("x" * 10_001, "up to 10000")]
)
def test_an_empty_or_endless_entry_is_told_kindly_and_stays(erin, words, says):
    page = text(sends(erin, "/b/n", text=words))

    assert says in page
    assert words in page


def test_a_locked_screen_loses_no_entry(erin):
    erin.locks()
    sends(erin, "/b/n", text="Typed before the lock.")
    erin.unlocks()

    assert "Typed before the lock." in text(erin.gets("/b/n"))


def test_further_back_is_asked_for_in_the_body(erin):
    now = clock.now()
    for months in range(20):
        kept(erin.vault(), now=now - timedelta(days=31 * months))

    page = text(erin.gets("/b/j"))
    before = re.search(r'name="before" value="([\d-]+)"', page)[1]
    older = text(erin.posts("/b/j", q="", before=before))

    assert page.count('class="kept"') < 20
    assert "Back to the newest" in older
    assert page.count('class="kept"') + older.count('class="kept"') == 20


@pytest.mark.parametrize("before", ["", "x", "9999-99", "9999-12-31", "0001-01-01"])
def test_no_month_that_is_sent_breaks_the_journal(erin, before):
    feels(erin, "Here.")

    assert erin.posts("/b/j", before=before).status_code == 200
    assert erin.posts("/b/g", before=before).status_code == 200


def test_a_line_is_written_changed_and_left_empty(erin):
    path = f"/b/q/{line_of(erin, Line.LEARNED)}"
    sends(erin, path, text="At home,\r\nlong ago.", was="")
    assert "At home,\nlong ago." in text(erin.gets("/b/q"))
    assert "At home,\nlong ago." in text(erin.gets(path))

    sends(erin, path, text="", was="At home,\r\nlong ago.")

    assert "At home" not in text(erin.gets("/b/q"))


def test_two_tabs_on_one_line_lose_nothing(erin):
    path = f"/b/q/{line_of(erin, Line.SIGNS)}"
    sends(erin, path, text="From one tab.", was="")

    page = text(sends(erin, path, text="From the other.", was=""))

    assert "From one tab." in page
    assert "From the other." in page
    again = re.search(r'name="was" value="([^"]*)"', page)[1]
    assert sends(erin, path, text="From the other.", was=again)["Location"] == "/b/q"
    assert "From the other." in text(erin.gets("/b/q"))


def test_a_line_that_is_not_kept_changes_nothing(erin):
    path = f"/b/q/{line_of(erin, Line.SIGNS)}"

    assert "Only here." in text(sends(erin, path, text="Only here.", unkept="1"))
    assert "Only here." not in text(erin.gets("/b/q"))


def test_nobody_elses_stream_is_there():
    alice, bob = couple()
    mine, line = feels(alice, "Mine."), line_of(alice, Line.SIGNS)

    for path in (f"/b/{mine}", f"/b/{mine}/s", f"/b/{mine}/e", f"/b/q/{line}"):
        assert bob.gets(path).status_code == 404
    assert alice.gets(f"/b/q/{mine}").status_code == 404
    assert alice.gets(f"/b/{line}").status_code == 404


def test_what_a_newer_version_wrote_is_said_and_left_alone(erin):
    vault = erin.vault()
    stream = vault.own.stream("9" * 32)
    today = clock.now().date()
    feels(erin, "Readable.")
    newer = codec.encode(Sent(stream="")).replace(b'"v":1', b'"v":9')
    letter = Letter(label=f"feelings@{today:%Y-%m}", payload=newer)
    vault.own.append_letter(stream, letter, after=0)

    page = text(erin.gets("/b/j"))

    assert "written by a newer version" in page
    assert "Readable." in page
    assert erin.gets(f"/b/{stream}").status_code == 404
