"""Making a space, joining one, leaving it: who holds which key when.

A key in a personal space is accepted only wrapped by the vault key; the keys of a
couple's space only together with proof of the invitation's code, because a sealed
box alone proves no sender.
"""

from typing import Self

import attrs
from django.db import IntegrityError, transaction

from stillhere.core import codec
from stillhere.vault import erasing, gone, retiring, sealing
from stillhere.vault.envelope import MARKER, Letter, Pin
from stillhere.vault.keys import Identity, space_key_place
from stillhere.vault.models import (
    INVITING,
    JOINING,
    PERSONAL,
    Member,
    Record,
    Space,
    Wrap,
)
from stillhere.vault.names import PersonId, SpaceId
from stillhere.vault.opened import Vault
from stillhere.vault.sealing import CannotOpen, Key, Sealed
from stillhere.vault.shelves import SLOT, OpenSpace

INVITES, GIVES = "invites", "gives"
"""What an offer is for: to be joined, or to hand keys over."""


class AlreadyTwo(Exception):
    """One of them is in a couple's space already."""


@attrs.frozen
class Offer:
    """What an invitation says about the one who invites, sealed by its code."""

    pin: Pin
    name: str = attrs.field(repr=False)

    def seal(self, code: str, role: str = INVITES) -> Sealed:
        """Seal under the code: whoever has it can read and trust the keys."""
        payload = self.pin.pack() + self.name.encode("utf-8", "surrogatepass")
        where = sealing.place("offer", role)
        return sealing.seal(_code_key(code), payload, where=where)

    @classmethod
    def open(cls, sealed: bytes, code: str, role: str = INVITES) -> Self:
        """Read an offer. :raises CannotOpen: if the code or the role is another."""
        where = sealing.place("offer", role)
        raw = sealing.open_sealed(_code_key(code), sealed, where=where)
        return cls(Pin.parse(raw[:80]), raw[80:].decode("utf-8", "surrogatepass"))


def _code_key(code: str) -> Key:
    return sealing.subkey(sealing.keyed_hash(b"", code, size=32), "invitation")


def wrap_for(
    vault: Vault,
    kind: str,
    secret: bytes,
    *,
    space: Space,
    epoch: int,
    shared: bool = True,
) -> None:
    """Wrap a space's secret by the person's own vault key."""
    where = space_key_place(kind, vault.person, space.pk, epoch, shared=shared)
    Wrap.objects.create(
        person=vault.person,
        kind=kind,
        space=space,
        epoch=epoch,
        sealed=sealing.seal(vault.key, secret, where=where),
    )


def make_personal(vault: Vault) -> None:
    """Make the personal space of a new person."""
    space = Space.objects.create()
    Member.objects.create(space=space, person=vault.person, seat=PERSONAL)
    for kind in (Wrap.Kind.INDEX, Wrap.Kind.SEAL):
        key = sealing.new_key()
        wrap_for(vault, kind, key, space=space, epoch=1, shared=False)


def pin_of(person: PersonId, identity: Identity) -> Pin:
    """Return the public keys that a partner pins."""
    return Pin(person, identity.box_public, identity.sign_public)


def join(vault: Vault, *, offer: Offer, code: str, name: str) -> SpaceId:
    """Make the couple's space, take the second seat and give the keys to the first.

    :raises AlreadyTwo: if either is in a couple's space.
    """
    space = Space.objects.create()
    try:
        with transaction.atomic():
            for person, seat in ((offer.pin.person, INVITING), (vault.person, JOINING)):
                Member.objects.create(space=space, person=person, seat=seat)
    except IntegrityError:
        raise AlreadyTwo from None
    index_key, seal_key = sealing.new_key(), sealing.new_key()
    _accept(vault, space, index_key, seal_key, offer.pin)
    mine = Offer(pin_of(vault.person, vault.identity), name)
    give_keys(offer.pin, space, index_key + seal_key, code, mine, epoch=space.epoch)
    return SpaceId(space.pk)


def give_keys(
    to: Pin, space: Space, keys: bytes, code: str, mine: Offer, *, epoch: int
) -> None:
    """Leave a space's keys for the other, with proof that the giver had the code."""
    given, offer = sealing.give(to.box_public, keys), mine.seal(code, GIVES)
    Wrap.objects.create(
        person=to.person,
        kind=Wrap.Kind.GIVEN,
        space=space,
        epoch=epoch,
        public=offer,
        salt=_proof(code, space, epoch, given, offer),
        sealed=given,
    )


def _proof(code: str, space: Space, epoch: int, given: bytes, offer: bytes) -> bytes:
    return sealing.keyed_hash(
        _code_key(code), "given", space.pk.hex, epoch, given, offer, size=32
    )


def open_given(vault: Vault, wrap: Wrap, *, code: str) -> tuple[Offer, bytes]:
    """Return who gave the keys, and the keys. :raises CannotOpen: without the code."""
    given, offer = bytes(wrap.sealed), bytes(wrap.public)
    if wrap.space is None or not sealing.same(
        _proof(code, wrap.space, wrap.epoch, given, offer), bytes(wrap.salt)
    ):
        raise CannotOpen
    mine, giver = vault.identity, Offer.open(offer, code, GIVES)
    if giver.pin.person == vault.person:
        raise CannotOpen
    return giver, sealing.take(mine.box_public, mine.box_secret, given)


def accept(vault: Vault, wrap: Wrap, *, code: str) -> Offer:
    """Take the keys that the one who joined has given; return who they are.

    :raises CannotOpen: if they were not given by somebody who had the code.
    """
    offer, keys = open_given(vault, wrap, code=code)
    if wrap.space is None:
        raise CannotOpen
    _accept(vault, wrap.space, Key(keys[:32]), Key(keys[32:]), offer.pin)
    wrap.delete()
    return offer


def hold(person: PersonId) -> None:
    """Hold a person's seats until the transaction ends, against their other pages."""
    seats = Member.objects.select_for_update().filter(person=person)
    list(seats.order_by("pk"))


def shares(person: PersonId) -> bool:
    """Say whether the person has a seat in a couple's space, as of this moment."""
    return Member.objects.filter(person=person, seat__gt=PERSONAL).exists()


def refuse(wrap: Wrap) -> None:
    """Give a planted seat up: nobody with the code gave its keys."""
    for member in Member.objects.filter(person=wrap.person, space=wrap.space):
        _drop_seat(PersonId(wrap.person), member)


def _accept(vault: Vault, space: Space, index: Key, seal: Key, pin: Pin) -> None:
    wrap_for(vault, Wrap.Kind.INDEX, index, space=space, epoch=1)
    wrap_for(vault, Wrap.Kind.SEAL, seal, space=space, epoch=space.epoch)
    wrap_for(vault, Wrap.Kind.PIN, pin.pack(), space=space, epoch=1)


def leave(vault: Vault) -> None:
    """Leave the couple's space at once: one's own words go along, sealed for oneself.

    The space is closed to writing; the other keeps what they wrote, and takes it
    out at their next unlock (:func:`settle`).
    """
    shared, member = vault.shared, vault.membership
    if member is None:
        return
    Space.objects.select_for_update().filter(pk=member.space_id).update(closed=True)
    gone.note(gone.mark("closed", str(member.space_id)))
    if shared is not None:
        take_out(shared, vault.own)
        for row, letter in shared.mine():
            if letter is None:
                Record.objects.filter(pk=row.pk).update(sealed=MARKER)
            elif not letter.label.startswith(SLOT):
                nothing = codec.encode(codec.Withdrawn())
                shared.reseal(row, Letter(label=letter.label, payload=nothing))
    _drop_seat(vault.person, member)


def settle(vault: Vault) -> bool:
    """Take one's own words out of a space that the other has left, and leave it.

    Return whether there was one.
    """
    member = vault.membership
    if member is None or not member.space.closed:
        return False
    closed = vault.closed_space()
    if closed is not None:
        take_out(closed, vault.own)
        # In a restored space the one who left may still have their seat.
        mine = Record.objects.filter(space_id=member.space_id, writer=vault.person)
        mine.update(sealed=MARKER)
    _drop_seat(vault.person, member)
    return True


def take_out(source: OpenSpace, own: OpenSpace) -> None:
    """Copy one's own events of a shared space into one's personal space.

    What does not open or verify was not written by this person, and stays behind; so
    does what was erased after an earlier time, when a backup brought the space back.
    """
    versions: dict[str, int] = {}
    erased, moved = gone.marks(), []
    for row, letter in source.mine():
        if letter is None or letter.label.startswith(SLOT) or _is_tombstone(letter):
            continue
        stream = own.stream(f"from:{row.stream}")
        if gone.stream_mark(own.id, stream, own.me) in erased:
            continue
        after = versions.get(stream, 0)
        copy = own.append_letter(stream, letter, after=after)
        versions[stream] = after + 1
        moved.append(gone.moved(bytes(row.sealed), bytes(copy.sealed)))
    gone.note(*moved)


def _is_tombstone(letter: Letter) -> bool:
    return isinstance(codec.decode(letter.payload), codec.Withdrawn)


def _drop_seat(person: PersonId, member: Member) -> None:
    Wrap.objects.filter(person=person, space_id=member.space_id).delete()
    space = member.space
    member.delete()
    if not Member.objects.filter(space=space).exists():
        space.delete()
    erasing.ask()


def withdraw_person(person: PersonId) -> None:
    """Delete all that hangs on a person, without their key.

    Their own space goes; in a couple's space their rows become unsealed tombstones,
    the other's words stay where they are.
    """
    for member in Member.objects.filter(person=person).select_related("space"):
        space = Space.objects.select_for_update().get(pk=member.space_id)
        if member.seat == PERSONAL:
            space.delete()
            continue
        Space.objects.filter(pk=space.pk).update(closed=True)
        Record.objects.filter(space=space, writer=person).update(sealed=MARKER)
        _drop_seat(person, member)
    gone.note(gone.mark("person", str(person)), *retiring.let_go(person))
    Wrap.objects.filter(person=person).delete()
    erasing.ask()
