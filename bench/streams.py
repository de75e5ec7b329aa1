"""Event streams of the real server: how soon the other sees, and what many cost."""

import resource
import socket
import time
from contextlib import ExitStack

from bench.figures import Figure, median, percentile
from bench.pages import Ground
from bench.server import Browser, Server, running, stream

A_PERSON = 6
"""Streams that one person may have open."""
AT_ONCE = 40


def seen_by_the_other(ground: Ground, *, quick: bool) -> list[Figure]:
    """Alice begins a pause; how long until Bob's page holds it?"""
    data, who = ground.make("seen", "fresh")
    with running(data) as server, ExitStack() as stack:
        alice, bob = server.browser(who["Alice"]), server.browser(who["Bob"])
        listening = stack.enter_context(stream(server.port, who["Bob"]))
        _wait_for_look(listening)
        took = [
            _once(alice, bob, listening, f"Line {n}.")
            for n in range(10 if quick else 60)
        ]
    found = [seconds * 1000 for seconds in took]
    return [
        Figure(
            name="A pause, from POST to the other's page, p95",
            value=percentile(found, 0.95),
            unit="ms",
            most=300,
            note=f"median {median(found):.0f}, most {max(found):.0f}, n={len(found)}",
        )
    ]


def _once(alice: Browser, bob: Browser, listening: socket.socket, line: str) -> float:
    form = alice.form("/a/")
    begun = time.monotonic()
    status, where = alice.post("/a/", **form, when="30m", line=line)
    if status != 302:
        raise SystemExit(f"Beginning a pause answered {status}.")
    while True:
        _wait_for_look(listening)
        _, page = bob.get("/", **{"HX-Request": "true"})
        if line in page.decode():
            break
    took = time.monotonic() - begun
    form = alice.form(where)
    alice.post(f"{where}/x", **form)
    _wait_for_look(listening)
    return took


def _wait_for_look(listening: socket.socket) -> None:
    got = b""
    while b"event: look" not in got:
        got += listening.recv(65536)


def many_open(ground: Ground, *, quick: bool) -> list[Figure]:
    """Two thousand streams of people who only wait."""
    some, many = (30, 120) if quick else (500, 2000)
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 2 * many + 1000), hard))
    data, who = ground.make("streams", "crowd", -(-many // A_PERSON))
    cookies = [cookie for cookie in who.values() for _ in range(A_PERSON)][:many]
    with running(data) as server, ExitStack() as stack:
        for _ in range(20):
            server.browser(cookies[0]).get("/s/")
        at_rest, threads = server.memory(), server.threads()
        cpu, begun = server.cpu(), time.monotonic()
        _open(server, cookies[:some], stack)
        with_some = server.memory()
        _open(server, cookies[some:], stack)
        took, cpu = time.monotonic() - begun, server.cpu() - cpu
        with_many, most_threads = server.memory(), server.threads()
        page = server.browser("").get("/s/")[0]
    if page != 200:
        raise SystemExit("The server no longer answers pages.")
    return [
        Figure(name="Memory at rest", value=at_rest, unit="MB", most=150),
        Figure(
            name=f"Memory with {some:,} streams", value=with_some, unit="MB", most=150
        ),
        Figure(
            name=f"Memory of a stream, of {many:,}",
            value=(with_many - at_rest) * 1024 / many,
            unit="kB",
            most=40,
        ),
        Figure(
            name=f"Threads with {many:,} streams",
            value=most_threads,
            unit="",
            most=16,
            note=f"{threads} before",
        ),
        Figure(
            name=f"Opening {many:,} streams",
            value=took,
            unit="s",
            note=f"{cpu / many * 1000:.1f} ms CPU of the server each",
        ),
    ]


def _open(server: Server, cookies: list[str], stack: ExitStack) -> None:
    for first in range(0, len(cookies), AT_ONCE):
        some = [stream(server.port, one) for one in cookies[first : first + AT_ONCE]]
        for line in some:
            _wait_for_look(stack.enter_context(line))
