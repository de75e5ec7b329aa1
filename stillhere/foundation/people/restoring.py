"""People of a backup that was brought back: what happened since holds."""

from collections.abc import Collection
from datetime import datetime, timedelta

from stillhere.foundation.people.models import Device, Person, Session
from stillhere.foundation.people.services import (
    DAYS_TO_CHANGE_ONES_MIND,
    delete,
    stays,
)
from stillhere.vault import replay
from stillhere.vault.names import PersonId


def after_restoring(entries: Collection[str], now: datetime) -> None:
    """Bring people up to date with the list, and end what let browsers in.

    Accounts that were deleted since go. A deletion that was asked for without the
    vault gets its seven days anew, unless its owner has come back since.
    """
    marks = {line[:32] for line in entries}
    for person in replay.gone_people(entries):
        delete(person)
    earliest = (now + timedelta(days=DAYS_TO_CHANGE_ONES_MIND)).date()
    for row in Person.objects.filter(leaves_on__isnull=False).order_by("id"):
        stayed = stays(PersonId(row.pk)) in marks
        row.leaves_on = None if stayed else max(row.leaves_on or earliest, earliest)
        row.save(update_fields=("leaves_on",))
    Session.objects.all().delete()
    Device.objects.all().delete()
