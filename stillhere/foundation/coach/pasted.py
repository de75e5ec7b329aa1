"""Is this a chat that was pasted? Then it is not read: half of it is somebody else's.

Pure. Reading old chats would be judging a person from their messages.
"""

import re
from typing import Final

LEAST: Final = 3
"""Lines that have to look like a chat; a list or a play of one line is none."""
_TIME: Final = r"\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?:\s?[ap]\.?m\.?)?"
_DAY: Final = r"\d{1,4}[./-]\d{1,2}(?:[./-]\d{1,4})?\.?"
_STAMPED: Final = re.compile(
    rf"^\W{{0,2}}(?:{_DAY},?\s+)?{_TIME}\W{{0,4}}[^\n:]{{1,40}}:\s?\S", re.IGNORECASE
)
_NAMED: Final = re.compile(r"^([^\W\d_][\w'’.-]{0,20}(?: [^\W\d_][\w'’.-]{0,20})?): \S")


def is_chat(text: str) -> bool:
    """Say whether these are lines of a talk between two."""
    lines = [line.strip()[:120] for line in text.splitlines() if line.strip()]
    stamped = sum(bool(_STAMPED.match(line)) for line in lines)
    named = [found[1].lower() for line in lines if (found := _NAMED.match(line))]
    turns = len(named) >= LEAST and 1 < len({*named}) < len(named)
    return stamped >= LEAST or turns
