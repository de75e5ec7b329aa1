"""What the page of numbers shows of the data: the rules of showing, as plain values."""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

import attrs
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from stillhere.foundation.support.helplines import (
    INTERNATIONAL,
    Country,
    For,
    Kind,
    Line,
    Seen,
    Status,
    countries,
)

_DIALLED: Final = re.compile(r"\+?[0-9][0-9 -]*")


@attrs.frozen(kw_only=True)
class Number:
    """A number to read and, where a phone can dial it, to press."""

    shown: str
    dialled: str


@attrs.frozen(kw_only=True)
class SeenShown:
    """Where and when something was confirmed, as far as it was."""

    status: Status
    on: str
    site: str
    """The host of the page where it was seen; empty if there is none."""
    by_operator: bool
    """Whoever runs this server says so; we did not look."""


@attrs.frozen(kw_only=True)
class HelpLine:
    """One line as shown; an unchecked one has no numbers."""

    name: str
    whom: str
    numbers: tuple[Number, ...]
    text: str
    hours: str
    web: str
    site: str
    seen: SeenShown
    page_date: str


@attrs.frozen(kw_only=True)
class Group:
    """Lines of one kind, under a heading a person would look for."""

    heading: str
    lines: tuple[HelpLine, ...]


@attrs.frozen(kw_only=True)
class HelpCountry:
    """One country: emergency first, then the groups."""

    name: str
    emergency: tuple[Number, ...]
    emergency_seen: SeenShown
    groups: tuple[Group, ...]
    by_operator: bool
    """Whoever runs this server wrote this part, which the page says."""


FIRST: Final = ("ZZ", "US", "GB", "AU", "NZ")
"""Whose emergency numbers stand above the countries."""


@attrs.frozen(kw_only=True)
class NumbersPage:
    """The whole page, the same for everyone."""

    first: tuple[tuple[str, str], ...]
    """Emergency numbers to begin with, and where they answer."""
    countries: tuple[HelpCountry, ...]
    europe: HelpCountry
    """Numbers that are the same in many countries of Europe, and not in all."""
    directories: tuple[HelpLine, ...]


def numbers_page() -> NumbersPage:
    """Return what may be shown of the helplines."""
    shown = [country for country in countries() if country.code != INTERNATIONAL]
    beyond = next(country for country in countries() if country.code == INTERNATIONAL)
    directories = [line for line in beyond.lines if line.web and not line.phone]
    numbers = tuple(line for line in beyond.lines if line not in directories)
    return NumbersPage(
        first=tuple(_first()),
        countries=tuple(_country(country) for country in shown),
        europe=_country(attrs.evolve(beyond, lines=numbers)),
        directories=tuple(map(_line, directories)),
    )


def _first() -> Iterator[tuple[str, str]]:
    where = {
        "ZZ": _("in Europe"),
        "US": _("in the US and Canada"),
        "GB": _("in the UK"),
        "AU": _("in Australia"),
        "NZ": _("in New Zealand"),
    }
    by_code = {country.code: country for country in countries()}
    for code in FIRST:
        found = by_code.get(code)
        # What the operator wrote is shown only where the page says so.
        if found is None or found.by_operator or not found.emergency:
            continue
        if found.emergency_seen.status is Status.CHECKED:
            yield found.emergency[0], where[code]


def _country(country: Country) -> HelpCountry:
    known = country.emergency_seen.status is not Status.UNCHECKED
    return HelpCountry(
        name=country.name,
        emergency=tuple(map(_number, country.emergency)) if known else (),
        emergency_seen=_seen(country.emergency_seen, country.by_operator),
        groups=tuple(_groups(country.lines)),
        by_operator=country.by_operator,
    )


def _seen(seen: Seen, by_operator: bool) -> SeenShown:
    return SeenShown(
        status=seen.status,
        on=date_format(seen.looked_on, "j F Y"),
        site=_site(seen.source),
        by_operator=by_operator,
    )


def _groups(lines: tuple[Line, ...]) -> list[Group]:
    headings = {
        Kind.SILENT: _("If you can’t speak"),
        Kind.CRISIS: _("When it’s all too much, or you think of dying"),
        Kind.VIOLENCE: _("When someone hurts, scares or controls you"),
        Kind.OWN_BEHAVIOUR: _("When you worry about how you act"),
        Kind.GENERAL: _("Also"),
    }
    found = {
        kind: tuple(_line(line) for line in lines if line.kind is kind)
        for kind in headings
    }
    return [
        Group(heading=headings[kind], lines=lines)
        for kind, lines in found.items()
        if lines
    ]


def _line(line: Line) -> HelpLine:
    shown = line.seen.status is not Status.UNCHECKED
    return HelpLine(
        name=line.name,
        whom=_whom(line.whom),
        numbers=_numbers(line.phone) if shown else (),
        text=line.text if shown else "",
        hours=_hours(line.hours) if shown else "",
        web=line.web,
        site=_site(line.web),
        seen=_seen(line.seen, line.by_operator),
        page_date=line.page_date,
    )


def _whom(whom: For) -> str:
    return {
        For.EVERYONE: "",
        For.WOMEN: _("for women"),
        For.MEN: _("for men"),
        For.LGBT: _("for LGBT+ people"),
    }[whom]


def _hours(hours: str) -> str:
    return _("day and night") if hours == "24/7" else hours


def _numbers(phone: str) -> tuple[Number, ...]:
    parts = re.split(r" / | or ", phone) if phone else []
    return tuple(map(_number, parts))


def _number(shown: str) -> Number:
    dialled = re.sub(r"[ -]", "", shown) if _DIALLED.fullmatch(shown) else ""
    return Number(shown=shown, dialled=dialled)


def _site(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")
