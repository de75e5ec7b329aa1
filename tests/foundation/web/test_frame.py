"""The frame around every page: language, one main, the doors, the way out."""

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory, override_settings

from tests.foundation.web.pages import Found, read


def framed(state: str, idle: int = 0) -> tuple[str, Found]:
    request = RequestFactory().get("/")
    request.door_state = state  # type: ignore[attr-defined]  # as the door does
    request.idle_seconds = idle  # type: ignore[attr-defined]  # as the door does
    html = render_to_string("web/base.html", {"here": "today"}, request)
    return html, read(html)


@pytest.mark.parametrize("state", ["signed_out", "locked", "open", "nonsense"])
def test_a_page_has_a_language_one_main_and_the_neutral_title(state: str) -> None:
    html, page = framed(state)

    assert page.named("html")[0]["lang"] == "en"
    assert len(page.named("main")) == 1
    assert "<title>Still Here</title>" in html


@pytest.mark.parametrize(
    ("state", "doors"),
    [
        ("signed_out", ["/", "/in/", "/s/"]),
        ("locked", ["/s/"]),
        ("open", ["/", "/m/", "/u/", "/s/"]),
    ],
)
def test_the_foot_shows_the_doors_that_are_open(state: str, doors: list[str]) -> None:
    html, _page = framed(state)
    foot = read(html[html.index("<nav") : html.index("</nav>")])

    assert [link["href"] for link in foot.named("a")] == doors
    assert foot.named("form") == [{"method": "post", "action": "/w/x"}]
    assert "data-hide" in foot.named("button")[0]


def test_the_first_two_stops_of_the_keyboard_skip_and_hide() -> None:
    _html, page = framed("open")
    first, second = page.named("a")[:2]

    assert first["href"] == "#main"
    assert second["href"] == "#hide" and "data-hide" in second


def test_only_an_open_page_counts_the_idle_time() -> None:
    assert framed("open", 900)[1].named("still-idle") == [{"data-seconds": "900"}]
    assert not framed("locked", 900)[1].named("still-idle")
    assert not framed("signed_out", 900)[1].named("still-idle")


def test_a_server_without_encryption_says_so_on_every_page() -> None:
    with override_settings(INSECURE=True):
        assert "not encrypted" in framed("signed_out")[0]
    with override_settings(INSECURE=False):
        assert "not encrypted" not in framed("signed_out")[0]


def test_a_form_can_be_sent_under_the_referrer_policy() -> None:
    """With "no-referrer" a browser sends "Origin: null", and no form gets through."""
    _html, page = framed("open")
    policies = [
        meta["content"] for meta in page.named("meta") if meta.get("name") == "referrer"
    ]

    assert policies == ["same-origin"]
