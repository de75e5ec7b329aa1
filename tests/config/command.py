"""Run the command line as a person would, in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def environment(**more: str) -> dict[str, str]:
    """Return an environment with the settings of a test alone."""
    clean = {key: value for key, value in os.environ.items() if key in ("PATH", "HOME")}
    few = {"STILLHERE_ARGON_OPS": "1", "STILLHERE_ARGON_MEM": "8192"}
    return {**clean, **few, "STILLHERE_OPERATOR": "Olga", **more}


def run(*arguments: str | Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run one command and return what it said."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "stillhere", *map(str, arguments)],
        env=environment(**env),
        cwd=ROOT,
        text=True,
        capture_output=True,
        timeout=100,
    )
