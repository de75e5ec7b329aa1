"""A first visit: cold, signed out, with all that the worker fetches; and the start."""

import json
import re
from posixpath import join, normpath

from bench.figures import Figure, median, spread
from bench.pages import Ground
from bench.server import Browser, Server

KINDS = ("html", "css", "javascript", "woff2", "svg", "png", "json")


def first_visit(ground: Ground, *, quick: bool) -> list[Figure]:
    data, _ = ground.make("visits", "fresh")
    seconds, sizes = [], {}
    for place in range(1 if quick else 5):
        server = Server(data)
        try:
            seconds.append(server.seconds_to_first_page)
            if place == 0:
                sizes, at_rest = _all(server.browser("")), server.memory()
        finally:
            server.stop()
    by_kind = {
        kind: sum(n for _, (n, k) in sizes.items() if kind in k) for kind in KINDS
    }
    told = ", ".join(f"{kind} {n / 1000:.0f}" for kind, n in by_kind.items() if n)
    return [
        Figure(
            name="First visit, worker's precache counted",
            value=sum(n for n, _ in sizes.values()) / 1000,
            unit="kB",
            most=100,
            note=f"{len(sizes)} answers; {told}",
        ),
        Figure(
            name="Start to first page",
            value=median(seconds),
            unit="s",
            most=10,
            note=spread(seconds),
        ),
        Figure(name="Memory after the first visit", value=at_rest, unit="MB", most=150),
    ]


def _all(browser: Browser) -> dict[str, tuple[int, str]]:
    """Return bytes and kind of every address that a first visit asks for."""
    found: dict[str, tuple[int, str]] = {}
    waiting = ["/", "/sw.js"]
    while waiting:
        path = waiting.pop()
        if path in found:
            continue
        status, body, headers = browser.whole(path, **{"Accept-Encoding": "gzip"})
        if status != 200:
            raise SystemExit(f"{path} answered {status}")
        kind = headers.get("content-type", "")
        found[path] = len(body), kind
        text = browser.whole(path)[1].decode(errors="replace")
        if path == "/":
            waiting += re.findall(r'(?:href|src)="(/(?:static|manifest)[^"]+)"', text)
        elif path == "/sw.js":
            listed = re.search(r"const KEEP = (\[.*?\]);", text, re.DOTALL)
            waiting += json.loads(listed[1]) if listed else []
        elif "css" in kind:
            urls = re.findall(r'url\("?([^")]+)"?\)', text)
            waiting += [normpath(join(path, "..", u)) for u in urls if ":" not in u]
        elif "manifest" in path:
            waiting += [icon["src"] for icon in json.loads(text)["icons"]][:1]
    return found
