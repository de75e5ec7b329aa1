"""What stands inside a sealed row: where it belongs, the event, and a signature.

The label (kind and month) is inside so that a person who leaves can shelve their
own words again in their own space; the row itself shows only a keyed hash of it.
"""

import struct
import uuid
from typing import Self

import attrs

from stillhere.vault import sealing, verified
from stillhere.vault.models import Record
from stillhere.vault.names import PersonId
from stillhere.vault.sealing import CannotOpen, Key, Sealed

MARKER = b"\x00"
"""An unsealed tombstone: its writer deleted their account without the vault."""
_SIGNATURE = 64


@attrs.frozen
class Letter:
    """The inside of a row."""

    label: str = attrs.field(repr=False)
    payload: bytes = attrs.field(repr=False)
    signature: bytes = attrs.field(default=b"", repr=False)


@attrs.frozen
class Pin:
    """The other person's public keys, as they were when the two joined."""

    person: PersonId
    box_public: bytes
    sign_public: bytes

    def pack(self) -> bytes:
        """Return 80 bytes."""
        return self.person.bytes + self.box_public + self.sign_public

    @classmethod
    def parse(cls, raw: bytes) -> Self:
        """Read what :meth:`pack` wrote."""
        return cls(PersonId(uuid.UUID(bytes=raw[:16])), raw[16:48], raw[48:80])


def new_id() -> uuid.UUID:
    """Return a random row id."""
    return uuid.uuid4()


def is_marker(row: Record) -> bool:
    """Say whether the row is an unsealed tombstone."""
    return bytes(row.sealed) == MARKER


def row_place(row: Record) -> bytes:
    """Return what a row's content is bound to: every plain column."""
    return sealing.place(
        "record",
        row.pk.hex,
        row.space_id.hex,
        row.shelf,
        row.stream,
        row.version,
        row.writer.hex,
        row.epoch,
    )


def close(letter: Letter, *, row: Record, key: Key, signer: bytes | None) -> Sealed:
    """Seal a letter into its row, signed by its author where a space is shared."""
    signature = b""
    if signer is not None:
        signature = sealing.sign(signer, _message(letter, row))
    label = letter.label.encode()
    inside = struct.pack(">BH", len(signature), len(label))
    inside += signature + label + letter.payload
    return sealing.seal(key, inside, where=row_place(row))


def unclose(row: Record, *, key: Key) -> Letter:
    """Open a row. :raises CannotOpen: if it is not what was written here."""
    inside = sealing.open_sealed(key, row.sealed, where=row_place(row))
    try:
        signed, label = struct.unpack(">BH", inside[:3])
        text = inside[3 + signed : 3 + signed + label].decode()
    except (struct.error, UnicodeDecodeError):
        raise CannotOpen from None
    return Letter(
        label=text,
        payload=inside[3 + signed + label :],
        signature=inside[3 : 3 + signed],
    )


def signed(letter: Letter, *, row: Record, public: bytes, me: PersonId) -> bool:
    """Say whether the holder of ``public`` wrote this letter into this row."""
    if len(letter.signature) != _SIGNATURE:
        return False
    return verified.signed(me, public, _message(letter, row), letter.signature)


def _message(letter: Letter, row: Record) -> bytes:
    return sealing.place("event", row_place(row), letter.label, letter.payload)
