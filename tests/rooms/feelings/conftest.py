"""A couple, or one person, for whoever asks."""

import pytest

from stillhere.vault.opened import Vault
from tests.cast import Actor, couple
from tests.rooms.feelings.kept import Two


@pytest.fixture
def two() -> Two:
    alice, bob = couple()
    return alice.vault(), bob.vault()


@pytest.fixture
def erin() -> Vault:
    return Actor("Erin").signs_up().vault()
