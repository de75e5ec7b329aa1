"""Helplines as data: loaded strictly, and shown only as far as they were checked.

``checked``: seen at the organisation or a government source; ``secondary``: seen in
another list, shown with the wish to confirm; ``unchecked``: the number stays unseen,
the name and the site may be shown.
"""

import json
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Final

import attrs

DATA: Final = Path(__file__).parent / "data" / "helplines.json"
INTERNATIONAL: Final = "ZZ"


class Status(StrEnum):
    """How far an entry was confirmed."""

    CHECKED = "checked"
    SECONDARY = "secondary"
    UNCHECKED = "unchecked"


class Kind(StrEnum):
    """What a line is for; the order is the order on the page."""

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
    status: Status
    source: str
    seen_on: date | None
    page_date: str


@attrs.frozen(kw_only=True)
class Country:
    """One country's emergency numbers and lines (or the international ones)."""

    code: str
    name: str
    emergency: tuple[str, ...]
    emergency_status: Status
    emergency_source: str
    lines: tuple[Line, ...]


@cache
def countries() -> tuple[Country, ...]:
    """Return all countries, by name, the international entry last.

    :raises KeyError, ValueError: if a field is missing or has an unknown value.
    """
    rows = json.loads(DATA.read_text(encoding="utf-8"))
    read = (_country(row) for row in rows)
    return tuple(sorted(read, key=lambda c: (c.code == INTERNATIONAL, c.name)))


def _country(row: dict[str, Any]) -> Country:
    return Country(
        code=row["country"],
        name=row["country_name"],
        emergency=tuple(row["emergency"]),
        emergency_status=Status(row["emergency_status"]),
        emergency_source=row["emergency_source"],
        lines=tuple(_line(line) for line in row["lines"]),
    )


def _line(row: dict[str, Any]) -> Line:
    return Line(
        kind=Kind(row["kind"]),
        whom=For(row["for"]),
        name=row["name"],
        phone=row["phone"],
        text=row["text"],
        web=row["web"],
        hours=row["hours"],
        note=row["note"],
        status=Status(row["status"]),
        source=row["source"],
        seen_on=date.fromisoformat(row["seen_on"]) if row["seen_on"] else None,
        page_date=row["page_date"],
    )
