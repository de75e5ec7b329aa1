"""Backing up, restoring and upgrading, done line by line as the pages say."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT
from tests.config.command import run
from tests.config.test_first_release import lay_out


def commands(page: str) -> list[list[str]]:
    """Return the lines of the page's blocks that a shell takes as they stand."""
    text = (ROOT / "docs" / "how-to" / page).read_text("utf-8")
    blocks = re.findall(r"^```(\w*)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return [
        shlex.split(line)
        for kind, block in blocks
        for line in block.splitlines()
        if not kind  # "text" needs a PostgreSQL
    ]


@pytest.mark.parametrize("page", ["backup-and-restore.md", "upgrade.md"])
def test_what_the_page_says_works(page: str, tmp_path: Path) -> None:
    shutil.move(lay_out(tmp_path), tmp_path / "stillhere")
    if page == "backup-and-restore.md":
        run("prepare", "--data", tmp_path / "stillhere")

    for name, *words in commands(page):
        here = [re.sub(r"/var/(lib|backups)", str(tmp_path), word) for word in words]
        done = (
            run(*here)
            if name == "stillhere"
            else subprocess.run([name, *here], capture_output=True, text=True)
        )
        assert done.returncode == 0, f"{name} {here}: {done.stdout}{done.stderr}"
