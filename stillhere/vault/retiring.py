"""Wraps that are retired stay so, and the newest one survives a backup brought back.

A new passphrase or recovery code retires the wrap before it. The list of what is gone
remembers that, and keeps the newest wrap of each vault key: a restored backup then
opens with the passphrase and the code that its owner has today. A vault key is told by
its *generation*, the epoch of the identity it seals; ``rotation`` begins a new one.
"""

import base64
import struct
from collections.abc import Iterable, Iterator

from stillhere.vault import gone
from stillhere.vault.models import Wrap
from stillhere.vault.names import PersonId

KINDS = (Wrap.Kind.PASSPHRASE, Wrap.Kind.RECOVERY)
_HEAD = struct.Struct(">QQ16s")


def generation(person: PersonId) -> int:
    """Return which vault key a person has; 0 before they have any."""
    kept = Wrap.objects.filter(person=person, kind=Wrap.Kind.IDENTITY)
    return kept.values_list("epoch", flat=True).first() or 0


def note(wrap: Wrap) -> None:
    """Note that this wrap takes the place of the one before it, if there is one."""
    before = Wrap.objects.filter(person=wrap.person, kind=wrap.kind, space=None).first()
    if before is not None:
        now = generation(PersonId(wrap.person))
        gone.note(gone.bytes_mark(bytes(before.sealed)), _kept(wrap, now))


def carry(old: int, wraps: Iterable[Wrap]) -> None:
    """Keep wraps of the vault key before a rotation, for backups made until then.

    Older ones were made with secrets that are retired now.
    """
    wraps = list(wraps)
    person = PersonId(wraps[0].person)
    gone.note(*_let_go(person, old - 1), *(_kept(wrap, old) for wrap in wraps))


def let_go(person: PersonId) -> list[str]:
    """Return what takes all wraps of a person off the list."""
    return list(_let_go(person, generation(person)))


def _let_go(person: PersonId, until: int) -> Iterator[str]:
    for number in range(1, until + 1):
        for kind in KINDS:
            yield f"= {_name(person, kind, number)}"


def _name(person: PersonId, kind: str, number: int) -> str:
    return gone.mark("wrap", str(person), kind, number)


def _kept(wrap: Wrap, number: int) -> str:
    raw = _HEAD.pack(wrap.ops, wrap.mem, bytes(wrap.salt)) + bytes(wrap.sealed)
    name = _name(PersonId(wrap.person), wrap.kind, number)
    return f"= {name} {base64.b64encode(raw).decode()}"


def bring_up_to_date(retired: frozenset[str], kept: dict[str, str]) -> None:
    """Put the newest wraps in place of retired ones, in a restored database.

    Where no newer one is known (more than one rotation lies between) the passphrase
    goes, and the recovery code of the backup stays: nobody loses their only way in.
    """
    for wrap in Wrap.objects.filter(kind__in=KINDS).order_by("person", "kind"):
        if gone.bytes_mark(bytes(wrap.sealed)) not in retired:
            continue
        person = PersonId(wrap.person)
        newer = kept.get(_name(person, wrap.kind, generation(person)))
        if newer is not None:
            raw = base64.b64decode(newer)
            wrap.ops, wrap.mem, wrap.salt = _HEAD.unpack(raw[: _HEAD.size])
            wrap.sealed = raw[_HEAD.size :]
            wrap.save(update_fields=("ops", "mem", "salt", "sealed"))
        elif wrap.kind == Wrap.Kind.PASSPHRASE and _has_code(person):
            wrap.delete()


def _has_code(person: PersonId) -> bool:
    return Wrap.objects.filter(person=person, kind=Wrap.Kind.RECOVERY).exists()
