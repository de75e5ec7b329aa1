"""A check-in as a person meets it: kept and shown, or only shown."""

import pytest

from tests.cast import Actor
from tests.privacy.house import token

pytestmark = pytest.mark.django_db


@pytest.fixture
def erin():
    return Actor("Erin").signs_up()


def test_a_check_in_is_kept_and_shown(erin):
    answer = erin.posts(
        "/b/", token=token(), word="let-down", place="-1,-2", note="Long day."
    )

    page = erin.gets(answer["Location"]).content.decode()

    assert "let down" in page
    assert "Long day." in page
    assert "little energy, very unpleasant" in page
