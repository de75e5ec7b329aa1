"""New keys for somebody whose passphrase may be known: everything, under a new epoch.

Old backups stay readable to whoever had the old passphrase; one that is restored on
the server itself opens with the new one (``retiring``). In a couple's space each
re-seals only their own rows; the other takes the new seal key and pins the new
public keys by a fresh code (:func:`offer_epoch`, :func:`accept_epoch`).
"""

from attrs import evolve

from stillhere.vault import gone, retiring, sealing
from stillhere.vault.envelope import Pin
from stillhere.vault.keys import (
    Identity,
    keep_identity,
    space_key_place,
    wrap_by_new_code,
    wrap_by_passphrase,
    wrapped,
)
from stillhere.vault.models import Record, Space, Wrap
from stillhere.vault.opened import Vault, open_vault
from stillhere.vault.sealing import CannotOpen, Key
from stillhere.vault.shelves import OpenSpace
from stillhere.vault.spaces import Offer, give_keys, open_given, pin_of, wrap_for
from stillhere.vault.transactions import whole


@whole
def rotate(vault: Vault, *, passphrase: str) -> tuple[Vault, str]:
    """Replace every key, re-seal every own row; return the vault and a new code.

    :raises CannotOpen: while keys of a couple's space wait to be accepted.
    """
    if vault.given is not None:
        raise CannotOpen  # its keys were given to the old identity: accept them first
    spaces = [vault.own] + ([vault.shared] if vault.shared else [])
    new_key, identity = sealing.new_key(), Identity.new(vault.identity.epoch + 1)
    _rewrap(vault, new_key)
    keep_identity(vault.person, new_key, identity)
    wrap_by_passphrase(vault.person, new_key, passphrase)
    code = wrap_by_new_code(vault.person, new_key)
    both = ((Wrap.Kind.PASSPHRASE, passphrase), (Wrap.Kind.RECOVERY, code))
    retiring.carry(
        identity.epoch - 1,
        [wrapped(vault.person, kind, vault.key, secret) for kind, secret in both],
    )
    renewed = open_vault(vault.person, new_key)
    for space in spaces:
        _new_seal_key(renewed, space, identity)
    return open_vault(vault.person, new_key), code


def _rewrap(vault: Vault, new_key: Key) -> None:
    kinds = (Wrap.Kind.INDEX, Wrap.Kind.SEAL, Wrap.Kind.PIN)
    for wrap in Wrap.objects.filter(person=vault.person, kind__in=kinds):
        where = space_key_place(
            wrap.kind,
            vault.person,
            wrap.space_id,
            wrap.epoch,
            shared=wrap.space_id != vault.own.id,
        )
        secret = sealing.open_sealed(vault.key, wrap.sealed, where=where)
        wrap.sealed = sealing.seal(new_key, secret, where=where)
        wrap.save(update_fields=("sealed",))


def _new_seal_key(vault: Vault, old: OpenSpace, identity: Identity) -> None:
    space = Space.objects.select_for_update().get(pk=old.id)
    space.epoch = max(space.epoch, *old.seal_keys) + 1
    space.save(update_fields=("epoch",))
    seal_key = sealing.new_key()
    wrap_for(
        vault,
        Wrap.Kind.SEAL,
        seal_key,
        space=space,
        epoch=space.epoch,
        shared=old.shared,
    )
    renewed = evolve(
        old,
        epoch=space.epoch,
        seal_keys={**old.seal_keys, space.epoch: seal_key},
        identity=identity,
    )
    reseal_mine(renewed)


def reseal_mine(space: OpenSpace) -> None:
    """Seal one's own rows of older epochs again; drop keys that nothing uses now."""
    moved = []
    for row, letter in space.mine():
        if letter is not None and row.epoch != space.epoch:
            before = bytes(row.sealed)
            space.reseal(row, letter)
            moved.append(gone.moved(before, bytes(row.sealed)))
    gone.note(*moved)
    used = set(Record.objects.filter(space_id=space.id).values_list("epoch", flat=True))
    Wrap.objects.filter(
        person=space.me, space_id=space.id, kind=Wrap.Kind.SEAL
    ).exclude(epoch__in=used | {space.epoch}).delete()


def offer_epoch(vault: Vault, *, to: Pin, code: str, name: str) -> None:
    """Give the other the newest seal key and one's new public keys, under a code."""
    shared, member = vault.shared, vault.membership
    if shared is None or member is None:
        raise CannotOpen
    Wrap.objects.filter(
        person=to.person, kind=Wrap.Kind.GIVEN, space=member.space
    ).delete()
    mine = Offer(pin_of(vault.person, vault.identity), name)
    keys = shared.index_key + shared.seal_keys[shared.epoch]
    give_keys(to, member.space, keys, code, mine, epoch=shared.epoch)


@whole
def accept_epoch(vault: Vault, wrap: Wrap, *, code: str) -> None:
    """Take a newer seal key, pin the other's new keys and re-seal one's own rows.

    :raises CannotOpen: if it was not given by who had the code.
    """
    shared = vault.shared
    if shared is None or wrap.space is None or wrap.epoch <= shared.epoch:
        raise CannotOpen
    offer, keys = open_given(vault, wrap, code=code)
    if not sealing.same(keys[:32], shared.index_key):
        raise CannotOpen
    Wrap.objects.filter(
        person=vault.person, space=wrap.space, kind=Wrap.Kind.PIN
    ).delete()
    seal_key = Key(keys[32:])
    wrap_for(vault, Wrap.Kind.SEAL, seal_key, space=wrap.space, epoch=wrap.epoch)
    wrap_for(vault, Wrap.Kind.PIN, offer.pin.pack(), space=wrap.space, epoch=1)
    wrap.delete()
    reseal_mine(
        evolve(
            shared,
            epoch=wrap.epoch,
            seal_keys={**shared.seal_keys, wrap.epoch: seal_key},
        )
    )
