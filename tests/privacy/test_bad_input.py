"""Whatever is sent: never an error of ours, and what was typed stays on the page."""

from urllib.parse import quote_plus

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.utils.html import escape

from tests.cast import Actor
from tests.privacy.house import COLUMNS, House, send, token
from tests.privacy.rows import TOKEN, Row
from tests.privacy.table import ROWS
from tests.privacy.test_privacy_table import path_of

pytestmark = pytest.mark.django_db
FORMS = [row for row in ROWS if row.method == "POST" and row.whose in ("", "shared")]
FIELDS = [(row, name) for row in FORMS for name in row.fields]
TOKENS = [row for row in FORMS if TOKEN in row.fields.values()]
SECRET = ("passphrase", "present", "code")
NEVER_SHOWN = (
    *SECRET,
    "token",
    "act",
    "way",
    "reply",
    "back",
    "number",
    "helped",
    "came_back",
    "was",
    *("kind", "wishes", "ack", "which"),
)
"""Secrets, and what buttons send: no page puts these back."""
LONG = "a word and then " * 6_250
BAD: dict[str, str | bytes] = {
    "nothing": "",
    "a hundred thousand characters": LONG,
    "right to left": "שלום \u202eevil\u202c مرحبا",
    "emoji": "👩‍❤️‍👨🐚" * 9,
    "zero bytes": "before\x00after",
    "control characters": "\x01\x07\x1b[31m\x7f\x85\u2028",
    "a huge number": "9" * 5_000,
    "numbers that are none": "-1e309",
    "half a character": b"\xed\xa0\x80",
    "bytes that are no text": b"\xff\xfe\xfd",
    "markup": "<script>alert(1)</script>{{ 7|add:1 }}&amp;",
    "a far time": "at:9999-12-31T23:59Z",
    "an early time": "at:0001-01-01T00:00Z",
}


def form(fields: dict[str, str], name: str, value: str | bytes) -> bytes:
    """Return a form as a browser sends it, with one field replaced."""
    parts = {key: quote_plus(each) for key, each in fields.items()}
    parts[name] = quote_plus(value)
    return "&".join(f"{key}={each}" for key, each in parts.items()).encode()


def tried(house: House, who: str, row: Row, body: object) -> HttpResponse:
    """Send a form as somebody, look at home after it, and undo both."""
    with transaction.atomic():
        browser = house.browser(who)
        answer = send(browser, "POST", path_of(row, house), body)
        if answer.status_code == 302:
            for one in (browser, house.browser("bob")):
                assert one.get("/").status_code < 500, "home is broken after it"
        transaction.set_rollback(True)
    return answer


def kept() -> list[tuple[object, ...]]:
    """Return every row of every table."""
    with connection.cursor() as cursor:
        found = []
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f'SELECT * FROM "{table}"')
            found += [(table, *row) for row in cursor.fetchall()]
    return sorted(found, key=repr)


@pytest.mark.parametrize(
    ("row", "name"), FIELDS, ids=[f"{row.name} {name}" for row, name in FIELDS]
)
def test_a_bad_field_is_told_kindly_and_stays_on_the_page(
    house: House, row: Row, name: str
) -> None:
    who = "nobody" if row.statuses.startswith("2") else "alice"
    for bad, value in BAD.items():
        answer = tried(house, who, row, form(row.sent(), name, value))

        assert answer.status_code in (200, 302, 400, 404, 405, 409), bad
        shown = answer.status_code == 200 and b'class="summary"' in answer.content
        if shown and isinstance(value, str) and name not in NEVER_SHOWN:
            assert_kept(answer.content.decode(), name, value)


def assert_kept(page: str, name: str, value: str) -> None:
    """Look for what was typed; choices, which browsers send as they are, aside."""
    before, found, _after = page.partition(f'name="{name}"')
    tag = before.rpartition("<")[2]
    if found and 'type="radio"' not in tag and 'type="checkbox"' not in tag:
        assert escape(value) in page


@pytest.mark.parametrize("row", FORMS, ids=lambda row: row.name)
def test_empty_forms_files_and_lists_are_handled(house: House, row: Row) -> None:
    fields = row.sent()
    upload = {
        name: SimpleUploadedFile("x.bin", bytes(range(256)) * 40) for name in fields
    }
    twice = "&".join(f"{n}={v}&{n}=again" for n, v in fields.items()).encode()
    for body in ({}, upload, twice, b"%", b"=&=&=", b"a" * 1000):
        answer = tried(house, "alice", row, body)

        assert answer.status_code in (200, 302, 400, 404, 405, 409)


@pytest.mark.parametrize("row", FORMS, ids=lambda row: row.name)
def test_more_than_a_mebibyte_or_too_many_fields_are_refused_in_words(
    house: House, row: Row
) -> None:
    before = kept()
    huge = b"line=" + b"x" * 1_100_000
    for body in (huge, b"&".join(b"a=1" for _ in range(500))):
        answer = send(
            house.browser("alice", strict=True), "POST", path_of(row, house), body
        )

        page = answer.content.decode()
        if row.route == "people:hide":
            continue  # it reads no form: it locks, whatever is sent
        assert answer.status_code == 400
        assert "Nothing was saved" in page
    assert row.route == "people:hide" or kept() == before


@pytest.mark.parametrize("row", FORMS, ids=lambda row: row.name)
def test_a_form_without_the_browsers_own_token_does_nothing(
    house: House, row: Row
) -> None:
    if row.route == "people:hide":
        return  # quick exit is quick; a foreign page could only lock a screen
    before = kept()
    for who in COLUMNS:
        answer = send(
            house.browser(who, strict=True), "POST", path_of(row, house), row.sent()
        )

        if row.route == SHARED_HERE:
            assert answer.status_code == 200  # it fills a box; nothing is done with it
            continue
        assert answer.status_code == 403
        assert "Nothing was saved" in answer.content.decode()
    assert kept() == before


@pytest.mark.parametrize("row", TOKENS, ids=lambda row: row.name)
def test_without_its_one_time_token_a_form_does_nothing(house: House, row: Row) -> None:
    before = kept()
    for wrong in ("", "0" * 31, "G" * 32, "0" * 33):
        fields = row.sent() | {"token": wrong}
        for who in ("alice", "bob"):
            answer = send(house.browser(who), "POST", path_of(row, house), fields)

            assert answer.status_code in (200, 302, 404, 409)
            assert kept() == before


@pytest.mark.parametrize("row", TOKENS, ids=lambda row: row.name)
def test_sending_twice_does_one_thing(house: House, row: Row) -> None:
    fields = row.sent()
    for who in ("alice", "bob"):
        with transaction.atomic():
            browser, path = house.browser(who), path_of(row, house)
            send(browser, "POST", path, fields)
            once = len(things())
            again = send(browser, "POST", path, fields)

            assert again.status_code in (200, 302, 404, 409)
            assert len(things()) == once
            transaction.set_rollback(True)


def things() -> list[tuple[object, ...]]:
    """Return what is kept, but for sessions: each signing in makes a new one."""
    return [row for row in kept() if row[0] not in ("people_session", "people_device")]


SHARED_HERE = "coach:shared_here"
"""A phone's share sheet sends it, which has no token."""
ONLY_LOOKING = ("GET", "HEAD", "OPTIONS")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_looking_never_acts(house: House, row: Row) -> None:
    if row.method != "GET":
        return
    before = kept()
    for who in COLUMNS:
        for method in ONLY_LOOKING:
            answer = house.ask(who, method, path_of(row, house))
            assert answer.status_code < 500
    assert kept() == before


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "BREW"])
def test_other_methods_change_nothing(house: House, method: str) -> None:
    before = kept()
    for row in FORMS:
        answer = send(house.browser("alice", strict=True), method, path_of(row, house))
        # Quick exit asks for no token; it leads home.
        quick = answer.status_code == 302 and row.route == "people:hide"
        assert quick or answer.status_code in (403, 404, 405)
    assert kept() == before


@pytest.mark.parametrize(
    "path",
    [
        *("/a/" + "0" * 31, "/a/" + "0" * 33, "/a/" + "F" * 32, "/a/%00", "/a/../m/"),
        *("/a/%ed%a0%80", "/%F0%9F%90%9A", "/a//", "/m/z/"),
        *("/" + "x" * 5000, "/a/q/" + "g" * 32, "/w/%2e%2e/", "/.env", "/admin/"),
    ],
)
def test_addresses_that_are_none_are_404_for_everyone(house: House, path: str) -> None:
    for who in COLUMNS:
        for method in ("GET", "POST"):
            assert house.ask(who, method, path).status_code == 404


@pytest.mark.parametrize(
    "cookies",
    [
        {"session": "x"},
        {"session": "\u00e9" * 50},
        {"session": "A" * 43, "open": '"'},
        {"session": "A" * 10_000},
        {"device": "=%"},
        {"idle": "AAAA", "session": "A" * 43},
    ],
)
def test_cookies_that_are_none_sign_nobody_in(
    cookies: dict[str, str], db: None
) -> None:
    browser = Client()
    for name, value in cookies.items():
        browser.cookies[name] = value

    assert browser.get("/m/").headers["Location"] == "/in/"
    sent = {"name": "linnet-0000", "passphrase": "x"}
    assert browser.post("/in/", sent).status_code == 200


@pytest.mark.parametrize("when", ["at:9999-12-31T23:59Z", "at:0001-01-01T00:00Z"])
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_no_time_that_is_sent_breaks_the_others_home(
    house: House, when: str, zone: str
) -> None:
    bob = Actor("Bob")
    bob.browser = house.browser("bob")
    bob.posts("/m/z", zone=zone)

    for path in ("/a/q", "/a/"):
        fields = {"token": token(), "when": when, "line": "Soon.", "act": "text"}
        bob.posts(path, **fields)

        assert house.ask("bob", "GET", "/").status_code == 200
        assert house.ask("alice", "GET", "/").status_code == 200
