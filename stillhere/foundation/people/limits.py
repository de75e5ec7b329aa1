"""Slow guessing down, without ever counting an address.

A browser that has signed in before has its own bucket, which failures from elsewhere
never drain; every other try counts against the name it names, existing or not.
Kept in memory, or in Redis when there are several processes: never on the disk.
"""

import math
import threading
import time
from collections import OrderedDict
from contextlib import suppress
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from django.conf import settings

from stillhere.vault import sealing

if TYPE_CHECKING:
    from redis import Redis

TRIES = 5
"""So many at once; then one every twelve seconds."""
REFILL = timedelta(seconds=12)
_MOST = 20_000
_buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()
_lock = threading.Lock()


def allowed(*what: str) -> bool:
    """Take one try out of a bucket; say whether there was one."""
    key = _key(*what)
    shared = _take_shared(key) if settings.REDIS_URL else None
    return _take(key, time.monotonic()) if shared is None else shared


def again(*what: str) -> None:
    """Fill a bucket up: the right passphrase was given."""
    key = _key(*what)
    with _lock:
        _buckets.pop(key, None)
    if settings.REDIS_URL:
        from redis import RedisError

        with suppress(RedisError):
            _redis().delete(f"try:{key}")


def forget() -> None:
    """Empty this process's buckets, between tests."""
    _buckets.clear()


def _key(*what: str) -> str:
    return sealing.keyed_hash(settings.SECRET_KEY.encode()[:64], "try", *what).hex()


def _take(key: str, at: float) -> bool:
    with _lock:
        left, since = _buckets.pop(key, (float(TRIES), at))
        left = min(TRIES, left + (at - since) / REFILL.total_seconds())
        enough = left >= 1
        _buckets[key] = (left - 1 if enough else left, at)
        while len(_buckets) > _MOST:
            _buckets.popitem(last=False)
    return enough


def _take_shared(key: str) -> bool | None:
    """Count in windows of a minute; None when Redis does not answer.

    A bucket of this process alone is then better than none.
    """
    from redis import RedisError

    name = f"try:{key}"
    try:
        with _redis().pipeline() as pipe:
            pipe.incr(name)
            pipe.expire(name, math.ceil(TRIES * REFILL.total_seconds()), nx=True)
            count, _ = pipe.execute()
    except RedisError:
        return None
    return int(count) <= TRIES


@cache
def _redis() -> "Redis":
    from redis import Redis  # imported late: a single process needs none

    return Redis.from_url(
        settings.REDIS_URL, socket_timeout=1, socket_connect_timeout=1
    )
