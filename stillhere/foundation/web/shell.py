"""The shell: the pages and files kept on a device, the same bytes for everyone.

The service worker fetches exactly what is listed here and nothing else, so no private
page can get into its store. Views of shell pages are ``packed`` and answer with
``page``.
"""

import gzip
import hashlib
from collections.abc import Callable
from functools import cache, wraps
from pathlib import Path
from typing import Final

import attrs
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import resolve
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language

View = Callable[[HttpRequest], HttpResponse]

STATIC: Final = Path(__file__).parent / "static"

OFFLINE: Final = "/w/"
PAGES: Final = (
    *(OFFLINE, "/w/a", "/w/b", "/w/c", "/w/d", "/w/e", "/w/f", "/w/g"),
    *("/s/", "/s/n", "/s/a", "/s/b", "/s/c", "/s/d", "/s/e"),
)
"""Formless pages without anything personal: calming, texts to copy, help."""


def page(template: str, context: dict[str, object] | None = None) -> HttpResponse:
    """Answer with a shell page: rendered without the request, so equal for everyone."""
    shown = {"insecure": settings.INSECURE, **(context or {})}
    response = HttpResponse(render_to_string(template, shown))
    response["Cache-Control"] = "no-cache, no-transform"
    # What is opened next does not hear which page of help one came from.
    response["Referrer-Policy"] = "no-referrer"
    return response


@attrs.frozen
class _Made:
    """The answer of a shell view, as it goes to everyone."""

    head: dict[str, str]
    plain: bytes
    packed: bytes


def packed(view: View) -> View:
    """Make a shell view's answer once for each language, compressed as well.

    Its bytes are the same for everyone, so they are drawn once. Pages that know who
    asks are never compressed, since their length would tell.
    """
    made: dict[str | None, _Made] = {}

    @wraps(view)
    def run(request: HttpRequest) -> HttpResponse:
        language = get_language()
        if settings.DEBUG or language not in made:
            made[language] = _made(view(request))
        found = made[language]
        gzipped = "gzip" in request.headers.get("Accept-Encoding", "")
        response = HttpResponse(
            found.packed if gzipped else found.plain, headers=found.head
        )
        patch_vary_headers(response, ("Accept-Encoding",))
        if gzipped:
            response["Content-Encoding"] = "gzip"
            response["Content-Length"] = str(len(found.packed))
        return response

    return run


def _made(answer: HttpResponse) -> _Made:
    content = answer.content
    return _Made(dict(answer.items()), content, gzip.compress(content, mtime=0))


def files() -> list[str]:
    """Return the static files of the shell, as names under ``static/``."""
    kept = ("css/*.css", "js/*.js", "fonts/*.woff2", "icons/app.svg")
    found = [path for glob in kept for path in (STATIC / "web").glob(glob)]
    return sorted(path.relative_to(STATIC).as_posix() for path in found)


def addresses() -> list[str]:
    """Return every address the worker keeps: pages first, then files."""
    return [*PAGES, *(static(name) for name in files())]


def version() -> str:
    """Return a name for this very content: it changes when any kept byte changes."""
    language = get_language() or ""
    return _version.__wrapped__(language) if settings.DEBUG else _version(language)


@cache
def _version(language: str) -> str:
    digest = hashlib.sha256(language.encode())
    for path in PAGES:
        view, args, kwargs = resolve(path)
        request = HttpRequest()
        request.method = "GET"
        digest.update(view(request, *args, **kwargs).content)
    for name in files():
        digest.update(static(name).encode())
        digest.update((STATIC / name).read_bytes())
    return digest.hexdigest()[:16]
