"""What a person can do with their place here."""

import secrets
import uuid
from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction

from stillhere.foundation.notices import services as notices
from stillhere.foundation.people import limits, own_settings, sessions
from stillhere.foundation.people.models import Device, Person, Session
from stillhere.foundation.people.queries import PREFERENCES, RECOVERY
from stillhere.foundation.people.rules import Preferences, UnsavedCode
from stillhere.foundation.people.sessions import Cookies, Visit
from stillhere.vault import gone, keys, sealing, spaces
from stillhere.vault.names import PersonId
from stillhere.vault.opened import Vault, open_vault
from stillhere.vault.sealing import CannotOpen, Key
from stillhere.vault.transactions import Conflict, whole

DAYS_TO_CHANGE_ONES_MIND = 7
"""Days until an account is deleted that was given up without opening its vault."""


Unwrap = Callable[[PersonId | None, str], Key]


class NotRight(Exception):
    """Name, passphrase or code are not right, or there were too many tries."""


def sign_up(
    *, token: str, name: str, passphrase: str, zone: str
) -> tuple[PersonId, Key]:
    """Make a place: keys, a personal space, the recovery code kept until it is saved.

    ``token`` is the form's: the same form sent twice makes one place.

    :raises NotRight: if it was sent before with another passphrase.
    """
    person_id = _person_of(token)
    if Person.objects.filter(pk=person_id).exists():
        return person_id, _unwrapped(("new", token), person_id, passphrase)
    return person_id, _make_place(person_id, name, passphrase, zone)


def _unwrapped(
    bucket: tuple[str, str],
    person: PersonId | None,
    secret: str,
    unwrap: Unwrap = keys.unwrap_by_passphrase,
) -> Key:
    """Open a vault key, within a limit. :raises NotRight: in every other case."""
    if not limits.allowed(*bucket):
        raise NotRight
    try:
        key = unwrap(person, secret)
    except CannotOpen:
        raise NotRight from None
    limits.again(*bucket)
    return key


@whole
def _make_place(person_id: PersonId, name: str, passphrase: str, zone: str) -> Key:
    _new_person(person_id, name)
    key, code = keys.make_keys(person_id, passphrase=passphrase)
    spaces.make_personal(open_vault(person_id, key))
    vault = open_vault(person_id, key)
    vault.own.point(PREFERENCES, Preferences(zone=zone), seen=None)
    vault.own.point(RECOVERY, UnsavedCode(code=code), seen=None)
    return key


def _person_of(token: str) -> PersonId:
    secret = settings.SECRET_KEY.encode()[:64]
    return PersonId(
        uuid.UUID(bytes=sealing.keyed_hash(secret, "person", token), version=4)
    )


def _new_person(person_id: PersonId, name: str) -> None:
    """Add a short number to the chosen name, so that "taken" is never said."""
    for digits in (4, 4, 4, 6, 8):
        number = str(secrets.randbelow(10**digits)).zfill(digits)
        try:
            with transaction.atomic():
                Person.objects.create(id=person_id, name=f"{name}-{number}")
        except IntegrityError:
            continue
        return
    raise Conflict


def sign_in(
    *, name: str, passphrase: str, cookies: dict[str, str]
) -> tuple[PersonId, Key]:
    """Open somebody's vault key. Signing in cancels a deletion that was asked for.

    :raises NotRight: always the same, whatever was wrong.
    """
    person = _by_name(name)
    key = _unwrapped(_bucket(name, person, cookies), person, passphrase)
    if person is None:
        raise NotRight
    _stay(person)
    own_settings.freshen(person, key)
    return person, key


@transaction.atomic
def _stay(person: PersonId) -> None:
    """Cancel a deletion that was asked for without the vault."""
    leaving = Person.objects.filter(pk=person, leaves_on__isnull=False)
    if leaving.update(leaves_on=None):
        gone.note(stays(person))


def stays(person: PersonId) -> str:
    """Return the entry that no older backup brings the deletion back."""
    return gone.mark("stays", str(person))


def unlock(visit: Visit, *, passphrase: str) -> Key:
    """Open one's own vault key in a browser that is signed in; cancels a deletion.

    :raises NotRight: if the passphrase is another, or after too many tries.
    """
    if visit.row is None or visit.person is None:
        raise NotRight
    key = _unwrapped(("unlock", visit.row.key), visit.person, passphrase)
    _stay(visit.person)
    return key


@whole
def open_again(visit: Visit, key: Key) -> Cookies:
    """Open a locked session with the vault key that :func:`unlock` gave.

    :raises CannotOpen: if it was signed out in the meantime.
    """
    if visit.person is None:
        raise CannotOpen
    own_settings.freshen(visit.person, key)
    return sessions.unlock(visit, key)


def recover(
    *, name: str, code: str, passphrase: str, cookies: dict[str, str]
) -> tuple[PersonId, Key]:
    """Set a new passphrase by name and recovery code; end all sessions.

    The code is used up: a new one is kept until it is saved.

    :raises NotRight: always the same, whatever was wrong.
    """
    person = _by_name(name)
    bucket = _bucket(name, person, cookies)
    key = _unwrapped(bucket, person, code, keys.unwrap_by_code)
    if person is None:
        raise NotRight
    _take_over(person, key, passphrase)
    return person, key


@whole
def _take_over(person: PersonId, key: Key, passphrase: str) -> None:
    keys.wrap_by_passphrase(person, key, passphrase)
    new_code(open_vault(person, key))
    sessions.end_all(person)
    sessions.forget_devices(person)
    _stay(person)
    own_settings.freshen(person, key)


def _by_name(name: str) -> PersonId | None:
    found = Person.objects.filter(name=name.strip().lower()).first()
    return PersonId(found.pk) if found else None


def _bucket(
    name: str, person: PersonId | None, cookies: dict[str, str]
) -> tuple[str, str]:
    device = sessions.device_key(cookies, person)
    return ("device", device) if device else ("name", name.strip().lower())


@whole
def change_passphrase(
    vault: Vault, visit: Visit, *, passphrase: str, cookies: dict[str, str]
) -> None:
    """Wrap the vault key by another passphrase; sign out everywhere else."""
    keys.wrap_by_passphrase(vault.person, vault.key, passphrase)
    sessions.end_all(vault.person, but=visit)
    sessions.forget_devices(vault.person, but=cookies)


@whole
def sign_out_everywhere(vault: Vault) -> None:
    """End every session; no browser is known any more."""
    sessions.end_all(vault.person)
    sessions.forget_devices(vault.person)


@whole
def new_code(vault: Vault) -> str:
    """Make a new recovery code in place of the old one, shown until it is saved."""
    code = keys.wrap_by_new_code(vault.person, vault.key)
    seen = vault.own.current(RECOVERY)
    vault.own.point(RECOVERY, UnsavedCode(code=code), seen=seen, forget=True)
    return code


@whole
def code_is_saved(vault: Vault) -> None:
    """Forget the recovery code: its owner has it now."""
    seen = vault.own.current(RECOVERY)
    if seen is not None and seen.event != UnsavedCode():
        vault.own.point(RECOVERY, UnsavedCode(), seen=seen, forget=True)


def passphrase_opens(vault: Vault, passphrase: str) -> bool:
    """Say whether this is the person's passphrase, asked again before what is final."""
    try:
        _unwrapped(("again", vault.person.hex), vault.person, passphrase)
    except NotRight:
        return False
    return True


@whole
def delete(person: PersonId) -> None:
    """Delete an account and all that hangs on it, now."""
    spaces.withdraw_person(person)
    notices.forget(person)
    sessions.end_all(person)
    Device.objects.filter(person_id=person).delete()
    Person.objects.filter(pk=person).delete()


def delete_without_vault(
    *, name: str, code: str, cookies: dict[str, str], now: datetime
) -> bool:
    """Delete an account without opening it; return whether that was at once.

    With the passphrase or the recovery code at once; otherwise, and only from a
    browser that has signed this person in before, after seven days that signing in
    cancels.

    :raises NotRight: always the same, whatever was wrong.
    """
    person = _by_name(name)
    bucket = _bucket(name, person, cookies)
    if not limits.allowed(*bucket):
        raise NotRight
    if code and _opens(person, code) and person is not None:
        delete(person)
        return True
    if code or person is None or bucket[0] != "device":
        raise NotRight
    Person.objects.filter(pk=person, leaves_on__isnull=True).update(
        leaves_on=(now + timedelta(days=DAYS_TO_CHANGE_ONES_MIND)).date()
    )
    return False


def _opens(person: PersonId | None, secret: str) -> bool:
    for unwrap in (keys.unwrap_by_passphrase, keys.unwrap_by_code):
        try:
            unwrap(person, secret)
        except CannotOpen:
            continue
        return True
    return False


def tidy(now: datetime) -> None:
    """Delete what has run out: sessions, and accounts whose day has come."""
    Session.objects.filter(ends_on__lte=now.date()).delete()
    for person in Person.objects.filter(leaves_on__lte=now.date()).order_by("id"):
        delete(PersonId(person.pk))
