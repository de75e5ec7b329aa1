"""Two people with open vaults, joined."""

import uuid

import pytest

from stillhere.vault import keys, spaces
from stillhere.vault.names import PersonId, Stream
from stillhere.vault.opened import Vault, open_vault
from stillhere.vault.shelves import OpenSpace
from tests.vault.records import Note

CODE = "ABCD1234"
KIND = "tests.note"


def person(passphrase: str = "words of one") -> Vault:
    """Make somebody with keys and a personal space."""
    who = PersonId(uuid.uuid4())
    key, _code = keys.make_keys(who, passphrase=passphrase)
    spaces.make_personal(open_vault(who, key))
    return open_vault(who, key)


def again(vault: Vault) -> Vault:
    """Open the same vault as a later request would."""
    return open_vault(vault.person, vault.key)


def joined(alice: Vault, bob: Vault) -> tuple[Vault, Vault]:
    """Let Bob join Alice, and Alice accept."""
    offer = spaces.Offer(spaces.pin_of(alice.person, alice.identity), "Alice")
    sealed = offer.seal(CODE)
    spaces.join(bob, offer=spaces.Offer.open(sealed, CODE), code=CODE, name="Bob")
    alice = again(alice)
    assert alice.given is not None
    spaces.accept(alice, alice.given, code=CODE)
    return again(alice), again(bob)


def shared(vault: Vault) -> OpenSpace:
    """Return the couple's space, which is there."""
    assert vault.shared is not None
    return vault.shared


def say(space: OpenSpace, words: str, *, token: str = "t") -> Stream:
    """Write a note as a new stream."""
    stream = space.stream(token)
    space.append(stream, Note(words=words), after=0, shelf=KIND)
    return stream


@pytest.fixture
def alice(db: None) -> Vault:
    """Alice, alone."""
    return person()


@pytest.fixture
def bob(db: None) -> Vault:
    """Bob, alone."""
    return person()


@pytest.fixture
def couple(alice: Vault, bob: Vault) -> tuple[Vault, Vault]:
    """Alice and Bob, joined."""
    return joined(alice, bob)
