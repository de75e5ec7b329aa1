"""``stillhere coach``: messages, a line each, explained in colour or as JSON.

It needs no data folder and no Django, keeps nothing, and asks no network.
"""

import json
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, TextIO

import attrs

from stillhere.core.language.reading import Reading, read
from stillhere.core.language.rules import PUSHES

_WARM: Final = "\x1b[4;32m"
_CARE: Final = "\x1b[4;33m"
_PALE: Final = "\x1b[2m"
_OFF: Final = "\x1b[0m"
STOPPED: Final = (
    "Words of harm are not coached. Where to find help: Get help, on any page."
)
FOREIGN: Final = "Another language, it seems: only English can be read."


class NoSuchFile(Exception):
    """What was to be read is not there, or may not be read."""


def explain(source: str, out: TextIO, *, as_json: bool, colour: bool) -> None:
    """Read messages from a file, or from the keyboard for ``-``, and explain each.

    :raises NoSuchFile: if the file can't be read.
    """
    for line in _lines(source):
        message = line.rstrip("\r\n")
        if as_json:
            print(json.dumps(as_object(message), ensure_ascii=False), file=out)
        elif message.strip():
            print("\n".join(in_words(message, colour=colour)), end="\n\n", file=out)
        out.flush()


def wants_colour(out: TextIO) -> bool:
    """Say whether colours are fit here: a terminal, and ``NO_COLOR`` is not set."""
    return out.isatty() and not os.environ.get("NO_COLOR")


def as_object(message: str) -> dict[str, object]:
    """Return a reading as plain values."""
    found = read(message)
    return {
        "text": message,
        "labels": [
            attrs.asdict(span) | {"label": span.label.value} for span in found.spans
        ],
        "feelings": [attrs.asdict(feeling) for feeling in found.feelings],
        "stop": found.stop,
        "gentler": list(found.gentler),
        "english": found.english,
    }


def in_words(message: str, *, colour: bool) -> Iterator[str]:
    """Return the lines that explain one message."""
    found = read(message)
    yield _marked(message, found) if colour else message
    if found.stop:
        yield f"  {STOPPED}"
    if not found.english:
        yield f"  {FOREIGN}"
    for span in found.spans:
        side = "pushes" if span.label in PUSHES else "safer"
        yield f"  {side:7} “{message[span.start : span.end]}”: {span.why}"
        yield _pale(f"          {span.label.value.replace('_', ' ')}", colour=colour)
    if found.feelings:
        named = ", ".join(f"{one.word} ({one.sure:.0%})" for one in found.feelings)
        yield f"  feels   {named}"
    for version in found.gentler:
        yield f"  gentler {version}"


def _pale(text: str, *, colour: bool) -> str:
    return f"{_PALE}{text}{_OFF}" if colour else text


def _marked(message: str, found: Reading) -> str:
    pieces, at = [], 0
    for span in sorted(found.spans, key=lambda one: (one.start, -one.end)):
        if span.start < at:
            continue
        mark = _CARE if span.label in PUSHES else _WARM
        pieces += [message[at : span.start], mark, message[span.start : span.end], _OFF]
        at = span.end
    return "".join([*pieces, message[at:]])


def _lines(source: str) -> Iterable[str]:
    if source == "-":
        if sys.stdin.isatty():
            print("Write a message; Enter reads it, Ctrl-D ends.", file=sys.stderr)
        return (raw.decode("utf-8", "replace") for raw in sys.stdin.buffer)
    try:
        return Path(source).read_text("utf-8", "replace").splitlines()
    except OSError as error:
        raise NoSuchFile(f"{source}: {error.strerror}") from None
