"""A person's keys: made at sign-up, wrapped by passphrase and recovery code.

There is no second password hash: a passphrase is right if it opens the wrap.
"""

import secrets
import unicodedata
import uuid
from typing import Self

import attrs
from django.conf import settings
from django.db import transaction

from stillhere.vault import erasing, retiring, sealing
from stillhere.vault.models import Wrap
from stillhere.vault.names import PersonId
from stillhere.vault.sealing import CannotOpen, Key

RECOVERY_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U to misread."""
RECOVERY_LENGTH = 28
"""Characters; 5 bits each, so 140 random bits."""


@attrs.frozen
class Identity:
    """A person's two key pairs of one epoch."""

    epoch: int
    box_public: bytes
    sign_public: bytes
    box_secret: bytes = attrs.field(repr=False)
    sign_secret: bytes = attrs.field(repr=False)

    @classmethod
    def new(cls, epoch: int = 1) -> Self:
        """Return fresh pairs."""
        box_public, box_secret = sealing.new_box_pair()
        sign_public, sign_secret = sealing.new_signing_pair()
        return cls(
            epoch=epoch,
            box_public=box_public,
            sign_public=sign_public,
            box_secret=box_secret,
            sign_secret=sign_secret,
        )


def wrap_place(
    kind: str, person: PersonId, space: object = "", epoch: int = 1
) -> bytes:
    """Return what a wrapped key is bound to: kind, person, space and epoch."""
    return sealing.place("wrap", kind, str(person), str(space), epoch)


def space_key_place(
    kind: str, person: PersonId, space: object, epoch: int, *, shared: bool
) -> bytes:
    """Return what a space's key is bound to: also whether the space is shared.

    Else a swapped seat would let a couple's space pass for a personal one.
    """
    role = "shared" if shared else "personal"
    return wrap_place(f"{kind}-{role}", person, space, epoch)


def new_recovery_code() -> str:
    """Return 140 random bits as seven groups of four characters."""
    letters = [secrets.choice(RECOVERY_ALPHABET) for _ in range(RECOVERY_LENGTH)]
    groups = ("".join(letters[at : at + 4]) for at in range(0, RECOVERY_LENGTH, 4))
    return "-".join(groups)


def plain_code(typed: str) -> str:
    """Return a typed code as it was meant: case, dashes and look-alikes aside."""
    text = unicodedata.normalize("NFKC", typed[:200]).upper()
    text = text.translate(str.maketrans("OILU", "011V"))
    return "".join(letter for letter in text if letter in RECOVERY_ALPHABET)


def plain_passphrase(typed: str) -> str:
    """Return a passphrase as every keyboard would send it."""
    return " ".join(unicodedata.normalize("NFKC", typed).split())


def make_keys(person: PersonId, *, passphrase: str) -> tuple[Key, str]:
    """Make the vault key and identity of a new person; return key and recovery code."""
    vault_key = sealing.new_key()
    keep_identity(person, vault_key, Identity.new())
    wrap_by_passphrase(person, vault_key, passphrase)
    return vault_key, wrap_by_new_code(person, vault_key)


def keep_identity(person: PersonId, vault_key: Key, identity: Identity) -> None:
    """Keep the secret halves sealed by the vault key, the public ones beside them."""
    public = identity.box_public + identity.sign_public
    Wrap.objects.update_or_create(
        person=person,
        kind=Wrap.Kind.IDENTITY,
        space=None,
        defaults={
            "epoch": identity.epoch,
            "public": public,
            "sealed": sealing.seal(
                vault_key,
                identity.box_secret + identity.sign_secret,
                where=_identity_place(person, identity.epoch, public),
            ),
        },
    )


def read_identity(person: PersonId, vault_key: Key, wrap: Wrap) -> Identity:
    """Open the identity. :raises CannotOpen: if it is not this person's own."""
    public = bytes(wrap.public)
    secret = sealing.open_sealed(
        vault_key, wrap.sealed, where=_identity_place(person, wrap.epoch, public)
    )
    return Identity(
        epoch=wrap.epoch,
        box_public=public[:32],
        sign_public=public[32:],
        box_secret=secret[:32],
        sign_secret=secret[32:],
    )


def _identity_place(person: PersonId, epoch: int, public: bytes) -> bytes:
    return wrap_place(Wrap.Kind.IDENTITY, person, "", epoch) + public


def has_keys(person: PersonId) -> bool:
    """Say whether there is somebody with keys under this id."""
    return Wrap.objects.filter(person=person, kind=Wrap.Kind.IDENTITY).exists()


def give_to(person: PersonId, payload: bytes) -> sealing.Sealed:
    """Seal to the person's own public key: for what arrives while they are locked."""
    wrap = Wrap.objects.get(person=person, kind=Wrap.Kind.IDENTITY)
    return sealing.give(bytes(wrap.public)[:32], payload)


def wrap_by_passphrase(person: PersonId, vault_key: Key, passphrase: str) -> None:
    """Wrap the vault key by a new passphrase, in place of the old one."""
    _wrap(person, Wrap.Kind.PASSPHRASE, vault_key, passphrase)


def wrap_by_new_code(person: PersonId, vault_key: Key) -> str:
    """Wrap the vault key by a new recovery code, in place of the old one; return it."""
    code = new_recovery_code()
    _wrap(person, Wrap.Kind.RECOVERY, vault_key, code)
    return code


def wrapped(person: PersonId, kind: str, vault_key: Key, secret: str) -> Wrap:
    """Return a vault key wrapped by a passphrase or a code, not kept yet."""
    plain = plain_code if kind == Wrap.Kind.RECOVERY else plain_passphrase
    salt, ops, mem = sealing.new_salt(), settings.ARGON_OPS, settings.ARGON_MEM
    key = sealing.derive(plain(secret), salt=salt, ops=ops, mem=mem)
    sealed = sealing.seal(key, vault_key, where=wrap_place(kind, person))
    return Wrap(person=person, kind=kind, salt=salt, ops=ops, mem=mem, sealed=sealed)


@transaction.atomic
def _wrap(person: PersonId, kind: str, vault_key: Key, secret: str) -> None:
    wrap = wrapped(person, kind, vault_key, secret)
    retiring.note(wrap)
    fields = ("salt", "ops", "mem", "sealed")
    Wrap.objects.update_or_create(
        person=person,
        kind=kind,
        space=None,
        defaults={name: getattr(wrap, name) for name in fields},
    )
    erasing.ask()


def unwrap_by_passphrase(person: PersonId | None, passphrase: str) -> Key:
    """Return the vault key; costs the same for a person who does not exist.

    Parameters below today's are raised on the way.

    :raises CannotOpen: if the passphrase is not theirs.
    """
    secret = plain_passphrase(passphrase)
    key, wrap = _unwrap(person, Wrap.Kind.PASSPHRASE, secret)
    if (wrap.ops, wrap.mem) != (settings.ARGON_OPS, settings.ARGON_MEM):
        _wrap(PersonId(wrap.person), wrap.kind, key, secret)
    return key


def unwrap_by_code(person: PersonId | None, code: str) -> Key:
    """Return the vault key from the recovery code. :raises CannotOpen: if wrong."""
    return _unwrap(person, Wrap.Kind.RECOVERY, plain_code(code))[0]


def _unwrap(person: PersonId | None, kind: str, secret: str) -> tuple[Key, Wrap]:
    # Who does not exist is asked for as well, so that both take the same time.
    who = person or uuid.uuid4()
    wrap = Wrap.objects.filter(person=who, kind=kind).first()
    if wrap is None:
        sealing.derive(
            secret,
            salt=sealing.new_salt(),
            ops=settings.ARGON_OPS,
            mem=settings.ARGON_MEM,
        )
        raise CannotOpen
    key = sealing.derive(secret, salt=bytes(wrap.salt), ops=wrap.ops, mem=wrap.mem)
    where = wrap_place(kind, PersonId(wrap.person))
    return Key(sealing.open_sealed(key, wrap.sealed, where=where)), wrap
