"""Who looked whether they are safe: not the disk, not a log, not the other, ever."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

from stillhere.foundation.notices.ticker import EVERY
from stillhere.foundation.web.shell import PAGES
from tests.cast import ALICE, BOB, WORDS, couple
from tests.privacy.canaries import files
from tests.privacy.served import Browser, Running
from tests.privacy.test_noninterference import SCRIPTS, Script, compare

HELP = tuple(path for path in PAGES if path.startswith("/s/"))
OWN = "seven quiet herons under a violet scaffolding"


def looks(browser: Browser) -> None:
    """Look at every page of help, again and again."""
    for path in HELP * 5:
        assert "<title>Still Here</title>" in browser.asks(path)


def settled(folder: Path) -> dict[str, bytes]:
    """Return every file once nothing changes any more.

    The log is cleared by the ticker, so a look of its has to pass in quiet.
    """
    before, quiet = files(folder), time.monotonic()
    for _ in range(120):
        time.sleep(0.25)
        now = files(folder)
        if now != before:
            before, quiet = now, time.monotonic()
        elif time.monotonic() - quiet > 1.5 * EVERY:
            return now
    raise AssertionError("the folder never comes to rest")


def test_looking_changes_no_byte_on_the_disk_and_leaves_no_line(
    running: Running,
) -> None:
    """Signed out, open and locked: the database, its log, all that the server says."""
    erin, stranger = Browser(running.port), Browser(running.port)
    names = {"name": "erin", "which": "own", "words": WORDS, "passphrase": OWN}
    erin.sends("/new/", **names, zone="UTC")
    erin.sends("/m/k", saved="1")
    before = settled(running.data)

    looks(stranger)
    looks(erin)

    assert settled(running.data) == before
    erin.sends("/lock/now", page="/m/")
    before = settled(running.data)
    looks(erin)
    assert settled(running.data) == before
    said = running.stop()
    assert not any(b"/s/" in text for text in said.values())
    assert len(b"".join(said.values()).splitlines()) < 10


@pytest.mark.django_db
@pytest.mark.parametrize("path", HELP)
def test_a_page_of_help_asks_the_database_only_who_comes(path: str) -> None:
    """As every page does; and it answers everyone with the same bytes."""
    alice, _bob = couple(ALICE, BOB)
    open_ = alice.gets(path)
    alice.locks()
    asked: list[str] = []

    def note(run: Callable[..., object], sql: str, *more: object) -> object:
        asked.append(sql.split(maxsplit=1)[0])
        return run(sql, *more)

    with connection.execute_wrapper(note):
        locked = alice.gets(path)

    assert open_.content == locked.content == Client().get(path).content
    assert asked == ["SELECT"]


@pytest.mark.django_db
@pytest.mark.parametrize("script", SCRIPTS, ids=range(len(SCRIPTS)))
@pytest.mark.parametrize("level", ["fewer", "none"])
def test_with_suggestions_muted_and_the_check_read_the_other_gets_the_same_bytes(
    script: Script, level: str
) -> None:
    """From the first moment on, or only near the end."""
    muted = f"wants {'no' if level == 'none' else level} suggestions"
    for place in (0, len(script) - 2):
        compare(script, ((place, "looks whether she is safe"), (place, muted)))
