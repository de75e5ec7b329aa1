"""Shell pages are compressed, the same for everyone; other pages are not."""

import gzip

import pytest
from django.test import Client

from tests.foundation.web.pages import SHELL_PAGES

GZIP = {"Accept-Encoding": "gzip, deflate"}


@pytest.mark.django_db
@pytest.mark.parametrize("path", [*SHELL_PAGES, "/sw.js", "/manifest.webmanifest"])
def test_a_shell_page_is_compressed_for_who_takes_it(path: str) -> None:
    plain, packed = Client().get(path), Client().get(path, headers=GZIP)

    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert packed.headers["Content-Length"] == str(len(packed.content))
    for answer in (plain, packed):
        assert "Accept-Encoding" in answer.headers["Vary"]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/in/", "/new/"])
def test_a_page_that_knows_who_asks_is_never_compressed(path: str) -> None:
    assert "Content-Encoding" not in Client().get(path, headers=GZIP).headers
