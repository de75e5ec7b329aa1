"""Pauses through the vault: slots, reminders, taking back, both at once."""

import threading
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection

from stillhere.foundation.notices.models import Notice
from stillhere.rooms.pauses import keeping, queries, services
from stillhere.rooms.pauses.access import NoSuchStream, open_pause, open_sign
from stillhere.rooms.pauses.after import After, CameBack, Helped
from stillhere.rooms.pauses.agreement import Changed, Terms
from stillhere.rooms.pauses.commands import AlreadyOver, TooFar
from stillhere.rooms.pauses.queries import home_pauses
from stillhere.rooms.pauses.quiet import NothingSaid
from stillhere.rooms.pauses.records import Reply, Way
from stillhere.rooms.pauses.seen import Face
from stillhere.vault.models import Record
from stillhere.vault.names import Stream
from stillhere.vault.opened import Vault
from tests.cast import Actor, couple
from tests.rooms.pauses.people import some, token

Two = tuple[Vault, Vault]
pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 18, 10, tzinfo=UTC)


def later(**time: float) -> datetime:
    return NOW + timedelta(**time)


def begin(
    vault: Vault,
    *,
    now: datetime = NOW,
    minutes: float = 30,
    line: str = "My head is full.",
    sent: str = "",
) -> Stream:
    return services.begin_pause(
        vault,
        token=sent or token(),
        until=now + timedelta(minutes=minutes),
        line=line,
        reason=None,
        now=now,
    )


@pytest.fixture
def two() -> Two:
    alice, bob = couple()
    return alice.vault(), bob.vault()


def test_the_partner_sees_the_time_and_the_line_and_nothing_else(two: Two) -> None:
    alice, bob = two
    begin(alice)

    seen = home_pauses(bob, NOW)

    assert seen.face is Face.WAITING
    assert (seen.name, seen.when) == ("Alice", "at 18:40")
    assert seen.lines == ("My head is full.",)


def test_the_same_form_twice_is_one_pause(two: Two) -> None:
    alice, _bob = two
    sent = token()
    first = begin(alice, sent=sent)
    rows = Record.objects.count()

    assert begin(alice, sent=sent) == first
    assert Record.objects.count() == rows


def test_a_repeated_call_does_not_come_back_after_it_was_taken_back(two: Two) -> None:
    alice, bob = two
    sent = token()
    stream = begin(alice, sent=sent)
    services.take_back(alice, stream=stream, token=token(), now=NOW)

    begin(alice, sent=sent)

    assert home_pauses(bob, NOW).face is Face.QUIET
    assert home_pauses(bob, NOW).taken_back


def test_a_repeated_joining_does_not_begin_another_pause(two: Two) -> None:
    alice, bob = two
    sent = token()
    stream = begin(alice)
    assert begin(bob, sent=sent) == stream
    services.let_rest(alice, stream=stream, token=token(), now=NOW)

    assert begin(bob, sent=sent, now=later(minutes=1)) == stream
    assert home_pauses(bob, later(minutes=1)).face is Face.OVER


def test_both_calling_at_once_are_in_one_pause_with_the_later_time(two: Two) -> None:
    alice, bob = two

    stream = begin(alice, minutes=30)

    assert begin(bob, minutes=60) == stream
    assert home_pauses(alice, NOW).both
    assert home_pauses(alice, NOW).when == home_pauses(bob, NOW).when == "at 19:10"


@pytest.mark.django_db(transaction=True)
def test_two_first_pauses_in_the_same_second_are_one() -> None:
    alice, bob = couple()
    vaults, streams = (alice.vault(), bob.vault()), list[Stream]()
    ready = threading.Barrier(2)

    def call(vault: Vault) -> None:
        ready.wait()
        streams.append(begin(vault))
        connection.close()

    threads = [threading.Thread(target=call, args=(vault,)) for vault in vaults]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(set(streams)) == 1
    pause = open_pause(alice.vault(), streams[0]).pause
    assert len(pause.callers) == 2


def test_what_was_taken_back_is_nowhere_in_what_the_partner_can_open(two: Two) -> None:
    alice, bob = two
    stream = begin(alice, line="Something private.")
    services.take_back(alice, stream=stream, token=token(), now=NOW)

    held = open_pause(bob, stream)

    assert all("private" not in str(vars_of(entry.event)) for entry in held.entries)


def vars_of(event: object) -> dict[str, object]:
    return {name: getattr(event, name, None) for name in ("line", "reason", "text")}


def test_the_caller_is_reminded_at_the_time_and_who_waits_ten_minutes_later(
    two: Two,
) -> None:
    alice, bob = two
    begin(alice)

    due = dict(Notice.objects.values_list("person_id", "due_at"))

    assert due == {alice.person: later(minutes=30), bob.person: later(minutes=40)}


def test_longer_moves_the_reminders(two: Two) -> None:
    alice, bob = two
    stream = begin(alice)
    services.need_longer(
        alice, stream=stream, token=token(), until=later(hours=2), now=NOW
    )

    due = dict(Notice.objects.values_list("person_id", "due_at"))

    assert due == {
        alice.person: later(hours=2),
        bob.person: later(hours=2, minutes=10),
    }


@pytest.mark.parametrize("end", ["back", "taken back", "rest"])
def test_no_reminder_is_left_when_the_pause_ends(two: Two, end: str) -> None:
    alice, _bob = two
    stream = begin(alice)
    given: dict[str, Any] = {"stream": stream, "token": token(), "now": NOW}

    match end:
        case "back":
            services.come_back(alice, way=Way.TOGETHER, **given)
        case "taken back":
            services.take_back(alice, **given)
        case _:
            services.let_rest(alice, **given)

    assert not Notice.objects.exists()


def test_taking_back_one_of_two_calls_reminds_the_other_of_their_own_time(
    two: Two,
) -> None:
    alice, bob = two
    stream = begin(alice, minutes=60)
    begin(bob, minutes=30)

    services.take_back(alice, stream=stream, token=token(), now=NOW)

    due = dict(Notice.objects.values_list("person_id", "due_at"))
    assert due == {bob.person: later(minutes=30), alice.person: later(minutes=40)}


def test_a_return_is_answered_with_one_tap(two: Two) -> None:
    alice, bob = two
    stream = begin(alice)
    services.come_back(
        alice, stream=stream, token=token(), way=Way.TOGETHER, now=later(minutes=9)
    )
    seen = home_pauses(bob, later(minutes=9))
    assert seen.face is Face.ANSWER

    services.answer_back(
        bob,
        stream=stream,
        token=token(),
        back=some(seen.ending).back,
        reply=Reply(some(seen.ending).replies[0].value),
        now=later(minutes=10),
    )

    over = home_pauses(alice, later(minutes=11))
    assert over.face is Face.OVER
    assert some(over.ending).theirs == "Yes"


def test_past_the_time_each_sees_their_own_side(two: Two) -> None:
    alice, bob = two
    begin(alice)

    assert home_pauses(alice, later(minutes=31)).face is Face.TIME_UP
    assert home_pauses(bob, later(minutes=39)).face is Face.WAITING
    assert home_pauses(bob, later(minutes=40)).face is Face.PAST


def test_left_open_each_is_asked_once_and_letting_it_rest_stays_private(
    two: Two,
) -> None:
    alice, bob = two
    stream = begin(alice)
    now = later(hours=13)
    assert home_pauses(alice, now).face is home_pauses(bob, now).face is Face.LEFT_OPEN
    rows = list(Record.objects.filter(stream=stream).values_list("id", flat=True))

    keeping.put_away(bob, stream=stream, left_open=True)

    assert home_pauses(bob, now).face is Face.QUIET
    assert home_pauses(alice, now).face is Face.LEFT_OPEN
    assert (
        list(Record.objects.filter(stream=stream).values_list("id", flat=True)) == rows
    )


def test_an_offer_reaches_someone_who_let_it_rest(two: Two) -> None:
    alice, bob = two
    stream, now = begin(alice), later(hours=13)
    keeping.put_away(bob, stream=stream, left_open=True)

    services.offer_time(
        alice, stream=stream, token=token(), until=later(hours=14), now=now
    )

    assert home_pauses(bob, now).offer
    assert home_pauses(alice, now).face is Face.QUIET


def test_a_new_pause_can_follow_a_closed_one(two: Two) -> None:
    alice, bob = two
    first = begin(alice)
    services.let_rest(alice, stream=first, token=token(), now=NOW)

    second = begin(bob, now=later(hours=1))

    assert second != first
    assert home_pauses(alice, later(hours=1)).face is Face.WAITING


def test_a_stale_page_of_a_closed_pause_changes_nothing(two: Two) -> None:
    alice, bob = two
    stream = begin(alice)
    services.let_rest(alice, stream=stream, token=token(), now=NOW)

    with pytest.raises(AlreadyOver):
        services.pass_note(bob, stream=stream, token=token(), text="Milk.", now=NOW)


def test_a_pause_alone_stays_personal_when_the_other_joins() -> None:
    alice, bob = Actor("Alice").signs_up(), Actor("Bob").signs_up()
    stream = begin(alice.vault(), line="Only mine.")
    bob.joins(alice.invites())
    alice.gets("/u/")

    with pytest.raises(NoSuchStream):
        open_pause(bob.vault(), stream)
    assert home_pauses(bob.vault(), NOW).face is Face.QUIET
    assert home_pauses(alice.vault(), NOW).face is Face.AWAY
    assert home_pauses(alice.vault(), NOW).name == ""


def test_nobody_else_can_open_a_pause(two: Two) -> None:
    alice, _bob = two
    stream = begin(alice)
    carol, _dan = couple("Carol", "Dan")

    with pytest.raises(NoSuchStream):
        open_pause(carol.vault(), stream)


def test_another_kind_of_stream_is_no_pause(two: Two) -> None:
    alice, _bob = two
    sign = keeping.say_still_here(alice, token=token(), now=NOW)

    with pytest.raises(NoSuchStream):
        open_pause(alice, sign)
    with pytest.raises(NoSuchStream):
        open_sign(alice, begin(alice))


def test_home_costs_the_same_after_many_pauses(
    two: Two, django_assert_max_num_queries: Any
) -> None:
    alice, bob = two
    for hour in range(12):
        now = later(hours=hour)
        stream = begin(alice, now=now)
        services.let_rest(alice, stream=stream, token=token(), now=now)
    begin(alice, now=later(hours=12))

    with django_assert_max_num_queries(5):
        home_pauses(bob, later(hours=12))


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
