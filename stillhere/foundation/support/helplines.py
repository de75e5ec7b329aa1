"""Helplines as data: loaded strictly, and shown only as far as they were checked.

``checked``: seen at the organisation or a government source; ``secondary``: seen in
another list, shown with the wish to confirm; ``unchecked``: the number stays unseen,
the name and the site may be shown. Whoever runs the server can correct a country in
a file of their own (docs/how-to/helplines.md); the page says which lines are theirs.
"""

import json
import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

import attrs
from django.conf import settings

DATA: Final = Path(__file__).parent / "data" / "helplines.json"
CORRECTIONS: Final = "helplines.json"
"""The operator's own file, in the data folder."""
INTERNATIONAL: Final = "ZZ"
LARGEST: Final = 1024 * 1024
"""Bytes of a file of corrections; ours has about 60 kB."""
T = TypeVar("T")


class Wrong(ValueError):
    """The data can't be read; says in which entry, and what is wrong there."""


class Status(StrEnum):
    """How far an entry was confirmed."""

    CHECKED = "checked"
    SECONDARY = "secondary"
    UNCHECKED = "unchecked"


class Kind(StrEnum):
    """What a line is for; the order is the order on the page."""

    SILENT = "silent"
    CRISIS = "crisis"
    VIOLENCE = "violence"
    OWN_BEHAVIOUR = "own_behaviour"
    GENERAL = "general"


class For(StrEnum):
    """Whom a line names as its callers."""

    EVERYONE = "everyone"
    WOMEN = "women"
    MEN = "men"
    LGBT = "lgbt"


@attrs.frozen(kw_only=True)
class Seen:
    """How far something was confirmed: where and on which day it was looked for."""

    status: Status
    source: str
    """An address; for what is unchecked, why there is none."""
    looked_on: date


@attrs.frozen(kw_only=True)
class Line:
    """One helpline, as it stands in the data."""

    kind: Kind
    whom: For
    name: str
    phone: str
    text: str
    web: str
    hours: str
    note: str
    """For whoever checks it again; not shown."""
    page_date: str
    seen: Seen
    by_operator: bool = False


@attrs.frozen(kw_only=True)
class Country:
    """One country's emergency numbers and lines (or the international ones)."""

    code: str
    name: str
    emergency: tuple[str, ...]
    emergency_seen: Seen
    lines: tuple[Line, ...]
    by_operator: bool = False


@cache
def countries() -> tuple[Country, ...]:
    """Return all countries, by name, the international entry last.

    :raises Wrong: if a file can't be read.
    """
    found = {country.code: country for country in read(DATA)}
    own = settings.DATA / CORRECTIONS
    if own.exists():
        theirs = read(own, by_operator=True)
        if INTERNATIONAL in {country.code for country in theirs}:
            raise Wrong(f"{INTERNATIONAL}: the directories for all are not replaced.")
        found |= {country.code: country for country in theirs}
    return tuple(sorted(found.values(), key=_place))


def _place(country: Country) -> tuple[bool, str]:
    return country.code == INTERNATIONAL, country.name


def read(path: Path, *, by_operator: bool = False) -> tuple[Country, ...]:
    """Read a file of countries. :raises Wrong: naming the entry and what is wrong."""
    try:
        if path.stat().st_size > LARGEST:
            raise Wrong(f"{path.name} is larger than a list of helplines is.")
        rows = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeError, json.JSONDecodeError, RecursionError) as error:
        raise Wrong(f"{path.name} is no JSON that can be read: {error}") from None
    if not isinstance(rows, list):
        raise Wrong(f"{path.name} is no list of countries.")
    found = tuple(_country(row, by_operator=by_operator) for row in rows)
    codes = [country.code for country in found]
    twice = sorted({code for code in codes if codes.count(code) > 1})
    if twice:
        raise Wrong(f"{', '.join(twice)}: a country stands twice.")
    return found


def _country(row: Any, *, by_operator: bool) -> Country:
    entry = _Fields(row, "A country")
    code = entry.get("country", _code)
    entry.name = f"Country {code}"
    lines = entry.get(
        "lines", lambda value: [_line(one, by_operator=by_operator) for one in value]
    )
    return Country(
        code=code,
        name=entry.text("country_name"),
        emergency=tuple(map(_text, entry.get("emergency", _list))),
        emergency_seen=entry.seen("emergency_"),
        lines=tuple(lines),
        by_operator=by_operator,
    )


def _line(row: Any, *, by_operator: bool) -> Line:
    entry = _Fields(row, "A line")
    name = entry.text("name")
    entry.name = f"Line {name}"
    return Line(
        kind=entry.get("kind", Kind),
        whom=entry.get("for", For),
        name=name,
        phone=entry.text("phone"),
        text=entry.text("text"),
        web=entry.get("web", _site),
        hours=entry.text("hours"),
        note=entry.text("note"),
        page_date=entry.text("page_date"),
        seen=entry.seen(""),
        by_operator=by_operator,
    )


class _Fields:
    """The fields of one entry; whatever is wrong is said with the entry's name."""

    def __init__(self, row: Any, name: str) -> None:
        self.row = row
        self.name = name

    def get(self, field: str, make: Callable[[Any], T]) -> T:
        """Return a field as what it is to be."""
        try:
            return make(self.row[field])
        except Wrong:
            raise
        except KeyError:
            raise Wrong(f"{self.name}: “{field}” is missing.") from None
        except (TypeError, ValueError) as error:
            raise Wrong(f"{self.name}: “{field}” can't be used: {error}") from None

    def text(self, field: str) -> str:
        """Return a field that is text, and nothing else."""
        return self.get(field, _text)

    def seen(self, prefix: str) -> Seen:
        """Return how far it was confirmed; a shown number needs an address."""
        found = Seen(
            status=self.get(f"{prefix}status", Status),
            source=self.text(f"{prefix}source"),
            looked_on=self.get(f"{prefix}looked_on", date.fromisoformat),
        )
        if not found.source:
            raise Wrong(f"{self.name}: “{prefix}source” names no page.")
        if found.status is not Status.UNCHECKED:
            self.get(f"{prefix}source", _site)
        return found


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError("no list")
    return value


def _code(value: Any) -> str:
    if not re.fullmatch(r"[A-Z]{2}", _text(value)):
        raise ValueError("no two capital letters")
    return str(value)


def _site(value: Any) -> str:
    """Take an address of the web, or nothing."""
    parts = urlsplit(_text(value))
    if value and (parts.scheme not in ("http", "https") or not parts.hostname):
        raise ValueError("no address of a page")
    return str(value)
