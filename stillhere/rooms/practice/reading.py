"""The scenes: read from a file, once a process.

Called by ``access`` and ``views``. A translation is a file of its own with the same
numbers in the same order; a language without one gets the English scenes.
"""

from functools import cache
from pathlib import Path
from typing import Final

from stillhere.rooms.practice.rules import Reply, Scene, Scenes, Side, Topic, Way

FOLDER: Final = Path(__file__).parent / "data"
ENGLISH: Final = "en"
NONE: Final = "-"
"""What stands where the other says nothing."""


class NoScene(ValueError):
    """A part of the file is not as its head says."""


@cache
def scenes(language: str) -> Scenes:
    """Return the scenes of a language; the English ones if it has no file yet."""
    if language not in languages():
        return scenes(ENGLISH)
    return parse((FOLDER / f"scenes.{language}.txt").read_text("utf-8"))


@cache
def languages() -> frozenset[str]:
    """Return the languages that have a file."""
    return frozenset(file.name.split(".")[1] for file in FOLDER.glob("scenes.*.txt"))


def parse(text: str) -> Scenes:
    """Read a file. :raises NoScene: naming the part that is wrong."""
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    parts = [part.strip() for part in "\n".join(lines).split("\n\n")]
    found = Scenes(tuple(_scene(part.split("\n")) for part in parts if part))
    if len({scene.number for scene in found.items}) < len(found.items):
        raise NoScene("a number stands twice")
    return found


def _scene(lines: list[str]) -> Scene:
    try:
        head, title, before, says, *replies, after = map(str.strip, lines)
        number, side, topic, rows = map(str.strip, head.split("|"))
        return Scene(
            number=int(number),
            side=Side(side),
            topic=Topic(topic),
            rows=tuple(map(int, rows.split())),
            title=title,
            before=before,
            says="" if says == NONE else says,
            replies=tuple(
                _reply(line, lands)
                for line, lands in zip(replies[::2], replies[1::2], strict=True)
            ),
            after=after,
        )
    except ValueError:
        raise NoScene("\n".join(lines)) from None


def _reply(line: str, lands: str) -> Reply:
    way, words = map(str.strip, line.split("|"))
    return Reply(way=Way(way), words=words, lands=lands)
