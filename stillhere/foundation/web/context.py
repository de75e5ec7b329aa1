"""Context processor ``shell``: what the frame around a page needs to know."""

from typing import Final, Literal

import attrs
from django.conf import settings
from django.http import HttpRequest

Door = Literal["signed_out", "locked", "open"]
DOORS: Final[tuple[Door, ...]] = ("signed_out", "locked", "open")


@attrs.frozen(kw_only=True)
class Shell:
    """The state of the frame: which doors the nav shows, and what it warns of.

    The pages of the cached shell are rendered without it, the same for everyone.
    """

    state: Door
    insecure: bool = False
    idle_seconds: int = 0


def shell(request: HttpRequest) -> dict[str, Shell]:
    """Read the frame's state from what the session middleware left on the request.

    ``request.door_state`` is "signed_out", "locked" or "open";
    ``request.idle_seconds`` is how long an open page may stay uncovered (0: no limit
    known). The setting ``INSECURE`` says that the server is reached beyond this machine
    without TLS.
    """
    named = getattr(request, "door_state", "signed_out")
    state: Door = named if named in DOORS else "signed_out"
    idle = int(getattr(request, "idle_seconds", 0) or 0)
    return {
        "shell": Shell(
            state=state,
            insecure=bool(getattr(settings, "INSECURE", False)),
            idle_seconds=max(idle, 0) if state == "open" else 0,
        )
    }
