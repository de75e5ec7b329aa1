"""Small helpers: a time, a silence, and what is kept and shown of it."""

import html
import itertools
import re
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpResponse

from stillhere.rooms.episodes import access, services
from stillhere.rooms.episodes.records import Back, Before, Did, Part, Silence, Who
from stillhere.vault.names import Stream
from stillhere.vault.opened import Vault
from tests.cast import Actor

Two = tuple[Vault, Vault]
NOW = datetime(2026, 11, 23, 18, 10, tzinfo=UTC)
DUBLIN = ZoneInfo("Europe/Dublin")
LAST_NIGHT = NOW.replace(hour=20, minute=0) - timedelta(days=1)
_numbers = itertools.count(1)


def token() -> str:
    """A token as a form has it."""
    return f"{next(_numbers):032x}"


def silence(note: str = "", *, days: float = 1, **more: Any) -> Silence:
    """A silence that began so many days ago, in the evening; three hours long."""
    began = LAST_NIGHT - timedelta(days=days - 1)
    start: dict[str, Any] = {"began": began, "on": began.date(), "part": Part.EVENING}
    return Silence(
        **start | {"ended": began + timedelta(hours=3), "note": note} | more,
    )


ALL_OF_IT = silence(
    "The party.",
    who=Who.ME,
    before=(Before.REMARK,),
    did=(Did.PRESSED,),
    back=(Back.LAUGH,),
    tags=("guests",),
)


def keeps(vault: Vault, found: Silence, *, now: datetime = NOW) -> Stream:
    """Keep a silence."""
    return services.keep(vault, token=token(), silence=found, now=now)


def shows(vault: Vault, stream: Stream, *, sent: str = "") -> Stream:
    """Show one's side just as it is kept."""
    own = access.own(vault, stream)
    return services.show(
        vault,
        stream=stream,
        token=sent or token(),
        silence=own.silence,
        was=own.version,
        now=NOW,
    )


def told(vault: Vault, stream: Stream) -> Silence | None:
    """What a person can read there."""
    found = access.told(vault, stream).side.told
    return found.silence if found else None


# --- pages ------------------------------------------------------------------------


def text(answer: HttpResponse) -> str:
    """A page as it is read."""
    return html.unescape(answer.content.decode())


def fields(**more: str) -> dict[str, str]:
    """What the form sends of a silence yesterday evening."""
    return {
        "token": token(),
        "day": "yesterday",
        "part": "evening",
        "length": "hours",
    } | more


def notes(actor: Actor, **more: str) -> str:
    """Note a silence, and return its address."""
    return actor.posts("/e/n", **fields(**more))["Location"]


def was(page: str) -> str:
    """The version that a form was opened on."""
    found = re.search(r'name="was" value="(\d+)"', page)
    assert found
    return found[1]


ALL = {
    "who": "me",
    "before": "remark",
    "did": "pressed",
    "back": "laugh",
    "tags": "guests",
    "note": "At the party.",
}
"""Everything that can be said of a silence, as a form sends it."""


def shown(actor: Actor, mine: str, much: str = "all") -> str:
    """Show one's side as a person does: how much, a preview, send."""
    page = text(actor.posts(f"{mine}/s", token=token(), much=much))
    sent = {"much": much, "send": "1", "was": was(page)}
    return actor.posts(f"{mine}/s", token=token(), **sent)["Location"]
