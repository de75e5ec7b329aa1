"""Two worlds side by side: the same house, clock, address and dice in both.

A world plays a script of shared acts and, in between, what Alice keeps to herself. It
writes down every byte that Bob gets. Every person draws random bytes from a tape of
their own, so nothing has to be blanked before two worlds are compared.
"""

import copy
import os
import random
import sys
import types
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import attrs
import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client, TestCase
from nacl import bindings

import stillhere
from stillhere.foundation.live import bus
from stillhere.foundation.live.hub import Word
from stillhere.foundation.notices import services as notices
from stillhere.foundation.people import limits, sessions
from stillhere.foundation.people.sessions import State
from stillhere.foundation.web import clock
from stillhere.vault import erasing
from stillhere.vault.models import Member
from stillhere.vault.names import PersonId
from tests.cast import ALICE, BOB, WORDS, Actor
from tests.privacy.house import UNKNOWN, send

OURS = str(Path(stillhere.__file__).parent)
BEGIN = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

Seen = tuple[str, object, object, object]
"""What was asked, the status, the head and the body; or what came over the stream."""


@attrs.define
class Tape:
    """Where random bytes come from: a stream of its own for each purpose.

    Each function of ours draws from a track of its own, so that one which has less to
    do (a page had finished something before) does not shift what the others draw.
    """

    label: str = "nobody"
    tracks: dict[str, random.Random] = attrs.field(factory=dict)

    def read(self, size: int) -> bytes:
        """Return the next bytes."""
        frame: types.FrameType | None = sys._getframe(1)
        while frame is not None and not frame.f_code.co_filename.startswith(OURS):
            frame = frame.f_back
        track = frame.f_code.co_name if frame else ""
        if track not in self.tracks:
            self.tracks[track] = random.Random(f"{self.label}: {track}")
        return self.tracks[track].randbytes(size)

    def put_in(self, label: str) -> None:
        """Draw from the tape with this label, from its start."""
        self.label, self.tracks = label, {}


@attrs.define(eq=False)
class World:
    """One run of the story."""

    tape: Tape
    alice: Actor = attrs.field(factory=lambda: Actor(ALICE))
    phone: Actor = attrs.field(factory=lambda: Actor(ALICE))
    """Alice's second device."""
    bob: Actor = attrs.field(factory=lambda: Actor(BOB))
    passphrase: str = WORDS
    now: datetime = BEGIN
    code: str = ""
    pause: str = UNKNOWN
    sign: str = UNKNOWN
    given: str = UNKNOWN
    said: str = UNKNOWN
    side: str = UNKNOWN
    mending: str = UNKNOWN
    phrase: str = UNKNOWN
    tap: str = UNKNOWN
    talk: str = UNKNOWN
    """The newest shared ones."""
    alone: list[str] = attrs.field(factory=list)
    """Streams of Alice's own space."""
    seen: list[Seen] = attrs.field(factory=list, repr=False)
    _asked: int = 0
    _own: int = 0
    _shared: int = 0

    def newest(self, kind: str) -> str:
        """Return the newest shared stream of a kind; else of what was given."""
        found = getattr(self, kind, self.given)
        assert isinstance(found, str)
        return found

    # --- who asks -----------------------------------------------------------------

    def by_alice(self, label: str) -> None:
        """Let the next act be a shared one of Alice's, from an open screen."""
        self.private()
        self.let_in(self.alice)
        self._shared += 1
        self.tape.put_in(f"alice shares {self._shared} {label}")

    def private(self) -> None:
        """Let the next act be Alice's own."""
        self._own += 1
        self.tape.put_in(f"alice alone {self._own}")

    def let_in(self, who: Actor) -> None:
        """Open Alice's screen, whatever she did before; looking at no page."""
        state = self.state(who)
        if state is State.LOCKED:
            who.unlocks(self.passphrase)
        elif state is State.SIGNED_OUT:
            who.sign_in_name = self.alice.sign_in_name
            who.signs_in(self.passphrase)
        assert self.state(who) is State.OPEN

    def state(self, who: Actor) -> State:
        """Return how a browser stands."""
        cookies = {name: c.value for name, c in who.browser.cookies.items()}
        return sessions.read(cookies, now=self.now, lasting=False).state

    def shares(self) -> bool:
        """Say whether what Alice does now would be shared."""
        mine = Member.objects.filter(person=self.alice.id, seat__gt=0)
        return mine.filter(space__closed=False).exists()

    def by_bob(self) -> None:
        """Let Bob fill in a form."""
        self.tape.put_in(f"bob fills in {self._asked}")

    # --- what Bob gets ------------------------------------------------------------

    def bob_asks(
        self,
        method: str,
        path: str,
        fields: dict[str, str] | bytes | None = None,
        browser: Client | None = None,
        *,
        piece: bool = False,
    ) -> HttpResponse:
        """Let Bob ask, and write down what he gets."""
        self._asked += 1
        self.tape.put_in(f"bob {self._asked}")
        headers = {"HX-Request": "true"} if piece else {}
        answer = send(browser or self.bob.browser, method, path, fields, **headers)
        label = f"{method} {path} {piece} {fields!r}"
        self.seen.append((label, answer.status_code, head(answer), answer.content))
        return answer

    def bob_tries(
        self,
        method: str,
        path: str,
        fields: dict[str, str] | bytes | None = None,
        *,
        piece: bool = False,
    ) -> Seen:
        """Let Bob ask in a world that is put back afterwards."""
        browser = Client()
        browser.cookies = copy.deepcopy(self.bob.browser.cookies)
        with transaction.atomic():
            self.bob_asks(method, path, fields, browser, piece=piece)
            transaction.set_rollback(True)
        return self.seen[-1]

    def hears(self, people: tuple[PersonId, ...], word: Word) -> None:
        """Write down what would go to a stream of Bob's."""
        if self.bob.sign_in_name and self.bob.id in people:
            self.seen.append(("live", word, None, None))

    def seconds(self) -> float:
        """Return the monotonic clock of the limits."""
        return (self.now - BEGIN).total_seconds()

    def passes(self, minutes: int) -> None:
        """Let time pass, and let the ticker serve what is due."""
        self.now += timedelta(minutes=minutes)
        for person in notices.due(self.now):
            bus.changed(person)


def head(answer: HttpResponse) -> tuple[object, ...]:
    """Return every header and cookie as it goes out."""
    return (*sorted(answer.items()), answer.cookies.output())


@contextmanager
def world(patch: pytest.MonkeyPatch) -> Iterator[World]:
    """Make a world of two people, which is gone afterwards."""
    tape = Tape()
    found = World(tape)
    limits.forget()
    with patch.context() as now, transaction.atomic():
        _load_dice(now, tape)
        now.setattr(clock, "now", lambda: found.now)
        now.setattr(bus, "publish", found.hears)
        # A declared channel: docs/reference/shared-acts.md.
        now.setattr(erasing, "pending", lambda: False)
        # Django dates its cookies by itself.
        clocks = types.SimpleNamespace(time=found.seconds)
        now.setattr("django.http.response.time", clocks)
        now.setattr(limits, "time", types.SimpleNamespace(monotonic=found.seconds))
        tape.put_in("alice signs up")
        found.alice.signs_up()
        tape.put_in("bob signs up")
        found.bob.signs_up()
        yield found
        transaction.set_rollback(True)
    limits.forget()


def _load_dice(patch: pytest.MonkeyPatch, tape: Tape) -> None:
    """Every random byte comes off the tape; only sealed boxes draw their own, and
    those are opened by their owner and never sent to a browser."""
    patch.setattr(os, "urandom", tape.read)  # uuid4
    patch.setattr(random, "_urandom", tape.read)  # secrets
    patch.setattr(
        bindings,
        "crypto_box_keypair",
        lambda: bindings.crypto_box_seed_keypair(tape.read(32)),
    )
    patch.setattr(
        bindings,
        "crypto_sign_keypair",
        lambda: bindings.crypto_sign_seed_keypair(tape.read(32)),
    )


def done(act: Callable[[World], object], found: World) -> None:
    """Do something, and let happen what follows its commit."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        act(found)
