"""What is gone for good goes again from a database that a backup brought back.

Opens nothing. People whose account was deleted are named to the caller, who knows what
else hangs on them.
"""

import base64
from collections.abc import Collection, Iterable

from django.db import transaction

from stillhere.vault import erasing, gone, retiring
from stillhere.vault.models import Member, Record, Space, Unlisted, Wrap
from stillhere.vault.names import PersonId

AT_ONCE = 500


@transaction.atomic
def replay(entries: Collection[str], kept: dict[str, str]) -> None:
    """Erase, replace and close what the entries name; renew retired wraps."""
    marks = {line[:32] for line in entries}
    _rows(marks, inside_of(entries))
    for space in Space.objects.filter(closed=False):
        if gone.mark("closed", str(space.pk)) in marks:
            # Both keep their seat: each takes their own words along at their next
            # unlock, and neither sees the other's.
            Space.objects.filter(pk=space.pk).update(closed=True)
    retiring.bring_up_to_date(frozenset(marks), kept)
    erasing.ask()


def inside_of(entries: Iterable[str]) -> dict[str, bytes]:
    """Return what entries hold for who has the row, by their marks."""
    split = (line.partition(" ") for line in entries)
    return {name: base64.b64decode(sealed) for name, _, sealed in split if sealed}


def _rows(marks: set[str], inside: dict[str, bytes]) -> None:
    erased = []
    for row in Record.objects.order_by("pk").iterator(AT_ONCE):
        sealed = bytes(row.sealed)
        stream = gone.stream_mark(row.space_id, row.stream, row.writer)
        name = gone.bytes_mark(sealed)
        if stream in marks or (name in marks and name not in inside):
            erased.append(row.pk)
        elif name in marks and (now := gone.tombstone(sealed, inside)):
            epoch, sealed = now
            Record.objects.filter(pk=row.pk).update(epoch=epoch, sealed=sealed)
    for at in range(0, len(erased), AT_ONCE):
        Record.objects.filter(pk__in=erased[at : at + AT_ONCE]).delete()


def gone_people(entries: Iterable[str]) -> list[PersonId]:
    """Return the people of a restored database who have deleted their account."""
    marks = {line[:32] for line in entries}
    people = Wrap.objects.order_by("person").values_list("person", flat=True)
    seats = Member.objects.order_by("person").values_list("person", flat=True)
    return [
        PersonId(person)
        for person in sorted({*people, *seats})
        if gone.mark("person", str(person)) in marks
    ]


def forget_notes() -> None:
    """Drop what the backup had still to list: it is on the list, or was never made."""
    Unlisted.objects.all().delete()
