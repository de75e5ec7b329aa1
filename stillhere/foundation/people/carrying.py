"""What was typed when the screen locked: carried through the unlock, sealed.

It is sealed at once to the person's own public key, which needs no open vault, and
waits in the session's row until the same page is opened again.
"""

import json

from django.http import HttpRequest, QueryDict
from django.urls import Resolver404, resolve

from stillhere.foundation.people.access import marked, opened, visit_of
from stillhere.foundation.people.models import Session
from stillhere.foundation.people.sessions import State
from stillhere.vault import keys, sealing
from stillhere.vault.names import PersonId
from stillhere.vault.sealing import CannotOpen, Key

HIDDEN = ("csrfmiddlewaretoken",)
UNKEPT = "unkept"
"""What a form's "Don't keep this" button sends."""


def carry(row: Session, token: bytes, path: str, fields: QueryDict) -> None:
    """Seal what was sent to ``path`` until the person is back.

    Once more by the session's token, so that only this browser can have put it there.
    What waits already is not replaced by what a locked screen sends later. A button
    named ``unkept`` ("Don't keep this") is taken at its word.
    """
    if row.carried or UNKEPT in fields:
        return
    pairs = [
        (name, value)
        for name, values in fields.lists()
        if name not in HIDDEN
        for value in values
    ]
    payload = json.dumps({"path": path, "fields": pairs}).encode()
    given = keys.give_to(PersonId(row.person_id), payload)
    row.carried = sealing.seal(_key(token), given, where=_place(row))
    row.save(update_fields=("carried",))


def _key(token: bytes) -> Key:
    return sealing.subkey(token, "carried")


def _place(row: Session) -> bytes:
    return sealing.place("carried", row.key, row.person_id.hex)


def carried_path(request: HttpRequest) -> str | None:
    """Return the page that something was typed on, if it has a form to show."""
    found = _read(request)
    if found is None:
        return None
    path = found[0]
    return path if has_page(path) else None


def carried(request: HttpRequest) -> QueryDict | None:
    """Return what was typed on this very page before the lock, once.

    Only a page that is looked at gets it; what is sent anew stands for itself.
    """
    if request.method != "GET":
        return None
    found = _read(request)
    if found is None or found[0] != request.path:
        return None
    row = visit_of(request).row
    if row is not None:
        row.carried = b""
        row.save(update_fields=("carried",))
    fields = QueryDict(mutable=True)
    for name, value in found[1]:
        fields.appendlist(name, value)
    return fields


def has_page(path: str) -> bool:
    """Say whether this path is a page of ours that can be looked at."""
    try:
        return not marked(resolve(path).func, "only_acts")
    except Resolver404:
        return False


def _read(request: HttpRequest) -> tuple[str, list[tuple[str, str]]] | None:
    visit = visit_of(request)
    if visit.state is not State.OPEN or visit.row is None or not visit.row.carried:
        return None
    mine = opened(request).identity
    try:
        given = sealing.open_sealed(
            _key(visit.token), visit.row.carried, where=_place(visit.row)
        )
        found = json.loads(sealing.take(mine.box_public, mine.box_secret, given))
    except CannotOpen:
        return None
    return found["path"], [(name, value) for name, value in found["fields"]]
