"""Guided talks on the real server: how soon a step is seen, and 200 at once."""

import random
import re
import selectors
import socket
import time
import uuid
from contextlib import ExitStack

import attrs

from bench.figures import Figure, median, percentile
from bench.pages import Ground
from bench.server import Browser, Server, running, stream

QUICK_DERIVING = {"STILLHERE_ARGON_OPS": "1", "STILLHERE_ARGON_MEM": "8192"}
"""The people are made with small keys: making them is not what is measured."""
TURN = (("Alice", "said"), ("Bob", "gave-back"), ("Alice", "thats-it"), ("Bob", "swap"))
FAR = re.compile(rb'form="talk" name="far" value="(\d+)"')


@attrs.define
class Couple:
    """Two phones in a talk: their browsers, their streams, and where it stands."""

    phones: dict[str, Browser]
    streams: dict[str, socket.socket]
    page: str
    far: str = ""
    turn: int = 0
    sent: float = 0.0

    def begins(self) -> None:
        """Ask for a talk, and say yes."""
        alice, bob = self.phones["Alice"], self.phones["Bob"]
        for phone in (alice, bob):
            phone.lets_go()
        form = {"csrfmiddlewaretoken": token_of(alice, "/g/n")}
        _, self.page = alice.post("/g/n", **form, **new(), topic="Bills", first="me")
        if not self.page.startswith("/g/m/"):
            raise SystemExit("A talk does not begin.")
        self.tokens = {
            name: token_of(phone, self.page) for name, phone in self.phones.items()
        }
        status, _ = bob.post(
            self.page,
            csrfmiddlewaretoken=self.tokens["Bob"],
            **new(),
            tap="now",
            far="1",
        )
        if status != 302:
            raise SystemExit(f"Saying yes answered {status}.")
        self.far = "2"

    tokens: dict[str, str] = attrs.field(factory=dict)

    def steps(self) -> str:
        """Send the next step; return who is to see it."""
        who, tap = TURN[self.turn % len(TURN)]
        if self.turn // len(TURN) % 2:
            who = "Bob" if who == "Alice" else "Alice"
        self.turn += 1
        form = {"csrfmiddlewaretoken": self.tokens[who], "tap": tap, "far": self.far}
        self.phones[who].lets_go()
        self.sent = time.monotonic()
        status, _ = self.phones[who].post(self.page, **form, **new())
        if status != 302:
            raise SystemExit(f"A step answered {status}.")
        return "Bob" if who == "Alice" else "Alice"

    def looks(self, who: str) -> bool:
        """Ask for the piece; say whether the step stands there."""
        self.phones[who].lets_go()
        _, piece = self.phones[who].get(self.page, **{"HX-Request": "true"})
        found = FAR.search(piece)
        far = found[1].decode() if found else ""
        if not far or far == self.far:
            return False
        self.far = far
        return True


def new() -> dict[str, str]:
    """Return a fresh form token."""
    return {"token": uuid.uuid4().hex}


def token_of(phone: Browser, path: str) -> str:
    """Open a page; return the token against foreign forms."""
    return phone.form(path)["csrfmiddlewaretoken"]


def seen(ground: Ground, *, quick: bool) -> list[Figure]:
    """A step on one phone: how long until the other's page holds it?"""
    data, who = ground.make("talk", "fresh")
    with running(data) as server, ExitStack() as stack:
        two = _couple(server, {name: who[name] for name in ("Alice", "Bob")}, stack)
        two.begins()
        _drain(two)
        took = []
        for _ in range(12 if quick else 120):
            other = two.steps()
            while True:
                _look(two.streams[other])
                if two.looks(other):
                    break
            took.append((time.monotonic() - two.sent) * 1000)
    return [
        Figure(
            name="Talk: a step seen on the other phone, p95",
            value=percentile(took, 0.95),
            unit="ms",
            most=500,
            note=f"median {median(took):.0f}, most {max(took):.0f}, n={len(took)}",
        )
    ]


def at_once(ground: Ground, *, quick: bool) -> list[Figure]:
    """So many talks at once: each takes a step every ten seconds or so."""
    couples, seconds = (8, 3) if quick else (200, 12)
    data, who = ground.make("talks", "couples", couples, **QUICK_DERIVING)
    with running(data) as server, ExitStack() as stack:
        at_rest = server.memory()
        all_ = []
        for n in range(couples):
            names = {"Alice": who[f"Alice {n}"], "Bob": who[f"Bob {n}"]}
            all_.append(_couple(server, names, stack))
        for two in all_:
            two.begins()
        took = _talk(all_, pace=couples / 10, seconds=seconds)
        memory = server.memory()
    many = f"{couples} talks at once"
    return [
        Figure(
            name=f"{many}: a step seen, p95",
            value=percentile(took, 0.95),
            unit="ms",
            most=500,
            note=f"median {median(took):.0f}, most {max(took):.0f}, n={len(took)}",
        ),
        Figure(
            name=f"{many}: memory",
            value=memory,
            unit="MB",
            most=150,
            note=f"{at_rest:.0f} at rest, {2 * couples} streams",
        ),
    ]


def _couple(server: Server, who: dict[str, str], stack: ExitStack) -> Couple:
    phones = {name: server.browser(cookies) for name, cookies in who.items()}
    streams = {}
    for name, cookies in who.items():
        streams[name] = stack.enter_context(stream(server.port, cookies))
        _look(streams[name])
    return Couple(phones=phones, streams=streams, page="")


def _look(listening: socket.socket) -> None:
    got = b""
    while b"event: look" not in got:
        got += listening.recv(65536)


def _drain(*couples: Couple) -> None:
    """Forget what was said over the streams so far."""
    time.sleep(0.3)
    for two in couples:
        for line in two.streams.values():
            line.setblocking(False)
            try:
                while line.recv(65536):
                    pass
            except BlockingIOError:
                pass
            line.setblocking(True)


def _talk(couples: list[Couple], *, pace: float, seconds: float) -> list[float]:
    """Let them talk at this many steps a second; return how long each took."""
    _drain(*couples)
    wait, took = selectors.DefaultSelector(), []
    for two in couples:
        for name, line in two.streams.items():
            line.setblocking(False)
            wait.register(line, selectors.EVENT_READ, (two, name))
    chance, waiting = random.Random(200), dict.fromkeys(range(len(couples)), "")
    begun, sent = time.monotonic(), 0
    while time.monotonic() < begun + seconds or any(waiting.values()):
        if sent < (time.monotonic() - begun) * pace and sent < pace * seconds:
            free = [n for n, who in waiting.items() if not who]
            if free:
                n = chance.choice(free)
                waiting[n] = couples[n].steps()
                sent += 1
        elif sent >= pace * seconds and not any(waiting.values()):
            break
        for key, _ in wait.select(timeout=0.005):
            two, name = key.data
            got = key.fileobj.recv(65536)  # type: ignore[union-attr]  # a socket
            n = couples.index(two)
            if b"event: look" in got and waiting[n] == name and two.looks(name):
                took.append((time.monotonic() - two.sent) * 1000)
                waiting[n] = ""
        if time.monotonic() > begun + 4 * seconds + 20:
            raise SystemExit("A step was not seen at all.")
    return took
