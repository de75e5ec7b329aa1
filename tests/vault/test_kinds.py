"""Kind names never change: what was kept years ago still finds its class."""

import importlib
import json
from pathlib import Path

from stillhere.core import codec

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = Path(__file__).parent / "kinds.json"


def kept_kinds() -> dict[str, int]:
    """Import every module that may declare records; return their kinds."""
    for path in sorted((ROOT / "stillhere").rglob("*.py")):
        if "@record(" in path.read_text("utf-8"):
            name = path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".")
            importlib.import_module(name)
    return {k: v for k, v in codec.kinds().items() if not k.startswith("tests.")}


def test_no_kind_was_renamed_or_forgotten() -> None:
    """A new kind is added to kinds.json by hand; an old one never leaves it."""
    golden = json.loads(GOLDEN.read_text())

    assert kept_kinds() == golden
