"""Pauses through the vault: slots, reminders, taking back, both at once."""

import threading
from typing import Any

import pytest
from django.db import connection

from stillhere.foundation.notices.models import Notice
from stillhere.rooms.pauses import keeping, services
from stillhere.rooms.pauses.access import NoSuchStream, open_pause, open_sign
from stillhere.rooms.pauses.commands import AlreadyOver
from stillhere.rooms.pauses.queries import home_pauses
from stillhere.rooms.pauses.records import Reply, Way
from stillhere.rooms.pauses.seen import Face
from stillhere.vault.models import Record
from stillhere.vault.names import Stream
from stillhere.vault.opened import Vault
from tests.cast import Actor, couple
from tests.rooms.pauses.kept import NOW, Two, begin, later
from tests.rooms.pauses.people import some, token

pytestmark = pytest.mark.django_db


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
