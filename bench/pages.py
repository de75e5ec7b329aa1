"""CPU time of pages, side by side: workers take turns, so that noise hits all alike."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from bench.figures import Figure, median, spread

ROOT = Path(__file__).resolve().parent.parent


class Ground:
    """Where data folders are made; each is a copy of one prepared folder."""

    def __init__(self, at: Path) -> None:
        self.at = at
        self._empty = at / "empty"
        run = [sys.executable, "-m", "stillhere", "prepare", "--data", str(self._empty)]
        subprocess.run(run, env=environment(self._empty), cwd=ROOT, check=True)

    def make(
        self, name: str, kind: str, *numbers: int, module: str = "ready", **env: str
    ) -> tuple[Path, dict[str, str]]:
        """Return a folder and the Cookie headers of who is measured in it."""
        data = self.at / name
        shutil.copytree(self._empty, data)
        run = [sys.executable, "-m", f"bench.{module}", kind, *map(str, numbers)]
        done = subprocess.run(
            run,
            env=environment(data, **env),
            cwd=ROOT,
            check=True,
            stdout=subprocess.PIPE,
        )
        made: dict[str, str] = json.loads(done.stdout)
        return data, made


def environment(data: Path, **more: str) -> dict[str, str]:
    """Return what a process needs to know, and nothing of this one's settings."""
    keep = {k: v for k, v in os.environ.items() if k in ("PATH", "HOME", "LANG")}
    own = {"STILLHERE_DATA": str(data), "STILLHERE_OPERATOR": "Olga"}
    return {**keep, **own, **more}


class Worker:
    """A process that answers the pages of one data folder."""

    def __init__(
        self, data: Path, cookies: str, expect: str, name: str = "", **env: str
    ) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.worker", cookies, name],
            env=environment(data, **env),
            cwd=ROOT,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        said: dict[str, Any] = json.loads(self._lines.readline() or "{}")
        if expect not in said.get("text", ""):
            raise SystemExit(f"The page to measure has no {expect!r}.")
        self.queries, self.bytes = said["queries"], said["bytes"]

    @property
    def _lines(self) -> IO[str]:
        return self._process.stdout  # type: ignore[return-value]  # it is a pipe

    def cpu(self, act: str, count: int) -> float:
        """Return the CPU seconds that one such request took."""
        pipe = self._process.stdin
        if pipe is not None:
            print(act, count, file=pipe, flush=True)
        return float(self._lines.readline())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.communicate()


def side_by_side(
    asked: Sequence[tuple[Worker, str]], *, rounds: int, count: int
) -> list[list[float]]:
    """Return CPU seconds of each, round by round; every second round runs backwards."""
    found: list[list[float]] = [[] for _ in asked]
    for place in range(rounds):
        order = range(len(asked)) if place % 2 else range(len(asked) - 1, -1, -1)
        for one in order:
            worker, act = asked[one]
            found[one].append(worker.cpu(act, count))
    return found


def ratios(ours: list[float], base: list[float]) -> list[float]:
    return [one / other for one, other in zip(ours, base, strict=True)]


def home_against_bare(ground: Ground, *, quick: bool) -> list[Figure]:
    """Home with a year of history, beside a bare page of Django."""
    settings = {"DJANGO_SETTINGS_MODULE": "bench.bare_settings"}
    year, sam = ground.make("year", "year")
    plain, bob = ground.make("bare", "", module="bare_ready", **settings)
    with ExitStack() as stack:
        home = stack.enter_context(Worker(year, sam["Sam"], "Robin plans to be back"))
        bare = stack.enter_context(Worker(plain, bob["Bob"], "bob", **settings))
        rounds, count = (9, 10) if quick else (41, 25)
        ours, base = side_by_side(
            [(home, "home"), (bare, "home")], rounds=rounds, count=count
        )
    found = ratios(ours, base)
    return [
        Figure(
            name="Home with a year of history / bare Django page",
            value=median(found),
            unit="x CPU",
            most=2.0,
            note=f"{spread(found)}; {median(ours) * 1000:.1f} / "
            f"{median(base) * 1000:.1f} ms, {home.queries} / {bare.queries} queries",
        )
    ]


def home_as_all_grows(ground: Ground, *, quick: bool) -> list[Figure]:
    """Bob's home, as records, couples and Alice's private records grow."""
    many, crowd = (500, 500) if quick else (10_000, 100_000)
    sizes = {
        "base": (10, 0, 10),
        "records": (many, 0, 10),
        "couples": (10, 0, crowd),
        "private": (10, many, 10),
    }
    told = {
        "records": f"Home at {many:,} records of the two / at 10",
        "couples": f"Home at {crowd:,} couples / at 10",
        "private": f"Partner's home, {many:,} private records / 0",
    }
    expect = "Alice plans to be back"
    with ExitStack() as stack:
        workers = {}
        for name, numbers in sizes.items():
            data, who = ground.make(name, "couple", *numbers)
            workers[name] = stack.enter_context(Worker(data, who["Bob"], expect))
            if name == "base":
                door = stack.enter_context(
                    Worker(data, who["Bob"], expect, who["name"])
                )
        asked = [(worker, "home") for worker in workers.values()]
        rounds, count = (9, 10) if quick else (41, 25)
        found = side_by_side(asked, rounds=rounds, count=count)
        by_name = dict(zip(workers, found, strict=True))
        figures = [_flat(told[k], by_name[k], by_name["base"]) for k in told]
        return [*figures, _sign_in(door, quick=quick)]


def home_when_muted(ground: Ground, *, quick: bool) -> list[Figure]:
    """Both homes, when Alice wants no suggestions and when she wants the usual."""
    with ExitStack() as stack:
        workers = {}
        for kind, numbers in (("muted", ()), ("couple", (10, 0, 0))):
            data, who = ground.make(f"suggest-{kind}", kind, *numbers)
            for name in ("Alice", "Bob"):
                worker = Worker(data, who[name], "to be back")
                workers[name, kind] = stack.enter_context(worker)
        rounds, count = (9, 10) if quick else (41, 25)
        asked = [(worker, "home") for worker in workers.values()]
        found = side_by_side(asked, rounds=rounds, count=count)
        by = dict(zip(workers, found, strict=True))
        told = {
            "Alice": "Own home, suggestions muted / usual",
            "Bob": "Partner's home, suggestions muted / usual",
        }
        return [_flat(told[n], by[n, "muted"], by[n, "couple"]) for n in told]


def noticed_after_years(ground: Ground, *, quick: bool) -> list[Figure]:
    """What I notice, after three years with a silence on every day."""
    days = 200 if quick else 1095
    data, who = ground.make("silences", "silences", days)
    with Worker(data, who["Alice"], "to be back") as worker:
        rounds, count = (3, 2) if quick else (15, 3)
        found = side_by_side([(worker, "noticed")], rounds=rounds, count=count)[0]
    return [
        Figure(
            name=f"What I notice, {days:,} silences",
            value=median(found) * 1000,
            unit="ms",
            most=150,
            note=spread([one * 1000 for one in found]),
        )
    ]


def _flat(name: str, ours: list[float], base: list[float]) -> Figure:
    found = ratios(ours, base)
    return Figure(
        name=name, value=median(found), unit="x CPU", most=1.15, note=spread(found)
    )


def _sign_in(worker: Worker, *, quick: bool) -> Figure:
    asked = [(worker, "wrong-passphrase"), (worker, "wrong-name")]
    rounds, count = (5, 1) if quick else (31, 2)
    ours, base = side_by_side(asked, rounds=rounds, count=count)
    found = ratios(ours, base)
    apart = (median(ours) - median(base)) * 1000
    ratio = median(found)
    return Figure(
        name="Sign-in: wrong passphrase / unknown name",
        value=max(ratio, 1 / ratio),
        unit="x CPU",
        most=1.1,
        note=f"{spread(found)}; {apart:+.2f} ms of {median(base) * 1000:.0f} ms",
    )
