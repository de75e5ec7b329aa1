"""When the server could not: nothing was saved, and what was typed is on the page."""

import errno

import pytest
from django.db import OperationalError
from django.template.loader import render_to_string
from django.test import RequestFactory

from stillhere.foundation.web import errors

WORDS = "I wrote this for a long time & I mean it."


def answer(error: Exception, fields: dict[str, str]) -> tuple[int, str]:
    request = RequestFactory().post("/a/", fields)
    try:
        raise error
    except Exception:  # as Django calls the handler: while the error is handled
        response = errors.server_error(request)
    return response.status_code, response.content.decode()


@pytest.mark.parametrize(
    "error",
    [OperationalError("database is locked"), OSError(errno.ENOSPC, "no space")],
)
def test_a_full_disk_or_a_locked_database_keeps_the_words(error: Exception) -> None:
    status, html = answer(error, {"line": WORDS, "token": "ab" * 16, "back": "30"})

    assert status == 503
    assert "Nothing was saved." in html
    assert "I wrote this for a long time &amp; I mean it.</textarea>" in html
    assert f'name="token" value="{"ab" * 16}"' in html
    assert 'name="back" value="30"' in html


def test_a_passphrase_is_never_put_back_on_the_page() -> None:
    secret = "six words that nobody ever guesses at all"
    _status, html = answer(OperationalError(), {"passphrase": secret, "note": WORDS})

    assert secret not in html
    assert "Send it again" not in html


def test_another_error_says_that_it_is_not_your_doing() -> None:
    status, html = answer(ValueError("a slip of ours"), {"line": WORDS})

    assert status == 500
    assert "a slip of ours" not in html
    assert "not your doing" in html


@pytest.mark.parametrize(
    "template", ["400.html", "403.html", "403_csrf.html", "404.html", "500.html"]
)
def test_an_error_page_needs_no_request(template: str) -> None:
    html = render_to_string(template)

    assert html.count("<h1>") == 1
    assert "/w/e" in html and "/s/" in html
