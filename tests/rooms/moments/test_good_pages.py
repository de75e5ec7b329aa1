"""Good things, as a browser gets them: kept in a line, listed, erased, shared."""

import html
import re
import secrets
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.http import HttpResponse

from stillhere.rooms.moments import keeping, looking
from stillhere.rooms.moments.records import LONGEST_GOOD, Kept
from stillhere.vault.models import Record
from tests.cast import Actor, couple

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
GOOD = "She hummed in the kitchen."


def text(answer: HttpResponse) -> str:
    return html.unescape(answer.content.decode())


def keeps(who: Actor, good: str = GOOD) -> str:
    """Keep a good thing, and return the path of its page."""
    answer = who.posts("/h/g", token=secrets.token_hex(16), text=good)
    assert answer.status_code == 302
    return answer["Location"]


def keep_on(who: Actor, at: datetime, good: str) -> str:
    return keeping.keep_good(
        who.vault(), token=secrets.token_hex(16), text=good, now=at, on=at.date()
    )


def test_one_is_kept_and_stands_in_the_list() -> None:
    erin = Actor("Erin").signs_up()

    page = keeps(erin)

    assert GOOD in text(erin.gets(page))
    assert GOOD in text(erin.gets("/h/g"))


def test_sent_twice_it_is_one() -> None:
    erin = Actor("Erin").signs_up()
    for _ in range(2):
        erin.posts("/h/g", token="a" * 32, text=GOOD)

    assert text(erin.gets("/h/g")).count(GOOD) == 1


def test_they_stand_by_month_and_the_newest_first() -> None:
    erin = Actor("Erin").signs_up()
    for days, good in ((0, "Today’s."), (1, "Yesterday’s."), (40, "October’s.")):
        keep_on(erin, NOON - timedelta(days=days), good)

    page = text(erin.gets("/h/g"))

    order = ("November 2026", "Today’s.", "Yesterday’s.", "October 2026", "October’s.")
    places = [page.index(each) for each in order]
    assert places == sorted(places)


def test_many_of_them_are_looked_at_month_by_month() -> None:
    erin = Actor("Erin").signs_up()
    for month in range(1, 6):
        for day in range(1, 9):
            keep_on(erin, NOON.replace(month=month, day=day), f"Month {month}.{day}")

    page = text(erin.gets("/h/g"))
    before = re.findall(r'name="before" value="([^"]+)"', page)
    further = text(erin.posts("/h/g", before=before[0]))

    assert "Month 5.8" in page
    assert "Month 2.1" not in page
    assert "Month 2.1" in further
    assert "Month 5.8" not in further
    assert "Back to the newest" in further
    assert "summary" not in further, "nobody is told that they wrote nothing"
    assert "Month 5.8" in text(erin.posts("/h/g", before="no month"))


def test_not_kept_it_is_only_shown_and_can_be_kept_after_all() -> None:
    erin = Actor("Erin").signs_up()
    before = Record.objects.count()

    page = text(erin.posts("/h/g", token="b" * 32, text=GOOD, unkept="1"))

    assert GOOD in page
    assert "Nothing of it is kept" in page
    assert Record.objects.count() == before
    token = re.search(r'name="token" value="([0-9a-f]{32})"', page)
    assert token is not None
    assert token[1] == "b" * 32
    erin.posts("/h/g", token=token[1], text=GOOD)
    assert GOOD in text(erin.gets("/h/g"))


def test_erased_nothing_of_it_is_left_not_even_its_month() -> None:
    erin = Actor("Erin").signs_up()
    before = Record.objects.count()
    page = keeps(erin)
    assert "Erase this?" in text(erin.gets(f"{page}/e"))

    erin.posts(f"{page}/e")

    assert erin.gets(page).status_code == 404
    assert erin.posts(f"{page}/e").status_code == 404
    assert Record.objects.count() == before
    assert looking.goods(erin.vault()).months == ()


def test_erasing_one_leaves_the_others_and_their_months() -> None:
    erin = Actor("Erin").signs_up()
    first = keep_on(erin, NOON, "First.")
    keep_on(erin, NOON, "Second.")
    keep_on(erin, NOON - timedelta(days=60), "Old.")

    erin.posts(f"/h/g/{first}/e")

    page = text(erin.gets("/h/g"))
    assert "First." not in page
    assert "Second." in page
    kept = erin.vault().own.current(looking.KEPT)
    assert kept is not None
    assert isinstance(kept.event, Kept)
    assert len(kept.event.months) == 2


@pytest.mark.parametrize("bad", ["", "   ", "a" * (LONGEST_GOOD + 1)])
def test_what_does_not_fit_is_told_kindly(bad: str) -> None:
    erin = Actor("Erin").signs_up()

    answer = erin.posts("/h/g", token=secrets.token_hex(16), text=bad)

    assert answer.status_code == 200
    assert "Not sent yet. What you wrote is still here." in text(answer)


def test_what_was_typed_when_the_screen_locked_is_still_there() -> None:
    erin = Actor("Erin").signs_up()
    erin.locks()
    erin.posts("/h/g", token=secrets.token_hex(16), text=GOOD)

    erin.unlocks()

    assert f'value="{GOOD}"' in text(erin.gets("/h/g"))


def test_it_is_handed_to_where_something_good_is_said_and_nothing_is_sent() -> None:
    alice, bob = couple()
    page = text(alice.gets(keeps(alice)))
    fields = dict(
        re.findall(r'name="(kind|step|draft)" value="([^"]*)"', html.unescape(page))
    )
    assert fields == {"kind": "good", "step": "begin", "draft": GOOD}

    answer = text(alice.posts("/c/", **fields))

    assert "<h1>Something good</h1>" in answer
    assert f"{GOOD}</textarea>" in answer
    assert GOOD not in text(bob.gets("/"))
    alice.posts("/c/", **{**fields, "step": "send"}, token="c" * 32, words=GOOD)
    assert "Alice shared something good." in text(bob.gets("/"))
    assert GOOD in text(alice.gets("/h/g")), "hers stays hers"


def test_alone_nobody_is_offered_to_share_it_with() -> None:
    erin = Actor("Erin").signs_up()

    page = text(erin.gets(keeps(erin)))

    assert 'name="draft"' not in page
    assert "data-text" in page, "the text can be taken along"


def test_muted_sharing_it_comes_last_and_no_gladness_is_owed() -> None:
    alice, _bob = couple()
    page = keeps(alice)
    alice.posts("/m/s", token=secrets.token_hex(16), suggestions="none")

    shown, told = text(alice.gets(page)), text(alice.gets("/h/a"))

    assert "Tell Bob here" not in shown
    assert '<button class="plain">Show it</button>' in shown
    assert "You owe nobody gladness." in told
    assert "Ask one thing more" not in told


def test_how_good_news_can_be_met_promises_nothing() -> None:
    erin = Actor("Erin").signs_up()

    page = text(erin.gets("/h/a"))

    assert "Ask one thing more" in page
    assert "did not make couples happier by itself" in page


@time_machine.travel(NOON, tick=False)
def test_nobody_elses_good_thing_is_there() -> None:
    alice, bob = couple()
    page = keeps(alice)

    for path in (page, f"{page}/e"):
        assert bob.gets(path).status_code == 404
    assert bob.posts(f"{page}/e").status_code == 404
    assert GOOD in text(alice.gets(page))
