"""A data folder that the first release made still opens: tables, words, code."""

import tarfile
from pathlib import Path

import pytest

from tests.cast import WORDS
from tests.config.command import run
from tests.privacy.served import Browser, Running, serving

MADE = Path(__file__).parent / "first_release" / "data.tar.xz"
PAUSE = "/a/9128744b790f6332187255421460ec97"
LINE = "I&#x27;m not leaving. My head is full."


def lay_out(folder: Path) -> Path:
    """Put the first release's data folder into a folder."""
    data = folder / "data"
    data.mkdir(mode=0o700)
    with tarfile.open(MADE) as tar:
        tar.extractall(data, filter="data")
    return data


@pytest.fixture(scope="module")
def upgraded(tmp_path_factory: pytest.TempPathFactory):
    """Today's server on the first release's folder."""
    folder = tmp_path_factory.mktemp("first")
    lay_out(folder)
    with serving(folder) as running:
        yield running


def signed_in(running: Running, name: str) -> Browser:
    browser = Browser(running.port)
    browser.sends("/in/", name=name, passphrase=WORDS)
    return browser


def test_both_read_what_they_had(upgraded: Running) -> None:
    alice, bob = signed_in(upgraded, "alice-5813"), signed_in(upgraded, "bob-4028")

    assert LINE in alice.asks("/a/l")
    assert LINE in bob.asks(PAUSE)
    assert "we come back" in bob.asks("/a/g")


def test_the_recovery_code_of_then_opens(upgraded: Running) -> None:
    erin = Browser(upgraded.port)
    code = "JKN0-71KZ-9NQP-NR43-1RZJ-S4RC-1V0K"
    own = "seven quiet herons under a violet scaffolding"

    erin.sends("/back/", name="erin-1982", code=code, passphrase=own)

    assert erin.at.startswith("/m/k")


def test_before_and_after_it_is_whole(tmp_path: Path) -> None:
    data = lay_out(tmp_path)
    before = run("check", "--data", data)
    assert before.returncode == 2
    assert "stillhere prepare" in before.stdout

    run("prepare", "--data", data)

    after = run("check", "--data", data)
    assert after.returncode == 0, after.stdout
    assert "The data folder is whole." in after.stdout


def test_a_backup_before_the_upgrade_can_be_restored(tmp_path: Path) -> None:
    data, file = lay_out(tmp_path), tmp_path / "kept.tar"
    assert run("backup", file, "--data", data).returncode == 0

    restored = run("restore", file, "--data", tmp_path / "new", "--erased", data)

    assert restored.returncode == 0, restored.stdout + restored.stderr
    assert "whole" in run("check", "--data", tmp_path / "new").stdout
