"""Pages of the shell, the service worker and the manifest; all open to everyone."""

import json

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from stillhere.foundation.web import shell, texts
from stillhere.foundation.web.doors import anyone

A_DAY = 24 * 60 * 60
"""Seconds after which a browser asks for the worker anew, whatever it was told."""


@anyone
@require_safe
@shell.packed
def offline(request: HttpRequest) -> HttpResponse:
    """Show what works without a signal: breathing, help, texts to copy."""
    return shell.page("web/offline.html")


@anyone
@require_safe
@shell.packed
def pause_text(request: HttpRequest) -> HttpResponse:
    """Give a text that calls a pause, by how long it is to be."""
    return shell.page("web/pause_text.html", {"pauses": texts.pauses()})


@anyone
@require_safe
@shell.packed
def went_quiet(request: HttpRequest) -> HttpResponse:
    """Give a text that says "still here" without needing words."""
    return shell.page("web/went_quiet.html", {"texts": texts.still_here()})


@anyone
@require_safe
@shell.packed
def gone_quiet(request: HttpRequest) -> HttpResponse:
    """Help someone who waits: the loudest thought and the need under it."""
    context: dict[str, object] = {
        "thoughts": texts.thoughts(),
        "texts": texts.open_doors(),
    }
    return shell.page("web/gone_quiet.html", context)


@anyone
@require_safe
@shell.packed
def say_something(request: HttpRequest) -> HttpResponse:
    """Give a few gentle ways to begin, and how to ask for being heard."""
    return shell.page("web/say_something.html", {"openers": texts.openers()})


@anyone
@require_safe
@shell.packed
def breathe(request: HttpRequest) -> HttpResponse:
    """Breathe for a minute; then the senses; then a walk."""
    return shell.page("web/breathe.html")


@anyone
@require_safe
@shell.packed
def about(request: HttpRequest) -> HttpResponse:
    """Say what this is, what it keeps to, and what it cannot do."""
    return shell.page("web/about.html")


@anyone
@require_safe
@shell.packed
def for_you(request: HttpRequest) -> HttpResponse:
    """Give what helps oneself, where nothing is suggested about the other person."""
    context: dict[str, object] = {
        "friends": texts.to_a_friend(),
        "plain": texts.practical(),
    }
    return shell.page("web/for_you.html", context)


@anyone
@require_safe
@shell.packed
def worker(request: HttpRequest) -> HttpResponse:
    """Serve the service worker with the list of what it keeps.

    Browsers ask for it at each page unless it may be kept; they ask once a day anyway.
    """
    context = {
        "version": json.dumps(shell.version()),
        "keep": json.dumps(shell.addresses()),
        "pages": json.dumps(shell.PAGES),
        "offline": json.dumps(shell.OFFLINE),
    }
    script = render_to_string("web/worker.js", context)
    response = HttpResponse(script, content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = f"private, max-age={A_DAY}, no-transform"
    response["Service-Worker-Allowed"] = "/"
    return response


@anyone
@require_safe
@shell.packed
def manifest(request: HttpRequest) -> HttpResponse:
    """Describe the app to a phone: a neutral name, a lamp, and where it opens."""
    sizes = {"app-192.png": "192x192", "app-512.png": "512x512"}
    icons = [
        {"src": static(f"web/icons/{name}"), "sizes": size, "type": "image/png"}
        for name, size in sizes.items()
    ]
    maskable = {
        "src": static("web/icons/app-maskable.png"),
        "sizes": "512x512",
        "type": "image/png",
        "purpose": "maskable",
    }
    described = {
        "name": "Still Here",
        "short_name": "Still Here",
        "id": "/",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#faf6ef",
        "theme_color": "#faf6ef",
        "icons": [*icons, maskable],
        "share_target": {
            "action": "/r/s",
            "method": "POST",
            "enctype": "application/x-www-form-urlencoded",
            "params": {"title": "title", "text": "text", "url": "url"},
        },
    }
    return HttpResponse(
        json.dumps(described), content_type="application/manifest+json; charset=utf-8"
    )
