"""Small helpers for the pages' tests."""

import html
import re
from datetime import timedelta

from django.http import HttpResponse
from django.urls import reverse

from stillhere.foundation.web import clock
from stillhere.rooms.pauses import services
from stillhere.vault.names import Stream
from stillhere.vault.opened import Vault
from tests.rooms.pauses.people import some, token

BEGIN = "/a/"


def first(pattern: str, page: str) -> str:
    return some(re.search(pattern, page))[1]


def text(response: HttpResponse) -> str:
    return html.unescape(response.content.decode())


def began(vault: Vault, *, ago: float = 0, minutes: float = 30) -> Stream:
    """Begin a pause some minutes ago."""
    now = clock.now() - timedelta(minutes=ago)
    return services.begin_pause(
        vault,
        token=token(),
        until=now + timedelta(minutes=minutes),
        line="My head is full.",
        reason=None,
        now=now,
    )


def where(name: str, stream: str) -> str:
    return reverse(f"pauses:{name}", kwargs={"stream": stream})
