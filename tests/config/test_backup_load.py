"""A backup while several processes write: nothing acknowledged before it is missing."""

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.config.command import ROOT, environment, run

HERE = Path(__file__).parent
WRITERS = 3


class Writer:
    """A process that writes, and the newest number that it acknowledged."""

    def __init__(self, data: Path, name: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(HERE / "writers.py"), str(data), name],
            env=environment(),
            cwd=ROOT,
            text=True,
            stdout=subprocess.PIPE,
        )
        assert self.process.stdout is not None
        self.who = self.process.stdout.readline().split()
        self.count = 0
        self.thread = threading.Thread(target=self.listen)
        self.thread.start()

    def listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.count = int(line)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(10)
        self.thread.join()
        assert self.process.stdout is not None
        self.process.stdout.close()

    def there(self, data: Path) -> tuple[int, list[int]]:
        """Return what the slot counts to, and the writes in a folder."""
        look = [sys.executable, str(HERE / "look_at.py"), str(data), *self.who]
        said = subprocess.run(
            look, env=environment(), cwd=ROOT, text=True, capture_output=True
        )
        newest, *numbers = map(int, said.stdout.split())
        return newest, numbers


def left_of(count: int) -> list[int]:
    """Return what stands after so many whole writes: every tenth erased one."""
    erased = {number - 5 for number in range(10, count + 1, 10)}
    return [number for number in range(1, count + 1) if number not in erased]


@pytest.mark.slow
def test_every_write_acknowledged_before_is_in_it_and_none_is_half(
    tmp_path: Path,
) -> None:
    data = tmp_path / "data"
    assert run("prepare", "--data", data).returncode == 0
    writers = [Writer(data, f"writer-{number}") for number in range(WRITERS)]
    try:
        while not all(writer.count for writer in writers):
            time.sleep(0.05)
        backups = []
        for number in range(3):
            time.sleep(0.7)
            before = [writer.count for writer in writers]
            made = run("backup", tmp_path / f"{number}.tar", "--data", data)
            assert made.returncode == 0, made.stderr
            backups.append((tmp_path / f"{number}.tar", before))
        assert all(writer.process.poll() is None for writer in writers)
    finally:
        for writer in writers:
            writer.stop()
    assert sum(writer.count for writer in writers) > sum(before) + 10

    for number, (file, before) in enumerate(backups):
        plain, listed = tmp_path / f"plain-{number}", tmp_path / f"listed-{number}"
        assert run("restore", file, "--data", plain).returncode == 0
        made = run("restore", file, "--data", listed, "--erased", data)
        assert made.returncode == 0, made.stdout + made.stderr
        for writer, acknowledged in zip(writers, before, strict=True):
            newest, numbers = writer.there(plain)
            assert newest >= acknowledged > 0
            assert numbers == left_of(newest)
            gone = {number - 5 for number in range(10, writer.count + 1, 10)}
            _newest, kept = writer.there(listed)
            assert kept == [number for number in numbers if number not in gone]
