"""One whole transaction for what a person does, run again when a race was lost."""

from collections.abc import Callable
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import transaction

P = ParamSpec("P")
R = TypeVar("R")

TRIES = 8
_inside: ContextVar[bool] = ContextVar("inside_whole", default=False)


class Conflict(Exception):
    """Somebody else wrote this version first."""


class Crowded(Exception):
    """The same race was lost too often; nothing was saved."""


def whole(service: Callable[P, R]) -> Callable[P, R]:
    """Run a service in one transaction, from its start again on :class:`Conflict`.

    A service called by another one joins its transaction.

    :raises Crowded: after eight lost races; nothing was saved.
    """

    @wraps(service)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        if _inside.get():
            return service(*args, **kwargs)
        mark = _inside.set(True)
        try:
            for _ in range(TRIES):
                try:
                    with transaction.atomic():
                        return service(*args, **kwargs)
                except Conflict:
                    continue
            raise Crowded
        finally:
            _inside.reset(mark)

    return run
