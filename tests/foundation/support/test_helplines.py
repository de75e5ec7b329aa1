"""Helplines: every entry is whole, and nothing unchecked is shown as a number."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import attrs
import pytest
from django.conf import settings
from django.template.loader import render_to_string

from stillhere.config import checks
from stillhere.foundation.support import helplines
from stillhere.foundation.support.helplines import (
    INTERNATIONAL,
    Country,
    Line,
    Seen,
    Status,
    Wrong,
    countries,
)
from stillhere.foundation.support.numbers import (
    HelpCountry,
    HelpLine,
    numbers_page,
)

COUNTRIES = [country for country in countries() if country.code != INTERNATIONAL]
LINES = [(country, line) for country in countries() for line in country.lines]
Correct = Callable[[object], Path]


def digits(words: str) -> str:
    return re.sub(r"\D", "", words)


def shown(country: Country) -> HelpCountry:
    return next(c for c in numbers_page().countries if c.name == country.name)


def lines_of(country: HelpCountry) -> list[HelpLine]:
    return [line for group in country.groups for line in group.lines]


def html_of(country: HelpCountry) -> str:
    return render_to_string("support/_country.html", {"country": country})


def test_there_are_at_least_twenty_countries() -> None:
    assert len(COUNTRIES) >= 20
    assert len({country.code for country in countries()}) == len(countries())


def assert_is_whole(seen: Seen) -> None:
    assert seen.looked_on.year >= 2026
    assert seen.status in Status
    if seen.status is Status.UNCHECKED:
        assert seen.source, "why there is no page"
    else:
        assert seen.source.startswith("http")


@pytest.mark.parametrize(("country", "line"), LINES, ids=lambda value: value.name)
def test_every_line_has_a_source_a_date_and_a_status(
    country: Country, line: Line
) -> None:
    assert_is_whole(line.seen)
    assert line.name
    assert line.phone or line.text or line.web


@pytest.mark.parametrize("country", countries(), ids=lambda country: country.name)
def test_every_emergency_number_has_a_source_a_date_and_a_status(
    country: Country,
) -> None:
    assert country.emergency
    assert_is_whole(country.emergency_seen)


@pytest.mark.parametrize("country", COUNTRIES, ids=lambda country: country.name)
def test_no_unchecked_number_is_shown(country: Country) -> None:
    view = shown(country)
    numbers = {digits(n.shown) for line in lines_of(view) for n in line.numbers}
    html = html_of(view)
    for line in country.lines:
        if line.seen.status is Status.UNCHECKED:
            assert line.name.replace("'", "&#x27;") in html
            assert digits(line.phone) not in numbers
            assert f"<bdi>{line.phone}</bdi>" not in html


def test_an_unchecked_emergency_number_is_not_shown_and_says_so() -> None:
    seen = attrs.evolve(COUNTRIES[0].emergency_seen, status=Status.UNCHECKED)
    country = attrs.evolve(COUNTRIES[0], emergency=("987654",), emergency_seen=seen)

    html = html_of(_as_shown(country))

    assert "987654" not in html
    assert "could not check" in html


def _as_shown(country: Country) -> HelpCountry:
    with pytest.MonkeyPatch.context() as patch:
        both = (country, countries()[-1])
        patch.setattr("stillhere.foundation.support.numbers.countries", lambda: both)
        return numbers_page().countries[0]


def test_secondary_lines_ask_to_be_confirmed() -> None:
    for country in numbers_page().countries:
        seen = [line.seen for line in lines_of(country)]
        seen += [country.emergency_seen] if country.emergency else []
        asked = html_of(country).count("Please confirm it where you are.")
        wanted = sum(one.status is Status.SECONDARY for one in seen)
        assert asked == wanted, country.name


def test_no_line_is_lost_on_the_way_to_the_page() -> None:
    for country in COUNTRIES:
        assert len(lines_of(shown(country))) == len(country.lines)
    page, beyond = numbers_page(), countries()[-1]
    found = [*lines_of(page.europe), *page.directories]
    assert {line.name for line in found} == {line.name for line in beyond.lines}


def test_the_numbers_of_europe_and_the_directories_are_named() -> None:
    page = numbers_page()
    europe = {n.shown for line in lines_of(page.europe) for n in line.numbers}

    assert [number.shown for number in page.europe.emergency] == ["112"]
    assert {"116 016", "116 123"} <= europe
    assert {line.site for line in page.directories} == {
        "findahelpline.com",
        "befrienders.org",
    }
    assert not any(line.numbers for line in page.directories)


def test_a_number_that_a_phone_can_dial_can_be_pressed() -> None:
    for country in numbers_page().countries:
        for line in lines_of(country):
            for number in line.numbers:
                assert number.dialled in ("", digits(number.shown))


# --- what whoever runs the server corrects -----------------------------------------

IRELAND = json.loads(helplines.DATA.read_text("utf-8"))[3]


@pytest.fixture
def correct(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Correct]:
    """Put a file of corrections where the server looks for it."""
    monkeypatch.setattr(settings, "DATA", tmp_path)

    def write(rows: object) -> Path:
        helplines.countries.cache_clear()
        path = tmp_path / helplines.CORRECTIONS
        text = rows if isinstance(rows, str) else json.dumps(rows)
        path.write_text(text, "utf-8")
        return path

    yield write
    helplines.countries.cache_clear()


def test_a_correction_replaces_a_country_and_is_named_as_one(correct: Correct) -> None:
    line = IRELAND["lines"][0] | {"name": "A line nearby", "phone": "01 234"}
    correct([IRELAND | {"lines": [line]}])

    ireland = next(c for c in numbers_page().countries if c.name == "Ireland")

    assert [found.name for found in lines_of(ireland)] == ["A line nearby"]
    assert "Whoever runs this server wrote this part." in html_of(ireland)
    others = [c for c in numbers_page().countries if c.name != "Ireland"]
    assert len(others) == len(COUNTRIES) - 1
    assert not any(country.by_operator for country in others)


def test_a_correction_may_bring_a_new_country(correct: Correct) -> None:
    correct([IRELAND | {"country": "IS", "country_name": "Iceland"}])

    assert "Iceland" in {country.name for country in numbers_page().countries}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"source": ""}, "“source” names no page"),
        ({"source": "my friend"}, "“source” can't be used"),
        ({"source": "http://["}, "“source” can't be used"),
        ({"web": "https://[oops"}, "“web” can't be used"),
        ({"web": "https://"}, "“web” can't be used"),
        ({"looked_on": "soon"}, "“looked_on” can't be used"),
        ({"looked_on": None}, "“looked_on” can't be used"),
        ({"status": "sure"}, "“status” can't be used"),
        ({"web": "javascript:alert(1)"}, "“web” can't be used"),
        ({"phone": 116123}, "“phone” can't be used"),
    ],
)
def test_a_line_that_is_not_whole_is_refused_by_name(
    correct: Correct, change: dict[str, object], said: str
) -> None:
    path = correct([IRELAND | {"lines": [IRELAND["lines"][0] | change]}])

    with pytest.raises(Wrong, match=re.escape(said)) as wrong:
        helplines.read(path)

    assert IRELAND["lines"][0]["name"] in str(wrong.value)


@pytest.mark.parametrize(
    "rows",
    [
        *("{", "{}", "[" * 200_000, "[" + " " * helplines.LARGEST + "]"),
        *([1], [{}], [IRELAND | {"lines": 1}], [IRELAND | {"emergency": "112"}]),
        *([IRELAND | {"country": "ie"}], [IRELAND, IRELAND]),
        [IRELAND | {"emergency_source": "http://["}],
    ],
    ids=range(11),
)
def test_a_file_that_is_none_is_refused_and_the_server_says_so(
    correct: Correct, rows: object
) -> None:
    path = correct(rows)

    with pytest.raises(Wrong):
        helplines.read(path)

    found = [error.id for error in checks.corrections()]
    assert found == ["stillhere.E007"]


def test_the_directories_for_all_are_not_replaced(correct: Correct) -> None:
    correct([IRELAND | {"country": "ZZ"}])

    assert [error.id for error in checks.corrections()] == ["stillhere.E007"]


def test_what_the_operator_says_is_never_shown_as_checked_by_us(
    correct: Correct,
) -> None:
    correct([IRELAND])

    ireland = next(c for c in numbers_page().countries if c.name == "Ireland")

    assert "Checked on" not in html_of(ireland)
    assert "Whoever runs this server says: seen on" in html_of(ireland)


def test_without_corrections_all_is_well(correct: Correct) -> None:
    assert checks.corrections() == []
    correct([IRELAND])
    assert checks.corrections() == []
