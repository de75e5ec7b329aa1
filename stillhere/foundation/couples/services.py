"""What a person can do about being two."""

from datetime import datetime, timedelta

from attrs import evolve

from stillhere.foundation.couples.models import Invitation
from stillhere.foundation.couples.queries import (
    INVITED,
    PARTNER,
    code_hash,
    invited,
    offer_of,
    us,
)
from stillhere.foundation.couples.rules import DAYS_OPEN, Invited, Partner
from stillhere.foundation.live import bus
from stillhere.foundation.people.own_settings import prefer
from stillhere.vault import keys, spaces
from stillhere.vault.names import PersonId
from stillhere.vault.opened import Vault, open_vault
from stillhere.vault.sealing import CannotOpen
from stillhere.vault.shelves import OpenSpace
from stillhere.vault.transactions import whole


class NoSuchInvitation(Exception):
    """Used, taken back, run out or never made: they look alike."""


class OwnInvitation(Exception):
    """One's own code."""


class InTwoAlready(Exception):
    """One of them shares with somebody already."""


@whole
def invite(vault: Vault, *, name: str, now: datetime) -> Invited:
    """Make an invitation, in place of an earlier one. ``name`` is what the other sees.

    :raises InTwoAlready: if this person shares with somebody.
    """
    if spaces.shares(vault.person):
        raise InTwoAlready
    code, until = keys.new_recovery_code(), (now + timedelta(days=DAYS_OPEN)).date()
    offer = spaces.Offer(spaces.pin_of(vault.person, vault.identity), name)
    Invitation.objects.filter(inviter=vault.person).delete()
    Invitation.objects.create(
        code=code_hash(code),
        inviter=vault.person,
        offer=offer.seal(keys.plain_code(code)),
        ends_on=until,
    )
    made = Invited(code=code, name=name, ends_on=until)
    vault.own.point(INVITED, made, seen=vault.own.current(INVITED))
    return made


@whole
def take_back(vault: Vault) -> None:
    """Take the invitation back: its code opens nothing any more."""
    Invitation.objects.filter(inviter=vault.person).delete()
    if invited(vault).code:
        vault.own.point(INVITED, Invited(), seen=vault.own.current(INVITED))


@whole
def join(
    vault: Vault, *, code: str, name: str, now: datetime, just_for_pauses: bool = False
) -> Vault:
    """Join the one whose code this is, and return the vault as it is then.

    :raises NoSuchInvitation: if the code opens nothing (any more).
    :raises OwnInvitation: if it is one's own.
    :raises InTwoAlready: if either shares with somebody.
    """
    offer = offer_of(code, today=now.date())
    if offer is None:
        raise NoSuchInvitation
    if offer.pin.person == vault.person:
        raise OwnInvitation
    used, _rows = Invitation.objects.filter(code=code_hash(code)).delete()
    if not used:
        raise NoSuchInvitation
    plain = keys.plain_code(code)
    try:
        spaces.join(vault, offer=offer, code=plain, name=name)
    except spaces.AlreadyTwo:
        raise InTwoAlready from None
    take_back(vault)
    _keep_partner(
        vault, Partner(person=offer.pin.person, name=offer.name, my_name=name)
    )
    prefer(vault, just_for_pauses=just_for_pauses)
    bus.changed(vault.person, offer.pin.person)
    return open_vault(vault.person, vault.key)


def _keep_partner(vault: Vault, partner: Partner) -> None:
    vault.own.point(PARTNER, partner, seen=vault.own.current(PARTNER))


@whole
def settle(vault: Vault) -> Vault:
    """Finish what the other began: accept the keys they gave, or go where they left.

    Called before a page is made, whenever there is something to finish. The vault is
    read anew: another page of this person may have finished it a moment ago.
    """
    spaces.hold(vault.person)
    vault = open_vault(vault.person, vault.key)
    given, member = vault.given, vault.membership
    if given is not None and given.space_id and member and vault.shared is None:
        _accept(vault)
        # They may have left again before this person ever looked.
        vault = open_vault(vault.person, vault.key)
        member = vault.membership
    if member is not None and member.space.closed:
        spaces.settle(vault)
        entry = vault.own.current(PARTNER)
        if entry and isinstance(entry.event, Partner):
            _keep_partner(vault, evolve(entry.event, shared=False))
    return open_vault(vault.person, vault.key)


def needs_settling(vault: Vault) -> bool:
    """Say whether the other began something that waits to be finished here."""
    member = vault.membership
    return member is not None and (vault.shared is None)


def _accept(vault: Vault) -> None:
    given, mine = vault.given, invited(vault)
    if given is None:
        return
    try:
        offer = spaces.accept(vault, given, code=keys.plain_code(mine.code or ""))
    except CannotOpen:
        spaces.refuse(given)
        return
    _keep_partner(
        vault, Partner(person=offer.pin.person, name=offer.name, my_name=mine.name)
    )
    vault.own.point(INVITED, Invited(), seen=vault.own.current(INVITED))


@whole
def leave(vault: Vault) -> Vault:
    """Stop sharing, at once and alone; one's own words go along."""
    other = us(vault).partner
    spaces.leave(vault)
    entry = vault.own.current(PARTNER)
    if entry and isinstance(entry.event, Partner):
        _keep_partner(vault, evolve(entry.event, shared=False, noticed=True))
    if other is not None:
        bus.changed(vault.person, other)
    return open_vault(vault.person, vault.key)


@whole
def notice_ended(vault: Vault) -> None:
    """Put "sharing is off" away; only this person knows that it was read."""
    entry = vault.own.current(PARTNER)
    if entry and isinstance(entry.event, Partner) and vault.shared is None:
        _keep_partner(vault, evolve(entry.event, noticed=True))


def tell(vault: Vault, space: OpenSpace) -> None:
    """Let pages look again, after what was done in this space is committed.

    Those of both for the couple's space; for one's own only one's own: the other must
    not even hear that something changed.
    """
    other = us(vault).partner if space.shared else None
    bus.changed(vault.person, *([PersonId(other)] if other else []))


def tidy(now: datetime) -> None:
    """Delete invitations that have run out, or whose maker is gone."""
    Invitation.objects.filter(ends_on__lt=now.date()).delete()
    for row in Invitation.objects.order_by("code"):
        if not keys.has_keys(PersonId(row.inviter)):
            row.delete()


def after_restoring() -> None:
    """Drop every invitation of a restored backup: it may have been used since."""
    Invitation.objects.all().delete()
