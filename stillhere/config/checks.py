"""System checks: every known way to set it up wrongly, with what to do about it.

``stillhere check`` shows them; ``serve`` refuses to start on an error.
"""

import stat
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Error, register

from stillhere.foundation.support.helplines import CORRECTIONS, Wrong
from stillhere.foundation.support.numbers import numbers_page
from stillhere.foundation.web.operator import operator_name

TAG = "stillhere"


def _host(origin: str) -> str:
    host = urlsplit(origin).hostname or ""
    return f"[{host}]" if ":" in host else host


def _beyond_this_machine() -> bool:
    return settings.SECURE or _host(settings.ORIGIN) not in settings.LOOPBACK


@register(TAG)
def refusals(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """Return what would lose pings or show private things: no server starts with it."""
    found: list[CheckMessage] = []
    if settings.PROCESSES > 1 and not settings.REDIS_URL:
        found.append(
            Error(
                "Several processes run without Redis: pages would miss changes.",
                hint="Set REDIS_URL, or set STILLHERE_PROCESSES to 1.",
                id="stillhere.E001",
            )
        )
    if settings.DEBUG and _beyond_this_machine():
        found.append(
            Error(
                "Debug pages would show private text to others.",
                hint="Unset STILLHERE_DEBUG.",
                id="stillhere.E002",
            )
        )
    if settings.TLS_PROXY and not settings.SECURE:
        found.append(
            Error(
                "A TLS proxy is declared, but the public address is plain http.",
                hint="Set STILLHERE_ORIGIN to the https:// address people open.",
                id="stillhere.E003",
            )
        )
    if _beyond_this_machine() and not (settings.SECURE or settings.INSECURE):
        found.append(
            Error(
                "The public address is plain http beyond this machine.",
                hint="Put a TLS proxy before it (docs/how-to/phones-behind-caddy.md).",
                id="stillhere.E004",
            )
        )
    hide_to = urlsplit(settings.HIDE_TO)
    if hide_to.scheme not in ("http", "https") or not hide_to.hostname:
        found.append(
            Error(
                "The page that Hide leads to is no whole address.",
                hint="Set STILLHERE_HIDE_TO to one that begins with https://.",
                id="stillhere.E008",
            )
        )
    elif hide_to.netloc == urlsplit(settings.ORIGIN).netloc:
        found.append(
            Error(
                "Hide leads to this very server.",
                hint="Set STILLHERE_HIDE_TO to a page of somebody else's.",
                id="stillhere.E009",
            )
        )
    if len(settings.SECRET_KEY) < 32:
        found.append(
            Error(
                "The site's secret is short.",
                hint="Unset STILLHERE_SECRET: one is made in the data folder.",
                id="stillhere.E005",
            )
        )
    return found


@register(TAG)
def clock(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """Return whether the clock is moved, which only tests and the demo may do."""
    if not settings.CLOCK_FILE:
        return []
    return [
        Error(
            "The clock is moved by a file: that is for tests and the demo.",
            hint="Unset STILLHERE_CLOCK_FILE.",
            id="stillhere.E006",
        )
    ]


@register(TAG)
def corrections(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """Return whether the operator's own helplines can't be read: better none at all."""
    try:
        numbers_page()
    except Wrong as wrong:
        return [
            Error(
                f"The helplines of your own can't be shown. {wrong}",
                hint=f"Mend or remove {settings.DATA / CORRECTIONS}.",
                id="stillhere.E007",
            )
        ]
    return []


@register(TAG)
def advice(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """Return what works, but less well than it could."""
    found: list[CheckMessage] = []
    try:
        mode = settings.DATA.stat().st_mode
    except OSError:
        mode = 0
    if mode & (stat.S_IRWXG | stat.S_IRWXO):
        found.append(
            checks.Warning(
                "Others on this machine can look into the data folder.",
                hint=f"Run: chmod 700 {settings.DATA}",
                id="stillhere.W001",
            )
        )
    if not operator_name():
        found.append(
            checks.Warning(
                "Nobody is named as the operator, so sign-up is closed.",
                hint="Open the page that serve prints, or set STILLHERE_OPERATOR.",
                id="stillhere.W002",
            )
        )
    if settings.INSECURE:
        found.append(
            checks.Warning(
                "Pages go over plain http: others on the network can read along.",
                hint="Use a TLS proxy; a banner says so on every page until then.",
                id="stillhere.W003",
            )
        )
    if urlsplit(settings.HIDE_TO).scheme != "https":
        found.append(
            checks.Warning(
                "The page that Hide leads to is not an https:// address.",
                hint="Set STILLHERE_HIDE_TO to one.",
                id="stillhere.W004",
            )
        )
    return found


def in_the_way() -> list[CheckMessage]:
    """Return all that no server starts with."""
    return [*refusals(), *corrections()]


def sentences(messages: Sequence[CheckMessage]) -> list[str]:
    """Return one line a message, with its id and what to do."""
    return [f"{found.id} {found.msg} {found.hint or ''}".strip() for found in messages]
