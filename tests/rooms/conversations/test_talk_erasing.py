"""When a talk is over, what was typed leaves the disk: the file and its log."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from django.db import connection

from stillhere.core import codec
from stillhere.rooms.conversations.access import TALKS
from stillhere.rooms.conversations.events import Standing
from stillhere.vault import erasing
from stillhere.vault.models import Record
from tests.cast import Actor, couple
from tests.rooms.conversations.talking import asks, form_token, talked, taps, text

EVENING = datetime(2026, 11, 23, 18, 10, tzinfo=UTC)
on_sqlite = pytest.mark.skipif(
    "connection.vendor != 'sqlite'", reason="PostgreSQL keeps its own log"
)


def on_disk(needle: bytes) -> bool:
    """Say whether these bytes stand in the database file or in its log."""
    name = str(connection.settings_dict["NAME"])
    return any(
        needle in Path(name + end).read_bytes()
        for end in ("", "-wal")
        if Path(name + end).exists()
    )


def rows(who: Actor) -> list[bytes]:
    """Return the sealed bytes of all that stands of talks, a middle part each."""
    shared = who.vault().shared
    assert shared is not None
    found = Record.objects.filter(shelf=shared.shelf(TALKS))
    return [bytes(row.sealed)[40:140] for row in found.order_by("pk")]


def written_by(who: Actor) -> int:
    """Count what this person has lying in talks."""
    shared = who.vault().shared
    assert shared is not None
    found = Record.objects.filter(shelf=shared.shelf(TALKS), writer=who.id)
    return found.count()


def is_done(who: Actor, page: str, **how: str) -> None:
    """Be done with the talk: keep the own words, or don't."""
    who.posts(f"{page}/k", token=form_token(), **how)


@on_sqlite
@pytest.mark.django_db(transaction=True)
def test_what_was_typed_in_a_talk_is_gone_from_the_database_file() -> None:
    alice, bob = couple()
    page = talked(alice, bob)
    sealed = rows(alice)
    assert len(sealed) == 7
    assert all(on_disk(one) for one in sealed)
    taps(alice, page, "ended")

    is_done(alice, page, erase="1")
    is_done(bob, page, keep="1")
    assert erasing.sweep()

    assert [one for one in sealed if on_disk(one)] == []
    assert rows(alice) == []


@pytest.mark.django_db
def test_who_does_nothing_has_nothing_left_at_the_next_opening_on_a_later_day() -> None:
    with time_machine.travel(EVENING, tick=False) as clock:
        alice, bob = couple()
        page = talked(alice, bob)
        taps(alice, page, "ended")
        alice.locks()
        alice.unlocks()
        assert written_by(alice) == 5, "the screen locked by itself: nothing is lost"
        clock.shift(timedelta(hours=13))

        alice.signs_in()
        bob.signs_in()

        assert rows(alice) == []


@pytest.mark.django_db
def test_a_talk_that_is_open_is_kept_however_long_it_rests() -> None:
    with time_machine.travel(EVENING, tick=False) as clock:
        alice, bob = couple()
        page = talked(alice, bob)
        clock.shift(timedelta(days=30))
        alice.signs_in()
        bob.signs_in()
        assert "You heard Alice." in text(bob.gets(page))


@pytest.mark.django_db
def test_only_own_words_are_kept_and_only_for_oneself() -> None:
    alice, bob = couple()
    page = talked(alice, bob)
    taps(alice, page, "ended")
    shown = text(bob.gets(f"{page}/k"))
    assert "You are tired, and it is much." in shown
    assert "in the evening" not in shown, "her words are not his to keep"
    assert "kitchen table" not in shown

    is_done(bob, page, keep="1")
    is_done(bob, page, keep="1")

    assert text(bob.gets("/g/")).count("You are tired, and it is much.") == 1
    assert "tired" not in text(alice.gets("/g/"))
    assert written_by(bob) == 0
    assert written_by(alice) == 5


@pytest.mark.django_db
def test_nobody_can_tell_whether_the_other_is_done() -> None:
    alice, bob = couple()
    page = talked(alice, bob)
    taps(alice, page, "ended")
    pages = ("/", "/g/", page, f"{page}/c", f"{page}/k")

    def seen() -> list[str]:
        return [text(alice.gets(path)).partition("<main")[2][:1500] for path in pages]

    def plain(shown: list[str]) -> list[str]:
        return [one.split("csrfmiddlewaretoken")[0] for one in shown]

    before = plain(seen())
    is_done(bob, page, erase="1")
    assert plain(seen()) == before
    is_done(alice, page, erase="1")
    next_page = asks(alice, "the garden")
    assert bob.gets(page).status_code == 404
    assert alice.gets(page).status_code == 404
    assert bob.gets(next_page).status_code == 200


@pytest.mark.django_db
def test_an_earlier_talk_is_gone_for_who_is_done_whatever_the_other_left_lying() -> (
    None
):
    alice, bob = couple()
    page = talked(alice, bob)
    taps(alice, page, "ended")
    is_done(alice, page, erase="1")
    asks(alice, "the garden")

    assert written_by(bob) > 0
    for path in (page, f"{page}/c", f"{page}/k"):
        assert alice.gets(path).status_code == 404


@pytest.mark.django_db
def test_words_of_an_earlier_talk_can_still_be_kept_while_the_next_is_open() -> None:
    alice, bob = couple()
    page = talked(alice, bob)
    taps(alice, page, "ended")
    asks(alice, "the garden")

    assert "You are tired" in text(bob.gets(f"{page}/k"))
    is_done(bob, page, keep="1")

    assert "You are tired" in text(bob.gets("/g/"))
    assert written_by(bob) == 0


@pytest.mark.django_db
def test_who_stops_sharing_takes_no_talk_along_for_long() -> None:
    alice, bob = couple()
    talked(alice, bob)
    bob.posts("/u/l")
    own = bob.vault().own
    assert Record.objects.filter(shelf=own.shelf(TALKS)).exists()

    bob.locks()
    bob.unlocks()

    assert not Record.objects.filter(shelf=own.shelf(TALKS)).exists()
    alice.gets("/u/")
    alice.signs_in()
    mine = alice.vault().own
    assert not Record.objects.filter(shelf=mine.shelf(TALKS)).exists()


@pytest.mark.django_db
def test_a_slot_that_a_newer_version_wrote_erases_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    alice, bob = couple()
    talked(alice, bob)
    older = {**codec._classes, "conversations.standing": (Standing, 0)}
    monkeypatch.setattr(codec, "_classes", older)

    alice.locks()
    alice.unlocks()

    monkeypatch.undo()
    assert written_by(alice) == 4
