"""Two vaults, several devices: one at a time, and nobody loses what they wrote."""

import secrets
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stillhere.foundation.couples.services import leave, settle
from stillhere.rooms.repairs import access, keeping, services
from stillhere.rooms.repairs.deciding import CannotDo, Move
from stillhere.rooms.repairs.events import ON_ITS_WAY, Stage, Step
from stillhere.rooms.repairs.queries import (
    HURTS,
    MENDINGS,
    hurts,
    mendings,
    standing_now,
)
from stillhere.rooms.repairs.records import Hurt
from stillhere.rooms.repairs.rules import moves, second_waits, stage
from stillhere.rooms.repairs.services import NobodyThere, OneAtATime
from stillhere.vault.names import Stream
from stillhere.vault.opened import Vault, open_vault
from tests.cast import couple

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 18, 10, tzinfo=UTC)
Two = tuple[Vault, Vault]


@pytest.fixture
def two() -> Two:
    alice, bob = couple()
    return alice.vault(), bob.vault()


def again(vault: Vault) -> Vault:
    """The same person on another device, or a moment later."""
    return open_vault(vault.person, vault.key)


def writes(vault: Vault, words: str) -> Stream:
    token, hurt = secrets.token_hex(16), Hurt(happened=words)
    return keeping.keep(vault, token=token, hurt=hurt, now=NOW)


def shows(vault: Vault, hurt: Stream, *, token: str = "") -> Stream:
    return services.show(
        again(vault),
        stream=hurt,
        token=token or secrets.token_hex(16),
        was=access.own(vault, hurt).version,
        now=NOW,
    )


def steps(vault: Vault, stream: Stream, step: Step, words: str = "") -> None:
    mending = access.mending(again(vault), stream).mending
    idea = mending.newest(Step.PROPOSED)
    move = Move(
        by=vault.person,
        token=secrets.token_hex(16),
        step=step,
        words=words,
        to=idea.version if idea and step is Step.YES else 0,
    )
    services.go_on(again(vault), stream=stream, move=move, now=NOW)


def takes_back(vault: Vault, stream: Stream, version: int) -> None:
    services.take_back(
        again(vault),
        stream=stream,
        token=secrets.token_hex(16),
        version=version,
        now=NOW,
    )


def test_a_second_hurt_waits_with_its_author_whoever_wrote_it(two: Two) -> None:
    alice, bob = two
    first = shows(alice, writes(alice, "the lake"))
    second, bobs = writes(alice, "the train"), writes(bob, "no call")

    for vault, hurt in ((alice, second), (bob, bobs)):
        with pytest.raises(OneAtATime):
            shows(vault, hurt)

    steps(bob, first, Step.RESTED)
    shown = shows(bob, bobs)
    assert access.mending(again(alice), shown).mending.by == bob.person
    with pytest.raises(OneAtATime):
        steps(bob, first, Step.TAKEN_UP)


def test_shown_twice_from_one_form_it_is_shown_once(two: Two) -> None:
    alice, _bob = two
    hurt, token = writes(alice, "the lake"), secrets.token_hex(16)

    one, other = shows(alice, hurt, token=token), shows(alice, hurt, token=token)

    assert one == other
    assert len(mendings(again(alice))) == 1


def test_what_was_shown_stays_as_it_was_shown(two: Two) -> None:
    alice, bob = two
    hurt = writes(alice, "the lake")
    stream = shows(alice, hurt)
    was = access.own(alice, hurt).version
    keeping.change(alice, stream=hurt, hurt=Hurt(happened="the river"), was=was)

    found = access.mending(again(bob), stream).mending.hurt

    assert found == Hurt(happened="the lake")


def test_an_old_preview_shows_nothing(two: Two) -> None:
    alice, bob = two
    hurt = writes(alice, "the lake")
    keeping.change(alice, stream=hurt, hurt=Hurt(happened="the river"), was=1)

    with pytest.raises(keeping.Changed):
        services.show(alice, stream=hurt, token="a" * 32, was=1, now=NOW)

    assert mendings(again(bob)) == ()


def test_erasing_the_hurt_takes_back_what_was_shown(two: Two) -> None:
    alice, bob = two
    hurt = writes(alice, "the lake")
    stream = shows(alice, hurt)
    steps(bob, stream, Step.GAVE_BACK, "you waited")

    services.erase(again(alice), stream=hurt, token="b" * 32, now=NOW)

    mending = access.mending(again(bob), stream).mending
    assert mending.hurt is None
    assert [line.words for line in mending.lines] == ["you waited"]
    assert not second_waits(standing_now(again(bob)))


def test_one_agreed_and_reopened_waits_behind_the_one_on_its_way(two: Two) -> None:
    """Taking words back is always possible, also when it undoes a repair."""
    alice, bob = two
    first = shows(alice, writes(alice, "the lake"))
    for who, step in (
        (bob, Step.GAVE_BACK),
        (alice, Step.THATS_IT),
        (bob, Step.NO_PART),
        (alice, Step.MISSING),
        (bob, Step.PROPOSED),
        (alice, Step.YES),
    ):
        steps(who, first, step, "words")
    second = shows(bob, writes(bob, "no call"))
    yes = access.mending(again(alice), first).mending.agreed
    assert yes

    takes_back(alice, first, yes.version)

    standing = standing_now(again(bob))
    assert standing
    assert standing.stream == second
    assert standing.agreed == ()
    with pytest.raises(OneAtATime):
        steps(alice, first, Step.YES)


@pytest.mark.parametrize("leaver", [0, 1])
@pytest.mark.parametrize("far", range(4))
def test_leaving_in_the_middle_each_keeps_what_they_wrote(
    two: Two, leaver: int, far: int
) -> None:
    alice, bob = two
    stream = shows(alice, writes(alice, "the lake"))
    way = ((bob, Step.GAVE_BACK), (alice, Step.NOT_QUITE), (bob, Step.GAVE_BACK))
    for who, step in way[:far]:
        steps(who, stream, step, f"{step} of {who.person.hex}")

    leave(again(two[leaver]))
    settle(again(two[1 - leaver]))

    for vault in (alice, bob):
        found = mendings(again(vault))
        texts = {line.words for each in found for line in each.mending.lines}
        texts |= {each.mending.hurt.happened for each in found if each.mending.hurt}
        mine = {
            f"{step} of {who.person.hex}" for who, step in way[:far] if who is vault
        }
        assert texts == mine | ({"the lake"} if vault is alice else set())
        for each in found:
            with pytest.raises(NobodyThere):
                steps(vault, each.stream, Step.RESTED)
            services.erase_mine(again(vault), stream=each.stream)
        assert mendings(again(vault)) == ()
    assert [own.hurt.happened for own in hurts(again(alice)).items] == ["the lake"]


ACTS = st.tuples(
    st.integers(0, 1),
    st.sampled_from(["writes", "shows", "steps", "steps", "back", "again", "hurt"]),
    st.integers(0, 99),
)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(acts=st.lists(ACTS, min_size=4, max_size=24))
def test_whatever_two_do_one_is_on_its_way_and_no_draft_is_seen(
    two: Two, acts: list[tuple[int, str, int]]
) -> None:
    with transaction.atomic():
        play(two, acts)
        transaction.set_rollback(True)


def play(two: Two, acts: list[tuple[int, str, int]]) -> None:
    sent: list[tuple[int, Stream, Move]] = []
    drafts: set[str] = set()
    for number, (who, act, dice) in enumerate(acts):
        vault = again(two[who])
        own, shown = hurts(vault).items, mendings(vault)
        try:
            if act == "writes" or not own:
                drafts.add(f"draft {number}")
                writes(vault, f"draft {number}")
            elif act == "shows":
                hurt = own[dice % len(own)]
                shows(vault, hurt.stream)
                drafts.discard(hurt.hurt.happened)
            elif act == "again" and sent:  # a message that arrives once more
                by, stream, move = sent[dice % len(sent)]
                services.go_on(again(two[by]), stream=stream, move=move, now=NOW)
            elif shown:
                _moves(vault, shown[dice % len(shown)], act, dice, sent, who)
        except (CannotDo, OneAtATime):
            pass
        _holds(two, drafts)


def _moves(  # noqa: PLR0917 - one helper of one test
    vault: Vault,
    held: access.Held,
    act: str,
    dice: int,
    sent: list[tuple[int, Stream, Move]],
    who: int,
) -> None:
    if act in ("back", "hurt"):
        version = 1 if act == "hurt" else dice % (held.mending.size + 1)
        takes_back(vault, held.stream, version)
        return
    can = sorted(moves(held.mending, vault.person, NOW + timedelta(days=40)))
    if not can:
        return
    idea = held.mending.newest(Step.PROPOSED)
    move = Move(
        by=vault.person,
        token=secrets.token_hex(16),
        step=can[dice % len(can)],
        words="words",
        to=idea.version if idea else 0,
    )
    sent.append((who, held.stream, move))
    services.go_on(vault, stream=held.stream, move=move, now=NOW)


def _holds(two: Two, drafts: set[str]) -> None:
    """One can go on at a time; what was never shown is nowhere the other can read."""
    for vault in map(again, two):
        assert vault.shared is not None
        entries = vault.shared.on_shelf(MENDINGS)
        assert not vault.shared.on_shelf(HURTS)
        texts = {
            getattr(getattr(entry.event, "hurt", None), "happened", "")
            for entry in entries
        }
        assert not texts & drafts
        standing = standing_now(vault)
        going = {
            each.stream
            for each in mendings(vault)
            if stage(each.mending) in ON_ITS_WAY
            and not second_waits(standing, each.stream)
        }
        assert len(going) <= 1
        if standing is not None and standing.open:
            assert going == {standing.stream}
            held = access.mending(vault, Stream(standing.stream))
            assert stage(held.mending) is standing.stage
            assert standing.stage is not Stage.GONE
