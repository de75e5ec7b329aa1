"""Collects every message of the project, as the translators would get it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import stillhere

ROOT: Final = Path(stillhere.__file__).parent
_MARKS: Final = frozenset(
    {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"}
)
_WITH_CONTEXT: Final = frozenset({"pgettext", "pgettext_lazy", "npgettext"})
_TRANSLATE: Final = re.compile(
    r"""\{%-?\s*trans(?:late)?\s+(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')"""
)
_BLOCK: Final = re.compile(
    r"\{%\s*blocktrans(?:late)?\b.*?%\}(.*?)\{%\s*endblocktrans(?:late)?\s*%\}",
    re.DOTALL,
)
_PLURAL: Final = re.compile(r"\{%\s*plural\s*%\}")
_PLACEHOLDER: Final = re.compile(r"\{\{.*?\}\}|%\(\w+\)[sd]|%[sd]|\{\w*\}")
_TAG: Final = re.compile(r"<[^>]+>")


def messages() -> list[tuple[str, str]]:
    """Return (file, message) pairs; placeholders become a name."""
    found = [
        (path.relative_to(ROOT).as_posix(), plain(message))
        for path in sorted(ROOT.rglob("*"))
        for message in _in(path)
    ]
    return [(where, message) for where, message in found if message]


def _in(path: Path) -> Iterator[str]:
    if path.suffix == ".py":
        yield from in_python(path.read_text("utf-8"))
    elif path.suffix in (".html", ".txt") and "templates" in path.parts:
        yield from in_template(path.read_text("utf-8"))


def in_template(text: str) -> Iterator[str]:
    for double, single in _TRANSLATE.findall(text):
        yield double or single
    for block in _BLOCK.findall(text):
        yield from _PLURAL.split(block)


def in_python(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        if name in _MARKS:
            arguments = node.args
        elif name in _WITH_CONTEXT:
            arguments = node.args[1:]
        else:
            continue
        for argument in arguments:
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                yield argument.value


def plain(message: str) -> str:
    words = _TAG.sub(" ", _PLACEHOLDER.sub("Sam", message))
    return re.sub(r"\s+", " ", words).strip()
