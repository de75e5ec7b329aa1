"""Signatures that a person has checked already, so that their next page need not.

A check costs as much as opening ten rows, and home is opened again and again. Only a
hash of what was checked stays in memory, made with a key of this process, and the
reader is part of it: a page is never faster because somebody else was here.
"""

import threading

from stillhere.vault import sealing
from stillhere.vault.names import PersonId

MOST = 20_000
"""Hashes kept; the oldest go first. About 3 MB when full."""
_secret = sealing.new_key()
_known: dict[bytes, None] = {}
_turn = threading.Lock()


def signed(me: PersonId, public: bytes, message: bytes, signature: bytes) -> bool:
    """Say whether the holder of ``public`` signed this; ``me`` is who reads."""
    mark = sealing.keyed_hash(_secret, me.bytes, public, signature, message)
    if mark in _known:
        return True
    if not sealing.signed_by(public, message, signature):
        return False
    with _turn:
        _known[mark] = None
        if len(_known) > MOST:
            del _known[next(iter(_known))]
    return True


def forget() -> None:
    """Forget all of it; for tests."""
    with _turn:
        _known.clear()
