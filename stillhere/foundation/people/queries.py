"""What can be asked about a person's own settings."""

from stillhere.foundation.people.models import Person
from stillhere.foundation.people.rules import Preferences, UnsavedCode
from stillhere.vault.names import PersonId
from stillhere.vault.opened import Vault
from stillhere.vault.shelves import Entry

PREFERENCES = "people.preferences"
RECOVERY = "people.recovery"
"""Slots of the personal space."""


def preferences(vault: Vault) -> Preferences:
    """Return the person's own settings."""
    return preferences_of(vault.own.current(PREFERENCES))


def preferences_of(entry: Entry | None) -> Preferences:
    """Read the settings from a slot that was read together with others."""
    found = entry.event if entry else None
    return found if isinstance(found, Preferences) else Preferences()


def unsaved_code(vault: Vault) -> str | None:
    """Return the recovery code while it is not saved yet."""
    return unsaved_code_of(vault.own.current(RECOVERY))


def unsaved_code_of(entry: Entry | None) -> str | None:
    """Read the code from a slot that was read together with others."""
    found = entry.event if entry else None
    return found.code if isinstance(found, UnsavedCode) else None


def sign_in_name(person: PersonId) -> str:
    """Return what the person types to sign in."""
    return Person.objects.get(pk=person).name
