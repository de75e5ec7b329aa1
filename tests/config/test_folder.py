"""The data folder: made for its owner alone, and a clear line when it cannot be."""

import os
import pwd
import stat
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from stillhere.config import folder


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_the_folder_and_the_secret_are_for_the_owner_alone(tmp_path):
    data = tmp_path / "deep" / "data"

    folder.prepare(data)

    assert mode(data) == 0o700
    assert mode(data / "secret") == 0o600
    assert len((data / "secret").read_text()) >= 48


def test_the_secret_is_made_once(tmp_path):
    folder.prepare(tmp_path)
    first = (tmp_path / "secret").read_text()

    folder.prepare(tmp_path)

    assert (tmp_path / "secret").read_text() == first


def test_a_file_in_the_place_of_the_folder_is_one_clear_line(tmp_path):
    (tmp_path / "data").write_text("a file")

    with pytest.raises(folder.CannotUse, match="cannot be written"):
        folder.prepare(tmp_path / "data")


@pytest.fixture
def not_root() -> Iterator[None]:
    """Be nobody for a moment where the tests run as root, who may write anywhere."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(pwd.getpwnam("nobody").pw_uid)
    yield
    os.seteuid(before)


@pytest.mark.usefixtures("not_root")
def test_a_folder_that_is_read_only_is_one_clear_line():
    # Not tmp_path: its parents are closed to nobody, and then it fails for that.
    with TemporaryDirectory(dir="/tmp") as place:
        Path(place).chmod(0o500)

        with pytest.raises(folder.CannotUse, match="cannot be written"):
            folder.prepare(Path(place) / "data")
