"""The real server in a process of its own, and a small browser to ask it with."""

import http.client
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlencode

from bench.pages import ROOT, environment


class Server:
    """One running server."""

    def __init__(self, data: Path) -> None:
        self.port = _free_port()
        begun = time.monotonic()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "stillhere", "serve", "--port", str(self.port)],
            env=environment(data),
            cwd=ROOT,
            text=True,
            stdout=subprocess.PIPE,
        )
        out = self._process.stdout
        if out is None or "is open" not in out.readline():
            raise SystemExit("The server does not start.")
        if self.browser("").get("/")[0] != 200:
            raise SystemExit("The server has no first page.")
        self.seconds_to_first_page = time.monotonic() - begun

    def browser(self, cookies: str) -> "Browser":
        return Browser(self.port, cookies)

    def memory(self) -> float:
        """Return what it holds in memory (RSS), in MB."""
        return self._status("VmRSS") / 1024

    def threads(self) -> int:
        return self._status("Threads")

    def cpu(self) -> float:
        """Return the CPU seconds it has used."""
        text = Path(f"/proc/{self._process.pid}/stat").read_text()
        user, system = text.rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / 100

    def _status(self, key: str) -> int:
        text = Path(f"/proc/{self._process.pid}/status").read_text()
        found = re.search(rf"^{key}:\s+(\d+)", text, re.MULTILINE)
        return int(found[1]) if found else 0

    def stop(self) -> None:
        self._process.send_signal(signal.SIGINT)
        self._process.communicate(timeout=30)


@contextmanager
def running(data: Path) -> Iterator[Server]:
    server = Server(data)
    try:
        yield server
    finally:
        server.stop()


class Browser:
    """Asks for pages with one person's cookies, on one kept connection."""

    def __init__(self, port: int, cookies: str) -> None:
        self.port = port
        self.cookies = cookies
        self._line = http.client.HTTPConnection("localhost", port, timeout=30)

    def lets_go(self) -> None:
        """Close the kept connection, which the server drops after a few seconds."""
        self._line.close()

    def get(self, path: str, **headers: str) -> tuple[int, bytes]:
        return self._ask("GET", path, None, headers)[:2]

    def whole(self, path: str, **headers: str) -> tuple[int, bytes, dict[str, str]]:
        """Return status, body as it was sent, and headers in lower case."""
        return self._ask("GET", path, None, headers)

    def post(self, path: str, **form: str) -> tuple[int, str]:
        """Return status, and where it leads."""
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        status, _, got = self._ask("POST", path, urlencode(form).encode(), headers)
        return status, got.get("location", "")

    def form(self, path: str) -> dict[str, str]:
        """Open a page with a form; return its hidden fields, ready to be sent."""
        _, page, headers = self.whole(path)
        set_cookie = headers.get("set-cookie", "")
        if found := re.search(r"csrf=\w+", set_cookie):
            rest = [c for c in self.cookies.split("; ") if not c.startswith("csrf=")]
            self.cookies = "; ".join([*rest, found[0]])
        hidden = re.findall(
            r'<input type="hidden" name="(\w+)" value="(\w+)"', page.decode()
        )
        return dict(hidden)

    def _ask(
        self, method: str, path: str, body: bytes | None, headers: dict[str, str]
    ) -> tuple[int, bytes, dict[str, str]]:
        sent = {**headers, **({"Cookie": self.cookies} if self.cookies else {})}
        self._line.request(method, path, body, sent)
        answer = self._line.getresponse()
        got: dict[str, str] = {}
        for key, value in answer.getheaders():
            got[key.lower()] = (
                f"{got[key.lower()]}, {value}" if key.lower() in got else value
            )
        return answer.status, answer.read(), got


def stream(port: int, cookies: str) -> socket.socket:
    """Ask for the event stream; what comes is read by the caller."""
    line = socket.create_connection(("127.0.0.1", port), timeout=30)
    line.sendall(
        f"GET /live/ HTTP/1.1\r\nHost: localhost:{port}\r\n"
        f"Cookie: {cookies}\r\nAccept: text/event-stream\r\n\r\n".encode()
    )
    return line


def _free_port() -> int:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
