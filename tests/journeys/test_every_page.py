"""Every page that can be reached by links: sound, with help and the way out on it."""

import re
from collections import Counter

import pytest

from tests.journeys.conftest import Meet
from tests.journeys.people import Person

ALIKE = 3
"""How many pages are looked at whose addresses differ only in a number or a stream."""
THEMES = pytest.mark.parametrize("theme", ["light", "dark"])


def walks_everywhere(person: Person) -> set[str]:
    """Follow every link of this house from home; look at every page once."""
    seen: set[str] = set()
    kinds = Counter[str]()
    waiting = ["/"]
    while waiting:
        path = waiting.pop()
        seen.add(path)
        person.goes_to(path)
        person.finds_the_page_sound()
        assert person.page.locator("[data-hide]:visible").count() >= 1, path
        assert person.page.get_by_role("link", name="Help").count() >= 1, path
        hrefs = person.page.locator("a[href]").evaluate_all(
            "links => links.map(a => [a.origin, a.pathname])"
        )
        for origin, found in hrefs:
            if origin != person.house.url or found in {*seen, *waiting}:
                continue
            kinds[kind_of(found)] += 1
            if kinds[kind_of(found)] <= ALIKE:
                waiting.append(found)
    return seen


def kind_of(path: str) -> str:
    """Return an address without the number or the stream in it."""
    return re.sub(r"[0-9a-f]{32}|\d+", "…", path)


@THEMES
def test_signed_out(meet: Meet, theme: str) -> None:
    stranger = meet("Stranger", theme=theme)

    seen = walks_everywhere(stranger)

    assert {"/w/a", "/w/b", "/w/c", "/w/d", "/w/e", "/s/", "/in/", "/new/"} <= seen


@THEMES
def test_alone(meet: Meet, theme: str) -> None:
    erin = meet("Erin", theme=theme).signs_up()

    seen = walks_everywhere(erin)

    assert {"/m/", "/u/", "/a/", "/a/q", "/a/g"} <= seen


@pytest.mark.parametrize("who", ["away", "waiting"])
@THEMES
def test_either_during_a_pause(meet: Meet, theme: str, who: str) -> None:
    alice, bob = meet("Alice", theme=theme).signs_up(), meet("Bob", theme=theme)
    bob.signs_up()
    alice.shares_with(bob)
    alice.begins_a_pause()

    seen = walks_everywhere(alice if who == "away" else bob)

    assert len(seen) > 25


@THEMES
def test_locked_and_with_errors(meet: Meet, theme: str) -> None:
    erin = meet("Erin", theme=theme).signs_up()
    erin.goes_to("/m/")
    erin.presses("Lock now")
    erin.finds_the_page_sound()
    erin.writes("Passphrase", "not this one")
    erin.presses("Unlock")
    erin.sees("after several tries")
    erin.finds_the_page_sound()
    erin.forgives = ("404",)
    erin.goes_to("/nothing-here")
    erin.finds_the_page_sound()
    erin.goes_to("/new/")
    erin.presses("Keep my place")
    erin.finds_the_page_sound()
