"""A person's own course: once a month at most, in order, erased when they want."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from stillhere.core import codec
from stillhere.foundation.people.models import Session
from stillhere.foundation.support import rules
from stillhere.foundation.support.queries import COURSE, course
from stillhere.foundation.support.rules import (
    MOST,
    Answered,
    Course,
    TooSoon,
    answered,
    next_on,
    without,
)
from stillhere.vault.models import Record
from tests.cast import ALICE, BOB, ERIN, Actor, couple

MONTH = timedelta(days=30)
DAY = date(2026, 11, 23)
ANSWERS = {f"item_{number}": "2" for number in range(4)}


class ACourse(RuleBasedStateMachine):
    """Days pass; somebody answers, sometimes too soon, and erases."""

    def __init__(self) -> None:
        """Begin with nothing kept."""
        super().__init__()
        self.course = Course()
        self.today = DAY
        self.expected: list[date] = []

    @rule(days=some.integers(0, 200))
    def days_pass(self, days: int) -> None:
        self.today += timedelta(days=days)

    @rule(which=some.sampled_from(["phq-4", "other"]))
    def answers(self, which: str) -> None:
        time = Answered(which=which, on=self.today, answers=(1, 2, 3, 0))
        before, again = self.course, next_on(self.course, which, MONTH)
        try:
            self.course = answered(self.course, time, between=MONTH)
        except TooSoon:
            assert again is not None
            assert self.today < again
            assert self.course == before
        else:
            assert again is None or self.today >= again
            assert self.course.times[-1] == time

    @rule(at=some.integers(0, 5))
    def erases(self, at: int) -> None:
        if not self.course.times:
            return
        gone = self.course.times[at % len(self.course.times)]
        before = len(self.course.times)
        self.course = without(self.course, gone.which, gone.on)
        assert gone not in self.course.times
        assert len(self.course.times) == before - 1

    @invariant()
    def never_twice_a_month_and_always_in_order(self) -> None:
        for which in ("phq-4", "other"):
            days = [time.on for time in self.course.of(which)]
            gaps = [b - a for a, b in itertools.pairwise(days)]
            assert all(gap >= MONTH for gap in gaps)

    @invariant()
    def it_is_kept_and_read_the_same(self) -> None:
        assert codec.decode(codec.encode(self.course)) == self.course


TestACourse = ACourse.TestCase
TestACourse.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)


def test_the_oldest_go_first() -> None:
    found = Course()
    for number in range(MOST + 5):
        day = DAY + number * MONTH
        time = Answered(which="phq-4", on=day, answers=(0, 0, 0, 0))
        found = answered(found, time, between=MONTH)

    assert len(found.times) == MOST
    assert found.times[0].on == DAY + 5 * MONTH


def test_answers_show_in_no_repr() -> None:
    time = Answered(which="phq-4", on=DAY, answers=(3, 1, 2, 0))

    assert "3, 1" not in repr(time)
    assert "3, 1" not in repr(Course(times=(time,)))


# --- the page ----------------------------------------------------------------------


@pytest.mark.django_db
def test_answers_are_kept_for_oneself_alone() -> None:
    alice, bob = couple(ALICE, BOB)

    alice.posts("/s/h", token="1" * 32, **ANSWERS)

    kept = course(alice.vault()).times
    assert [time.answers for time in kept] == [(2, 2, 2, 2)]
    assert "8 of 12" in alice.gets("/s/h").content.decode()
    assert course(bob.vault()) == Course()
    assert "8 of 12" not in bob.gets("/s/h").content.decode()


@pytest.mark.django_db
def test_a_double_click_keeps_one() -> None:
    erin = Actor(ERIN).signs_up()

    for _ in range(2):
        answer = erin.posts("/s/h", token="1" * 32, **ANSWERS)
        assert answer.headers["Location"] == "/s/h"

    assert len(course(erin.vault()).times) == 1


@pytest.mark.django_db
def test_other_answers_in_the_same_month_are_shown_and_not_kept() -> None:
    erin = Actor(ERIN).signs_up()
    erin.posts("/s/h", token="1" * 32, **ANSWERS)

    page = erin.posts("/s/h", token="2" * 32, **(ANSWERS | {"item_0": "0"}))

    text = page.content.decode()
    assert "These answers are not kept. The next ones can be, from" in text
    assert "6 of 12" in text
    assert [t.answers for t in course(erin.vault()).times] == [(2, 2, 2, 2)]


@pytest.mark.django_db
def test_dont_keep_this_keeps_nothing() -> None:
    erin = Actor(ERIN).signs_up()

    page = erin.posts("/s/h", token="1" * 32, unkept="1", **ANSWERS)

    assert "These answers are not kept." in page.content.decode()
    assert course(erin.vault()) == Course()


@pytest.mark.django_db
def test_what_was_chosen_stays_when_one_is_missing() -> None:
    erin = Actor(ERIN).signs_up()

    page = erin.posts("/s/h", token="1" * 32, item_0="3", item_1="1", item_3="2")

    text = page.content.decode()
    assert "Question 3: please choose one." in text
    assert text.count("checked") == 3


@pytest.mark.django_db
def test_erasing_asks_for_the_day_and_nothing_else_goes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    erin = Actor(ERIN).signs_up()
    erin.posts("/s/h", token="1" * 32, **ANSWERS)
    day = course(erin.vault()).times[0].on

    erin.posts("/s/h/x", token="2" * 32, on="2001-01-01")
    erin.posts("/s/h/x", token="3" * 32, on="yesterday")
    assert len(course(erin.vault()).times) == 1
    erin.posts("/s/h/x", token="4" * 32, on=day.isoformat())

    assert course(erin.vault()) == Course()
    assert not Record.objects.filter(stream=erin.vault().own.slot(COURSE)).exists()
    assert rules.next_on(Course(), "phq-4", MONTH) is None
    assert "Over the last 2 weeks" in erin.gets("/s/h").content.decode()


@pytest.mark.django_db
def test_answers_given_on_a_locked_screen_come_back_after_the_unlock() -> None:
    erin = Actor(ERIN).signs_up()
    erin.gets("/s/h")
    erin.locks()
    erin.posts("/s/h", token="1" * 32, **ANSWERS)

    assert erin.unlocks().headers["Location"] == "/s/h"

    page = erin.gets("/s/h").content.decode()
    assert page.count("checked") == 4
    assert course(erin.vault()) == Course()


@pytest.mark.django_db
def test_they_are_reached_from_finding_a_professional_and_lead_back_there() -> None:
    erin = Actor(ERIN).signs_up()
    pages = ("/", "/m/", "/u/", "/s/", "/s/a", "/s/b", "/s/c", "/s/d", "/s/e", "/w/g")

    assert 'href="/s/h"' in erin.gets("/s/f").content.decode()
    assert not [p for p in pages if "/s/h" in erin.gets(p).content.decode()]
    result = erin.posts("/s/h", token="1" * 32, unkept="1", **ANSWERS)
    assert 'href="/s/f"' in result.content.decode()


@pytest.mark.django_db
def test_dont_keep_this_is_not_even_carried_through_a_lock() -> None:
    erin = Actor(ERIN).signs_up()
    erin.gets("/s/h")
    erin.locks()

    erin.posts("/s/h", token="1" * 32, unkept="1", **ANSWERS)

    assert Session.objects.get().carried == b""
    erin.unlocks()
    assert "checked" not in erin.gets("/s/h").content.decode()
