"""Sentences that nobody else would write, and looking for them in whatever is kept."""

import base64
import html
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote, quote_plus

import attrs
from django.db import connection

from tests.privacy.house import token
from tests.privacy.rows import TOKEN
from tests.privacy.table import ROWS

BIRDS = (
    *(
        "nightjar",
        "dunnock",
        "wheatear",
        "fieldfare",
        "goldcrest",
        "whinchat",
        "siskin",
    ),
    *("lapwing", "turnstone", "redshank", "bullfinch", "treecreeper", "chiffchaff"),
    *("stonechat", "kittiwake", "guillemot", "razorbill", "shearwater", "woodcock"),
    *("corncrake", "bittern", "dotterel", "whimbrel", "greenshank", "sanderling"),
    *("firecrest", "waxwing", "hawfinch", "brambling", "crossbill"),
)
ZONE = "America/Argentina/ComodRivadavia"
"""Text in this field is the name of a zone; this one is nobody's by chance."""
CHOSEN = ("when", "clock", "how", "which", "way", "reply", "back", "number", "act",
          "suggestions", "for_whom", "about", "on", "item_0", "item_1", "item_2",
          "item_3", "body", "place", "word", "need", "weigh", "close", "level",
          "send", "answer", "before", "read_back", "thought", "feelings", "look",
          "move", "key", "kind", "wishes", "expected", "step", "begun", "ack", "went",
          "understood", "valued", "cared", "up", "day", "other_day", "part", "length",
          "until_day", "until_part", "who", "did", "much", "first", "last",
          "between", "room", "tap", "was", "keep", "far", "since")  # fmt: skip
NOT_TEXT = (*CHOSEN, "token", "onward", "words", "minutes", "longest_hours", "often",
            "both", "saved", "pauses", "helped", "came_back", "code")  # fmt: skip
"""Choices, ids and what was made here: nobody writes words in these."""


@attrs.frozen
class Canary:
    """What was written into which field."""

    where: str
    text: str


def sentence(number: int) -> str:
    """Return a sentence for one field, with letters beyond ASCII in it."""
    bird = BIRDS[number % len(BIRDS)]
    return f"the {bird} naïvely said {number} times “no”"


def forms() -> Iterator[tuple[str, dict[str, str], list[Canary]]]:
    """Return every form of the table with a sentence in each field for text.

    Yields the name of the route, the fields, and what was put into them.
    """
    number = 0
    for row in ROWS:
        if row.method != "POST" or row.whose not in ("", "shared"):
            continue
        fields, put = {}, []
        for name, value in row.fields.items():
            fields[name] = token() if value == TOKEN else value
            if name in NOT_TEXT:
                continue
            number += 1
            text = _fitting(row.route, name, number)
            fields[name] = text
            put.append(Canary(f"{row.route} {name}", text))
        yield row.route, fields, put


def _fitting(route: str, name: str, number: int) -> str:
    if name == "zone":
        return ZONE
    text = sentence(number)
    if name == "name":  # short, and letters only where it is a name to sign in with
        return f"{BIRDS[number % len(BIRDS)]}{number}"
    return text


def variants(text: str) -> Iterator[bytes]:
    """Return the ways in which somebody could have kept it without hiding it."""
    raw = text.encode()
    yield raw
    yield raw.lower()
    yield raw[::-1]
    yield raw.hex().encode()
    yield raw.hex().upper().encode()
    yield text.encode("utf-16-le")
    yield text.encode("utf-16-be")
    yield text.encode("latin-1", "replace")
    yield json.dumps(text)[1:-1].encode()
    yield html.escape(text).encode()
    yield quote(text).encode()
    yield quote_plus(text).encode()
    yield repr(raw)[2:-1].encode()
    for start in range(3):  # base64 reads differently at each third byte
        whole = raw[start:]
        part = whole[: len(whole) // 3 * 3]
        yield base64.b64encode(part)
        yield base64.urlsafe_b64encode(part)


def found(canaries: Iterable[Canary], places: dict[str, bytes]) -> list[str]:
    """Return where a sentence can be read, as "field in place"."""
    return [
        f"{canary.where} in {place}"
        for canary in canaries
        for place, content in places.items()
        if any(one in content for one in variants(canary.text))
    ]


def tables() -> dict[str, bytes]:
    """Return every table of the database, as whoever copies it reads it."""
    out: dict[str, bytes] = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            out[f"table {table}"] = b"\n".join(
                bytes(cell)
                if isinstance(cell, bytes | memoryview)
                else str(cell).encode()
                for row in cursor.fetchall()
                for cell in row
            )
    return out


def files(folder: Path, prefix: str = "") -> dict[str, bytes]:
    """Return every file below a folder whose path begins so."""
    return {
        f"file {path.relative_to(folder)}": path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name.startswith(prefix)
    }
