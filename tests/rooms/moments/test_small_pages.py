"""Today's small thing, as a browser gets it: on home, on its page, and gone."""

import html
import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.http import HttpResponse
from django.urls import reverse

from stillhere.rooms.moments import queries
from stillhere.rooms.moments.reading import small_things
from stillhere.rooms.moments.rules import Kind, Small
from stillhere.vault.models import Record
from tests.cast import Actor, couple
from tests.privacy.house import stream_in

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


def kept(who: Actor) -> Small | None:
    return queries.small_of(who.vault().own.current(queries.SMALL))


@time_machine.travel(NOON, tick=False)
def test_not_today_and_in_person_leave_the_very_same() -> None:
    erin = Actor("Erin").signs_up()
    left = []
    for move in ("away", "person"):
        erin.posts("/h/r", room="little")
        moves(erin, "else")
        moves(erin, move)
        left.append(kept(erin))
        erin.vault().own.erase(erin.vault().own.slot(queries.SMALL))

    assert left[0] == left[1] == Small(on=NOON.date(), away=True)


@time_machine.travel(NOON, tick=False)
def test_it_is_one_row_however_often_it_is_tapped() -> None:
    erin = Actor("Erin").signs_up()
    before = Record.objects.count()

    for move in ("else", "else", "smaller", "else", "away", "away"):
        moves(erin, move)
    erin.posts("/h/r", room="little")

    assert Record.objects.count() == before + 1
    row = Record.objects.get(stream=erin.vault().own.slot(queries.SMALL))
    assert row.version == 1, "nor do its versions tell how often"


@time_machine.travel(NOON, tick=False)
def test_another_stands_there_and_on_home_too() -> None:
    erin = Actor("Erin").signs_up()
    first = line(erin)

    assert moves(erin, "else")["Location"] == "/h/"

    other = line(erin)
    assert other not in ("", first)
    assert other[:1].upper() + other[1:] in text(erin.gets("/h/"))


@time_machine.travel(NOON, tick=False)
def test_a_double_click_moves_on_once() -> None:
    erin = Actor("Erin").signs_up()
    which = shown(erin)
    erin.posts("/h/m", which=which, move="else")
    once = shown(erin)

    erin.posts("/h/m", which=which, move="else")

    assert shown(erin) == once


@time_machine.travel(NOON, tick=False)
def test_a_page_of_yesterday_puts_nothing_of_today_away() -> None:
    erin = Actor("Erin").signs_up()

    erin.posts("/h/m", which="no-such-thing", move="away")

    assert line(erin)


@time_machine.travel(NOON, tick=False)
def test_with_a_little_it_is_little_and_the_page_says_what_was_said() -> None:
    erin = Actor("Erin").signs_up()

    erin.posts("/h/r", room="little")

    page = text(erin.gets("/h/"))
    assert 'value="little" aria-pressed="true"' in page
    assert 'value="more" aria-pressed="false"' in page
    assert "A smaller one" not in page
    thing = small_things("en").named(shown(erin))
    assert thing is not None
    assert thing.size == 1


@time_machine.travel(NOON, tick=False)
def test_done_here_leads_to_its_page_and_then_it_is_done_with() -> None:
    erin = Actor("Erin").signs_up()
    thing = None
    for _ in range(60):
        thing = small_things("en").named(shown(erin))
        if thing is not None and thing.where:
            break
        assert "Do it here" not in text(erin.gets("/h/"))
        moves(erin, "else")
    assert thing is not None

    assert "Do it here" in text(erin.gets("/h/"))
    answer = moves(erin, "here")

    assert answer["Location"] == reverse(thing.where)
    assert erin.gets(answer["Location"]).status_code == 200
    assert line(erin) == ""
    assert kept(erin) == Small(
        on=NOON.date(), away=True, done=thing.kind, done_on=NOON.date()
    )


@time_machine.travel(NOON, tick=False)
def test_here_without_a_page_here_does_nothing() -> None:
    erin = Actor("Erin").signs_up()
    for _ in range(60):
        thing = small_things("en").named(shown(erin))
        if thing is not None and not thing.where:
            break
        moves(erin, "else")

    assert moves(erin, "here")["Location"] == "/"

    assert line(erin)


@time_machine.travel(NOON, tick=False)
def test_during_a_pause_and_after_something_was_said_there_is_none() -> None:
    alice, bob = couple()
    assert line(alice)
    assert line(bob)
    fields = {"when": "30m", "line": "Back soon.", "reason": ""}
    alice.posts("/a/", token="d" * 32, **fields)

    assert line(alice) == ""
    assert line(bob) == ""


@time_machine.travel(NOON, tick=False)
def test_after_one_of_them_went_quiet_there_is_none() -> None:
    alice, bob = couple()
    alice.posts("/a/q", token="3" * 32, when="none")

    assert line(alice) == ""
    assert line(bob) == ""


@time_machine.travel(NOON, tick=False)
def test_on_the_way_when_they_have_gone_quiet_there_is_none() -> None:
    erin = Actor("Erin").signs_up()
    erin.posts("/d/t", token="e" * 32, own="They never come", move="on")

    assert line(erin) == ""


@time_machine.travel(NOON, tick=False)
def test_while_something_the_other_shared_waits_there_is_none() -> None:
    alice, bob = couple()
    mine = stream_in(alice.posts("/b/", token="1" * 32, note="Grey."))
    fields = {"level": "why", "send": "1"}
    alice.posts(f"/b/{mine}/s", token="2" * 32, **fields)

    assert line(bob) == ""
    assert line(alice)


@time_machine.travel(NOON, tick=False)
def test_who_came_just_for_pauses_has_none() -> None:
    alice = Actor("Alice").signs_up()
    bob = Actor("Bob").signs_up()
    bob.joins(alice.invites(), how="pauses")
    bob.gets("/u/")

    assert line(bob) == ""
    assert line(alice), "and who invited cannot tell"


@time_machine.travel(NOON, tick=False)
@pytest.mark.parametrize("level", ["fewer", "none"])
def test_muted_the_line_and_its_page_are_there_as_for_everybody(level: str) -> None:
    alice, _bob = couple()
    buttons = r'<button class="[^"]*" name="move"'
    usual = re.findall(buttons, text(alice.gets("/h/")))

    alice.posts("/m/s", suggestions=level, token="f" * 32)

    assert line(alice)
    thing = small_things("en").named(shown(alice))
    assert thing is not None
    assert thing.kind is Kind.ONESELF
    page = text(alice.gets("/h/"))
    assert len(re.findall(buttons, page)) in range(len(usual) - 2, len(usual) + 3)
    for move in ("else", "else", "else"):
        moves(alice, move)
        thing = small_things("en").named(shown(alice))
        assert thing is not None
        assert thing.kind is Kind.ONESELF


@time_machine.travel(NOON, tick=False)
def test_after_sharing_ended_it_is_for_oneself() -> None:
    alice, bob = couple()
    bob.posts("/u/l")
    alice.gets("/u/")

    for who in (alice, bob):
        thing = small_things("en").named(shown(who))
        assert thing is not None
        assert thing.kind is Kind.ONESELF


def test_at_night_nothing_asks_for_a_talk() -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        alice, _bob = couple()
        for day in range(40):
            clock.move_to(NOON + timedelta(days=day))
            alice.signs_in()
            thing = small_things("en").named(shown(alice))
            assert thing is not None
            clock.move_to(NOON.replace(hour=22, minute=30) + timedelta(days=day))
            alice.signs_in()

            at_night = shown(alice)

            assert at_night == ("" if thing.talks else thing.id)
            if thing.talks:
                assert "Nothing more for today." in text(alice.gets("/h/"))


@time_machine.travel(NOON, tick=False)
def test_the_name_of_the_other_stands_in_it_and_is_escaped() -> None:
    alice = Actor("Alice").signs_up()
    bob = Actor("Bob").signs_up()
    bob.name = "<i>Bob</i>"
    bob.joins(alice.invites())
    alice.gets("/u/")
    for _ in range(60):
        page = alice.gets("/h/").content.decode()
        if "Bob" in page:
            break
        moves(alice, "else")

    assert "&lt;i&gt;Bob&lt;/i&gt;" in page
    assert "<i>Bob" not in page
