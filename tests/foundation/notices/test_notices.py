"""A notice is a person and a minute, is given once, and can be taken back."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest

from stillhere.foundation.notices import services
from stillhere.foundation.notices.models import Notice
from stillhere.vault.names import PersonId

pytestmark = pytest.mark.django_db

ALICE = PersonId(uuid.uuid4())
BOB = PersonId(uuid.uuid4())
SIX = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        (SIX, SIX),
        (SIX + timedelta(microseconds=1), SIX + MINUTE),
        (SIX + timedelta(seconds=59), SIX + MINUTE),
        (
            datetime(2026, 11, 23, 23, 59, 30, tzinfo=UTC),
            datetime(2026, 11, 24, tzinfo=UTC),
        ),
    ],
)
def test_only_the_minute_is_kept_and_never_an_earlier_one(asked, kept):
    notice = services.remind(ALICE, asked)

    assert Notice.objects.get(pk=notice).due_at == kept


def test_a_notice_is_a_person_and_a_minute_and_nothing_else():
    fields = {field.name for field in Notice._meta.get_fields()}

    assert fields == {"id", "person_id", "due_at"}


def test_what_is_due_is_given_once_and_leaves_nothing():
    services.remind(ALICE, SIX)
    services.remind(ALICE, SIX - MINUTE)
    services.remind(BOB, SIX)
    services.remind(BOB, SIX + MINUTE)

    assert services.due(SIX) == [ALICE, BOB]
    assert services.due(SIX) == []
    assert Notice.objects.count() == 1


def test_a_notice_that_was_taken_back_never_comes():
    services.cancel(services.remind(ALICE, SIX))

    assert services.due(SIX + MINUTE) == []


def test_taking_back_twice_is_no_error():
    notice = services.remind(ALICE, SIX)

    services.cancel(notice)
    services.cancel(notice, uuid.uuid4())


def test_who_leaves_leaves_no_notice():
    services.remind(ALICE, SIX)
    services.remind(BOB, SIX)

    services.forget(ALICE)

    assert services.due(SIX) == [BOB]
