"""The real server in a process of its own, on a folder and a clock of its own."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.journeys.heard import HEARD

ROOT = Path(__file__).resolve().parents[2]
NEUTRAL = "/w/f"
"""Where "Hide" leads in tests, on another site: no journey leaves this machine."""


class House:
    """A running server whose clock the test moves."""

    def __init__(self, data: Path, *, start: datetime, idle_minutes: int = 15) -> None:
        """Start it and wait until it answers."""
        self.data = data
        self.clock = data / "clock"
        self.port = _free_port()
        self.url = f"http://localhost:{self.port}"
        self.elsewhere = f"http://127.0.0.1:{self.port}"
        """To a browser another site, although the same server answers there."""
        self._heard = data / "heard"
        self.log = data / "server.log"
        self._idle_minutes = idle_minutes
        self.set(start)
        self.start()

    # --- the clock ------------------------------------------------------------

    def set(self, at: datetime) -> None:
        """Let the clock stand at a time."""
        self.at = at.astimezone(UTC)
        self.clock.write_text(self.at.isoformat(), "ascii")

    def wait(self, **time_: float) -> None:
        """Let time go on, as ``wait(minutes=30)``."""
        self.set(self.at + timedelta(**time_))

    # --- the process ----------------------------------------------------------

    def start(self) -> None:
        """Start the server again on the same folder and port."""
        command = [sys.executable, "-m", "uvicorn", "tests.journeys.heard:app"]
        command += ["--port", str(self.port), "--no-access-log"]
        command += ["--timeout-graceful-shutdown", "1", "--log-level", "warning"]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                command, cwd=ROOT, env=self._settings(), stdout=log, stderr=log
            )
        self._until_it_answers()

    def stop(self) -> None:
        """Stop the server; its folder stays."""
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def heard(self) -> list[str]:
        """Return what it was asked for at its own address since the last time."""
        lines = self._heard.read_text().splitlines() if self._heard.exists() else []
        self._heard.write_text("")
        mine = f"localhost:{self.port} "
        return [line.removeprefix(mine) for line in lines if line.startswith(mine)]

    def _until_it_answers(self) -> None:
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                break
            try:
                with urllib.request.urlopen(f"{self.url}/in/", timeout=2):
                    return
            except OSError:
                time.sleep(0.05)
        raise RuntimeError("the server does not answer\n" + self.log.read_text())

    def _settings(self) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if not k.startswith("STILLHERE_")}
        kept.pop("DATABASE_URL", None)
        kept.pop("REDIS_URL", None)
        return {
            **kept,
            "STILLHERE_DATA": str(self.data / "data"),
            "STILLHERE_ORIGIN": self.url,
            "STILLHERE_OPERATOR": "Olga",
            "STILLHERE_ARGON_OPS": "1",
            "STILLHERE_ARGON_MEM": "8192",
            "STILLHERE_ALLOW_CLOCK": "1",
            "STILLHERE_CLOCK_FILE": str(self.clock),
            "STILLHERE_IDLE_MINUTES": str(self._idle_minutes),
            "STILLHERE_HIDE_TO": self.elsewhere + NEUTRAL,
            HEARD: str(self._heard),
        }


def prepared(folder: Path) -> Path:
    """Make a data folder with tables and static files, to be copied for each house."""
    data = folder / "data"
    settings = {**os.environ, "STILLHERE_DATA": str(data)}
    settings.pop("STILLHERE_HASHED_STATIC", None)
    subprocess.run(
        [sys.executable, "-m", "stillhere", "prepare"],
        cwd=ROOT,
        env=settings,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return data


def copied(ready: Path, folder: Path) -> Path:
    """Copy a prepared data folder; return the folder that holds it."""
    shutil.copytree(ready, folder / "data")
    return folder


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    assert isinstance(port, int)
    return port
