"""Helplines: every entry is whole, and nothing unchecked is shown as a number."""

import re

import pytest
from django.template.loader import render_to_string

from stillhere.foundation.support.helplines import (
    INTERNATIONAL,
    Country,
    Line,
    Status,
    countries,
)
from stillhere.foundation.support.page import HelpCountry, help_page

LINES = [(country, line) for country in countries() for line in country.lines]


def digits(words: str) -> str:
    return re.sub(r"\D", "", words)


def shown(country: Country) -> HelpCountry:
    return next(c for c in help_page().countries if c.name == country.name)


def html_of(country: HelpCountry) -> str:
    page = {"countries": (country,), "directories": ()}
    html = render_to_string("support/help.html", {"page": page})
    return html[html.index("<details") : html.index("</details>")]


@pytest.mark.parametrize(("country", "line"), LINES, ids=lambda value: value.name)
def test_an_entry_says_where_and_when_it_was_seen(country: Country, line: Line) -> None:
    if line.status is Status.UNCHECKED:
        assert line.seen_on is None
    else:
        assert line.source.startswith("http")
        assert line.seen_on is not None
    assert line.name
    assert line.phone or line.text or line.web


def test_an_emergency_number_shown_has_a_source() -> None:
    for country in countries():
        if country.emergency_status is not Status.UNCHECKED:
            assert country.emergency_source.startswith("http"), country.name


@pytest.mark.parametrize(
    "country", [c for c in countries() if c.code != INTERNATIONAL], ids=lambda c: c.name
)
def test_no_unchecked_number_is_shown(country: Country) -> None:
    view = shown(country)
    numbers = {
        digits(number.shown)
        for group in view.groups
        for line in group.lines
        for number in line.numbers
    }
    html = html_of(view)
    for line in country.lines:
        if line.status is Status.UNCHECKED:
            assert line.name.replace("'", "&#x27;") in html
            assert digits(line.phone) not in numbers
            assert f"<bdi>{line.phone}</bdi>" not in html
    if country.emergency_status is Status.UNCHECKED:
        assert view.emergency == ()
        assert "could not check" in html


def test_secondary_lines_ask_to_be_confirmed() -> None:
    for country in help_page().countries:
        lines = [line for group in country.groups for line in group.lines]
        html = html_of(country)
        asked = html.count("Please confirm on their own site.")
        assert asked == sum(line.to_confirm for line in lines), country.name


def test_no_line_is_lost_on_the_way_to_the_page() -> None:
    for country in countries():
        if country.code != INTERNATIONAL:
            groups = shown(country).groups
            assert sum(len(g.lines) for g in groups) == len(country.lines)


def test_beyond_the_countries_only_directories_are_shown() -> None:
    directories = help_page().directories

    assert {line.site for line in directories} == {
        "findahelpline.com",
        "befrienders.org",
    }
    assert not any(line.numbers for line in directories)


def test_a_number_that_a_phone_can_dial_can_be_pressed() -> None:
    for country in help_page().countries:
        for group in country.groups:
            for line in group.lines:
                for number in line.numbers:
                    assert number.dialled in ("", digits(number.shown))
