"""A couple for whoever asks."""

import pytest

from tests.cast import couple
from tests.rooms.disclosures.kept import Two


@pytest.fixture
def two() -> Two:
    alice, bob = couple()
    return alice.vault(), bob.vault()
