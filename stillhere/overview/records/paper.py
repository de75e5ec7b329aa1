"""Sheets in their order: rooms as a day goes, the newest first in each."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import attrs
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from stillhere.overview.records.binders import BINDERS, Sheet

_NEVER = datetime.min.replace(tzinfo=UTC)


@attrs.frozen(kw_only=True)
class SheetSeen:
    """A sheet, and the day it says."""

    sheet: Sheet = attrs.field(repr=False)
    day: str


@attrs.frozen(kw_only=True)
class Chapter:
    """What one room keeps."""

    room: str
    title: str
    sheets: tuple[SheetSeen, ...] = attrs.field(repr=False)


def head(style: str) -> SafeString:
    """Return title and style of a file that stands alone; its title says nothing."""
    safe = mark_safe(style)  # noqa: S308  (our own files)
    return format_html("<title>{}</title><style>{}</style>", _("Notes"), safe)


def chapters(found: Iterable[Sheet], zone: ZoneInfo) -> tuple[Chapter, ...]:
    """Return the rooms in which there is something to read."""
    by_room: dict[str, list[Sheet]] = {room: [] for room in BINDERS}
    for sheet in found:
        by_room[sheet.room].append(sheet)
    return tuple(
        Chapter(
            room=room,
            title=str(BINDERS[room].title),
            sheets=tuple(_seen(sheet, zone) for sheet in _sorted(some)),
        )
        for room, some in by_room.items()
        if some
    )


def _sorted(some: list[Sheet]) -> list[Sheet]:
    """Put what has no day first, then the newest."""
    dated = [sheet for sheet in some if sheet.leaf.at is not None]
    dated.sort(key=lambda sheet: (_moment(sheet.leaf.at), sheet.key), reverse=True)
    return [*(sheet for sheet in some if sheet.leaf.at is None), *dated]


def _moment(at: datetime | date | None) -> datetime:
    if isinstance(at, datetime):
        return at
    return datetime.combine(at, time(), tzinfo=UTC) if at else _NEVER


def day_of(sheet: Sheet, zone: ZoneInfo) -> date | None:
    """Return the day of a sheet on its author's clock."""
    at = sheet.leaf.at
    return at.astimezone(zone).date() if isinstance(at, datetime) else at


def _seen(sheet: Sheet, zone: ZoneInfo) -> SheetSeen:
    day = day_of(sheet, zone)
    return SheetSeen(sheet=sheet, day=date_format(day, "j F Y") if day else "")
