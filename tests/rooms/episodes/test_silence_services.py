"""Keeping, changing, erasing, showing: what a page does once, and what it leaves."""

import attrs
import pytest

from stillhere.foundation.couples import services as couples
from stillhere.rooms.episodes import access, queries, services
from stillhere.rooms.episodes.access import NoSuchStream
from stillhere.rooms.episodes.records import Told
from stillhere.rooms.episodes.rules import NotTheirs, StillToCome
from stillhere.rooms.episodes.services import Changed, NobodyThere
from stillhere.vault.models import Record
from stillhere.vault.opened import Vault
from tests.cast import Actor
from tests.rooms.episodes.silences import (
    ALL_OF_IT,
    NOW,
    Two,
    keeps,
    shows,
    silence,
    token,
    told,
)

pytestmark = pytest.mark.django_db


def mine(vault: Vault):
    return queries.mine_of(vault.own.current(queries.MINE))


def standing(vault: Vault, whose: Vault):
    slot = queries.standing_slot(whose.person)
    return queries.standing_of(vault.shared.current(slot))


def test_a_double_click_keeps_one(alone: Vault) -> None:
    sent = token()
    one, again = (
        services.keep(alone, token=sent, silence=ALL_OF_IT, now=NOW) for _ in range(2)
    )

    assert one == again
    assert [own.silence for own in queries.all_kept(alone, NOW)] == [ALL_OF_IT]


def test_what_cannot_be_is_not_kept(alone: Vault) -> None:
    before = Record.objects.count()

    with pytest.raises(StillToCome):
        keeps(alone, silence(days=-3))

    assert Record.objects.count() == before


def test_two_pages_that_change_one_silence_lose_nothing(alone: Vault) -> None:
    stream = keeps(alone, ALL_OF_IT)
    was = access.own(alone, stream).version
    one = attrs.evolve(ALL_OF_IT, note="From one tab.")
    services.change(alone, stream=stream, silence=one, was=was, now=NOW)

    with pytest.raises(Changed):
        services.change(
            alone,
            stream=stream,
            silence=attrs.evolve(ALL_OF_IT, note="From the other."),
            was=was,
            now=NOW,
        )

    assert access.own(alone, stream).silence.note == "From one tab."


def test_what_it_said_before_is_nowhere_any_more(alone: Vault) -> None:
    stream = keeps(alone, ALL_OF_IT)
    was = access.own(alone, stream).version

    services.change(alone, stream=stream, silence=silence("New."), was=was, now=NOW)

    assert Record.objects.filter(stream=stream).count() == 1
    assert access.own(alone, stream).silence == silence("New.")


def test_changed_to_another_month_it_stands_there(alone: Vault) -> None:
    stream = keeps(alone, ALL_OF_IT)
    was = access.own(alone, stream).version

    services.change(alone, stream=stream, silence=silence(days=90), was=was, now=NOW)

    (own,) = queries.all_kept(alone, NOW)
    assert own.silence == silence(days=90)
    assert queries.in_month(alone, ALL_OF_IT.on.replace(day=1)) == []


def test_the_open_ones_are_pointed_to(alone: Vault) -> None:
    still = silence(ended=None)
    stream, _over = keeps(alone, still), keeps(alone, silence(days=4))
    assert mine(alone).open == (stream,)
    was = access.own(alone, stream).version

    services.change(alone, stream=stream, silence=silence(), was=was, now=NOW)
    assert mine(alone).open == ()
    services.change(alone, stream=stream, silence=still, was=was + 1, now=NOW)
    assert mine(alone).open == (stream,)
    services.erase(alone, stream=stream, token=token(), now=NOW)

    assert mine(alone).open == ()


def test_erased_it_is_gone(alone: Vault) -> None:
    stream = keeps(alone, ALL_OF_IT)

    services.erase(alone, stream=stream, token=token(), now=NOW)

    assert not Record.objects.filter(stream=stream).exists()
    with pytest.raises(NoSuchStream):
        access.own(alone, stream)


def test_the_other_reads_just_what_was_shown(two: Two) -> None:
    alice, bob = two
    stream = keeps(alice, ALL_OF_IT)

    to = shows(alice, stream)

    assert told(bob, to) == ALL_OF_IT
    assert standing(bob, alice).recent == (to,)
    with pytest.raises(NoSuchStream):
        access.own(bob, stream)


def test_a_change_stays_with_its_author_until_it_is_shown(two: Two) -> None:
    alice, bob = two
    stream = keeps(alice, ALL_OF_IT)
    to = shows(alice, stream)
    own = access.own(alice, stream)
    new = attrs.evolve(ALL_OF_IT, note="Only mine.")
    services.change(alice, stream=stream, silence=new, was=own.version, now=NOW)
    assert told(bob, to) == ALL_OF_IT

    again = shows(alice, stream)

    assert told(bob, to) is None
    assert told(bob, again) == new
    assert standing(bob, alice).recent == (again,)


def test_a_preview_that_no_longer_holds_is_not_sent(two: Two) -> None:
    alice, bob = two
    stream = keeps(alice, ALL_OF_IT)
    was = access.own(alice, stream).version
    new = attrs.evolve(ALL_OF_IT, note="Changed meanwhile.")
    services.change(alice, stream=stream, silence=new, was=was, now=NOW)

    with pytest.raises(Changed):
        services.show(
            alice, stream=stream, token=token(), silence=ALL_OF_IT, was=was, now=NOW
        )

    assert queries.all_told(bob, NOW) == ()


def test_a_double_click_shows_once(two: Two) -> None:
    alice, bob = two
    stream, sent = keeps(alice, ALL_OF_IT), token()

    assert shows(alice, stream, sent=sent) == shows(alice, stream, sent=sent)

    assert len(queries.all_told(bob, NOW)) == 1


def test_erasing_takes_back_what_was_shown(two: Two) -> None:
    alice, bob = two
    stream = keeps(alice, ALL_OF_IT)
    to = shows(alice, stream)

    services.erase(alice, stream=stream, token=token(), now=NOW)

    assert told(bob, to) is None
    assert access.told(bob, to).side.taken_back
    assert standing(bob, alice).recent == ()
    entries = bob.shared.events(to)
    assert not [entry for entry in entries if isinstance(entry.event, Told)]


def test_the_other_cannot_take_it_back(two: Two) -> None:
    alice, bob = two
    to = shows(alice, keeps(alice, ALL_OF_IT))

    with pytest.raises(NotTheirs):
        services.take_back(bob, stream=to, token=token(), now=NOW)

    assert told(alice, to) == ALL_OF_IT


def test_taken_back_twice_it_is_taken_back_once(two: Two) -> None:
    alice, bob = two
    stream = keeps(alice, ALL_OF_IT)
    to = shows(alice, stream)

    for _ in range(2):
        services.take_back(alice, stream=to, token=token(), now=NOW)

    assert len(bob.shared.events(to)) == 2
    assert queries.shown(alice, access.own(alice, stream).kept.sent) is None
    assert access.own(alice, stream).silence == ALL_OF_IT


def test_alone_there_is_nobody_to_show_it_to(alone: Vault) -> None:
    stream = keeps(alone, ALL_OF_IT)

    with pytest.raises(NobodyThere):
        shows(alone, stream)


def test_after_leaving_what_came_back_is_erased_with_it(
    pair: tuple[Actor, Actor],
) -> None:
    alice, bob = pair
    stream = keeps(alice.vault(), ALL_OF_IT)
    to = shows(alice.vault(), stream)
    couples.leave(alice.vault())
    vault = alice.vault()
    back = vault.own.stream(f"from:{to}")
    assert told(vault, back) == ALL_OF_IT
    with pytest.raises(NoSuchStream):
        access.told(bob.vault(), to)

    services.erase(vault, stream=stream, token=token(), now=NOW)

    assert not vault.own.events(back)


def test_shown_to_somebody_else_later_what_came_back_is_gone(
    pair: tuple[Actor, Actor],
) -> None:
    alice, bob = pair
    stream = keeps(alice.vault(), ALL_OF_IT)
    to = shows(alice.vault(), stream)
    couples.leave(alice.vault())
    back = alice.vault().own.stream(f"from:{to}")
    bob.gets("/u/")
    bob.posts("/u/p")
    bob.joins(alice.invites())
    alice.gets("/u/")

    again = shows(alice.vault(), stream)

    assert told(bob.vault(), again) == ALL_OF_IT
    assert not alice.vault().own.events(back)


def test_days_are_marked_once_and_leave_no_empty_slot(alone: Vault) -> None:
    today = NOW.date()
    for _ in range(2):
        services.mark(alone, first=today, last=today, today=today)
    slot = alone.own.slot(queries.DAYS)
    assert [entry.version for entry in alone.own.events(slot)] == [1]

    services.unmark(alone, first=today, last=today)

    assert alone.own.events(slot) == []


def test_days_that_count_are_those_marked_and_those_of_silences(alone: Vault) -> None:
    first = NOW.date().replace(day=1)
    services.mark(alone, first=first, last=first, today=NOW.date())
    kept = (silence(days=8), silence(days=2, ended=None))

    found = queries.spoken_for(alone, kept, NOW)

    said = [(span.first.day, span.last.day) for span in found.spans]
    assert said == [(1, 1), (15, 15), (21, 23)]


def test_an_open_silence_that_was_forgotten_speaks_for_its_first_week(
    alone: Vault,
) -> None:
    found = queries.spoken_for(alone, (silence(days=400, ended=None),), NOW)

    assert sum((one.last - one.first).days + 1 for one in found.spans) == 7
