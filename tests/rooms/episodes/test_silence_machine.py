"""Two people on several devices note, change, show, leave and come together again.

Whatever they do, in any order and some of it twice: the other reads just what was last
shown and stands, never a word more, and every slot points to what is there.
"""

from datetime import datetime

import attrs
import pytest
from django.db import transaction
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

from stillhere.foundation.couples import services as couples
from stillhere.rooms.episodes import access, queries, services
from stillhere.rooms.episodes.access import NoSuchStream
from stillhere.rooms.episodes.records import Silence, Told
from stillhere.rooms.episodes.rules import NotTheirs, words_apart
from stillhere.rooms.episodes.services import Changed, NobodyThere
from stillhere.vault.names import Stream
from stillhere.vault.opened import Vault, open_vault
from tests.cast import couple
from tests.rooms.episodes.silences import ALL_OF_IT, NOW, silence, token

WHO = st.sampled_from(["Alice", "Bob"])
DEVICES = st.sampled_from([0, 1])
ENDS = st.sampled_from([None, NOW])


@attrs.define
class Noted:
    """What we know of one silence: what it says, and what of it stands shown."""

    stream: Stream
    by: str
    says: Silence
    sent: str
    """The token of the form that noted it."""
    shown: Silence | None = None
    to: Stream | None = None
    """Where it was shown last, in the space of the two that there is now."""


class TwoPeople(RuleBasedStateMachine):
    """Every service, against a model that is a plain list."""

    @initialize()
    def start(self) -> None:
        self.block = transaction.atomic()
        self.block.__enter__()
        alice, bob = (actor.vault() for actor in couple())
        self.keys = {"Alice": (alice.person, alice.key), "Bob": (bob.person, bob.key)}
        self.devices: dict[tuple[str, int], Vault] = {}
        self.noted: list[Noted] = []
        self.gone: list[Stream] = []
        self.were: list[Stream] = []
        """Sides that stood in a space of the two that is no more."""
        self.together = True
        self.count = 0
        self.comes_again()

    def teardown(self) -> None:
        if hasattr(self, "block"):
            transaction.set_rollback(True)
            self.block.__exit__(None, None, None)

    def comes_again(self) -> None:
        """Let every device open its vault anew, as the next page would."""
        self.devices = {
            (name, number): open_vault(*key)
            for name, key in self.keys.items()
            for number in (0, 1)
        }

    def on(self, name: str, number: int = 0) -> Vault:
        return self.devices[name, number]

    @staticmethod
    def other(name: str) -> str:
        return "Bob" if name == "Alice" else "Alice"

    def words(self) -> str:
        self.count += 1
        return f"Words {self.count}."

    def one(self, data: st.DataObject, *, by: str = "") -> Noted:
        return data.draw(st.sampled_from([n for n in self.noted if by in ("", n.by)]))

    # --- what they do ----------------------------------------------------------------

    @rule(who=WHO, device=DEVICES, still=st.booleans(), days=st.integers(1, 800))
    def notes(self, who: str, device: int, still: bool, days: int) -> None:
        found, sent = silence(self.words(), days=days, tags=(f"tag {days}",)), token()
        found = attrs.evolve(found, ended=None) if still else found
        kept = services.keep(self.on(who, device), token=sent, silence=found, now=NOW)
        self.noted.append(Noted(stream=kept, by=who, says=found, sent=sent))

    @precondition(lambda self: self.noted)
    @rule(data=st.data(), device=DEVICES)
    def notes_it_again(self, data: st.DataObject, device: int) -> None:
        """A form that was sent already is sent once more, as it was or otherwise."""
        found = self.one(data)
        vault = self.on(found.by, device)

        kept = services.keep(vault, token=found.sent, silence=ALL_OF_IT, now=NOW)

        assert kept == found.stream

    @precondition(lambda self: self.noted)
    @rule(data=st.data(), device=DEVICES, end=ENDS, stale=st.booleans())
    def changes(
        self, data: st.DataObject, device: int, end: datetime | None, stale: bool
    ) -> None:
        """Also that it is over, or that it is still quiet after all."""
        found = self.one(data)
        vault = self.on(found.by, device)
        new = attrs.evolve(found.says, note=self.words(), ended=end)
        was = access.own(vault, found.stream).version - stale
        try:
            services.change(vault, stream=found.stream, silence=new, was=was, now=NOW)
        except Changed:
            assert stale
            return
        assert not stale
        found.says = new

    @precondition(lambda self: self.noted)
    @rule(data=st.data(), device=DEVICES)
    def erases(self, data: st.DataObject, device: int) -> None:
        found = self.one(data)
        vault = self.on(found.by, device)
        services.erase(vault, stream=found.stream, token=token(), now=NOW)
        self.noted.remove(found)
        self.gone.append(found.stream)

    @precondition(lambda self: self.noted)
    @rule(data=st.data(), device=DEVICES, apart=st.booleans(), twice=st.booleans())
    def shows(self, data: st.DataObject, device: int, apart: bool, twice: bool) -> None:
        found = self.one(data)
        for sent in [token()] * (1 + twice):
            self.show(found, self.on(found.by, device), sent, apart=apart)

    @precondition(lambda self: self.together)
    @rule(who=WHO, device=DEVICES, days=st.integers(1, 800))
    def notes_and_shows(self, who: str, device: int, days: int) -> None:
        self.notes(who, device, still=False, days=days)
        self.show(self.noted[-1], self.on(who, device), token(), apart=False)

    def show(self, found: Noted, vault: Vault, sent: str, *, apart: bool) -> None:
        says = words_apart(found.says) if apart else found.says
        own = access.own(vault, found.stream)
        how = {"silence": says, "was": own.version, "now": NOW}
        try:
            found.to = services.show(vault, stream=own.stream, token=sent, **how)
        except NobodyThere:
            assert not self.together
            return
        assert self.together
        found.shown = says

    @precondition(lambda self: [noted for noted in self.noted if noted.to])
    @rule(data=st.data(), device=DEVICES, theirs=st.booleans())
    def takes_back(self, data: st.DataObject, device: int, theirs: bool) -> None:
        """Take it back, perhaps again; or the other one tries to."""
        found = data.draw(st.sampled_from([noted for noted in self.noted if noted.to]))
        who = self.other(found.by) if theirs else found.by
        stood = found.shown is not None
        try:
            services.take_back(
                self.on(who, device), stream=found.to, token=token(), now=NOW
            )
        except NotTheirs:
            assert theirs
            assert stood
            return
        assert not theirs or not stood
        found.shown = None

    @precondition(lambda self: self.together)
    @rule(who=WHO, sure=st.integers(0, 3))
    def leaves(self, who: str, sure: int) -> None:
        if sure:  # else they would leave all the time
            return
        couples.leave(self.on(who))
        self.comes_again()
        couples.settle(self.on(self.other(who)))
        self.comes_again()
        self.together = False
        for noted in self.noted:
            self.were += [noted.to] if noted.to else []
            noted.shown = noted.to = None

    @precondition(lambda self: not self.together)
    @rule(who=WHO)
    def join_again(self, who: str) -> None:
        other = self.other(who)
        invited = couples.invite(self.on(who), name=who, now=NOW)
        couples.join(self.on(other), code=invited.code or "", name=other, now=NOW)
        self.comes_again()
        couples.settle(self.on(who))
        self.comes_again()
        self.together = True

    # --- what must be so -------------------------------------------------------------

    @invariant()
    def each_has_just_what_they_noted(self) -> None:
        for name in self.keys:
            for device in (0, 1):
                found = queries.all_kept(self.on(name, device), NOW)
                mine = {n.stream: n.says for n in self.noted if n.by == name}
                assert {own.stream: own.silence for own in found} == mine

    @invariant()
    def the_other_reads_just_what_stands_shown(self) -> None:
        stands = {noted.to: noted.shown for noted in self.noted if noted.shown}
        for vault in self.devices.values():
            told = queries.all_told(vault, NOW)
            assert {held.stream: held.side.told.silence for held in told} == stands

    @invariant()
    def no_word_more_is_in_the_space_of_the_two(self) -> None:
        """Also in no row of a side that was taken back, or shown anew."""
        stands = {noted.shown.note for noted in self.noted if noted.shown}
        for name in self.keys:
            vault = self.on(name)
            if vault.shared is not None:
                months = queries._months(NOW.date().replace(year=2024), NOW)
                rows = vault.shared.on_shelves(queries.TOLD, months)
                told = [row.event for row in rows if isinstance(row.event, Told)]
                said = {event.silence.note for event in told}
                assert said <= stands | {""}

    @invariant()
    def slots_point_only_to_what_is_there(self) -> None:
        for name in self.keys:
            vault = self.on(name)
            mine = queries.mine_of(vault.own.current(queries.MINE))
            still = {
                noted.stream
                for noted in self.noted
                if noted.by == name and noted.says.ended is None
            }
            assert sorted(mine.open) == sorted(still)
            if vault.shared is None:
                continue
            slot = vault.shared.current(queries.standing_slot(vault.person))
            recent = queries.standing_of(slot).recent
            stands = {n.to for n in self.noted if n.by == name and n.shown}
            assert set(recent) <= stands
            assert len(recent) == len(set(recent))

    @invariant()
    def what_is_no_more_opens_for_nobody(self) -> None:
        for vault in self.devices.values():
            for stream in (*self.gone, *self.were):
                for find in (access.own, access.told):
                    try:
                        find(vault, stream)
                    except NoSuchStream:
                        continue
                    raise AssertionError(stream)

    @invariant()
    def what_came_back_is_of_a_silence_that_is_still_there(self) -> None:
        for name in self.keys:
            vault = self.on(name)
            sent = {own.kept.sent for own in queries.all_kept(vault, NOW)}
            for stream in self.were:
                back = vault.own.stream(f"from:{stream}")
                events = [entry.event for entry in vault.own.events(back)]
                words = any(isinstance(event, Told) for event in events)
                assert not words or stream in sent


@pytest.mark.slow
@pytest.mark.django_db
def test_two_people_on_several_devices() -> None:
    run_state_machine_as_test(
        TwoPeople,
        settings=settings(
            max_examples=30,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
