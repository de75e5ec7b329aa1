"""A couple, or one person, for whoever asks."""

import pytest

from stillhere.vault.opened import Vault
from tests.cast import Actor, couple
from tests.rooms.episodes.silences import Two


@pytest.fixture
def two() -> Two:
    alice, bob = couple()
    return alice.vault(), bob.vault()


@pytest.fixture
def pair() -> tuple[Actor, Actor]:
    return couple()


@pytest.fixture
def erin() -> Actor:
    return Actor("Erin").signs_up()


@pytest.fixture
def alone(erin: Actor) -> Vault:
    return erin.vault()
