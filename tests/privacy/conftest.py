"""A house that stands for a whole file; what a test does in it is undone after it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction

from stillhere.foundation.people import limits
from stillhere.foundation.web import clock
from tests.privacy.house import House, build
from tests.privacy.served import Running, serving

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


REDIS = str(settings.REDIS_URL)


@pytest.fixture(autouse=True)
def _one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Count tries and pass words on in this process; one test asks for Redis."""
    monkeypatch.setattr(settings, "REDIS_URL", "")


@pytest.fixture
def redis_url(_one_process: None, monkeypatch: pytest.MonkeyPatch) -> str:
    """Use Redis if the suite was given one; return its address or nothing."""
    monkeypatch.setattr(settings, "REDIS_URL", REDIS)
    return REDIS


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: Any) -> Iterator[House]:
    """Build the house once, in a transaction that is never committed."""
    patch = pytest.MonkeyPatch()
    patch.setattr(clock, "now", lambda: NOON)
    patch.setattr(settings, "REDIS_URL", "")
    with django_db_blocker.unblock(), transaction.atomic():
        limits.forget()
        yield build()
        transaction.set_rollback(True)
    patch.undo()


@pytest.fixture
def house(built: House, db: None) -> House:
    """Give the house to one test, which pytest-django undoes in a savepoint."""
    return built


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    """The real server, as a person would start it."""
    with serving(tmp_path) as found:
        yield found
