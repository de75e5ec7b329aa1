"""The real server on a folder of its own: everything in it is searched afterwards."""

import contextlib
import html
import re
import sqlite3
import urllib.parse

from tests.cast import WORDS
from tests.config.command import run
from tests.privacy.canaries import Canary, files, found, sentence
from tests.privacy.house import terms_fields, token
from tests.privacy.served import Browser, Running


def story(browser: Browser) -> list[Canary]:
    """Write a sentence wherever there is room for one."""
    put = [Canary(where, sentence(number)) for number, where in enumerate(
        ("line", "reason", "note", "own lines", "terms", "carried", "refused form",
         "first message", "said", "plan", "step"), 100
    )]  # fmt: skip
    line, reason, note, lines, terms, carried, refused, message, said, plan, step = (
        one.text for one in put
    )
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
    browser.sends("/c/", kind="fear", words=said, step="send", expected="badly")
    browser.sends("/c/", kind="hurt", words=said, step="keep", plan_when=plan)
    browser.sends("/c/t", kind="good", words=step)
    browser.sends("/a/l", lines=refused * 30)
    browser.sends("/u/i", name="Ali of the reed bed")
    browser.sends("/lock/now", page="/m/")
    browser.sends("/a/l", page="/lock/", lines=carried)
    assert carried not in browser.asks("/lock/")
    browser.sends("/lock/", passphrase=own)
    browser.asks("/a/" + urllib.parse.quote(note))  # a 404 with words in its path
    browser.asks(f"/s/?q={urllib.parse.quote(note)}")
    browser.sends("/s/g", for_whom="me", how="either", about="fear", own=message)
    browser.sends("/s/g", for_whom="none", how="either", own=message * 20)
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
    browser.sends("/b/n", text=put[0].text)
    browser.sends(f"{browser.at}/e")  # so that something is on the list
    kept = run("backup", running.data / "kept.tar", "--data", running.data / "data")
    assert kept.returncode == 0, kept.stderr

    alive = files(running.data)
    heard = running.stop()

    assert "Nothing was saved." in said
    for name in ("data/stillhere.sqlite3-wal", "data/erased.log", "kept.tar"):
        assert f"file {name}" in alive
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
