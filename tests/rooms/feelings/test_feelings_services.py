"""What a person can do: keep, erase, share, take back, answer; and what home asks."""

from datetime import date
from typing import Any

import pytest

from stillhere.foundation.couples import services as couples
from stillhere.rooms.feelings import (
    access,
    answering,
    looking,
    queries,
    services,
    sharing,
)
from stillhere.rooms.feelings.access import NoSuchStream
from stillhere.rooms.feelings.events import Answer, Level, Line
from stillhere.rooms.feelings.queries import home_feelings
from stillhere.rooms.feelings.records import Felt
from stillhere.rooms.feelings.rules import NotTheirs, NotThere
from stillhere.rooms.feelings.sharing import NobodyThere, ReadAnew
from stillhere.vault.models import Record
from stillhere.vault.opened import Vault
from tests.privacy.canaries import tables
from tests.rooms.feelings.kept import FELT, NOW, Two, kept, later, shared, token

pytestmark = pytest.mark.django_db


def journal(vault: Vault, **more: Any) -> list[str]:
    look = queries.look(vault, NOW)
    more = {"begin": looking.start(look)} | more
    found = looking.journal(vault, look, **more)
    return [item.stream for month in found.months for item in month.items]


# --- for oneself -------------------------------------------------------------------


def test_a_check_in_sent_twice_is_kept_once(erin: Vault) -> None:
    first = kept(erin, sent="1" * 32)

    assert kept(erin, Felt(words=("calm",)), sent="1" * 32) == first
    assert journal(erin) == [first]
    assert queries.mine(erin).months[0].words == ("let-down",)


def test_the_newest_stands_first_and_older_months_below(erin: Vault) -> None:
    old = kept(erin, now=later(days=-40))
    middle = kept(erin, now=later(hours=-3))
    new = services.write_entry(erin, token=token(), text="Air.", now=NOW, on=NOW.date())

    assert journal(erin) == [new, middle, old]


@pytest.mark.parametrize(
    "text", ["NOBODY asked", "let down", "Gréy", "little SLEEP", "hug", "just touch"]
)
def test_a_check_in_is_found_by_whatever_it_says(erin: Vault, text: str) -> None:
    mine = kept(erin)
    kept(erin, Felt(words=("calm",)))

    assert journal(erin, text=text) == [mine]
    assert journal(erin, text=f"{text} and more") == []


def test_looking_back_is_bounded_and_goes_on_from_there(erin: Vault) -> None:
    months = [later(days=-31 * number) for number in range(30)]
    streams = [kept(erin, now=now) for now in months]
    look = queries.look(erin, NOW)

    begin, found = looking.start(look), []
    for _ in range(10):
        stretch = looking.journal(erin, look, begin=begin)
        found += [item.stream for month in stretch.months for item in month.items]
        assert len(stretch.months) <= looking.AT_ONCE
        if stretch.further is None:
            break
        begin = stretch.further

    assert found == streams


def test_a_page_of_the_journal_costs_the_same_after_years(
    erin: Vault, django_assert_max_num_queries: Any
) -> None:
    for number in range(40):
        kept(erin, now=later(days=-31 * number))

    with django_assert_max_num_queries(2 + 2 * looking.AT_ONCE):
        journal(erin)


def test_what_is_erased_is_gone_from_the_disk_the_journal_and_the_words(
    erin: Vault,
) -> None:
    mine, other = kept(erin), kept(erin, Felt(words=("calm",)))
    rows = tables()["table vault_record"]

    services.erase(erin, stream=mine, token=token(), now=NOW)

    assert journal(erin) == [other]
    assert queries.mine(erin).months[0].words == ("calm",)
    with pytest.raises(NoSuchStream):
        access.own(erin, mine)
    assert len(tables()["table vault_record"]) < len(rows)


def test_a_line_changed_in_another_tab_is_not_lost(erin: Vault) -> None:
    services.keep_line(erin, line=Line.SIGNS, text="My jaw.", was="")

    with pytest.raises(services.Changed):
        services.keep_line(erin, line=Line.SIGNS, text="My hands.", was="")

    assert queries.lines(erin)[Line.SIGNS][0].text == "My jaw."
    services.keep_line(erin, line=Line.SIGNS, text="My hands.", was="My jaw.")
    services.keep_line(erin, line=Line.SIGNS, text="My hands.", was="")
    assert queries.lines(erin)[Line.SIGNS][0].text == "My hands."


def test_an_emptied_line_is_erased(erin: Vault) -> None:
    services.keep_line(erin, line=Line.SIGNS, text="My jaw.", was="")
    services.keep_line(erin, line=Line.SIGNS, text="", was="My jaw.")

    assert erin.own.current(access.LINE_SLOT + Line.SIGNS) is None


def test_alone_nothing_can_be_shared(erin: Vault) -> None:
    services.keep_line(erin, line=Line.SIGNS, text="My jaw.", was="")

    with pytest.raises(NobodyThere):
        shared(erin)
    with pytest.raises(NobodyThere):
        sharing.share_line(
            erin, line=Line.SIGNS, token=token(), text="My jaw.", now=NOW
        )
    assert home_feelings(erin, NOW).given is None


# --- shared ------------------------------------------------------------------------


def test_the_other_reads_just_the_level_and_nothing_else(two: Two) -> None:
    alice, bob = two
    shared(alice, level=Level.WORD)

    given = home_feelings(bob, NOW).given

    assert given is not None
    assert given.felt.words == "let down, grey"
    assert (given.felt.note, given.felt.place, given.felt.close) == ("", "", "")
    assert home_feelings(alice, NOW).given is None


def test_sharing_twice_shares_once(two: Two) -> None:
    alice, _bob = two
    mine = kept(alice)

    first = shared(alice, mine, sent="2" * 32)

    assert shared(alice, mine, sent="2" * 32) == first
    assert access.own(alice, mine).sent == (first,)


def test_taking_it_back_takes_the_words_off_the_disk_and_off_home(two: Two) -> None:
    alice, bob = two
    first = shared(alice, level=Level.ALL)
    second = shared(alice, level=Level.ALL)

    sharing.take_back(alice, stream=second, token=token(), now=NOW)

    given = home_feelings(bob, NOW).given
    assert given is not None
    assert given.stream == first
    assert access.given(bob, second).shared.taken_back
    with pytest.raises(NotThere):
        answering.answer(bob, stream=second, token=token(), answer=Answer.HUG, now=NOW)


def test_nobody_takes_back_what_the_other_shared(two: Two) -> None:
    alice, bob = two
    stream = shared(alice)

    with pytest.raises(NotTheirs):
        sharing.take_back(bob, stream=stream, token=token(), now=NOW)
    with pytest.raises(NotTheirs):
        answering.answer(
            alice, stream=stream, token=token(), answer=Answer.HUG, now=NOW
        )

    assert home_feelings(bob, NOW).given


def test_an_answer_is_seen_and_can_be_taken_back(two: Two) -> None:
    alice, bob = two
    stream = shared(alice)
    answering.answer(bob, stream=stream, token=token(), answer=Answer.HUG, now=NOW)
    assert access.given(alice, stream).shared.answer is Answer.HUG
    assert home_feelings(bob, NOW).given is None

    answering.unanswer(bob, stream=stream, token=token(), now=NOW)

    assert access.given(alice, stream).shared.answer is None


def test_both_share_at_once_and_each_sees_the_others(two: Two) -> None:
    alice, bob = two
    hers, his = shared(alice), shared(bob)

    for_bob, for_alice = home_feelings(bob, NOW).given, home_feelings(alice, NOW).given

    assert for_bob is not None
    assert for_alice is not None
    assert (for_bob.stream, for_alice.stream) == (hers, his)


def test_what_is_put_away_leaves_ones_own_home_and_the_next_comes(two: Two) -> None:
    alice, bob = two
    first, second = shared(alice), shared(alice)

    answering.put_away(bob, stream=second)

    given = home_feelings(bob, NOW).given
    assert given is not None
    assert given.stream == first
    answering.put_away(bob, stream=first)
    assert home_feelings(bob, NOW).given is None


def test_erasing_takes_back_what_was_shared_of_it(two: Two) -> None:
    alice, bob = two
    mine = kept(alice)
    stream, again = shared(alice, mine), shared(alice, mine, level=Level.ALL)

    services.erase(alice, stream=mine, token=token(), now=NOW)

    assert access.given(bob, stream).shared.taken_back
    assert access.given(bob, again).shared.taken_back
    assert home_feelings(bob, NOW).given is None


def test_a_line_is_shared_by_itself_and_the_others_stay_private(two: Two) -> None:
    alice, bob = two
    for line in Line:
        services.keep_line(alice, line=line, text=f"About {line}.", was="")

    sharing.share_line(
        alice, line=Line.HELPS, token=token(), text=f"About {Line.HELPS}.", now=NOW
    )

    (held,) = queries.their_lines(bob)
    assert held.shared.given is not None
    assert held.shared.given.text == f"About {Line.HELPS}."
    assert queries.their_lines(alice) == ()
    with pytest.raises(ReadAnew):
        sharing.share_line(
            alice, line=Line.SIGNS, token=token(), text="Something else.", now=NOW
        )


def test_a_changed_line_is_shared_anew_and_the_old_one_is_taken_back(two: Two) -> None:
    alice, bob = two
    services.keep_line(alice, line=Line.HELPS, text="Tea.", was="")
    old = sharing.share_line(
        alice, line=Line.HELPS, token=token(), text="Tea.", now=NOW
    )
    services.keep_line(alice, line=Line.HELPS, text="Silence.", was="Tea.")
    held = queries.lines(alice)[Line.HELPS][1]
    assert held is not None

    new = sharing.share_line(
        alice, line=Line.HELPS, token=token(), text="Silence.", now=NOW
    )

    assert [held.stream for held in queries.their_lines(bob)] == [new]
    assert access.given(bob, old).shared.taken_back


def test_what_stands_shared_is_found_by_month(two: Two) -> None:
    alice, bob = two
    old = shared(alice, now=later(days=-70))
    new = shared(bob, now=NOW)
    look = queries.look(bob, NOW)

    found = looking.shared(bob, look, begin=looking.start(look))

    assert [month.first for month in found.months] == [
        date(2026, 11, 1),
        date(2026, 9, 1),
    ]
    assert [m.items[0].stream for m in found.months] == [new, old]
    assert found.further is None


def test_after_leaving_each_keeps_what_they_shared_and_the_other_has_nothing(
    two: Two,
) -> None:
    alice, bob = two
    mine = kept(alice)
    stream = shared(alice, mine, level=Level.ALL)
    services.keep_line(alice, line=Line.HELPS, text="Tea.", was="")
    sharing.share_line(alice, line=Line.HELPS, token=token(), text="Tea.", now=NOW)
    answering.answer(bob, stream=stream, token=token(), answer=Answer.HUG, now=NOW)

    alone = couples.leave(alice)
    other = couples.settle(bob)

    back = alone.own.stream(f"from:{stream}")
    assert {mine, back} < {*journal(alone)}
    assert access.given(alone, back).shared.given is not None
    assert queries.lines(alone)[Line.HELPS] == (
        access.kept_line(alone.own.current(access.LINE_SLOT + Line.HELPS)),
        None,
    )
    assert journal(other) == []
    with pytest.raises(NoSuchStream):
        access.own(other, mine)
    sharing.take_back(alone, stream=back, token=token(), now=NOW)
    assert back not in journal(alone)


def test_home_costs_the_same_after_much_was_shared(
    two: Two, django_assert_max_num_queries: Any
) -> None:
    alice, bob = two
    for number in range(30):
        stream = shared(alice, now=later(hours=number))
        answering.put_away(bob, stream=stream)
    shared(alice, now=later(days=2))

    with django_assert_max_num_queries(4):
        assert home_feelings(bob, later(days=3)).given


def test_a_private_check_in_writes_nothing_into_the_space_of_the_two(two: Two) -> None:
    alice, _bob = two
    assert alice.shared is not None

    space = alice.shared.id

    def rows() -> list[tuple[object, ...]]:
        found = Record.objects.filter(space_id=space).order_by("id")
        return [(*map(str, row[:-1]), bytes(row[-1])) for row in found.values_list()]

    before = rows()
    mine = kept(alice, FELT)
    services.erase(alice, stream=mine, token=token(), now=NOW)

    assert rows() == before
