"""Is one of the two away right now? Rooms ask here; the room of pauses answers.

So a room can keep what the argument was about out of sight during a pause, and no room
has to know another.
"""

from collections.abc import Callable
from datetime import datetime

from stillhere.vault.opened import Vault

Answer = Callable[[Vault, datetime], bool]
_answers: dict[str, Answer] = {}


def answers(answer: Answer) -> Answer:
    """Register who knows; called once, when the program starts."""
    _answers[f"{answer.__module__}.{answer.__qualname__}"] = answer
    return answer


def away(vault: Vault, now: datetime) -> bool:
    """Say whether a pause of the two is open."""
    return any(answer(vault, now) for answer in _answers.values())
