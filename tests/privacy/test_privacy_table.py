"""Every address, for everybody: the status, and whose words may stand on the page."""

import gzip
import re
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver

from tests.privacy.house import (
    COLUMNS,
    OTHERS,
    PRIVATE,
    SHARED,
    House,
    address,
    kind_of,
)
from tests.privacy.rows import READ_ONLY, Row
from tests.privacy.table import ROWS

pytestmark = pytest.mark.django_db
GETS = [row for row in ROWS if row.method == "GET"]
STREAMS = [row for row in ROWS if row.whose == "unknown"]
OPEN_TO_ALL = ("people:hide", "couples:join", "pauses:paper")


def routes(resolver: URLResolver | None = None, space: str = "") -> Iterator[str]:
    """Name every address there is."""
    for found in (resolver or get_resolver()).url_patterns:
        if isinstance(found, URLPattern):
            assert found.name, f"an address without a name: {found.pattern}"
            yield f"{space}{found.name}"
        else:
            yield from routes(found, f"{space}{found.namespace}:")


def with_stream() -> set[str]:
    """Name the addresses that hold a stream."""
    found = get_resolver()
    return {
        f"{space}:{name}"
        for space, (_prefix, inner) in found.namespace_dict.items()
        for name in inner.reverse_dict
        if isinstance(name, str)
        and any(
            "stream" in parts[0][0][1] for parts in inner.reverse_dict.getlist(name)
        )
    }


def path_of(row: Row, house: House) -> str:
    """Return the path of a row's address."""
    if not row.whose:
        return address(row.route)
    return address(row.route, house.streams[kind_of(row.route), row.whose])


def asked(house: House, row: Row, who: str, **headers: str) -> HttpResponse:
    """Ask as somebody, and undo what came of it."""
    with transaction.atomic():
        path, fields = path_of(row, house), row.sent()
        answer = house.ask(who, row.method, path, fields, **headers)
        transaction.set_rollback(True)
    return answer


def asked_by_all(house: House, row: Row) -> dict[str, HttpResponse]:
    """Return what everybody gets; asked once, for all tests that look at it."""
    if row.name not in house.answers:
        house.answers[row.name] = {
            who: asked(house, row, who, **{"Accept-Encoding": "gzip, br, deflate"})
            for who in COLUMNS
        }
    return house.answers[row.name]


def plain(answer: HttpResponse) -> str:
    """Return the body, uncompressed."""
    body = answer.content
    if answer.get("Content-Encoding") == "gzip":
        body = gzip.decompress(body)
    return body.decode("utf-8", "replace")


def everything(answer: HttpResponse) -> str:
    """Return body, headers and cookies as one text."""
    head = "".join(f"{name}: {value}\n" for name, value in answer.items())
    return head + answer.cookies.output() + plain(answer)


def test_every_address_and_method_has_its_rows() -> None:
    rows = {(row.route, row.method, row.whose) for row in ROWS}
    has_stream = with_stream()

    wanted = {
        (route, method, whose)
        for route in routes()
        for method in ("GET", "POST")
        for whose in (
            ("private", "shared", "unknown") if route in has_stream else ("",)
        )
    }

    assert wanted - rows == set(), "add rows to tests/privacy/table.py"
    assert rows - wanted == set(), "rows for addresses that are gone"
    assert len(rows) == len(ROWS), "a row stands twice"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_everybody_gets_what_the_table_says(house: House, row: Row) -> None:
    answers = asked_by_all(house, row)

    statuses = " ".join(str(answer.status_code) for answer in answers.values())
    shown = {who: everything(answer) for who, answer in answers.items()}
    assert statuses == row.statuses
    assert {who for who, text in shown.items() if PRIVATE in text} == row.private
    assert {who for who, text in shown.items() if SHARED in text} == row.shared


@pytest.mark.parametrize("row", GETS, ids=lambda row: row.name)
def test_a_piece_is_given_to_the_same_people_as_the_page(
    house: House, row: Row
) -> None:
    pages = asked_by_all(house, row)
    for who, status in zip(COLUMNS, row.statuses.split(), strict=True):
        answer = asked(house, row, who, **{"HX-Request": "true"})

        if who in ("nobody", "locked") and (row.piece or answer.status_code == 204):
            # It goes to the lock itself: a page in place of a piece would be nested.
            assert (answer.status_code, answer.content) == (204, b"")
            assert answer.headers["HX-Refresh"] == "true"
            continue
        text = everything(answer)
        whole = "<html" in plain(pages[who])
        assert str(answer.status_code) == status, who
        given = row.piece and status == "200"  # a page puts in nothing else
        assert ("<html" in text) == (whole and not given), who
        assert (PRIVATE in text) == (who in row.private)
        assert (SHARED in text) == (who in row.shared)


@pytest.mark.parametrize("row", STREAMS, ids=lambda row: row.name)
def test_unknown_and_foreign_streams_are_the_same_bytes_for_everyone(
    house: House, row: Row
) -> None:
    same = [
        other
        for other in ROWS
        if (other.route, other.method) == (row.route, row.method)
    ]
    for who in (*OTHERS, "bob"):
        foreign = [r for r in same if who != "bob" or r.whose != "shared"]

        answers = [asked(house, found, who) for found in foreign]

        assert len({answer.content for answer in answers}) == 1, who
        assert len({tuple(answer.items()) for answer in answers}) == 1, who


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_every_page_is_titled_alike_and_kept_and_compressed_by_nobody(
    house: House, row: Row
) -> None:
    for answer in asked_by_all(house, row).values():
        text = plain(answer)
        kept = answer.headers["Cache-Control"]
        shell = row.route in READ_ONLY and answer.status_code == 200
        # The shell is the same bytes for everyone: it may be small.
        assert shell or "Content-Encoding" not in answer.headers
        assert kept == "no-store, no-transform" or (shell and "no-store" not in kept)
        if "<html" in text:
            assert re.findall(r"<title>(.*?)</title>", text) == ["Still Here"]
        # A path is kept in histories: it names no room and carries no words.
        assert re.fullmatch(
            r"(/[a-z0-9/]*(\?next=[%A-Za-z0-9]*)?)?", answer.get("Location", "")
        )
