"""The small things: read from a file, once a process.

Called by ``queries`` and ``views``. A translation is a file of its own with the same
ids in the same order; a language without one gets the English things.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

from stillhere.rooms.moments.rules import Asks, Kind, Thing, Things

FOLDER: Final = Path(__file__).parent / "data"
ENGLISH: Final = "en"
FLAGS: Final = ("joined", "talks")
NONE: Final = "-"
NAME: Final = "{name}"
"""Where a thing says the other's name."""


class NoThing(ValueError):
    """A part of the file is not as its head says."""


@cache
def small_things(language: str) -> Things:
    """Return the things of a language; the English ones if it has no file yet."""
    file = FOLDER / f"small_things.{language}.txt"
    if language not in languages():
        return small_things(ENGLISH)
    return parse(file.read_text("utf-8"))


@cache
def languages() -> frozenset[str]:
    """Return the languages that have a file."""
    files = FOLDER.glob("small_things.*.txt")
    return frozenset(file.name.split(".")[1] for file in files)


def parse(text: str) -> Things:
    """Read a file. :raises NoThing: naming the part that is wrong."""
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    parts = "\n".join(lines).split("\n\n")
    return Things(
        tuple(_thing(part.split("\n")) for part in map(str.strip, parts) if part)
    )


def _thing(lines: Iterable[str]) -> Thing:
    try:
        head, line, text = map(str.strip, lines)
        id_, kind, size, minutes, asks, needs, rows, where = map(
            str.strip, head.split("|")
        )
        flags = needs.replace(NONE, "").split()
        if not {*flags} <= {*FLAGS}:
            raise NoThing(head)
        return Thing(
            id=id_,
            kind=Kind(kind),
            size=int(size),
            minutes=int(minutes),
            asks=Asks(asks),
            joined="joined" in flags,
            talks="talks" in flags,
            rows=tuple(map(int, rows.split())),
            where="" if where == NONE else where,
            line=line,
            text=text,
        )
    except ValueError:
        raise NoThing("\n".join(lines)) from None
