"""Helpers: the shell's pages as their views answer, and what stands in a page."""

from html.parser import HTMLParser

import attrs
from django.test import Client

from stillhere.foundation.web import shell

SHELL_PAGES = shell.PAGES


@attrs.define
class Found(HTMLParser):
    """Tags of a page, with their attributes."""

    tags: list[tuple[str, dict[str, str | None]]] = attrs.Factory(list)

    def __attrs_pre_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.append((tag, dict(attrs)))

    def named(self, name: str) -> list[dict[str, str | None]]:
        """Return the attributes of every tag of this name."""
        return [attributes for tag, attributes in self.tags if tag == name]


def read(html: str) -> Found:
    """Parse a page."""
    found = Found()
    found.feed(html)
    return found


def fetch(path: str) -> str:
    """Return a page as someone signed out gets it."""
    response = Client().get(path)
    assert response.status_code == 200, path
    return response.content.decode()
