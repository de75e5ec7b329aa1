"""The shell: the same bytes for everyone, no form, and nothing private kept."""

import gzip
import json
import re

import pytest
from django.conf import settings
from django.http import HttpRequest
from django.test import Client
from django.urls import resolve

from stillhere.foundation.web import shell
from tests.foundation.web.pages import SHELL_PAGES, fetch, read

pytestmark = pytest.mark.django_db
FIRST_VISIT_BYTES = 100_000


@pytest.mark.parametrize("path", SHELL_PAGES)
def test_a_shell_page_is_the_same_whoever_asks(path: str) -> None:
    view, args, kwargs = resolve(path)
    answers = set()
    for state in ("signed_out", "locked", "open"):
        request = HttpRequest()
        request.method = "GET"
        request.COOKIES = {"open": state}
        request.door_state = state  # type: ignore[attr-defined]  # as the door does
        request.idle_seconds = 900  # type: ignore[attr-defined]  # as the door does
        answers.add(view(request, *args, **kwargs).content)

    assert len(answers) == 1
    assert answers == {fetch(path).encode()}


@pytest.mark.parametrize("path", SHELL_PAGES)
def test_a_shell_page_has_no_form_and_nothing_inline(path: str) -> None:
    page = read(fetch(path))

    assert not page.named("form")
    assert not page.named("input")
    assert not page.named("style")
    assert all("style" not in attributes for _tag, attributes in page.tags)
    assert all(not name.startswith("on") for _t, a in page.tags for name in a)
    assert all(script.get("src") for script in page.named("script"))


@pytest.mark.parametrize("path", SHELL_PAGES)
def test_a_shell_page_sets_no_cookie(path: str) -> None:
    response = Client().get(path)

    assert not response.cookies
    assert "no-store" not in response["Cache-Control"]


@pytest.mark.parametrize("path", SHELL_PAGES)
def test_a_shell_page_leads_to_help_and_hide(path: str) -> None:
    links = read(fetch(path)).named("a")

    assert any(link.get("href") == "/s/" for link in links)
    assert any(link.get("id") == "hide" for link in links)


def kept() -> list[str]:
    script = fetch("/sw.js")
    found = re.search(r"^const KEEP = (.*);$", script, re.MULTILINE)
    assert found
    addresses: list[str] = json.loads(found[1])
    return addresses


def test_the_worker_keeps_exactly_the_shell() -> None:
    addresses = kept()
    pages = [address for address in addresses if not address.startswith("/static/")]

    assert tuple(pages) == SHELL_PAGES
    assert len(addresses) == len(set(addresses))


def test_the_worker_keeps_all_that_its_pages_load() -> None:
    addresses = kept()
    for path in SHELL_PAGES:
        page = read(fetch(path))
        loaded = [script["src"] for script in page.named("script")]
        loaded += [
            link["href"]
            for link in page.named("link")
            if link["rel"] in ("stylesheet", "icon")
        ]
        assert set(loaded) <= set(addresses), path


def test_every_kept_file_exists() -> None:
    for name in shell.files():
        assert (shell.STATIC / name).is_file()


def test_the_worker_is_named_after_what_it_keeps(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = shell.version()
    monkeypatch.setattr(settings, "HIDE_TO", "https://example.org/")
    monkeypatch.setattr(settings, "DEBUG", True)

    assert shell.version() != before


def test_a_first_visit_is_small() -> None:
    size = {"/": len(gzip.compress(fetch("/").encode()))}
    for path in (*SHELL_PAGES, "/sw.js", "/manifest.webmanifest"):
        size[path] = len(gzip.compress(fetch(path).encode()))
    for name in (*shell.files(), "web/icons/app-192.png"):
        raw = (shell.STATIC / name).read_bytes()
        ready = name.endswith((".woff2", ".png"))
        size[name] = len(raw) if ready else len(gzip.compress(raw))

    assert sum(size.values()) < FIRST_VISIT_BYTES, size


def test_the_manifest_names_no_room_and_its_icons_exist() -> None:
    described = json.loads(fetch("/manifest.webmanifest"))

    assert described["name"] == described["short_name"] == "Still Here"
    for icon in described["icons"]:
        name = icon["src"].removeprefix(settings.STATIC_URL)
        assert (shell.STATIC / name).is_file()
