"""What two people can do, through the vault: one thing each time, and honest folds."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from stillhere.foundation.couples import services as couples
from stillhere.foundation.notices.models import Notice
from stillhere.rooms.disclosures import answering, keeping, services
from stillhere.rooms.disclosures.access import NoSuchStream, load, open_thing
from stillhere.rooms.disclosures.commands import AnsweredAlready, TookBack
from stillhere.rooms.disclosures.keeping import How
from stillhere.rooms.disclosures.mine import Went
from stillhere.rooms.disclosures.queries import (
    LOOKS,
    NEWEST,
    home_shared,
    looks_of,
    month,
    steps_now,
    viewer,
)
from stillhere.rooms.disclosures.records import Ack, Kind, Newest, Wish
from stillhere.rooms.disclosures.rules import DONE_ON_HOME, ON_HOME, Phase, phase
from stillhere.rooms.disclosures.services import Before
from stillhere.vault.models import Record
from stillhere.vault.names import Stream
from stillhere.vault.opened import Vault
from tests.cast import couple
from tests.rooms.disclosures.kept import NOW, Two, later, said, token

pytestmark = pytest.mark.django_db


def hears(vault: Vault, stream: Stream, ack: Ack = Ack.HEAR) -> None:
    answering.receive(vault, stream=stream, token=token(), ack=ack, now=NOW)


def test_it_stands_in_the_couples_space_and_both_can_read_it(two: Two) -> None:
    alice, bob = two

    stream = said(alice)

    for vault in two:
        assert vault.shared is not None
        assert open_thing(vault, stream).thing.words == "I get scared when it is quiet."
    assert home_shared(bob, NOW).first is not None
    assert home_shared(alice, NOW).first is None


def test_the_same_token_again_changes_nothing(two: Two) -> None:
    alice, _bob = two
    first = said(alice, sent="a" * 32)
    rows = Record.objects.count()

    again = said(alice, "Something else.", sent="a" * 32)

    assert again == first
    assert Record.objects.count() == rows


def test_what_was_expected_stands_only_in_the_authors_own_space(two: Two) -> None:
    alice, bob = two

    stream = said(alice, before=Before(expected=Went.BADLY, number=2))

    kept = looks_of(alice.own.current(LOOKS)).of(stream)
    assert kept is not None
    assert (kept.expected, kept.expected_number) == (Went.BADLY, 2)
    assert looks_of(bob.own.current(LOOKS)).looks == ()


def test_light_things_ask_for_no_look_back(two: Two) -> None:
    alice, _bob = two

    said(alice, kind=Kind.GOOD)

    assert looks_of(alice.own.current(LOOKS)).looks == ()


def test_both_saying_something_at_once_keeps_both(two: Two) -> None:
    alice, bob = two
    hers, his = said(alice), said(bob, kind=Kind.GOOD)

    assert alice.shared is not None
    entry = alice.shared.current(NEWEST)
    assert entry is not None
    assert isinstance(entry.event, Newest)
    assert set(entry.event.streams) == {hers, his}
    first = home_shared(bob, NOW).first
    assert first is not None
    assert first.stream == hers


def test_opening_and_not_now_change_nothing_for_the_author(two: Two) -> None:
    alice, bob = two
    stream = said(alice)
    assert alice.shared is not None
    before = [(e.version, e.event) for e in alice.shared.events(stream)]

    keeping.open_it(bob, stream=stream)
    keeping.put_away(bob, stream=stream)

    assert [(e.version, e.event) for e in alice.shared.events(stream)] == before
    found = home_shared(bob, NOW)
    assert found.first is None
    assert found.aside == stream
    assert home_shared(bob, NOW + timedelta(days=8)).aside == ""


def test_an_answer_is_seen_by_the_author_until_it_is_put_away(two: Two) -> None:
    alice, bob = two
    stream = said(alice)
    hears(bob, stream)

    news = home_shared(alice, NOW).news
    assert news is not None
    assert [reply.words for reply in news.replies] == ["I hear you."]
    keeping.put_away(alice, stream=stream)
    assert home_shared(alice, NOW).news is None

    answering.answer(bob, stream=stream, token=token(), words="More.", now=NOW)
    assert home_shared(alice, NOW).news is not None


def test_taking_it_in_reminds_only_the_one_who_answers(two: Two) -> None:
    alice, bob = two
    stream = said(alice)

    answering.take_in(bob, stream=stream, token=token(), until=later(hours=20), now=NOW)

    notice = Notice.objects.get()
    assert (notice.person_id, notice.due_at) == (bob.person, later(hours=20))
    seen = home_shared(alice, NOW).taking_in
    assert seen is not None
    assert seen.later == "tomorrow at 14:10"
    mine = home_shared(bob, NOW)
    assert (mine.first, mine.aside) == (None, stream)
    due = home_shared(bob, later(hours=20))
    assert due.due
    assert due.first is not None
    assert home_shared(alice, later(hours=21)).taking_in is None


@pytest.mark.parametrize("how", ["answered", "taken back", "another time"])
def test_a_reminder_is_cancelled_when_it_is_not_needed(two: Two, how: str) -> None:
    alice, bob = two
    stream = said(alice)
    until = later(hours=20)
    answering.take_in(bob, stream=stream, token=token(), until=until, now=NOW)

    if how == "answered":
        hears(bob, stream)
    elif how == "taken back":
        services.take_back(alice, stream=stream, token=token(), now=NOW)
    else:
        until = later(days=3)
        answering.take_in(bob, stream=stream, token=token(), until=until, now=NOW)

    due = [notice.due_at for notice in Notice.objects.all()]
    assert due == ([until] if how == "another time" else [])


def test_not_now_after_the_time_is_not_now(two: Two) -> None:
    alice, bob = two
    stream = said(alice)
    until = later(hours=2)
    answering.take_in(bob, stream=stream, token=token(), until=until, now=NOW)

    keeping.put_away(bob, stream=stream)

    found = home_shared(bob, later(hours=3))
    assert (found.first, found.aside, found.aside_when) == (None, stream, "")


def test_taken_back_the_words_are_gone_for_both_and_the_answer_stays(two: Two) -> None:
    alice, bob = two
    stream = said(alice)
    keeping.open_it(bob, stream=stream)
    answering.receive(bob, stream=stream, token=token(), words="I hear.", now=NOW)

    services.take_back(alice, stream=stream, token=token(), now=NOW)
    services.take_back(alice, stream=stream, token=token(), now=NOW)

    for vault in two:
        thing = open_thing(vault, stream).thing
        assert phase(thing) is Phase.GONE
        assert thing.words == ""
        assert [reply.words for reply in thing.replies] == ["I hear."]
    assert home_shared(bob, NOW).taken_back
    assert not home_shared(bob, later(days=2)).taken_back
    assert looks_of(alice.own.current(LOOKS)).of(stream) is None


def test_taken_back_unopened_home_says_nothing(two: Two) -> None:
    alice, bob = two
    stream = said(alice)

    services.take_back(alice, stream=stream, token=token(), now=NOW)

    found = home_shared(bob, NOW)
    assert not found.taken_back
    assert found.first is None
    with pytest.raises(TookBack):
        hears(bob, stream)


def test_a_first_answer_from_a_second_tab_changes_nothing(two: Two) -> None:
    alice, bob = two
    stream = said(alice)
    hears(bob, stream)
    rows = Record.objects.count()

    with pytest.raises(AnsweredAlready):
        hears(bob, stream, Ack.WITH_YOU)

    assert Record.objects.count() == rows


def test_an_answer_can_be_taken_back_also_after_the_words_are_gone(two: Two) -> None:
    alice, bob = two
    stream = said(alice)
    answering.receive(bob, stream=stream, token=token(), words="I hear.", now=NOW)
    services.take_back(alice, stream=stream, token=token(), now=NOW)

    for _ in range(2):
        answering.take_answer_back(
            bob, stream=stream, token=token(), version=2, now=NOW
        )

    assert open_thing(alice, stream).thing.replies == ()
    answering.take_answer_back(alice, stream=stream, token=token(), version=1, now=NOW)
    assert open_thing(bob, stream).thing.by == alice.person


def test_what_is_kept_for_saying_in_person_is_foreign_to_the_other(two: Two) -> None:
    alice, bob = two

    stream = services.keep_for_person(
        alice,
        token=token(),
        kind=Kind.HURT,
        words="About the summer.",
        when="Saturday",
        where="on the pier",
        now=NOW,
    )

    kept = open_thing(alice, stream)
    assert not kept.space.shared
    assert kept.thing.plan is not None
    with pytest.raises(NoSuchStream):
        open_thing(bob, stream)
    services.take_back(alice, stream=stream, token=token(), now=NOW)
    gone = load(alice.own, stream)
    assert "summer" not in repr([entry.event for entry in gone.entries])
    assert not gone.thing.there


def test_a_thing_said_from_a_small_step_offers_the_next_one(two: Two) -> None:
    alice, _bob = two

    said(alice, kind=Kind.FACT, before=Before(step="fact"))

    offered = steps_now(alice).next
    assert offered is not None
    assert offered.kind is Kind.PREFERENCE
    said(alice, kind=Kind.FACT, before=Before(step="no such step"))
    assert steps_now(alice).next == offered


def test_home_asks_how_it_went_once_it_was_answered_and_not_for_ever(two: Two) -> None:
    alice, bob = two
    stream = said(alice)
    assert home_shared(alice, NOW).ask == ""

    assert home_shared(alice, later(hours=13)).ask == stream
    hears(bob, stream)
    assert home_shared(alice, NOW).ask == stream
    assert home_shared(alice, later(days=11)).ask == ""
    keeping.look_back(
        alice, stream=stream, kind=Kind.FEAR, how=How(went=Went.WELL, number=8)
    )
    assert home_shared(alice, NOW).ask == ""


def test_skipping_the_look_back_is_asking_no_more(two: Two) -> None:
    alice, bob = two
    stream = said(alice)
    hears(bob, stream)

    keeping.look_back(alice, stream=stream, kind=Kind.FEAR, how=How())

    assert home_shared(alice, NOW).ask == ""
    keeping.forget_look(alice, stream=stream)
    assert looks_of(alice.own.current(LOOKS)).looks == ()


def test_after_leaving_each_keeps_what_they_wrote() -> None:
    first, second = couple()
    alice, bob = first.vault(), second.vault()
    hers, his = said(alice, "Hers."), said(bob, "His.", kind=Kind.GOOD)
    answering.receive(bob, stream=hers, token=token(), words="Heard.", now=NOW)

    left = couples.leave(alice)
    second.gets("/")

    for vault, words, answers in (
        (left, "Hers.", []),
        (second.vault(), "His.", ["Heard."]),
    ):
        found = month(vault, viewer(vault, NOW), back=0, page=0).things
        assert [thing.words for thing in found if thing.there] == [words]
        replies = [reply.words for thing in found for reply in thing.replies]
        assert replies == answers
        assert all(not thing.shared for thing in found)
        for thing in found:
            assert not open_thing(vault, Stream(thing.stream)).space.shared
        assert home_shared(vault, later(hours=13)).ask == ""
        for gone in (hers, his):
            with pytest.raises(NoSuchStream):
                open_thing(vault, gone)


def test_home_costs_the_same_with_ten_and_with_forty_things(two: Two) -> None:
    alice, bob = two
    counts = []
    for _ in range(2):
        for number in range(20):
            stream = said(alice, f"{number}", kind=Kind.FACT, now=NOW)
            if number % 2:
                hears(bob, stream)
        with CaptureQueriesContext(connection) as queries:
            home_shared(bob, NOW)
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 2 + ON_HOME + DONE_ON_HOME


def test_what_home_no_longer_looks_at_is_seen_again_when_it_is_answered(
    two: Two,
) -> None:
    alice, bob = two
    old = said(alice, "Said before all the others.")
    for number in range(20):
        said(bob, f"{number}", kind=Kind.FACT)
    assert alice.shared is not None
    entry = alice.shared.current(NEWEST)
    assert entry is not None
    assert old not in getattr(entry.event, "streams", ())

    hears(bob, old)

    news = home_shared(alice, NOW).news
    assert news is not None
    assert news.stream == old


def test_the_list_is_bounded_and_goes_further_back(two: Two) -> None:
    alice, bob = two
    for number in range(25):
        said(alice, f"{number}", kind=Kind.FACT, now=later(minutes=number))
    said(bob, "In May.", kind=Kind.GOOD, now=NOW - timedelta(days=190), wishes=())
    look = viewer(bob, later(hours=1))

    first = month(bob, look, back=0, page=0)
    second = month(bob, look, back=0, page=1)
    third = month(bob, look, back=1, page=0)
    none = month(bob, look, back=7, page=0)

    assert (len(first.things), first.more) == (20, True)
    assert (len(second.things), second.more) == (5, False)
    assert [thing.words for thing in third.things] == ["In May."]
    assert none.things == ()
    assert month(bob, look, back=999, page=999).things == ()


def test_wishes_are_said_in_their_own_order(two: Two) -> None:
    alice, bob = two

    said(alice, wishes=(Wish.NO_ADVICE, Wish.LISTEN))

    first = home_shared(bob, NOW).first
    assert first is not None
    assert first.asks == "Alice asks: just listen, no advice."
