"""Both at the same moment, on real sealed streams: one talk, one floor, one end."""

from collections.abc import Callable

import pytest

from stillhere.rooms.conversations import access, closing, queries, services
from stillhere.rooms.conversations.deciding import CannotDo, Move
from stillhere.rooms.conversations.events import OPEN, Stage, Step
from stillhere.rooms.conversations.rules import turn
from stillhere.vault.names import Stream
from stillhere.vault.opened import Vault, open_vault
from tests.cast import couple
from tests.rooms.conversations.talking import START, form_token
from tests.vault.test_races import together

pytestmark = pytest.mark.django_db(transaction=True)


def anew(vault: Vault) -> Vault:
    """Open it as another request does."""
    return open_vault(vault.person, vault.key)


def asks(vault: Vault, *, token: str = "", first: bool = True) -> Stream | None:
    """Ask for a talk; None if another one is open."""
    try:
        return services.ask(
            anew(vault),
            token=token or form_token(),
            topic="the bills",
            first=first,
            now=START,
        )
    except services.OneAtATime:
        return None


def steps(vault: Vault, stream: Stream, step: Step, meant: int) -> Callable[[], None]:
    """Return a step from a page that showed so much of the talk."""

    def run() -> None:
        move = Move(
            by=vault.person, token=form_token(), step=step, meant=meant, words="w"
        )
        try:
            services.go_on(anew(vault), stream=stream, move=move, now=START)
        except CannotDo:
            return

    return run


@pytest.fixture
def two() -> tuple[Vault, Vault]:
    alice, bob = couple()
    return alice.vault(), bob.vault()


def test_both_ask_in_the_same_second_and_one_talk_stands(
    two: tuple[Vault, Vault],
) -> None:
    alice, bob = two
    same = form_token()
    together(
        lambda: asks(alice, token=same),
        lambda: asks(alice, token=same),
        lambda: asks(bob),
        lambda: asks(bob),
    )

    one, other = queries.standing_now(anew(alice)), queries.standing_now(anew(bob))
    assert one is not None
    assert one == other
    assert one.stage is Stage.ASKED
    assert len(anew(alice).shared.on_shelf(access.TALKS)) == 1  # type: ignore[union-attr]


def test_both_take_the_floor_and_end_it_in_the_same_second(
    two: tuple[Vault, Vault],
) -> None:
    alice, bob = two
    stream = asks(alice)
    assert stream is not None
    way = ((bob, Step.NOW), (alice, Step.SAID), (bob, Step.GAVE_BACK))
    for who, step in (*way, (alice, Step.THATS_IT)):
        size = access.talk(anew(who), stream).talk.size
        steps(who, stream, step, size)()
    size = access.talk(anew(bob), stream).talk.size

    together(
        steps(alice, stream, Step.STAY, size),
        steps(bob, stream, Step.SWAP, size),
        steps(bob, stream, Step.SWAP, size),
    )

    held = access.talk(anew(alice), stream)
    assert held.talk.stage is Stage.FLOOR
    assert held.talk.size == size + 1, "the first one wins, and only it"
    assert not held.talk.unreadable

    together(*(steps(who, stream, Step.ENDED, 0) for who in (alice, bob, alice)))
    for who in two:
        assert access.talk(anew(who), stream).over

    def done(who: Vault) -> None:
        closing.finish(anew(who), stream=stream, keep=True, now=START)

    together(lambda: done(alice), lambda: done(alice), lambda: done(bob))
    assert anew(alice).shared.on_shelf(access.TALKS) == []  # type: ignore[union-attr]


@pytest.mark.parametrize("seed", range(4))
def test_whatever_comes_at_once_nobody_is_stranded(
    two: tuple[Vault, Vault], seed: int
) -> None:
    alice, bob = two
    stream = asks(alice, first=seed % 2 == 0)
    assert stream is not None
    rest = sorted(set(Step) - {Step.ENDED, Step.NOT_THIS})
    steps(bob, stream, Step.NOW, 1)()
    for place in range(6):
        size = access.talk(anew(alice), stream).talk.size
        some = [rest[(seed + place + n * 3) % len(rest)] for n in range(4)]
        together(
            *(steps((alice, bob)[n % 2], stream, s, size) for n, s in enumerate(some))
        )
        talk = access.talk(anew(bob), stream).talk
        assert talk.stage in OPEN
        assert turn(talk, alice.person) or turn(talk, bob.person)
