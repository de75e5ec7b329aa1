"""Today's small thing, as a browser gets it: on home, on its page, and gone."""

import html
import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.http import HttpResponse

from tests.cast import Actor

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def text(answer: HttpResponse) -> str:
    return html.unescape(answer.content.decode())


def line(who: Actor) -> str:
    """Return the line on home, or nothing."""
    found = re.search(r'One small thing: <a href="/h/">(.*?)</a>', text(who.gets("/")))
    return found[1] if found else ""


def shown(who: Actor) -> str:
    """Return which thing its page shows."""
    found = re.search(r'name="which" value="([^"]+)"', text(who.gets("/h/")))
    return found[1] if found else ""


def moves(who: Actor, move: str) -> HttpResponse:
    return who.posts("/h/m", which=shown(who), move=move)


@time_machine.travel(NOON, tick=False)
def test_home_says_one_line_that_leads_to_its_page() -> None:
    erin = Actor("Erin").signs_up()

    said = line(erin)

    assert said
    page = text(erin.gets("/h/"))
    assert said[:1].upper() + said[1:] in page


def test_not_today_is_for_today_and_tomorrow_has_another() -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        erin = Actor("Erin").signs_up()
        said = line(erin)

        assert moves(erin, "away")["Location"] == "/"

        assert line(erin) == ""
        assert "Nothing more for today." in text(erin.gets("/h/"))
        clock.shift(timedelta(days=1))
        erin.signs_in()
        assert line(erin) not in ("", said)
