"""Bob's real stream: what Alice keeps to herself sends him nothing."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connections

from stillhere.foundation.live import bus, stream
from stillhere.foundation.people.sessions import person_of_cookies
from tests.cast import WORDS, Actor, couple
from tests.privacy.house import (
    begins,
    feels,
    quiet_fields,
    stream_in,
    terms_fields,
    token,
)

pytestmark = pytest.mark.django_db(transaction=True)
LOOK = b"event: look"
CLOSE = b"event: close"


class Ear:
    """A browser's end of one stream, through the handler that serves it."""

    def __init__(self, who: Actor) -> None:
        """Listen with the cookies of somebody's browser."""
        pairs = [f"{name}={c.value}" for name, c in who.browser.cookies.items()]
        headers = {"host": "localhost:8000", "cookie": "; ".join(pairs)}
        self.scope: dict[str, Any] = {
            "type": "http",
            "path": "/live/",
            "method": "GET",
            "headers": [(k.encode(), v.encode()) for k, v in headers.items()],
        }
        self.status = 0
        self.heard = b""
        self._left = asyncio.Event()

    async def listens(self, hub: Any) -> None:
        """Stay until the stream ends or this one leaves."""

        async def receive() -> dict[str, str]:
            await self._left.wait()
            return {"type": "http.disconnect"}

        async def send(message: Any) -> None:
            self.status = message.get("status", self.status)
            self.heard += message.get("body", b"")

        who = person_of_cookies
        await stream.app(self.scope, receive, send, who=who, hub=hub)

    def leaves(self) -> None:
        """Close the page."""
        self._left.set()

    async def hears(self, word: bytes) -> None:
        """Wait for a word, and forget what was heard before it."""
        async with asyncio.timeout(5):
            while word not in self.heard:
                await asyncio.sleep(0.01)
        self.heard = b""


def told(ear: Ear, *acts: Callable[[], object]) -> list[bytes]:
    """Do things one after the other; return what the stream said after each."""

    def run(act: Callable[[], object]) -> None:
        try:
            act()
        finally:
            connections.close_all()

    async def story() -> list[bytes]:
        hub = bus.start()
        listening = asyncio.create_task(ear.listens(hub))
        await ear.hears(LOOK)
        after = []
        for act in acts:
            await asyncio.to_thread(run, act)
            await asyncio.sleep(0.05)
            after.append(ear.heard)
            ear.heard = b""
        ear.leaves()
        await listening
        return after

    connections.close_all()
    try:
        return asyncio.run(story())
    finally:
        bus._Here.hub = bus._Here.loop = None


def status(who: Actor) -> int:
    """Return how the handler answers this browser."""
    ear = Ear(who)

    async def story() -> None:
        listening = asyncio.create_task(ear.listens(bus.start()))
        async with asyncio.timeout(5):
            while not ear.status:
                await asyncio.sleep(0.01)
        ear.leaves()
        await listening

    connections.close_all()
    try:
        asyncio.run(story())
    finally:
        bus._Here.hub = bus._Here.loop = None
    return ear.status


def test_alices_private_acts_send_bob_nothing_and_shared_ones_a_look() -> None:
    alice = Actor("Alice").signs_up()
    own = stream_in(begins(alice, "Only mine."))
    bob = Actor("Bob").signs_up()
    bob.joins(alice.invites())
    alice.gets("/")
    phone = Actor("Alice")
    phone.sign_in_name = alice.sign_in_name

    *private, shared, answered = told(
        Ear(bob),
        lambda: [alice.gets(path) for path in ("/", "/u/", "/a/", "/a/g", "/m/")],
        lambda: alice.posts("/a/l", token=token(), lines="Mine."),
        lambda: alice.posts("/m/z", zone="Pacific/Chatham"),
        lambda: alice.posts(f"/a/{own}/n", token=token(), text="Mine."),
        lambda: alice.posts(f"/a/{own}/b", token=token(), way="talk"),
        lambda: alice.posts(f"/a/{own}/d", helped="no"),
        lambda: alice.posts(f"/a/{own}/w"),
        lambda: feels(alice, "Mine."),
        lambda: alice.posts("/b/n", token=token(), text="Mine."),
        lambda: alice.posts(f"/b/{feels(alice, 'Gone.')}/e", token=token()),
        lambda: alice.posts("/u/h", pauses="1"),
        lambda: alice.posts("/m/n", passphrase=WORDS),
        phone.signs_in,
        lambda: phone.posts("/m/o"),
        alice.signs_in,
        alice.locks,
        lambda: alice.unlocks("wrong"),
        alice.unlocks,
        lambda: alice.posts("/a/q", **quiet_fields()),
        lambda: alice.posts("/a/g/e", **terms_fields("We breathe.")),
    )

    assert private == [b""] * len(private)
    assert LOOK in shared
    assert LOOK in answered


def test_locking_ends_ones_own_streams_and_nobody_elses() -> None:
    alice, bob = couple()

    assert CLOSE in told(Ear(alice), alice.locks)[0]
    alice.unlocks()
    assert told(Ear(bob), alice.locks) == [b""]


def test_who_is_locked_hidden_or_signed_out_gets_no_stream() -> None:
    alice, bob = couple()
    assert status(alice) == 200

    alice.locks()
    assert status(alice) == 204
    alice.unlocks()
    alice.posts("/w/x")
    assert status(alice) == 204
    alice.signs_in()
    before = Ear(alice)
    alice.posts("/out/")
    assert status(alice) == 204
    del before
    bob.posts("/m/o")
    assert status(bob) == 204


def test_after_leaving_neither_hears_the_other() -> None:
    alice, bob = couple()
    begins(alice, "My head is full.")

    left, *after = told(
        Ear(bob),
        lambda: alice.posts("/u/l"),
        lambda: alice.posts("/a/q", **quiet_fields()),
        lambda: begins(alice, "By myself."),
        lambda: alice.posts("/u/p"),
    )

    assert LOOK in left
    assert after == [b""] * 3
    assert told(Ear(alice), lambda: begins(bob, "I am alone as well.")) == [b""]
