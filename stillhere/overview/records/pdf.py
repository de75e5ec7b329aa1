"""A summary as a tagged PDF, made in memory; or not at all where Pango is missing."""

import base64
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

from stillhere.overview.records.paper import head

STYLE: Final = Path(__file__).parent / "data" / "pdf.css"
FONTS: Final = {
    "Literata": "web/fonts/literata-latin-500-normal.woff2",
    "Atkinson": "web/fonts/atkinson-hyperlegible-next-latin-400-normal.woff2",
}
VARIANT: Final = "pdf/ua-1"
"""Tagged for screen readers: ISO 14289-1."""


class NoPango(Exception):
    """This server cannot make a PDF; the page can be printed instead."""


@cache
def _engine() -> Any:
    try:
        return import_module("weasyprint")
    except (ImportError, OSError):  # the package, or the libraries it draws with
        return None


def can_be_made() -> bool:
    """Say whether this server has what a PDF takes."""
    return _engine() is not None


def made(context: dict[str, Any]) -> bytes:
    """Return the summary. It asks no network and no disk for anything on the way.

    :raises NoPango: if this server cannot.
    """
    engine = _engine()
    if engine is None:
        raise NoPango
    page = render_to_string("records/pdf.html", {**context, "head": head(_style())})
    fetcher = engine.urls.URLFetcher(allowed_protocols={"data"})
    document = engine.HTML(string=page, url_fetcher=fetcher)
    return bytes(document.write_pdf(pdf_variant=VARIANT))


@cache
def _style() -> str:
    faces = [
        f'@font-face {{ font-family: "{name}"; src: url("{_data(path)}"); }}'
        for name, path in FONTS.items()
    ]
    return "\n".join([*faces, STYLE.read_text("utf-8")])


def _data(path: str) -> str:
    found = finders.find(path)
    raw = Path(str(found)).read_bytes() if found else b""
    return "data:font/woff2;base64," + base64.b64encode(raw).decode()
