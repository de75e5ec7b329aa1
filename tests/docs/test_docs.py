"""The docs stay true: links lead somewhere, and what exists is named."""

import re

import pytest

from stillhere.config import cli
from tests.architecture.tree import PACKAGE, ROOT, named, ours

PAGES = [*ours(".md", under=ROOT / "docs"), *ROOT.glob("*.md")]


def read(path):
    return (ROOT / path).read_text("utf-8")


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_link_leads_somewhere(page):
    for link in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
        if "://" not in link:
            assert (page.parent / link).exists(), link


def test_every_decision_is_listed_and_has_its_four_parts():
    listed = read("docs/decisions/README.md")
    for page in (ROOT / "docs" / "decisions").glob("0*.md"):
        text = page.read_text("utf-8")
        assert page.name in listed
        assert text.startswith(f"# {page.name[:4]} ")
        for part in (
            "Situation",
            "Decision",
            "What we gave up",
            "What would change our",
        ):
            assert f"**{part}" in text, f"{page.name}: {part}"


def test_every_floor_and_module_is_on_the_first_page():
    page = read("docs/start-here.md")
    for floor in ("foundation", "rooms", "overview"):
        for module in (PACKAGE / floor).iterdir():
            if (module / "__init__.py").exists():
                assert f"`{module.name}`" in page, module.name


def test_every_command_is_explained_somewhere():
    pages = "\n".join(page.read_text("utf-8") for page in PAGES)
    commands = cli.parser()._subparsers._group_actions[0].choices

    for command in commands:
        assert f"stillhere {command}" in pages, command


def test_every_make_target_has_a_line_of_help():
    targets = re.search(r"^\.PHONY: (.*)$", read("Makefile"), re.MULTILINE)[1].split()

    for target in targets:
        assert re.search(rf"^{target}:.*## \S", read("Makefile"), re.MULTILINE), target


def test_every_package_that_runs_has_its_line():
    page = read("docs/decisions/0006-packages-and-licences.md")
    for line in read("requirements/base.in").splitlines():
        if line and line[0] != "#":
            package = re.match(r"[\w-]+", line)[0]
            assert f"| {package}" in page, package


def test_every_source_that_code_names_is_on_the_page_of_sources():
    anchors = set(re.findall(r"^## (\S+)$", read("docs/sources.md"), re.MULTILINE))
    for path in ours(".py", ".html", ".md"):
        text = path.read_text("utf-8")
        for anchor in re.findall(r"sources\.md#([\w-]+)", text):
            assert anchor in anchors, f"{named(path)}: {anchor}"


def test_the_version_is_the_newest_of_the_changelog():
    newest = re.search(r"^## (\S+)", read("CHANGELOG.md"), re.MULTILINE)[1]

    assert f'version = "{newest}"' in read("pyproject.toml")
