"""Finding it again: by a word, month by month, the open ones first."""

import re

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from stillhere.core import codec
from stillhere.rooms.episodes.records import Mine
from stillhere.vault.envelope import Letter
from tests.cast import Actor
from tests.rooms.episodes.silences import (
    NOW,
    keeps,
    notes,
    shown,
    silence,
    text,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _monday_evening():
    with time_machine.travel(NOW, tick=False):
        yield


def test_a_word_is_found_without_its_accents(erin: Actor) -> None:
    notes(erin, note="In the Café, on the way.", tags="Zoë", did="went-away")

    for q in ("cafe", "CAFÉ", "zoe", "went away too", "yesterday"):
        assert "In the Café" in text(erin.posts("/e/", q=q)), q
    page = text(erin.posts("/e/", q="opera"))
    assert "Not found in what you noted." in page
    assert 'value="opera"' in page


def test_the_list_goes_back_month_by_month(erin: Actor) -> None:
    vault = erin.vault()
    for months in range(30):
        keeps(vault, silence(f"Number {months}.", days=1 + 30.4 * months))

    page, found, turns = text(erin.gets("/e/")), [], 0
    while True:
        found += re.findall(r"Number (\d+)\.", page)
        further = re.search(r'name="before" value="([\d-]+)"', page)
        if further is None:
            break
        turns += 1
        page = text(erin.posts("/e/", q="", before=further[1]))
        assert "Back to the newest" in page

    assert found == [str(number) for number in range(30)]
    assert turns >= 2


def test_a_search_goes_on_further_back(erin: Actor) -> None:
    keeps(erin.vault(), silence("A needle.", days=500))

    page = text(erin.posts("/e/", q="needle"))
    assert "Not found after" in page
    before = re.search(r'name="before" value="([\d-]+)"', page)[1]

    assert "A needle." in text(erin.posts("/e/", q="needle", before=before))


def test_what_is_still_open_comes_first_however_old(erin: Actor) -> None:
    old = keeps(erin.vault(), silence("Old.", days=900, ended=None))
    keeps(erin.vault(), silence("New."))

    page = text(erin.gets("/e/"))

    assert page.index(f'href="/e/{old}"') < page.index("Note a silence")
    assert page.index("Note a silence") < page.index("New.")
    assert "Still quiet since" not in text(erin.posts("/e/", q="new"))


def test_the_list_costs_the_same_however_much_there_is(erin: Actor) -> None:
    vault = erin.vault()

    def asked(path: str) -> int:
        with CaptureQueriesContext(connection) as found:
            assert erin.gets(path).status_code == 200
        return len(found)

    keeps(vault, silence(days=2))
    keeps(vault, silence(days=3, ended=None))
    keeps(vault, silence(days=400))
    erin.gets("/e/")
    once = asked("/e/")
    for number in range(25):
        keeps(vault, silence(days=5 + number % 4))
        keeps(vault, silence(days=30 + number, ended=None))

    assert asked("/e/") <= once


def test_what_a_newer_version_wrote_is_left_alone(erin: Actor) -> None:
    vault = erin.vault()
    notes(erin, note="Readable.")
    stream = vault.own.stream("9" * 32)
    newer = codec.encode(Mine()).replace(b'"v":1', b'"v":9')
    letter = Letter(label=f"episodes@{NOW:%Y-%m}", payload=newer)
    vault.own.append_letter(stream, letter, after=0)

    assert "Readable." in text(erin.gets("/e/"))
    assert erin.gets(f"/e/{stream}").status_code == 404


@pytest.mark.parametrize("before", ["", "x", "9999-12-31", "0001-01-01", "0001-06-01"])
@pytest.mark.parametrize("path", ["/e/"])
def test_no_month_that_is_sent_breaks_a_list(
    pair: tuple[Actor, Actor], path: str, before: str
) -> None:
    shown(pair[0], notes(pair[0]))

    assert pair[1].posts(path, before=before, q="").status_code == 200
    assert pair[0].posts(path, before=before, q="").status_code == 200
