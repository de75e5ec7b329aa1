"""At the end of the way, when it was can be noted; nothing is noted by itself."""

from datetime import timedelta

import pytest
import time_machine

from stillhere.foundation.web import clock
from stillhere.rooms.episodes.queries import all_kept
from tests.cast import Actor
from tests.rooms.reaching.test_reaching_pages import says, text, values

pytestmark = pytest.mark.django_db
LINK = 'href="/e/n">Note when it was</a>'


def test_beside_putting_it_away_stands_a_link_to_note_when_it_was() -> None:
    erin = Actor("Erin").signs_up()
    assert LINK not in text(erin.gets("/d/"))
    when = values(text(erin.gets("/d/r")))[0]
    says(erin, "r", look=when)

    resting = text(erin.gets("/d/"))
    with time_machine.travel(clock.now() + timedelta(days=3)):
        erin.signs_in()
        again = text(erin.gets("/d/"))

    assert "put this away" in resting
    assert LINK in resting
    assert "You wanted to look again now." in again
    assert LINK in again
    assert all_kept(erin.vault(), clock.now()) == ()
