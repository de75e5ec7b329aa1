"""The real server on a folder of its own, and a browser without JavaScript for it."""

import http.cookiejar
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import attrs

from tests.privacy.house import token

ROOT = Path(__file__).resolve().parents[2]


@attrs.frozen
class Running:
    """A server that runs, and what it has said when it stopped."""

    port: int
    data: Path
    process: subprocess.Popen[str] = attrs.field(repr=False)

    def stop(self) -> dict[str, bytes]:
        """Stop it and return all that it said."""
        self.process.send_signal(signal.SIGINT)
        out, errors = self.process.communicate(timeout=20)
        return {"stdout": out.encode(), "stderr": errors.encode()}


class Browser:
    """Cookies, pages and forms over HTTP, without JavaScript."""

    def __init__(self, port: int) -> None:
        """Open an empty browser."""
        self.home = f"http://localhost:{port}"
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(jar)

    def asks(self, path: str, body: bytes | None = None, kind: str = "") -> str:
        """Ask for a page; an error has a page as well."""
        request = urllib.request.Request(self.home + path, body)
        request.add_header("Origin", self.home)
        if kind:
            request.add_header("Content-Type", kind)
        try:
            with self.opener.open(request, timeout=20) as answer:
                self.at = str(answer.url).removeprefix(self.home)
                return str(answer.read().decode())
        except urllib.error.HTTPError as error:
            return error.read().decode()

    def sends(self, path: str, page: str = "", **fields: str) -> str:
        """Open the page of a form, and send it."""
        form = self.asks(page or path)
        hidden = re.search(r'csrfmiddlewaretoken" value="(\w+)"', form)
        assert hidden, f"no form on {page or path}"
        sent = {"csrfmiddlewaretoken": hidden[1], "token": token(), **fields}
        return self.asks(path, urllib.parse.urlencode(sent).encode())


@contextmanager
def serving(tmp_path: Path) -> Iterator[Running]:
    """Start ``stillhere serve`` as a person would."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "stillhere", "serve", "--port", str(port)]
    env = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    env |= {"STILLHERE_OPERATOR": "Olga", "STILLHERE_ARGON_MEM": "8192"}
    env |= {"TMPDIR": str(tmp_path)}
    with subprocess.Popen(
        [*command, "--data", str(tmp_path / "data")],
        env=env,
        cwd=ROOT,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        try:
            assert process.stdout is not None
            assert "is open" in process.stdout.readline()
            yield Running(port, tmp_path, process)
        finally:
            process.kill()
