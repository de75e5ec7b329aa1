"""Every place that suggests openness, patience, repair or agreement is known."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from django.template.loader import get_template

from stillhere.foundation.people.templatetags.suggest import Suggestion
from tests.architecture.tree import PACKAGE, ROOT, ours
from tests.foundation.web import catalogue

PAGE = ROOT / "docs" / "reference" / "suggestions.md"
SAME_FOR_ALL = ("foundation/web/", "foundation/support/templates/support/")
"""Pages of the shell cannot ask; the one page of support that can is looked at."""
CAN_ASK = ("support/professional.html", "support/first_message.html")
SOUNDS_LIKE_ONE = re.compile(
    r"\b(patien\w*|wait(?!ing for)|hurry|give (it|them|each other)|hold back|talk"
    r"|tell (them|him|her)|sorry|forgiv\w*|open up|agree\w*|share it|make up|made up"
    r"|mend\w*|invite|listen|let it rest|you could|try to|ask them|come back"
    r"|coming back|begin like|say it|trust (them|each))\b",
    re.IGNORECASE,
)
INSIDE = re.compile(r"\{% suggests .*?endsuggests %\}", re.DOTALL)
NONE_OF_THEM = Path(__file__).with_name("no_suggestions.txt")
"""What sounds like one and is none, a line each, with the reasons above them."""


def templates() -> list[str]:
    found = [path.as_posix() for path in ours(".html") if "templates" in path.parts]
    return [path.split("/templates/")[1] for path in found]


def test_every_place_that_suggests_is_on_its_page() -> None:
    listed: Counter[tuple[str, str, bool]] = Counter()
    for line in PAGE.read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| `"):
            assert all((cells[0], cells[1], cells[3], cells[4])), line
            assert cells[2] in ("", "unasked"), line
            listed[cells[0].strip("`"), cells[1], bool(cells[2])] += 1

    placed: Counter[tuple[str, str, bool]] = Counter()
    for name in templates():
        nodes = get_template(name).template.nodelist  # type: ignore[attr-defined]
        for node in nodes.get_nodes_by_type(Suggestion):
            placed[name, node.asks.value, node.unasked] += 1

    assert placed == listed
    assert sum(placed.values()) > 10


def outside_the_door() -> Iterator[str]:
    for path in ours(".html", ".py"):
        place = path.relative_to(PACKAGE).as_posix()
        if place.startswith("config/"):
            continue
        if place.startswith(SAME_FOR_ALL) and not place.endswith(CAN_ASK):
            continue
        text = path.read_text("utf-8")
        if path.suffix == ".html":
            found = catalogue.in_template(INSIDE.sub("", text))
        else:
            found = catalogue.in_python(text)
        yield from map(catalogue.plain, found)


def test_nothing_that_sounds_like_a_suggestion_stands_outside_the_door() -> None:
    lines = NONE_OF_THEM.read_text("utf-8").splitlines()
    none = {line for line in lines if line and not line.startswith("#")}

    said = {text for text in outside_the_door() if SOUNDS_LIKE_ONE.search(text)}

    assert said - none == set(), f"ask the door, or say why not in {NONE_OF_THEM.name}"
    assert none - said == set(), "no longer there"


def test_no_page_of_the_shell_asks_the_door() -> None:
    for path in ours(".html"):
        place = path.relative_to(PACKAGE).as_posix()
        if place.startswith(SAME_FOR_ALL) and not place.endswith(CAN_ASK):
            assert "suggests" not in path.read_text("utf-8"), place
