"""What is kept around pauses: still here, the agreement, answers and lines."""

from typing import Any

import pytest

from stillhere.rooms.pauses import keeping, queries
from stillhere.rooms.pauses.after import After, CameBack, Helped
from stillhere.rooms.pauses.agreement import Changed, Terms
from stillhere.rooms.pauses.commands import TooFar
from stillhere.rooms.pauses.queries import home_pauses
from stillhere.rooms.pauses.quiet import NothingSaid
from stillhere.vault.names import Stream
from tests.cast import Actor
from tests.rooms.pauses.kept import NOW, Two, begin, later
from tests.rooms.pauses.people import some, token

pytestmark = pytest.mark.django_db


def test_still_here_reaches_the_other_and_is_answered(two: Two) -> None:
    alice, bob = two
    stream = keeping.say_still_here(alice, token=token(), now=NOW)
    sign = some(home_pauses(bob, NOW).sign)
    assert sign.words == "Still here. I don’t have words yet."

    keeping.answer_still_here(
        bob, stream=stream, token=token(), said=sign.version, now=NOW
    )

    assert some(home_pauses(alice, NOW).my_sign).answered


def test_still_here_can_be_said_by_both_at_the_same_time(two: Two) -> None:
    alice, bob = two
    keeping.say_still_here(alice, token=token(), now=NOW)
    keeping.say_still_here(bob, token=token(), now=NOW, until=later(hours=2))

    assert some(home_pauses(alice, NOW).sign).words.endswith("at 20:10.")
    assert home_pauses(bob, NOW).sign is not None


def test_still_here_can_be_withdrawn(two: Two) -> None:
    alice, bob = two
    stream = keeping.say_still_here(alice, token=token(), now=NOW)
    keeping.withdraw_still_here(alice, stream=stream, token=token(), now=NOW)

    assert home_pauses(bob, NOW).sign is None
    with pytest.raises(NothingSaid):
        keeping.answer_still_here(bob, stream=stream, token=token(), said=1, now=NOW)


def test_still_here_fades_after_a_day(two: Two) -> None:
    alice, bob = two
    keeping.say_still_here(alice, token=token(), now=NOW)

    assert home_pauses(bob, later(hours=24)).sign is None


def terms(**changes: Any) -> Terms:
    return Terms(reassures="I come back.", meanwhile="Walk.", **changes)


def test_an_agreement_holds_once_both_said_yes_to_the_very_words(two: Two) -> None:
    alice, bob = two
    keeping.propose_terms(alice, token=token(), terms=terms(), both=False, now=NOW)
    read = some(queries.agreement_now(bob).waits)
    assert home_pauses(bob, NOW).agreement_waits
    assert not home_pauses(alice, NOW).agreement_waits
    changed = terms(minutes=60)
    keeping.propose_terms(alice, token=token(), terms=changed, both=False, now=NOW)

    with pytest.raises(Changed):
        keeping.agree_terms(bob, token=token(), proposal=read.version, now=NOW)
    newer = some(queries.agreement_now(bob).waits)
    keeping.agree_terms(bob, token=token(), proposal=newer.version, now=NOW)

    assert some(queries.agreement_now(alice).holds).terms == changed
    assert not home_pauses(bob, NOW).agreement_waits


def test_a_change_asks_again_and_the_old_one_holds_until_then(two: Two) -> None:
    alice, bob = two
    keeping.propose_terms(alice, token=token(), terms=terms(), both=False, now=NOW)
    keeping.propose_terms(bob, token=token(), terms=terms(), both=False, now=NOW)
    keeping.propose_terms(
        bob, token=token(), terms=terms(minutes=20), both=False, now=NOW
    )

    found = queries.agreement_now(alice)

    assert (some(found.holds).terms.minutes, some(found.waits).terms.minutes) == (
        30,
        20,
    )


def test_either_can_leave_the_agreement(two: Two) -> None:
    alice, bob = two
    keeping.propose_terms(alice, token=token(), terms=terms(), both=False, now=NOW)
    keeping.agree_terms(bob, token=token(), proposal=1, now=NOW)

    keeping.leave_terms(bob, token=token(), now=NOW)

    assert queries.agreement_now(alice).holds is None


def test_alone_both_can_agree_on_one_phone() -> None:
    erin = Actor("Erin").signs_up().vault()

    keeping.propose_terms(erin, token=token(), terms=terms(), both=True, now=NOW)

    assert queries.agreement_now(erin).holds is not None


def test_nobody_can_say_yes_for_the_other_on_their_own_phone(two: Two) -> None:
    alice, _bob = two

    keeping.propose_terms(alice, token=token(), terms=terms(), both=True, now=NOW)

    assert queries.agreement_now(alice).holds is None


def test_the_agreed_longest_pause_holds(two: Two) -> None:
    alice, bob = two
    short = terms(longest_hours=2)
    keeping.propose_terms(alice, token=token(), terms=short, both=False, now=NOW)
    keeping.agree_terms(bob, token=token(), proposal=1, now=NOW)

    with pytest.raises(TooFar):
        begin(alice, minutes=121)


def test_several_pauses_without_coming_back_are_shown_only_to_who_said_so(
    two: Two,
) -> None:
    alice, bob = two
    for number in range(3):
        stream = Stream(f"{number:032x}")
        keeping.keep_after(alice, item=After(stream=stream, helped=Helped.YES))
        assert not home_pauses(alice, NOW).silence
        keeping.keep_came_back(alice, stream=stream, came_back=CameBack.NO)

    assert home_pauses(alice, NOW).silence
    assert not home_pauses(bob, NOW).silence


def test_own_lines_are_kept_for_oneself(two: Two) -> None:
    alice, bob = two
    keeping.keep_lines(alice, lines=("Back soon, love.",))

    assert queries.own_lines(alice) == ("Back soon, love.",)
    assert queries.own_lines(bob) == ()
