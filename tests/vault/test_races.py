"""Writers who meet lose nothing; a writer who is killed leaves nothing half."""

import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection

from stillhere.vault.models import Record
from stillhere.vault.opened import Vault
from stillhere.vault.shelves import OpenSpace
from stillhere.vault.transactions import Conflict, Crowded, whole
from tests.vault.conftest import again, joined, person
from tests.vault.records import Note, Pointer

pytestmark = pytest.mark.django_db(transaction=True)
EACH = 25


@pytest.fixture
def pair(transactional_db: None) -> tuple[Vault, Vault]:
    """Alice and Bob, joined, in a database that other threads see."""
    return joined(person(), person())


def space_of(vault: Vault) -> OpenSpace:
    """Return the couple's space, read anew."""
    found = again(vault).shared
    assert found is not None
    return found


def together(*works: Callable[[], object]) -> None:
    """Run all at once and raise what any of them raised."""
    errors: list[BaseException] = []
    ready = threading.Barrier(len(works))

    def run(work: Callable[[], object]) -> None:
        try:
            ready.wait()
            work()
        except BaseException as error:  # handed to the test's thread
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for error in errors:
        raise error


@whole
def add(vault: Vault, words: str) -> None:
    """Append to the one stream both write."""
    space = space_of(vault)
    stream = space.stream("both")
    after = len(space.events(stream))
    space.append(stream, Note(words=words), after=after, shelf="tests.note")


@whole
def first(vault: Vault, words: str) -> bool:
    """Begin the one thing there is one of; say whether this call did it."""
    space = space_of(vault)
    seen = space.current("open")
    if seen is not None:
        return False
    stream = space.stream(words)
    space.append(stream, Note(words=words), after=0, shelf="tests.note")
    space.point("open", Pointer(stream=stream), seen=seen)
    return True


def test_two_writers_on_one_stream_lose_nothing(pair: tuple[Vault, Vault]) -> None:
    alice, bob = pair

    def writes(vault: Vault, name: str) -> Callable[[], None]:
        def work() -> None:
            done = 0
            while done < EACH:
                try:
                    add(vault, f"{name} {done}")
                    done += 1
                except Crowded:
                    continue

        return work

    together(writes(alice, "a"), writes(bob, "b"))

    space = space_of(alice)
    entries = space.events(space.stream("both"))
    words = {e.event.words for e in entries if isinstance(e.event, Note)}
    assert words == {f"{name} {n}" for name in "ab" for n in range(EACH)}
    assert [e.version for e in entries] == list(range(1, 2 * EACH + 1))


def race(alice: Vault, bob: Vault) -> list[bool]:
    """Let both begin at once; return whether each call did it."""
    won: list[bool] = []
    together(
        lambda: won.append(first(alice, "from Alice")),
        lambda: won.append(first(bob, "from Bob")),
    )
    return won


def test_two_firsts_in_the_same_second_are_one(pair: tuple[Vault, Vault]) -> None:
    for alice, bob in [pair, *(joined(person(), person()) for _ in range(7))]:
        won = race(alice, bob)

        assert sorted(won) == [False, True]
        assert len(space_of(alice).on_shelf("tests.note")) == 1


def test_a_service_that_always_loses_says_so_and_saves_nothing(
    pair: tuple[Vault, Vault],
) -> None:
    tries = []

    @whole
    def unlucky() -> None:
        tries.append(1)
        add(pair[0], "never seen")
        raise Conflict

    with pytest.raises(Crowded):
        unlucky()

    assert len(tries) > 1
    assert not Record.objects.filter(space_id=space_of(pair[0]).id).exists()


@pytest.mark.slow
def test_a_killed_writer_leaves_every_acknowledged_write_and_none_half(
    tmp_path: Path,
) -> None:
    """200 writers are killed with SIGKILL at random moments."""
    script = Path(__file__).parent / "crash.py"

    found = subprocess.run(
        [sys.executable, str(script), str(tmp_path), "200"],
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )

    assert found.returncode == 0, found.stdout[-2000:] + found.stderr[-2000:]
    assert "200 writers killed" in found.stdout
