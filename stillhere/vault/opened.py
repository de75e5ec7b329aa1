"""A person's vault during one request: their own space, and the couple's if any.

Made by :func:`open_vault` from the vault key that the session carries; dropped with
the request. Nothing here is kept between requests.
"""

from functools import cached_property

import attrs

from stillhere.vault import envelope, plain, sealing
from stillhere.vault.keys import Identity, read_identity, space_key_place
from stillhere.vault.models import PERSONAL, Member, Space, Wrap
from stillhere.vault.names import PersonId, SpaceId
from stillhere.vault.sealing import CannotOpen, Key
from stillhere.vault.shelves import OpenSpace


@attrs.define
class Vault:
    """One person's open vault."""

    person: PersonId
    key: Key = attrs.field(repr=False)
    _wraps: dict[tuple[str, object, int], Wrap] = attrs.field(repr=False)
    _members: list[Member] = attrs.field(repr=False)

    @cached_property
    def identity(self) -> Identity:
        """The person's own key pairs."""
        kept = (w for w in self._wraps.values() if w.kind == Wrap.Kind.IDENTITY)
        wrap = next(kept, None)
        if wrap is None:
            raise CannotOpen
        return read_identity(self.person, self.key, wrap)

    @cached_property
    def own(self) -> OpenSpace:
        """The personal space."""
        found = next((m for m in self._members if m.seat == PERSONAL), None)
        if found is None:
            raise CannotOpen
        return self._open(found)

    @cached_property
    def shared(self) -> OpenSpace | None:
        """The couple's space, once its keys were accepted and while it is open."""
        found = self.membership
        if found is None or found.space.closed or not self._has_keys(found):
            return None
        return self._open(found)

    @property
    def membership(self) -> Member | None:
        """The seat in a couple's space, in whatever state that is."""
        return next((m for m in self._members if m.seat != PERSONAL), None)

    @property
    def given(self) -> Wrap | None:
        """Keys of a couple's space that wait to be accepted."""
        return next(
            (w for w in self._wraps.values() if w.kind == Wrap.Kind.GIVEN), None
        )

    def closed_space(self) -> OpenSpace | None:
        """Return the couple's space after the other left, to take one's own out."""
        found = self.membership
        if found is None or not found.space.closed or not self._has_keys(found):
            return None
        return self._open(found)

    def _has_keys(self, member: Member) -> bool:
        return (Wrap.Kind.INDEX, member.space_id, 1) in self._wraps

    def _secret(self, kind: str, member: Member, epoch: int) -> bytes:
        wrap = self._wraps.get((kind, member.space_id, epoch))
        if wrap is None:
            raise CannotOpen
        where = space_key_place(
            kind,
            self.person,
            member.space_id,
            epoch,
            shared=member.seat != PERSONAL,
        )
        return sealing.open_sealed(self.key, wrap.sealed, where=where)

    def _open(self, member: Member) -> OpenSpace:
        space = member.space
        seals = {
            epoch: Key(self._secret(kind, member, epoch))
            for kind, place, epoch in self._wraps
            if kind == Wrap.Kind.SEAL and place == space.pk
        }
        shared = member.seat != PERSONAL
        return OpenSpace(
            id=SpaceId(space.pk),
            me=self.person,
            epoch=max(seals, default=space.epoch),
            index_key=Key(self._secret(Wrap.Kind.INDEX, member, 1)),
            seal_keys=seals,
            identity=self.identity,
            shared=shared,
            closed=space.closed,
            pins=self._pins(member) if shared else {},
        )

    def _pins(self, member: Member) -> dict[PersonId, bytes]:
        pins = {self.person: self.identity.sign_public}
        for kind, place, epoch in self._wraps:
            if kind == Wrap.Kind.PIN and place == member.space_id:
                pin = envelope.Pin.parse(self._secret(kind, member, epoch))
                pins[pin.person] = pin.sign_public
        return pins


_THEIRS = "id IN (SELECT space_id FROM vault_member WHERE person = %s)"


def open_vault(person: PersonId, key: Key) -> Vault:
    """Open a person's vault for this request with the key their session carried.

    :raises CannotOpen: later, by the first door, if the key is not theirs.
    """
    kinds = Wrap.Kind
    opens = (kinds.IDENTITY, kinds.INDEX, kinds.SEAL, kinds.PIN, kinds.GIVEN)
    where = f"person = %s AND kind IN ({plain.marks(opens)})"
    wraps = plain.rows(Wrap, where, [person, *map(str, opens)])
    spaces = {space.pk: space for space in plain.rows(Space, _THEIRS, [person])}
    members = plain.rows(Member, "person = %s ORDER BY seat", [person])
    members = [member for member in members if member.space_id in spaces]
    for member in members:
        member.space = spaces[member.space_id]
    return Vault(
        person=person,
        key=key,
        wraps={(w.kind, w.space_id, w.epoch): w for w in wraps},
        members=members,
    )
