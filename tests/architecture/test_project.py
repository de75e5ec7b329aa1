"""The tree speaks only of itself: no machine, no registry, no loose end."""

import re
import tomllib

import pytest

from tests.architecture.tree import ROOT, files, named, ours

TEXT = {
    *(".py", ".md", ".toml", ".txt", ".in", ".html", ".css", ".js", ".json"),
    *(".yml", ".yaml", ".svg", ".po", ".example", ""),
}
# Written in pieces, so that this file does not find itself.
ELSEWHERE = [
    r"(?<![\w.])/(?:work|root|Users)/",
    r"/home/[a-z]+/",
    "files" + r"\.pythonhosted",
    "pypi" + r"\.org",
    "registry" + r"\.npmjs",
    "(?:extra-)?index" + "-url ",
    "find" + "-links",
]
LOOSE = ["TO" + "DO", "FIX" + "ME", "XX" + "X"]
NUMBERED = r"(?!\s*\(#\d+\))"
OTHER_SITES = [
    r"(?:src|action)\s*=\s*[\"']?(?:https?:)?//",
    r"url\(\s*[\"']?(?:https?:)?//",
    r"@import",
    r"<link[^>]+href\s*=\s*[\"']?(?:https?:)?//",
]
INLINE = [
    r"<style",
    r"\sstyle\s*=",
    r"<script(?![^>]*\ssrc=)",
    r"\son[a-z]+\s*=\s*[\"']",
    r"hx-on",
]


def read(path):
    return path.read_text("utf-8", errors="replace")


def found(patterns, paths):
    pattern = re.compile("|".join(f"(?:{one})" for one in patterns))
    return [
        f"{named(path)}: {match.group(0)}"
        for path in paths
        if (match := pattern.search(read(path)))
    ]


def texts(*but):
    return [p for p in files() if p.suffix in TEXT and named(p) not in but]


def test_no_file_names_a_machine_or_a_registry():
    assert found(ELSEWHERE, texts("Makefile")) == []


def test_no_file_leaves_a_loose_end_without_a_number():
    assert found([rf"\b{word}\b{NUMBERED}" for word in LOOSE], texts("LICENSE")) == []


def test_no_template_has_inline_style_or_script():
    assert found(INLINE, ours(".html")) == []


def test_no_page_asks_anybody_else():
    assert found(OTHER_SITES, ours(".html", ".css", ".js")) == []


def test_every_title_is_the_same():
    titles = {
        title
        for path in ours(".html")
        for title in re.findall(r"<title>(.*?)</title>", read(path))
    }

    assert titles == {"Still Here"}


@pytest.mark.parametrize("name", ["base", "many", "dev"])
def test_every_pinned_package_has_its_hashes(name):
    text = read(ROOT / "requirements" / f"{name}.txt")
    pinned = re.split(r"\n(?=[a-z0-9])", text.strip())

    assert len(pinned) > 2
    for entry in pinned:
        assert re.match(r"[a-z0-9._-]+==\S+", entry), entry.splitlines()[0]
        assert "--hash=sha256:" in entry, entry.splitlines()[0]


def test_what_the_package_takes_is_what_is_pinned():
    project = tomllib.loads(read(ROOT / "pyproject.toml"))["project"]
    wanted = [
        line.strip()
        for line in read(ROOT / "requirements" / "base.in").splitlines()
        if line.strip() and not line.startswith("#")
    ]

    assert project["dependencies"] == wanted


def test_the_licence_is_the_agpl():
    first = read(ROOT / "LICENSE").split("\n", 2)

    assert "GNU AFFERO GENERAL PUBLIC LICENSE" in first[0]
    assert "Version 3" in first[1]
