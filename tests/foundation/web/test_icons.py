"""Icons: each one that a template asks for is there, and none lies about unused."""

import re
from pathlib import Path

import pytest

import stillhere
from stillhere.foundation.web import icons

ROOT = Path(stillhere.__file__).parent
ASKED = re.compile(r"""(?:\{%\s*icon|icon=|icon\()\s*["']([a-z0-9-]+)["']""")


def asked_for() -> set[str]:
    files = [*ROOT.rglob("*.html"), *ROOT.rglob("*.py")]
    return {name for path in files for name in ASKED.findall(path.read_text("utf-8"))}


def test_every_icon_that_is_asked_for_exists() -> None:
    assert asked_for() <= icons.names()


def test_an_icon_is_passed_over_by_screen_readers() -> None:
    drawn = icons.svg("lamp")

    assert drawn.startswith("<svg ") and drawn.endswith("</svg>")
    assert 'aria-hidden="true"' in drawn
    assert "style" not in drawn and 'class="icon"' in drawn


def test_every_icon_can_be_drawn() -> None:
    for name in icons.names():
        assert icons.svg(name).count("<svg") == 1


def test_an_unknown_icon_is_refused() -> None:
    with pytest.raises(icons.NoSuchIcon):
        icons.svg("../icons")


def test_the_licence_stands_beside_the_icons() -> None:
    assert "ISC License" in (icons.FOLDER / "LICENSE.txt").read_text("utf-8")
