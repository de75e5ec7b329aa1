"""The silences of the invented year: enough for a picture, from both sides."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from stillhere.config import demo_days
from stillhere.config.demo_silences import KIMS, ROBINS, SAMS
from stillhere.rooms.episodes.days import count, holds
from stillhere.rooms.episodes.queries import all_kept, all_told, spoken_for
from stillhere.rooms.episodes.rules import overlaps

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 30, 20, 15, tzinfo=UTC)


def test_a_year_of_silences_as_each_of_the_two_saw_them() -> None:
    cast = demo_days.live(NOW, pauses=4)
    robin, sam, kim = (
        [own.silence for own in all_kept(who.vault, NOW)]
        for who in (cast.robin, cast.sam, cast.kim)
    )

    assert (len(robin), len(sam), len(kim)) == (26, len(SAMS), 2)
    assert all(one.who and one.before and one.did and one.back for one in robin)
    assert all(one.ended for one in robin)
    assert [one.ended for one in sam].count(None) == 1
    for silences in (robin, sam):
        assert not any(overlaps(*two) for two in pairwise(silences))
    days = spoken_for(cast.robin.vault, tuple(robin), NOW).spans
    assert 300 < count(days) < 365
    assert all(holds(days, one.on) for one in robin)
    told = all_told(cast.sam.vault, NOW)
    assert {held.side.by for held in told} == {
        cast.sam.vault.person,
        cast.robin.vault.person,
    }
    assert len(told) == sum(bool(row.shown) for row in (*ROBINS, *SAMS))


def test_there_is_a_denser_time_in_it() -> None:
    gaps = [one.days_ago - other.days_ago for one, other in pairwise(ROBINS)]

    assert sum(gap < 10 for gap in gaps) >= 9
    assert sum(gap > 20 for gap in gaps) >= 4


def test_of_a_shorter_time_only_what_lies_in_it_is_noted() -> None:
    cast = demo_days.live(NOW, days=100, pauses=4)

    first = NOW - timedelta(days=86)
    assert all(own.silence.began > first for own in all_kept(cast.robin.vault, NOW))
    assert all_kept(cast.robin.vault, NOW)


def test_what_they_write_is_plain() -> None:
    for row in (*ROBINS, *SAMS, *KIMS):
        assert "'" not in row.note
        assert "!" not in row.note
