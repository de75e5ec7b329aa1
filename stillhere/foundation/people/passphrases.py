"""Six generated words, or a passphrase of one's own that is measured as strong."""

import secrets
from functools import cache
from pathlib import Path

from stillhere.foundation.people.rules import ENOUGH_GUESSES, LONGEST, SHORTEST
from stillhere.vault.keys import plain_passphrase

WORDS = 6
"""Of 2,048 each: 66 random bits."""
_MEASURED = 72
"""Characters looked at: measuring takes longer than in proportion to the length."""


def six_words() -> str:
    """Return a new passphrase of six random words."""
    return " ".join(secrets.choice(_words()) for _ in range(WORDS))


def is_six_words(text: str) -> bool:
    """Say whether this can be a passphrase made here."""
    words = text.split(" ")
    return len(words) == WORDS and all(word in _words() for word in words)


def is_strong(passphrase: str) -> bool:
    """Say whether guessing it would take years (see ``ENOUGH_GUESSES``)."""
    from zxcvbn import zxcvbn  # imported late: its lists weigh several megabytes

    plain = plain_passphrase(passphrase)
    if not SHORTEST <= len(plain) <= LONGEST:
        return False
    guesses = float(zxcvbn(plain[:_MEASURED])["guesses_log10"])
    return guesses >= ENOUGH_GUESSES


@cache
def _words() -> tuple[str, ...]:
    file = Path(__file__).parent / "data" / "words.txt"
    return tuple(file.read_text("ascii").split())
