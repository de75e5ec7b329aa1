"""What the help page shows of the data: the rules of showing, as plain values."""

import re
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
class HelpLine:
    """One line as shown; an unchecked one has no numbers."""

    name: str
    whom: str
    numbers: tuple[Number, ...]
    text: str
    hours: str
    web: str
    site: str
    to_confirm: bool
    seen: str
    source: str
    source_site: str
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
    emergency_to_confirm: bool
    emergency_source: str
    groups: tuple[Group, ...]


@attrs.frozen(kw_only=True)
class HelpPage:
    """The whole page, the same for everyone."""

    countries: tuple[HelpCountry, ...]
    directories: tuple[HelpLine, ...]


def help_page() -> HelpPage:
    """Return what may be shown of the helplines."""
    shown = [country for country in countries() if country.code != INTERNATIONAL]
    beyond = next(country for country in countries() if country.code == INTERNATIONAL)
    return HelpPage(
        countries=tuple(_country(country) for country in shown),
        # Its numbers answer only in some countries, so only directories are shown.
        directories=tuple(
            _line(line) for line in beyond.lines if line.web and not line.phone
        ),
    )


def _country(country: Country) -> HelpCountry:
    known = country.emergency_status is not Status.UNCHECKED
    return HelpCountry(
        name=country.name,
        emergency=tuple(map(_number, country.emergency)) if known else (),
        emergency_to_confirm=country.emergency_status is Status.SECONDARY,
        emergency_source=country.emergency_source,
        groups=tuple(_groups(country.lines)),
    )


def _groups(lines: tuple[Line, ...]) -> list[Group]:
    headings = {
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
    shown = line.status is not Status.UNCHECKED
    return HelpLine(
        name=line.name,
        whom=_whom(line.whom),
        numbers=_numbers(line.phone) if shown else (),
        text=line.text if shown else "",
        hours=_hours(line.hours) if shown else "",
        web=line.web,
        site=_site(line.web),
        to_confirm=line.status is Status.SECONDARY,
        seen=date_format(line.seen_on, "j F Y") if line.seen_on else "",
        source=line.source,
        source_site=_site(line.source),
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
