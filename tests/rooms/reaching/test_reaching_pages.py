"""The way when they've gone quiet, as a browser gets it: small steps, all of it own."""

import html
import re
import secrets
from datetime import timedelta

import pytest
import time_machine
from django.http import HttpResponse

from stillhere.foundation.notices.models import Notice
from stillhere.foundation.web import clock
from stillhere.rooms.reaching import queries
from stillhere.rooms.reaching.rules import Phase, Plan
from stillhere.rooms.reaching.services import look_again
from stillhere.vault.models import Record
from tests.cast import Actor, couple

pytestmark = pytest.mark.django_db


def text(answer: HttpResponse) -> str:
    return html.unescape(answer.content.decode())


def token() -> str:
    return secrets.token_hex(16)


def says(who: Actor, where: str, **fields: str) -> HttpResponse:
    return who.posts(f"/d/{where}", token=token(), **fields)


def values(page: str) -> list[str]:
    return re.findall(r'name="look" value="(at:[^"]+)"', page)


def test_the_whole_way_leads_to_one_draft_and_a_time_to_look_again() -> None:
    erin = Actor("Erin").signs_up()
    assert "Two things first" in text(erin.gets("/d/"))

    assert says(erin, "t", own="They never come to me", move="on")["Location"] == "/d/f"
    assert says(erin, "f", feelings="lonely", move="on")["Location"] == "/d/n"
    assert "You feel: lonely." in text(erin.gets("/d/n"))
    assert says(erin, "n", need="sign", move="on")["Location"] == "/d/o"
    assert "I feel lonely when it’s quiet between us." in text(erin.gets("/d/w"))
    assert says(erin, "w", draft="A small sign is enough.")["Location"] == "/d/g"
    page = text(erin.gets("/d/g"))
    assert "A small sign is enough." in page
    assert says(erin, "g", look=values(page)[0])["Location"] == "/"

    assert queries.home_reaching(erin.vault(), clock.now()).phase is Phase.RESTING
    assert Notice.objects.count() == 1
    page = text(erin.gets("/d/"))
    assert "You wanted to look again" in page
    assert "A small sign is enough." in page


def test_every_step_can_be_skipped_with_nothing_said() -> None:
    erin = Actor("Erin").signs_up()

    for step, onward in (("t", "/d/f"), ("f", "/d/n"), ("n", "/d/o")):
        assert says(erin, step, move="on")["Location"] == onward
        assert f'href="{onward}"' in text(erin.gets(f"/d/{step}"))


@pytest.mark.parametrize("step", ["t", "f", "n"])
def test_just_help_me_write_keeps_what_was_typed(step: str) -> None:
    erin = Actor("Erin").signs_up()

    assert says(erin, step, own="heron", move="write")["Location"] == "/d/w"

    assert "heron" in text(erin.gets(f"/d/{step}"))


def test_own_words_and_choices_come_back_where_they_were() -> None:
    erin = Actor("Erin").signs_up()
    says(erin, "f", feelings="scared", own="as if underwater", move="on")

    page = text(erin.gets("/d/f"))

    assert re.search(r'value="scared"[^>]*checked', page)
    assert 'value="as if underwater"' in page


def test_a_draft_is_read_back_and_a_line_fills_the_box() -> None:
    erin = Actor("Erin").signs_up()

    read = text(says(erin, "w", draft="You never listen.", read_back="draft"))
    line = text(says(erin, "w", draft="", move="line:No hurry. I’m here."))

    assert '<mark class="care">' in read
    assert ">\nYou never listen.</textarea>" in read
    assert ">\nNo hurry. I’m here.</textarea>" in line
    assert queries.walk(erin.vault()) is None


@pytest.mark.parametrize("draft", ["", "  ", "x" * 6_001])
def test_a_draft_that_cannot_be_kept_stays_in_the_box(draft: str) -> None:
    erin = Actor("Erin").signs_up()

    page = text(says(erin, "w", draft=draft))

    assert "errorlist" in page
    assert draft in page


def test_giving_room_needs_no_words() -> None:
    erin = Actor("Erin").signs_up()
    page = text(erin.gets("/d/r"))

    says(erin, "r", look=values(page)[-1])

    assert queries.home_reaching(erin.vault(), clock.now()).phase is Phase.RESTING


def test_without_a_time_all_of_it_is_forgotten() -> None:
    erin = Actor("Erin").signs_up()
    before = Record.objects.count()
    says(erin, "w", draft="heron")

    says(erin, "g", look="none")

    assert queries.walk(erin.vault()) is None
    assert Record.objects.count() == before
    assert Notice.objects.count() == 0


def test_when_the_time_comes_home_asks_once_more_and_can_be_told_it_is_over() -> None:
    erin = Actor("Erin").signs_up()
    at = clock.now() + timedelta(hours=12)
    look_again(erin.vault(), at=at, now=clock.now())

    with time_machine.travel(at, tick=False):
        erin.signs_in()
        assert "You wanted to look again now." in text(erin.gets("/"))
        assert "Give it more room" in text(erin.gets("/d/"))
        erin.posts("/d/x")
        assert "look again" not in text(erin.gets("/"))


def test_going_on_cancels_the_reminder() -> None:
    erin = Actor("Erin").signs_up()
    now = clock.now()
    look_again(erin.vault(), at=now + timedelta(hours=12), now=now)

    says(erin, "t", own="another thought", move="on")

    assert Notice.objects.count() == 0


def test_keeping_the_same_time_twice_asks_for_one_reminder() -> None:
    erin = Actor("Erin").signs_up()
    value = values(text(erin.gets("/d/r")))[0]

    says(erin, "r", look=value)
    says(erin, "r", look=value)

    assert Notice.objects.count() == 1


def test_who_asked_for_no_contact_gets_no_draft() -> None:
    erin = Actor("Erin").signs_up()

    page = text(erin.gets("/d/c"))

    assert "send nothing" in page
    assert "/d/w" not in page


def test_plans_are_made_shown_in_the_hard_moment_and_let_go() -> None:
    erin = Actor("Erin").signs_up()
    says(erin, "p", cue="the closed door", deed="put the kettle on")
    plan = queries.plans(erin.vault()).items[0]
    line = "When I notice the closed door, I will put the kettle on."

    for page in ("/d/", "/d/s", "/d/p"):
        assert line in text(erin.gets(page))
    erin.posts("/d/p/x", key=plan.key)

    assert queries.plans(erin.vault()).items == ()


def test_one_plan_too_many_stays_in_the_form() -> None:
    erin = Actor("Erin").signs_up()
    for number in range(12):
        says(erin, "p", cue=f"sign {number}", deed="breathe")

    page = text(says(erin, "p", cue="the thirteenth", deed="breathe"))

    assert "Let one go first" in page
    assert "the thirteenth" in page
    assert len(queries.plans(erin.vault()).items) == 12


def test_half_a_plan_says_what_is_missing() -> None:
    erin = Actor("Erin").signs_up()

    page = text(says(erin, "p", cue="the closed door", deed=""))

    assert "Please fill this in." in page
    assert "the closed door" in page


def test_nothing_of_it_reaches_the_other() -> None:
    alice, bob = couple()
    before = text(bob.gets("/"))

    says(alice, "t", own="heron", move="on")
    says(alice, "w", draft="heron")
    says(alice, "p", cue="heron", deed="heron")

    shown = text(bob.gets("/"))
    assert re.sub(r'value="[^"]+"', "", shown) == re.sub(r'value="[^"]+"', "", before)
    assert queries.plans(bob.vault()).items == ()


def test_whoever_wants_no_suggestions_is_offered_no_room_and_no_lines() -> None:
    erin = Actor("Erin").signs_up()
    erin.posts("/m/s", token=token(), suggestions="none")

    assert "/d/" not in re.findall(r'href="([^"]+)"', text(erin.gets("/")))
    assert "line:" not in text(erin.gets("/d/w"))
    assert "/d/r" not in text(erin.gets("/d/"))


def test_a_plan_is_known_by_the_token_it_was_made_with() -> None:
    erin = Actor("Erin").signs_up()
    same = token()

    for _ in range(2):
        erin.posts("/d/p", token=same, cue="the closed door", deed="breathe")

    assert queries.plans(erin.vault()).items == (
        Plan(key=same, cue="the closed door", act="breathe"),
    )


def test_the_draft_is_handed_over_to_be_said_here() -> None:
    alice, bob = couple()
    says(alice, "w", draft="A small sign is enough.")
    assert "Say it to Bob here" in text(alice.gets("/d/g"))

    handed = text(alice.posts("/c/", draft="A small sign is enough."))
    begun = {"step": "begin", "kind": "need", "words": "A small sign is enough."}
    written = text(alice.posts("/c/", token=token(), **begun))

    assert (
        '<input type="hidden" name="words" value="A small sign is enough.">' in handed
    )
    assert "A small sign is enough.</textarea>" in written
    assert "A small sign" not in text(bob.gets("/"))
