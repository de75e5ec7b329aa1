"""Split-key sessions: the cookie opens what the server keeps, neither can alone.

The server keeps a *hash* of the cookie's token, and the vault key wrapped by a key
made of the token and of a second cookie that a script may delete (quick exit). A
copied database opens nothing and signs nobody in.
"""

import base64
import binascii
import secrets
from datetime import datetime, timedelta
from enum import StrEnum

import attrs
from django.conf import settings
from django.http import HttpResponse
from django.http.cookie import parse_cookie

from stillhere.foundation.live import bus
from stillhere.foundation.people.models import Device, Session
from stillhere.foundation.web import clock
from stillhere.vault import erasing, plain, sealing
from stillhere.vault.names import PersonId
from stillhere.vault.opened import Vault
from stillhere.vault.sealing import CannotOpen, Key

SESSION = f"{settings.COOKIE_PREFIX}session"
OPENER = f"{settings.COOKIE_PREFIX}open"
IDLE = f"{settings.COOKIE_PREFIX}idle"
DEVICE = f"{settings.COOKIE_PREFIX}device"

SESSION_DAYS = 60
DEVICE_DAYS = 400
"""Days; browsers keep no cookie longer than 400."""
TOKEN_BYTES = 32


class State(StrEnum):
    """What a browser may do."""

    SIGNED_OUT = "signed_out"
    LOCKED = "locked"
    OPEN = "open"


@attrs.define
class Visit:
    """One request's session."""

    state: State = State.SIGNED_OUT
    row: Session | None = None
    token: bytes = attrs.field(default=b"", repr=False)
    vault_key: Key | None = attrs.field(default=None, repr=False)
    vault: Vault | None = attrs.field(default=None, repr=False)
    """Opened at the first need, and kept for this request only."""

    @property
    def person(self) -> PersonId | None:
        """Whose session it is, if anybody's."""
        return PersonId(self.row.person_id) if self.row else None


@attrs.frozen
class Cookies:
    """What a browser is given when it is signed in or unlocked."""

    token: bytes = attrs.field(repr=False)
    opener: str = attrs.field(repr=False)


def start(person: PersonId, vault_key: Key, *, now: datetime) -> Cookies:
    """Sign a browser in, open."""
    token = secrets.token_bytes(TOKEN_BYTES)
    row = Session(
        key=row_key(token),
        person_id=person,
        ends_on=(now + timedelta(days=SESSION_DAYS)).date(),
    )
    opener = _wrap(row, token, vault_key)
    row.save(force_insert=True)
    return Cookies(token=token, opener=opener)


def read(cookies: dict[str, str], *, now: datetime, lasting: bool = True) -> Visit:
    """Find out what the browser that sent these cookies may do now.

    A session past its idle limit, or whose second cookie is gone (quick exit without
    a signal), is locked on the way; unless the cookies may be old (``lasting``
    false), then nothing is written.
    """
    token = _decoded(cookies.get(SESSION, ""))
    if len(token) != TOKEN_BYTES:
        return Visit()
    values = [row_key(token), now.date()]
    row = next(iter(plain.rows(Session, "key = %s AND ends_on > %s", values)), None)
    if row is None:
        return Visit()
    visit = Visit(state=State.LOCKED, row=row, token=token)
    if not row.wrapped:
        return visit
    try:
        _within(cookies.get(IDLE, ""), token, now)
        key = sealing.open_sealed(
            _wrapping(token, cookies.get(OPENER, "")),
            row.wrapped,
            where=_place(row),
        )
    except CannotOpen:
        if lasting:
            lock(visit)
        return visit
    visit.vault_key, visit.state = Key(key), State.OPEN
    return visit


def unlock(visit: Visit, vault_key: Key) -> Cookies:
    """Open a locked session again.

    :raises CannotOpen: if it was signed out in the meantime.
    """
    if visit.row is None:
        raise CannotOpen
    opener = _wrap(visit.row, visit.token, vault_key)
    kept = Session.objects.filter(pk=visit.row.pk).update(wrapped=visit.row.wrapped)
    if not kept:
        raise CannotOpen
    return Cookies(token=visit.token, opener=opener)


def wrap_again(visit: Visit, cookies: dict[str, str]) -> None:
    """Wrap the key anew under the same cookies, as an unlock does under new ones.

    Whoever compares copies of the disk sees an unlock; the browser sees nothing. A
    session that was locked or unlocked meanwhile stays as that left it.
    """
    if visit.row is None or visit.vault_key is None:
        return
    key = _wrapping(visit.token, cookies.get(OPENER, ""))
    again = sealing.seal(key, visit.vault_key, where=_place(visit.row))
    as_it_was = Session.objects.filter(pk=visit.row.pk, wrapped=visit.row.wrapped)
    if as_it_was.update(wrapped=again):
        visit.row.wrapped = again


def lock(visit: Visit) -> None:
    """Forget the wrapped key: only the passphrase opens this session again."""
    if visit.row is None:
        return
    Session.objects.filter(pk=visit.row.pk).update(wrapped=b"")
    erasing.ask()
    visit.row.wrapped = b""
    visit.vault_key, visit.vault, visit.state = None, None, State.LOCKED
    bus.close(PersonId(visit.row.person_id))


def end(visit: Visit) -> None:
    """Sign this browser out."""
    if visit.row is not None:
        bus.close(PersonId(visit.row.person_id))
        visit.row.delete()
        erasing.ask()


def end_all(person: PersonId, *, but: Visit | None = None) -> None:
    """Sign the person out everywhere, except in this browser if it is given."""
    rows = Session.objects.filter(person_id=person)
    if but is not None and but.row is not None:
        rows = rows.exclude(pk=but.row.pk)
    rows.delete()
    erasing.ask()
    bus.close(person)


def forget_devices(person: PersonId, *, but: dict[str, str] | None = None) -> None:
    """Let no browser be known for this person, except the one with these cookies."""
    kept = device_key(but, person) if but else None
    Device.objects.filter(person_id=person).exclude(key=kept or "").delete()


def person_of_cookies(header: str) -> PersonId | None:
    """Return whose open session a Cookie header belongs to; it is not extended."""
    visit = read(parse_cookie(header), now=clock.now(), lasting=False)
    return visit.person if visit.state is State.OPEN else None


def send(response: HttpResponse, cookies: Cookies, *, now: datetime) -> None:
    """Give a browser its cookies."""
    _set(response, SESSION, _encoded(cookies.token), days=SESSION_DAYS)
    _set(response, OPENER, cookies.opener, days=SESSION_DAYS, script=True)
    extend(response, cookies.token, now=now)


def extend(response: HttpResponse, token: bytes, *, now: datetime) -> None:
    """Move the idle limit: it travels sealed in a cookie and is kept nowhere."""
    deadline = now + timedelta(minutes=settings.IDLE_MINUTES)
    sealed = sealing.seal(
        _idle_key(token),
        str(int(deadline.timestamp())).encode(),
        where=sealing.place("idle"),
    )
    _set(response, IDLE, _encoded(sealed), days=SESSION_DAYS)


def forget(response: HttpResponse) -> None:
    """Take the session's cookies away; the device cookie stays."""
    drop_opener(response)
    for name in (SESSION, IDLE):
        response.delete_cookie(name, path="/", samesite="Lax")


def drop_opener(response: HttpResponse) -> None:
    """Take the second cookie away: a locked browser need not have it."""
    response.delete_cookie(OPENER, path="/", samesite="Lax")


def device_key(cookies: dict[str, str], person: PersonId | None) -> str | None:
    """Return the row key of a browser that has signed this person in before."""
    token = _decoded(cookies.get(DEVICE, ""))
    if person is None or len(token) != TOKEN_BYTES:
        return None
    key = _device_row(token)
    known = Device.objects.filter(key=key, person_id=person).exists()
    return key if known else None


def remember_device(
    response: HttpResponse, cookies: dict[str, str], person: PersonId
) -> None:
    """Let this browser be known for this person from now on."""
    token = _decoded(cookies.get(DEVICE, ""))
    if len(token) != TOKEN_BYTES:
        token = secrets.token_bytes(TOKEN_BYTES)
    Device.objects.get_or_create(key=_device_row(token), person_id=person)
    _set(response, DEVICE, _encoded(token), days=DEVICE_DAYS)


def _set(
    response: HttpResponse, name: str, value: str, *, days: int, script: bool = False
) -> None:
    response.set_cookie(
        name,
        value,
        max_age=timedelta(days=days),
        path="/",
        secure=settings.SECURE,
        httponly=not script,
        samesite="Lax",
    )


def row_key(token: bytes) -> str:
    """Return the key of a session's row: a hash of its token."""
    return sealing.keyed_hash(token, "session", size=32).hex()


def _device_row(token: bytes) -> str:
    return sealing.keyed_hash(token, "device", size=32).hex()


def _place(row: Session) -> bytes:
    return sealing.place("session", row.key, row.person_id.hex)


def _wrapping(token: bytes, opener: str) -> Key:
    return Key(sealing.keyed_hash(token, "wrap", opener, size=32))


def _wrap(row: Session, token: bytes, vault_key: Key) -> str:
    opener = secrets.token_urlsafe(24)
    row.wrapped = sealing.seal(_wrapping(token, opener), vault_key, where=_place(row))
    return opener


def _idle_key(token: bytes) -> Key:
    """Bind the limit to the site as well: who holds the cookies cannot move it."""
    secret = settings.SECRET_KEY.encode()[:64]
    return Key(sealing.keyed_hash(secret, "idle", token, size=32))


def _within(cookie: str, token: bytes, now: datetime) -> None:
    """Pass before the idle limit. :raises CannotOpen: after it."""
    deadline = sealing.open_sealed(
        _idle_key(token), _decoded(cookie), where=sealing.place("idle")
    )
    if now.timestamp() > int(deadline):
        raise CannotOpen


def _encoded(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _decoded(text: str) -> bytes:
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (ValueError, binascii.Error):
        return b""
