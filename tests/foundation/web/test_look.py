"""The look: contrast of every pair that carries meaning, and nothing inline."""

import re
from pathlib import Path

import pytest

import stillhere
from stillhere.foundation.web import shell

ROOT = Path(stillhere.__file__).parent
TOKENS = (shell.STATIC / "web/css/tokens.css").read_text("utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--([\w-]+): (#\w+);", part))
    for part in TOKENS.split("prefers-color-scheme: dark")
)
TEXT, LINE = 4.5, 3.0
PAIRS = [
    ("ink", ("paper", "sheet", "lamp"), TEXT),
    ("quiet", ("paper", "sheet", "lamp"), TEXT),
    ("accent", ("paper", "sheet", "lamp"), TEXT),
    ("on-accent", ("accent",), TEXT),
    ("edge", ("paper", "sheet"), LINE),
    ("lamp-line", ("paper", "sheet", "lamp"), LINE),
]
INLINE = re.compile(
    r"""<[^>]*\s(style|on[a-z]+|hx-on[^=]*)=|<style|<script(?![^>]*src=)"""
)


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "backs", "least"), PAIRS, ids=str)
def test_what_carries_meaning_can_be_seen(
    theme: dict[str, str], front: str, backs: tuple[str, ...], least: float
) -> None:
    for back in backs:
        assert contrast(theme[front], theme[back]) >= least, (front, back)


def test_no_template_has_anything_inline() -> None:
    templates = ROOT.rglob("templates/**/*.html")
    inline = [
        (path.relative_to(ROOT).as_posix(), found[0])
        for path in templates
        if (found := INLINE.search(path.read_text("utf-8")))
    ]

    assert not inline


@pytest.mark.parametrize("kind", ["css", "js"])
def test_every_file_stays_small(kind: str) -> None:
    most = {"css": 200, "js": 150}[kind]
    for path in ROOT.rglob(f"static/**/*.{kind}"):
        assert len(path.read_text("utf-8").splitlines()) < most, path.name
