"""Two tabs, a lock and a double click: nothing is lost, nothing is written over."""

import re
from datetime import timedelta

import pytest
import time_machine

from stillhere.rooms.episodes import queries
from stillhere.vault.models import Record
from tests.cast import Actor
from tests.rooms.episodes.silences import (
    NOW,
    fields,
    keeps,
    notes,
    silence,
    text,
    token,
    was,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _monday_evening():
    with time_machine.travel(NOW, tick=False):
        yield


def test_the_second_of_two_tabs_is_told_and_keeps_what_was_typed(erin: Actor) -> None:
    stream = notes(erin)
    page = text(erin.gets(f"{stream}/c"))
    one, other = (fields(note=f"From tab {tab}.", was=was(page)) for tab in "12")
    erin.posts(f"{stream}/c", **one)

    answer = erin.posts(f"{stream}/c", **other)

    told = text(answer)
    assert "Another page has changed it since." in told
    assert "From tab 2." in told
    assert "From tab 1." in text(erin.gets(stream))
    erin.posts(f"{stream}/c", **other | {"was": was(told)})
    assert "From tab 2." in text(erin.gets(stream))


def test_another_mistake_does_not_hide_that_it_was_changed(erin: Actor) -> None:
    stream = notes(erin)
    start = was(text(erin.gets(f"{stream}/c")))
    erin.posts(f"{stream}/c", **fields(note="From tab 1.", was=start))
    sent = fields(note="From tab 2.", was=start)
    page = text(erin.posts(f"{stream}/c", **sent | {"part": ""}))
    assert "Please choose one." in page

    answer = erin.posts(f"{stream}/c", **sent | {"was": was(page)})

    assert "Another page has changed it since." in text(answer)
    assert "From tab 1." in text(erin.gets(stream))


def test_a_lock_does_not_hide_that_it_was_changed(erin: Actor) -> None:
    stream = notes(erin)
    start = was(text(erin.gets(f"{stream}/c")))
    erin.posts(f"{stream}/c", **fields(note="From tab 1.", was=start))
    erin.locks()
    sent = fields(note="From tab 2.", was=start)
    erin.posts(f"{stream}/c", **sent)
    erin.unlocks()
    page = text(erin.gets(f"{stream}/c"))
    assert "From tab 2." in page

    answer = erin.posts(f"{stream}/c", **sent | {"was": was(page)})

    assert "Another page has changed it since." in text(answer)
    assert "From tab 1." in text(erin.gets(stream))


def test_a_double_click_on_a_change_is_not_another_page(erin: Actor) -> None:
    stream = notes(erin, note="First.")
    sent = fields(length="day", note="Second.")  # a day: until now, and now goes on
    sent["was"] = was(text(erin.gets(f"{stream}/c")))

    with time_machine.travel(NOW + timedelta(seconds=1)):
        assert erin.posts(f"{stream}/c", **sent)["Location"] == stream
    with time_machine.travel(NOW + timedelta(seconds=3)):
        assert erin.posts(f"{stream}/c", **sent)["Location"] == stream


def test_what_is_not_changed_stays_to_the_minute(erin: Actor) -> None:
    began = NOW - timedelta(days=9, hours=5, minutes=17)
    kept = silence(
        began=began, on=began.date(), ended=began + timedelta(hours=7, minutes=9)
    )
    stream = keeps(erin.vault(), kept)
    page = text(erin.gets(f"/e/{stream}/c"))
    sent = dict(re.findall(r'name="(\w+)" value="([^"]*)"[^>]*checked', page))
    sent |= dict(re.findall(r'type="date" name="(\w+)" value="([^"]*)"', page))

    sent |= {"token": token(), "note": "More.", "was": was(page)}
    erin.posts(f"/e/{stream}/c", **sent)

    (entry,) = erin.vault().own.events(stream)
    assert entry.event.silence.note == "More."
    assert entry.event.silence.began == kept.began
    assert entry.event.silence.ended == kept.ended


def test_the_second_tab_that_says_it_is_over_is_told(erin: Actor) -> None:
    stream = notes(erin, length="open")
    page = text(erin.gets(f"{stream}/o"))
    changed = fields(length="open", note="New.", was="1")
    erin.posts(f"{stream}/c", **changed)
    sent = {"token": token(), "day": "today", "part": "evening", "back": "laugh"}

    told = text(erin.posts(f"{stream}/o", was=was(page), **sent))
    assert "Another page has changed it since." in told
    assert re.search(r'value="laugh"[^>]*checked', told)
    erin.posts(f"{stream}/o", was=was(told), **sent)

    assert "a laugh" in text(erin.gets(stream))
    assert "New." in text(erin.gets(stream))


def test_one_that_lies_over_another_is_asked_about(erin: Actor) -> None:
    first = notes(erin, note="The first.")
    sent = fields(note="The second.")

    page = text(erin.posts("/e/n", **sent))
    assert "It lies over one you noted before:" in page
    assert f'href="{first}"' in page
    assert "The second." in page
    assert len(queries.all_kept(erin.vault(), NOW)) == 1
    erin.posts("/e/n", **sent | {"both": "on"})

    assert len(queries.all_kept(erin.vault(), NOW)) == 2


def test_a_change_that_leaves_the_times_asks_nothing_about_others(erin: Actor) -> None:
    notes(erin, note="The first.")
    stream = notes(erin, note="The second.", both="on")

    sent = fields(note="Only other words.", was="1")
    assert erin.posts(f"{stream}/c", **sent)["Location"] == stream
    page = text(erin.posts(f"{stream}/c", **sent | {"length": "half-day", "was": "2"}))

    assert "It lies over one you noted before:" in page


@pytest.mark.parametrize("sent", [{}, {"length": ""}, {"day": "x", "tags": "x" * 99}])
def test_what_is_not_kept_stands_only_on_the_page(
    erin: Actor, sent: dict[str, str]
) -> None:
    before = Record.objects.count()

    page = text(erin.posts("/e/n", **fields(note="Not for keeps.", unkept="1") | sent))

    assert "Nothing of it is kept." in page
    assert "Not for keeps." in page
    assert Record.objects.count() == before


def test_what_was_typed_when_the_screen_locked_is_there_again(erin: Actor) -> None:
    erin.locks()
    erin.posts("/e/n", **fields(note="Typed before the lock.", did="waited"))
    erin.unlocks()

    page = text(erin.gets("/e/n"))

    assert "Typed before the lock." in page
    assert re.search(r'value="waited"[^>]*checked', page)
