"""Two open vaults, a time, and something said in one of them."""

import html
import itertools
import re
from datetime import UTC, datetime, timedelta

from django.http import HttpResponse
from django.urls import reverse

from stillhere.foundation.web import clock
from stillhere.rooms.disclosures import services
from stillhere.rooms.disclosures.records import Kind, Wish
from stillhere.rooms.disclosures.services import Before
from stillhere.vault.names import Stream
from stillhere.vault.opened import Vault
from tests.cast import Actor

Two = tuple[Vault, Vault]
NOW = datetime(2026, 11, 23, 18, 10, tzinfo=UTC)
SAY = "/c/"
_numbers = itertools.count(1)


def token() -> str:
    """A token as a form has it."""
    return f"{next(_numbers):032x}"


def later(**time: float) -> datetime:
    return NOW + timedelta(**time)


def said(
    vault: Vault,
    words: str = "I get scared when it is quiet.",
    *,
    kind: Kind = Kind.FEAR,
    wishes: tuple[Wish, ...] = (Wish.LISTEN,),
    now: datetime | None = None,
    sent: str = "",
    before: Before | None = None,
) -> Stream:
    return services.say(
        vault,
        token=sent or token(),
        kind=kind,
        words=words,
        wishes=wishes,
        now=now or NOW,
        before=before,
    )


def said_now(vault: Vault, words: str = "I get scared.", **how: object) -> Stream:
    """Say something a moment ago, by the clock of the pages."""
    return said(vault, words, now=clock.now(), **how)  # type: ignore[arg-type]


def text(response: HttpResponse) -> str:
    return html.unescape(response.content.decode())


def where(name: str, stream: str) -> str:
    return reverse(f"disclosures:{name}", kwargs={"stream": stream})


def stream_in(answer: HttpResponse) -> str:
    found = re.search(r"[0-9a-f]{32}", answer.headers["Location"])
    assert found, answer.headers["Location"]
    return found.group()


def sends(who: Actor, words: str, kind: str = "fact", **more: str) -> HttpResponse:
    """Send the form that says something."""
    fields = {"token": token(), "kind": kind, "words": words, "step": "send"}
    return who.posts(SAY, **{**fields, **more})
