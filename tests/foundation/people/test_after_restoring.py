"""People of a restored backup: what let somebody in is dropped, what is gone goes."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from stillhere.foundation.couples import services as couples
from stillhere.foundation.couples.models import Invitation
from stillhere.foundation.notices import services as notices
from stillhere.foundation.notices.models import Notice
from stillhere.foundation.people import services
from stillhere.foundation.people.models import Device, Person, Session
from stillhere.foundation.people.restoring import after_restoring
from stillhere.vault import gone, gonelist
from stillhere.vault.models import Space, Wrap
from tests.cast import ERIN, Actor, couple

pytestmark = pytest.mark.django_db
NOW = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)
WEEK = date(2027, 3, 8)


@pytest.fixture(autouse=True)
def _own_list(tmp_path: Path, settings) -> None:
    settings.DATA = tmp_path


def listed() -> tuple[str, ...]:
    gone.put_on_the_list()
    found = gonelist.read(gone.path())
    return found.entries if found else ()


def test_sessions_and_known_browsers_end() -> None:
    erin = Actor(ERIN).signs_up()
    assert Session.objects.exists()
    assert Device.objects.exists()

    after_restoring((), NOW)

    assert not Session.objects.exists()
    assert not Device.objects.exists()
    assert erin.signs_in().status_code == 302


def test_an_account_that_was_deleted_since_goes_and_the_other_keeps_theirs() -> None:
    alice, bob = couple()
    entries = (gone.mark("person", str(alice.id)),)
    person = alice.id

    after_restoring(entries, NOW)

    assert not Person.objects.filter(pk=person).exists()
    assert not Wrap.objects.filter(person=person).exists()
    assert Person.objects.filter(pk=bob.id).exists()
    assert Space.objects.filter(closed=True).count() == 1


def test_deleting_an_account_is_on_the_list() -> None:
    erin = Actor(ERIN).signs_up()
    person = erin.id

    services.delete(person)

    assert gone.mark("person", str(person)) in listed()


@pytest.mark.parametrize("asked", [date(2027, 2, 1), WEEK + timedelta(days=3)])
def test_a_deletion_that_waits_gets_its_week_anew(asked: date) -> None:
    erin = Actor(ERIN).signs_up()
    Person.objects.filter(pk=erin.id).update(leaves_on=asked)

    after_restoring((), NOW)

    assert Person.objects.get(pk=erin.id).leaves_on == max(asked, WEEK)


def test_who_has_come_back_since_stays() -> None:
    erin = Actor(ERIN).signs_up()
    Person.objects.filter(pk=erin.id).update(leaves_on=WEEK)
    erin.signs_in()
    entries = listed()
    Person.objects.filter(pk=erin.id).update(leaves_on=date(2027, 2, 1))

    after_restoring(entries, NOW)

    assert Person.objects.get(pk=erin.id).leaves_on is None


def test_signing_in_as_usual_lists_nothing() -> None:
    erin = Actor(ERIN).signs_up()
    before = listed()

    erin.signs_in()
    erin.locks()
    erin.unlocks()

    assert listed() == before


def test_invitations_and_notices_are_dropped() -> None:
    erin = Actor(ERIN).signs_up()
    erin.invites()
    notices.remind(erin.id, NOW)

    couples.after_restoring()
    notices.after_restoring()

    assert not Invitation.objects.exists()
    assert not Notice.objects.exists()
