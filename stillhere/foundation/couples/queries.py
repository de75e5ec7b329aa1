"""What can be asked about the two."""

from datetime import date

import attrs

from stillhere.foundation.couples.models import Invitation
from stillhere.foundation.couples.rules import Invited, Partner
from stillhere.vault import sealing, spaces
from stillhere.vault.keys import has_keys, plain_code
from stillhere.vault.names import PersonId
from stillhere.vault.opened import Vault
from stillhere.vault.sealing import CannotOpen
from stillhere.vault.shelves import Entry

INVITED = "couples.invited"
PARTNER = "couples.partner"
"""Slots of the personal space."""


@attrs.frozen
class Us:
    """The two, as one of them sees it."""

    partner: PersonId | None = None
    partner_name: str = attrs.field(default="", repr=False)
    joined: bool = False
    ended: bool = False
    """Sharing was on and is off now, and this person has not read that yet."""


def us(vault: Vault) -> Us:
    """Return who the other is, if there is one."""
    return us_of(vault, vault.own.current(PARTNER))


def us_of(vault: Vault, entry: Entry | None) -> Us:
    """Read it from a slot that was read together with others."""
    found = entry.event if entry else None
    if not isinstance(found, Partner):
        return Us()
    if vault.shared is None:
        return Us(ended=not found.noticed, partner_name=found.name)
    return Us(PersonId(found.person), found.name, joined=True)


def invited(vault: Vault) -> Invited:
    """Return the invitation that this person has open, or an empty one."""
    entry = vault.own.current(INVITED)
    found = entry.event if entry else None
    return found if isinstance(found, Invited) else Invited()


def code_hash(code: str) -> str:
    """Return what is stored of a code; 140 random bits need no slow hash."""
    return sealing.keyed_hash(b"", "invitation", plain_code(code), size=32).hex()


def offer_of(code: str, *, today: date) -> spaces.Offer | None:
    """Return who invites. Used, expired and never made look alike: None."""
    row = Invitation.objects.filter(code=code_hash(code), ends_on__gte=today).first()
    if row is None or not has_keys(PersonId(row.inviter)):
        return None
    try:
        return spaces.Offer.open(bytes(row.offer), plain_code(code))
    except CannotOpen:
        return None
