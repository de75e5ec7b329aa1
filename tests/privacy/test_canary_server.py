"""The real server on a folder of its own: everything in it is searched afterwards."""

import contextlib
import html
import http.cookiejar
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest

from tests.cast import WORDS
from tests.privacy.canaries import Canary, files, found, sentence
from tests.privacy.house import terms_fields, token

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


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
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


def story(browser: Browser) -> list[Canary]:
    """Write a sentence wherever there is room for one."""
    put = [Canary(where, sentence(number)) for number, where in enumerate(
        ("line", "reason", "note", "own lines", "terms", "carried", "refused form"), 100
    )]  # fmt: skip
    line, reason, note, lines, terms, carried, refused = (one.text for one in put)
    own = "seven quiet herons under a violet scaffolding"
    names = {"name": "linnet", "which": "own", "words": WORDS, "passphrase": own}
    browser.sends("/new/", **names, zone="America/Argentina/ComodRivadavia")
    browser.sends("/m/k", saved="1")
    browser.sends("/a/l", lines=lines)
    browser.sends("/a/g/e", **terms_fields(terms))
    browser.sends("/a/", when="30m", line=line, reason=reason)
    pause = browser.at
    browser.sends(f"{pause}/n", text=note)
    browser.sends("/a/q", when="none")
    browser.sends("/a/l", lines=refused * 30)
    browser.sends("/u/i", name="Ali of the reed bed")
    browser.sends("/lock/now", page="/m/")
    browser.sends("/a/l", page="/lock/", lines=carried)
    assert carried not in browser.asks("/lock/")
    browser.sends("/lock/", passphrase=own)
    browser.asks("/a/" + urllib.parse.quote(note))  # a 404 with words in its path
    browser.asks(f"/s/?q={urllib.parse.quote(note)}")
    boundary = "x" * 20
    upload = (
        f"--{boundary}\r\nContent-Disposition: form-data; name=line; filename=a\r\n\r\n"
        f"{refused * 9_000}\r\n--{boundary}--\r\n"
    )
    browser.asks("/a/", upload.encode(), f"multipart/form-data; boundary={boundary}")
    put += [Canary("passphrase", own), Canary("shown name", "Ali of the reed bed")]
    return [*put, Canary("zone", "America/Argentina/ComodRivadavia")]


def test_a_server_keeps_and_says_nothing_that_can_be_read(running: Running) -> None:
    browser = Browser(running.port)
    put = story(browser)
    assert html.escape(put[3].text) in browser.asks("/a/l")
    put.append(Canary("no room", sentence(200)))
    said = _while_the_database_is_taken(running, browser, put[-1].text)

    alive = files(running.data)
    heard = running.stop()

    assert "Nothing was saved." in said
    assert "file data/stillhere.sqlite3-wal" in alive
    assert found(put, alive) == []
    assert found(put, files(running.data)) == []
    assert found(put, heard) == []
    assert b"Traceback" not in heard["stderr"]
    assert found([Canary("sign-in name", "linnet-")], alive), "the search finds nothing"


def _while_the_database_is_taken(running: Running, browser: Browser, text: str) -> str:
    """Send a form while another program holds the database: it says so, in words."""
    form = browser.asks("/a/l")
    hidden = re.search(r'csrfmiddlewaretoken" value="(\w+)"', form)
    assert hidden
    fields = {"csrfmiddlewaretoken": hidden[1], "token": token(), "lines": text}
    database = running.data / "data" / "stillhere.sqlite3"
    with contextlib.closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        answer = browser.asks("/a/l", urllib.parse.urlencode(fields).encode())
        other.execute("ROLLBACK")
    assert text in answer
    return answer
