"""Take erased bytes off the disk: SQLite overwrites them, but its log keeps a copy.

A deleted row is overwritten (``secure_delete``), yet the old page stays in the
write-ahead log until a *truncating* checkpoint succeeds, which an open reader can
hold up. Until then :func:`pending` is true, and pages say so. PostgreSQL keeps its
own log; there nothing is cleared, and docs/threat-model.md says what that means. What
is not yet on the list of what is gone (``gone``) is pending, too.
"""

import threading

from django.db import connection, transaction

from stillhere.vault import gone

PATIENCE = 200
"""Milliseconds: while the log waits for a reader, it keeps writers waiting too."""
_wanted = threading.Event()
_wanted.set()
"""Set at the start as well: the process before may have been stopped in between."""


def ask() -> None:
    """Ask for the log to be cleared once this transaction is committed."""
    transaction.on_commit(_wanted.set)


def pending() -> bool:
    """Say whether something erased may still be in the log, or is not listed yet."""
    return gone.waiting() or _in_the_log()


def _in_the_log() -> bool:
    return connection.vendor == "sqlite" and _wanted.is_set()


def sweep() -> bool:
    """List what waits, clear the log; return whether nothing is pending any more."""
    listed = gone.ship()
    return clear_log() and listed


def clear_log() -> bool:
    """Try to clear the log; return whether nothing of it is pending any more."""
    if not _in_the_log():
        return True
    _wanted.clear()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        usual = int(cursor.fetchone()[0])
        cursor.execute(f"PRAGMA busy_timeout = {PATIENCE}")
        try:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            busy = bool(cursor.fetchone()[0])
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {usual}")
    if busy:
        _wanted.set()
    return not busy
