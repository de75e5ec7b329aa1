"""Two people write, erase, leave, renew; any backup is brought back at any time.

What was erased is never read again by anybody; what was there then and was not erased
is read by who wrote it; the newest passphrase opens, and no older one.
"""

import uuid
from pathlib import Path

import attrs
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from stillhere.vault import keys, spaces
from stillhere.vault.names import Stream
from stillhere.vault.opened import Vault
from stillhere.vault.sealing import CannotOpen
from stillhere.vault.shelves import OpenSpace
from tests.vault.conftest import again, joined, person, say, shared
from tests.vault.records import Note
from tests.vault.rewinding import MODELS, Kept, back_up, restore

WHO = st.sampled_from([0, 1])
PICK = st.integers(0, 10**6)


@attrs.frozen
class Thing:
    """Something one of them wrote; ``common`` in the couple's space."""

    who: int
    words: str
    common: bool
    stream: Stream


@attrs.frozen
class Then:
    """What the world was at a backup."""

    kept: Kept
    things: tuple[Thing, ...]
    slot: str | None
    slot_erased: int


class Rewinding(RuleBasedStateMachine):
    """Time goes on, and sometimes the database goes back."""

    @initialize()
    def start(self) -> None:
        for model in reversed(MODELS):
            model.objects.all().delete()
        self.two: list[Vault] = [*joined(person("first"), person("first"))]
        self.now: list[Thing] = []
        self.erased: set[str] = set()
        self.slot: str | None = None
        self.slot_erased = 0
        self.left = False
        self.secrets = ["first", "first"]
        self.old: list[tuple[int, str]] = []
        self.backups: list[Then] = []
        for who in (0, 1):
            self.writes(who, common=True)
        self.writes(0, common=False)
        self.is_backed_up()

    def vault(self, who: int) -> Vault:
        return again(self.two[who])

    def space(self, thing: Thing) -> tuple[OpenSpace, Stream]:
        vault = self.vault(thing.who)
        if not thing.common:
            return vault.own, thing.stream
        if vault.shared is not None:
            return vault.shared, thing.stream
        return vault.own, vault.own.stream(f"from:{thing.stream}")

    # --- what they do ---------------------------------------------------------

    @rule(who=WHO, common=st.booleans())
    def writes(self, who: int, common: bool) -> None:
        vault = self.vault(who)
        if common and vault.shared is None:
            return
        token = uuid.uuid4().hex
        stream = say(shared(vault) if common else vault.own, token, token=token)
        self.now.append(Thing(who, token, common, stream))

    @precondition(lambda self: self.now)
    @rule(pick=PICK)
    def erases(self, pick: int) -> None:
        thing = self.now.pop(pick % len(self.now))
        space, stream = self.space(thing)
        space.erase(stream)
        self.erased.add(thing.words)

    @precondition(lambda self: self.now)
    @rule(pick=PICK)
    def takes_back(self, pick: int) -> None:
        thing = self.now.pop(pick % len(self.now))
        space, stream = self.space(thing)
        space.withdraw(space.events(stream)[0])
        self.erased.add(thing.words)

    @rule()
    def points(self) -> None:
        own = self.vault(0).own
        self.slot = uuid.uuid4().hex
        own.point("slot", Note(words=self.slot), seen=own.current("slot"))

    @rule()
    def empties_the_slot(self) -> None:
        own = self.vault(0).own
        if self.slot is not None:
            own.erase(own.slot("slot"))
            self.slot, self.slot_erased = None, self.slot_erased + 1

    @rule(who=WHO)
    def renews(self, who: int) -> None:
        vault = self.vault(who)
        self.old.append((who, self.secrets[who]))
        self.secrets[who] = uuid.uuid4().hex
        keys.wrap_by_passphrase(vault.person, vault.key, self.secrets[who])

    @precondition(lambda self: not self.left)
    @rule(who=WHO)
    def leaves(self, who: int) -> None:
        spaces.leave(self.vault(who))
        spaces.settle(self.vault(1 - who))
        self.left = True

    # --- what the server does -------------------------------------------------

    @rule()
    def is_backed_up(self) -> None:
        then = Then(back_up(), tuple(self.now), self.slot, self.slot_erased)
        self.backups.append(then)

    @precondition(lambda self: self.backups)
    @rule(pick=PICK)
    def is_restored(self, pick: int) -> None:
        then = self.backups[pick % len(self.backups)]
        restore(then.kept)
        for who in (0, 1):
            spaces.settle(self.vault(who))
        self.now = [one for one in then.things if one.words not in self.erased]
        self.slot = then.slot if then.slot_erased == self.slot_erased else None

    # --- what always holds ----------------------------------------------------

    @invariant()
    def everybody_reads_what_is_theirs_and_nothing_erased(self) -> None:
        for thing in self.now:
            space, stream = self.space(thing)
            assert [entry.event for entry in space.events(stream)] == [
                Note(words=thing.words)
            ]
        for who in (0, 1):
            vault = self.vault(who)
            for space in filter(None, (vault.own, vault.shared)):
                read = {
                    entry.event.words
                    for entry in space.on_shelf("tests.note")
                    if isinstance(entry.event, Note)
                }
                assert not read & self.erased
                assert all(entry.verified for entry in space.on_shelf("tests.note"))

    @invariant()
    def the_slot_is_as_it_was(self) -> None:
        seen = self.vault(0).own.current("slot")
        assert (seen.event.words if seen else None) == self.slot

    @invariant()
    def who_left_shares_nothing(self) -> None:
        if self.left:
            assert all(self.vault(who).shared is None for who in (0, 1))

    @invariant()
    def the_newest_passphrase_opens_alone(self) -> None:
        for who, secret in enumerate(self.secrets):
            keys.unwrap_by_passphrase(self.two[who].person, secret)
        for who, secret in self.old[-2:]:
            with pytest.raises(CannotOpen):
                keys.unwrap_by_passphrase(self.two[who].person, secret)


@pytest.mark.slow
@pytest.mark.django_db
def test_whenever_it_goes_back_what_is_gone_stays_gone(
    tmp_path: Path, settings: object
) -> None:
    settings.DATA = tmp_path  # type: ignore[attr-defined]  # pytest-django's
    run_state_machine_as_test(Rewinding, settings=QUICK)


QUICK = settings(
    max_examples=60,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[*HealthCheck],
)
