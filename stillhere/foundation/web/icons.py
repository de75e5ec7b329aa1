"""Icons as inline SVG, read once from the files in ``icons/`` (Lucide, ISC)."""

import re
from functools import cache
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent / "icons"


class NoSuchIcon(LookupError):
    """A template asked for an icon that is not in the folder."""


def names() -> frozenset[str]:
    """Return the names of all icons that can be drawn."""
    return frozenset(path.stem for path in FOLDER.glob("*.svg"))


@cache
def svg(name: str) -> str:
    """Return one icon as an inline SVG that screen readers pass over.

    :raises NoSuchIcon: if there is no such file.
    """
    if name not in names():
        raise NoSuchIcon(name)
    drawn = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    inner = re.sub(
        r"\s*\n\s*", "", drawn.partition(">\n  <")[2].rpartition("</svg>")[0]
    )
    return (
        '<svg class="icon" aria-hidden="true" focusable="false" width="24" height="24"'
        ' viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.6"'
        f' stroke-linecap="round" stroke-linejoin="round"><{inner}</svg>'
    )
