"""Questionnaires of others, with a recorded permission, scored as published.

Their words stay as they are, in a file each, outside this project's licence. What they
add up to is for the person alone, says nothing about what they have, and leads to one
place: finding a professional. A new one is a new file in ``data/questionnaires/``.
"""

import json
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Final

import attrs

FOLDER: Final = Path(__file__).parent / "data" / "questionnaires"
PHQ_4: Final = "phq-4"


class NoPermission(ValueError):
    """A questionnaire without a recorded permission, source and scoring."""


@attrs.frozen(kw_only=True)
class Permission:
    """Why these words may stand here."""

    licence: str
    says: str
    seen_at: tuple[str, ...]
    checked_on: date
    open: str
    """What is still to be confirmed by hand, if anything."""


@attrs.frozen(kw_only=True)
class Part:
    """Items that are added up by themselves."""

    key: str
    items: tuple[int, ...]
    leads_on_from: int
    """From this sum on, a talk with a professional is suggested."""


@attrs.frozen(kw_only=True)
class Questionnaire:
    """One questionnaire, word for word, with how it is scored."""

    key: str
    title: str
    stem: str
    items: tuple[str, ...]
    answers: tuple[str, ...]
    """From 0 points on."""
    parts: tuple[Part, ...]
    leads_on_from: int
    between: timedelta
    """No sooner again: it looks back, and asking often wears its answers out."""
    language: str
    source: str
    scoring_source: str
    notice: str
    permission: Permission

    @property
    def most(self) -> int:
        """Points, if every item gets the last answer."""
        return len(self.items) * (len(self.answers) - 1)


@attrs.frozen(kw_only=True)
class Score:
    """What answers add up to."""

    total: int
    parts: tuple[int, ...]
    leads_on: bool
    """A talk with a professional is a good idea. It is no finding."""


def scored(which: Questionnaire, answers: tuple[int, ...]) -> Score:
    """Add up answers as the questionnaire's authors do.

    :raises ValueError: if there are not as many answers as items, or one is none of
        the choices.
    """
    if len(answers) != len(which.items):
        raise ValueError("not as many answers as items")
    if not all(0 <= answer < len(which.answers) for answer in answers):
        raise ValueError("an answer that is none of the choices")
    total = sum(answers)
    sums = tuple(sum(answers[item] for item in part.items) for part in which.parts)
    over = any(
        found >= part.leads_on_from
        for found, part in zip(sums, which.parts, strict=True)
    )
    leads_on = over or total >= which.leads_on_from
    return Score(total=total, parts=sums, leads_on=leads_on)


@cache
def registry() -> dict[str, Questionnaire]:
    """Return every questionnaire by its key.

    :raises NoPermission: if one lacks a permission, its source or its scoring.
    """
    found = [read(path) for path in sorted(FOLDER.glob("*.json"))]
    return {one.key: one for one in found}


def read(path: Path) -> Questionnaire:
    """Read one file. :raises NoPermission: naming what is not recorded."""
    row = json.loads(path.read_text(encoding="utf-8"))
    needed = ("permission", "source", "scoring_source", "notice")
    absent = [name for name in needed if not row.get(name)]
    if absent:
        raise NoPermission(f"{path.name}: {', '.join(absent)} not recorded")
    return Questionnaire(
        **{
            name: row[name]
            for name in ("key", "title", "stem", "language", *needed[1:])
        },
        items=tuple(row["items"]),
        answers=tuple(row["answers"]),
        parts=tuple(
            Part(**{**part, "items": tuple(part["items"])}) for part in row["parts"]
        ),
        leads_on_from=row["leads_on_from"],
        between=timedelta(days=row["days_between"]),
        permission=_permission(row["permission"], path.name),
    )


def _permission(row: dict[str, Any], name: str) -> Permission:
    absent = [
        field
        for field in ("licence", "says", "seen_at", "checked_on")
        if not row.get(field)
    ]
    if absent:
        raise NoPermission(
            f"{name}: {', '.join(absent)} of the permission not recorded"
        )
    return Permission(
        licence=row["licence"],
        says=row["says"],
        seen_at=tuple(row["seen_at"]),
        checked_on=date.fromisoformat(row["checked_on"]),
        open=row.get("open", ""),
    )
