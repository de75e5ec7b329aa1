"""A full disk, a locked database, Redis gone: what is said, and what is kept."""

import copy
import html
import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction
from django.http import HttpResponse
from django.test import Client

from stillhere.foundation.live import bus
from stillhere.foundation.people import limits
from tests.cast import Actor, couple
from tests.privacy.canaries import forms, sentence
from tests.privacy.house import House, begins, send
from tests.privacy.rows import Row
from tests.privacy.table import ROWS
from tests.privacy.test_bad_input import kept, things
from tests.privacy.test_privacy_table import path_of

pytestmark = pytest.mark.django_db
FORMS = [row for row in ROWS if row.method == "POST" and row.whose in ("", "shared")]
WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")
WRONG = ("database or disk is full", "database is locked", "disk I/O error")
IN_STEPS = "/new/"
"""A place is made, then the browser is signed in: sending again finishes it."""


@contextmanager
def no_room(after: int, words: str = WRONG[0]) -> Iterator[list[int]]:
    """Let so many writes through, then none; the list holds how many came."""
    count = [0]

    def write(run: Callable[..., Any], sql: str, *args: Any) -> Any:
        if sql.lstrip().upper().startswith(WRITES):
            count[0] += 1
            if count[0] > after:
                raise OperationalError(words)
        return run(sql, *args)

    with connection.execute_wrapper(write):
        yield count


def tried(
    browser: Client,
    path: str,
    fields: dict[str, str],
    after: int,
    words: str = WRONG[0],
) -> HttpResponse:
    """Send a form while there is room for so many writes."""
    browser.raise_request_exception = False
    with no_room(after, words):
        return send(browser, "POST", path, fields)


def fields_of(row: Row) -> dict[str, str]:
    """Return a row's fields with sentences in them."""
    return next(fields for route, fields, _ in forms() if route == row.route)


def each_write_fails(browser: Client, path: str, fields: dict[str, str]) -> int:
    """Let every write of a form fail once; return how many there are."""
    before = things()
    for after in itertools.count():
        with transaction.atomic():
            again = copy.deepcopy(browser)
            answer = tried(again, path, fields, after)
            transaction.set_rollback(False)  # each write of its own ends by itself
            left = things()
            transaction.set_rollback(True)
        if answer.status_code != 503:
            break
        assert "Nothing was saved." in answer.content.decode()
        assert answer.headers["Cache-Control"] == "no-store, no-transform"
        assert path == IN_STEPS or left == before
    assert answer.status_code in (200, 302, 404, 405, 409)
    return after


@pytest.mark.parametrize("who", ["alice", "erin"])
@pytest.mark.parametrize("row", FORMS, ids=lambda row: row.name)
def test_whichever_write_fails_nothing_was_saved(
    house: House, row: Row, who: str
) -> None:
    """503 means that nothing at all is left of what was sent."""
    each_write_fails(house.browser(who), path_of(row, house), fields_of(row))


def test_whichever_write_of_joining_fails_nothing_was_saved() -> None:
    alice, bob = Actor("Alice").signs_up(), Actor("Bob").signs_up()
    fields = {"code": alice.invites(), "name": "Bob", "how": "pauses"}

    assert each_write_fails(bob.browser, "/u/join/", fields) > 10


@pytest.mark.parametrize("words", WRONG)
@pytest.mark.parametrize(
    "route",
    [
        *("pauses:begin", "pauses:note", "pauses:lines"),
        *("feelings:check_in", "feelings:write"),
    ],
)
def test_what_was_written_stays_on_the_page(
    house: House, route: str, words: str
) -> None:
    row = next(row for row in FORMS if row.route == route)
    before = kept()

    browser = house.browser("alice")
    answer = tried(browser, path_of(row, house), fields_of(row), 0, words)

    put = next(put for name, _, put in forms() if name == route)
    page = answer.content.decode()
    # A pause is running already, so beginning another one may have nothing to write.
    assert answer.status_code == 503 or route == "pauses:begin"
    if answer.status_code == 503:
        assert all(html.escape(canary.text) in page for canary in put)
    assert kept() == before


def test_a_database_that_is_gone_answers_every_page_kindly(house: House) -> None:
    def gone(run: Callable[..., Any], *args: Any) -> Any:
        raise OperationalError("unable to open database file")

    for row in ROWS:
        browser = house.browser("alice")
        browser.raise_request_exception = False
        with connection.execute_wrapper(gone):
            answer = send(browser, row.method, path_of(row, house), row.sent())

        assert answer.status_code == 503, row.name
        page = answer.content.decode()
        assert "/w/e" in page
        assert "/s/" in page


def test_hiding_needs_no_room(house: House) -> None:
    browser = house.browser("alice")

    with no_room(0):
        page = browser.post("/w/x").content.decode()

    assert "Still Here" not in page.split("<body")[1]
    transaction.set_rollback(False)
    assert browser.get("/m/").headers["Location"].startswith("/lock/")


def test_without_redis_pages_go_on(settings: Any) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:9/0"
    limits._redis.cache_clear()
    bus._Here.redis_rests_until = 0.0
    try:
        alice, bob = couple()
        line = sentence(9_100)

        assert begins(alice, line).status_code == 302
        assert html.escape(line) in bob.gets("/").content.decode()
        alice.posts("/out/")
        assert alice.signs_in("not this one").status_code == 200
        assert alice.signs_in().status_code == 302
        assert Actor("Erin").signs_up().gets("/m/").status_code == 200
    finally:
        limits._redis.cache_clear()
        bus._Here.redis_rests_until = 0.0
