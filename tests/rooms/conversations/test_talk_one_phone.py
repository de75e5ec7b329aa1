"""One phone between two: it works alone, and keeps nothing at all."""

import re

import pytest

from stillhere.vault.models import Record
from tests.cast import Actor
from tests.rooms.conversations.talking import text

pytestmark = pytest.mark.django_db


def hidden(page: str) -> dict[str, str]:
    """Return where the page says the talk stands."""
    found = re.findall(
        r'name="(one|other|way|since)"(?: maxlength="40"[^>]*)? value="([^"]*)"', page
    )
    return dict(found)


def test_a_whole_talk_on_one_phone_leaves_no_trace() -> None:
    erin = Actor("Erin").signs_up()
    before = list(Record.objects.order_by("pk").values_list("pk", "sealed"))
    assert "One phone, between the two of you" in text(erin.gets("/g/o"))
    page = text(erin.posts("/g/o", one="Erin", other="Kim", tap="begin"))
    assert "For Erin" in page
    assert "You have the floor." in page
    for tap, who, title in (
        ("said", "Kim", "Now give back what you heard."),
        ("gave-back", "Erin", "Is that it?"),
        ("not-quite", "Erin", "Say that part once more."),
        ("said", "Kim", "Now give back what you heard."),
        ("gave-back", "Erin", "Is that it?"),
        ("thats-it", "Erin", "Kim heard you."),
        ("swap", "Kim", "You have the floor."),
    ):
        page = text(erin.posts("/g/o", tap=tap, **hidden(page)))
        assert f"For {who}." in page or f"to {who}." in page, tap
        assert title in page, tap
    page = text(erin.posts("/g/o", tap="ended", **hidden(page)))
    assert "Nothing of it was kept." in page

    after = list(Record.objects.order_by("pk").values_list("pk", "sealed"))
    assert after == before


def test_a_page_from_before_or_a_broken_one_goes_on() -> None:
    erin = Actor("Erin").signs_up()
    page = text(erin.posts("/g/o", way="sg", tap="said", since="9"))
    assert "Is that it?" in page, "what does not fit changes nothing"
    assert "One phone" in text(erin.posts("/g/o", way="<b>", tap="said"))
    assert "For the first." in text(erin.posts("/g/o", tap="begin"))
