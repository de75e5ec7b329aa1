"""Where somebody is on the way, for every time; and a few plans."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from stillhere.core.language.reading import read
from stillhere.foundation.web.texts import thoughts
from stillhere.foundation.web.wallclock import NotATime, stamp
from stillhere.rooms.reaching import times, words
from stillhere.rooms.reaching.rules import (
    FARTHEST,
    MOST_PLANS,
    SHOWN,
    STAYS,
    Phase,
    Plan,
    Plans,
    TooManyPlans,
    Walk,
    going_on,
    phase,
    with_plan,
    without_plan,
)

NOW = datetime(2026, 11, 23, 21, 40, tzinfo=UTC)
DUBLIN = ZoneInfo("Europe/Dublin")
MOMENTS = some.datetimes(
    datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=some.just(UTC)
)
ZONES = some.sampled_from(
    ["Europe/Dublin", "America/New_York", "Asia/Kolkata", "Pacific/Chatham", "UTC"]
).map(ZoneInfo)


def test_nothing_said_is_no_way() -> None:
    assert phase(None, NOW) is Phase.NONE


def test_what_was_begun_is_offered_through_the_night_and_then_no_more() -> None:
    walk = Walk(at=NOW, thought="They don’t even try.")

    assert phase(walk, NOW + STAYS - timedelta(minutes=1)) is Phase.ON_THE_WAY
    assert phase(walk, NOW + STAYS) is Phase.NONE
    assert going_on(walk, NOW + STAYS).thought == ""


def test_a_time_to_look_again_rests_then_asks_then_is_over() -> None:
    walk = Walk(at=NOW, done=True, look_at=NOW + timedelta(hours=12))

    assert phase(walk, NOW) is Phase.RESTING
    assert phase(walk, NOW + timedelta(hours=12)) is Phase.LOOK_AGAIN
    assert phase(walk, NOW + timedelta(hours=12) + SHOWN) is Phase.NONE


def test_a_plan_sent_twice_is_one_plan() -> None:
    plan = Plan(key="a", cue="the closed door", act="put the kettle on")

    once = with_plan(Plans(), plan)

    assert with_plan(once, plan) == once
    assert without_plan(once, "a") == Plans()
    assert without_plan(once, "b") == once


def test_there_is_room_for_a_few_plans() -> None:
    full = Plans(items=tuple(Plan(key=str(n), cue="c", act="a") for n in range(12)))

    assert len(full.items) == MOST_PLANS
    with pytest.raises(TooManyPlans):
        with_plan(full, Plan(key="x", cue="c", act="a"))
    assert with_plan(full, full.items[3]) == full


def test_own_words_are_in_no_repr() -> None:
    walk = Walk(
        at=NOW, thought="heron", feelings=("heron",), need="heron", draft="heron"
    )

    assert "heron" not in repr((walk, Plan(key="k", cue="heron", act="heron")))


@given(MOMENTS, ZONES)
def test_every_time_offered_is_far_enough_and_can_be_chosen(
    now: datetime, zone: ZoneInfo
) -> None:
    offered = times.offered(now, zone)

    assert len(offered) >= 3
    assert [at for _, at in offered] == sorted({at for _, at in offered})
    for value, at in offered:
        assert now + times.NEAREST <= at <= now + FARTHEST
        assert times.chosen(value, now) == at


def test_a_time_that_passed_while_the_page_was_open_means_now() -> None:
    assert times.chosen(stamp(NOW - timedelta(hours=3)), NOW) == NOW


@pytest.mark.parametrize(
    "value",
    ["", "none", "30m", "at:", "at:2026-13-01T10:00Z", "at:2999-01-01T10:00Z"],
)
def test_a_time_that_was_never_offered_is_none(value: str) -> None:
    with pytest.raises(NotATime):
        times.chosen(value, NOW)


@pytest.mark.parametrize("feeling", [*words.feelings(), "as if underwater", ""])
@pytest.mark.parametrize("need", [*words.needs(), "a dog", ""])
def test_no_line_to_start_from_pushes(feeling: str, need: str) -> None:
    feelings = (feeling,) if feeling else ()
    for thought in (*(one.loud for one in thoughts()), "nobody ever calls"):
        walk = Walk(at=NOW, thought=thought, feelings=feelings, need=need)
        for line in words.lines(walk):
            assert not read(line).pushes, line
            assert not read(line).stop, line


def test_a_line_is_made_of_what_was_chosen_and_never_of_own_words() -> None:
    walk = Walk(at=NOW, feelings=("lonely", "scared", "as if underwater"), need="sign")

    first = words.lines(walk)[0]

    assert first == (
        "I feel lonely and scared when it’s quiet between us. "
        "A small sign is enough for me. No hurry to answer."
    )
