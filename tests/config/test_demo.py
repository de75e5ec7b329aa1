"""The demo: the same invented days for the same seed, in a folder of its own."""

import contextlib
import http.client
import re
import signal
import subprocess
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from stillhere.config import demo, demo_days, demo_words
from stillhere.config.server import CannotServe
from stillhere.core.codec import Withdrawn
from stillhere.foundation.support.queries import course
from stillhere.foundation.web import clock
from stillhere.rooms.feelings.queries import mine, their_lines
from stillhere.rooms.moments.looking import goods
from stillhere.rooms.pauses.queries import home_pauses
from stillhere.rooms.pauses.seen import Face
from stillhere.rooms.pauses.words import tells_them_to_calm_down
from tests.config.test_server import COMMAND, ROOT, environment, free_port, refused

MENDED = ("/f/", "/f/n", "/f/r", "/f/p", "/f/p/c", "/f/w", "/f/w/l")
GOOD = ("/h/", "/h/g", "/h/a")
SAID = ("/c/", "/c/l", "/c/l?b=5", "/c/t", "/c/e")
NOTED = ("/e/", "/e/d", "/e/n", "/j/", "/j/l", "/j/u")
NOW = datetime(2026, 3, 30, 20, 15, tzinfo=UTC)


def told(vault, now):
    """Return what happened in a couple's space: when, which, and what was said."""
    found = []
    months = {(now - timedelta(days=days)).date().replace(day=1) for days in range(366)}
    for month in sorted(months):
        for entry in vault.shared.on_shelf("pauses", month):
            event = entry.event
            if not isinstance(event, Withdrawn):
                words = getattr(event, "line", getattr(event, "text", ""))
                found.append((event.at, type(event).__name__, words))
    return sorted(found)


@pytest.mark.django_db
def test_the_same_seed_makes_the_same_days():
    one, other, another = (
        demo_days.live(NOW, seed=seed, days=100, pauses=20) for seed in (1, 1, 2)
    )

    days = told(one.sam.vault, NOW)
    assert len(days) > 60
    assert days == told(other.robin.vault, NOW)
    assert days != told(another.sam.vault, NOW)


@pytest.mark.django_db
@pytest.mark.parametrize("hour", [0, 5, 9, 14, 21, 23])
def test_at_any_hour_there_is_something_to_see(hour):
    now = NOW.replace(hour=hour) + timedelta(days=hour)

    cast = demo_days.live(now, seed=hour, days=105, pauses=21)

    assert home_pauses(cast.sam.vault, now).face is Face.WAITING
    assert home_pauses(cast.robin.vault, now).face is Face.AWAY
    assert home_pauses(cast.kim.vault, now).face is Face.OVER


@pytest.mark.django_db
def test_a_year_of_days_on_three_homes():
    cast = demo_days.live(clock.now())
    days = told(cast.sam.vault, clock.now())
    assert 60 <= sum(kind == "Begun" for _, kind, _ in days) <= 90
    assert {kind for _, kind, _ in days} == {
        *("Begun", "Joined", "TakenBack", "Longer", "Back", "Answered"),
        *("Rested", "Assured", "Offered", "Accepted", "Noted"),
    }

    seen = {}
    for who, name in cast.names.items():
        browser = Client()
        browser.post("/in/", {"name": name, "passphrase": demo_words.PASSPHRASES[who]})
        seen[who] = browser.get("/").content.decode()
        rooms = ("/b/", "/b/j", "/b/w", "/b/q", "/b/g")
        first = ("/m/", "/u/", "/a/", "/a/g", "/a/l", "/s/h")
        for path in (*first, *rooms, *SAID, *NOTED, *GOOD, *MENDED):
            assert browser.get(path).status_code == 200, path

    assert "Robin plans to be back" in seen["Sam"]
    assert demo_words.ROBIN.lines[0] in seen["Sam"]
    assert "I’m back" in seen["Robin"]
    assert "help" in seen["Kim"]
    assert "Robin shared something." in seen["Sam"]
    assert len(course(cast.kim.vault).times) >= 6
    assert course(cast.sam.vault).times == ()
    for who in (cast.sam, cast.robin, cast.kim):
        assert len(mine(who.vault).months) == 12
        assert len(goods(who.vault).months) > 3
    assert len(their_lines(cast.robin.vault)) == 1


@pytest.mark.django_db
def test_another_start_adds_something_for_today(tmp_path, monkeypatch):
    demo.claim(tmp_path / "d")
    monkeypatch.setattr(clock, "now", lambda: NOW)
    cast = demo_days.live(NOW, days=100, pauses=20)
    monkeypatch.setattr(demo_days, "live", lambda now: cast)
    names = demo.fill(tmp_path / "d")
    later = NOW + timedelta(days=5)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert home_pauses(cast.sam.vault, later).face is Face.LEFT_OPEN

    assert demo.fill(tmp_path / "d") == names

    assert home_pauses(cast.kim.vault, later).face is Face.OVER
    assert len(told(cast.sam.vault, later)) == len(told(cast.robin.vault, later))


def test_nobody_in_the_demo_tells_another_to_calm_down():
    for voice in (demo_words.SAM, demo_words.ROBIN, demo_words.KIM):
        for text in (*voice.lines, *voice.reasons, *voice.notes, *voice.own):
            assert not tells_them_to_calm_down(text)
            assert len(text) < 120
            assert "'" not in text


def test_a_folder_of_something_else_is_one_line(tmp_path):
    (tmp_path / "letter").write_text("mine")

    said = refused("demo", "--data", str(tmp_path), "--port", str(free_port()))

    assert "not a demo's" in said
    assert [file.name for file in tmp_path.iterdir()] == ["letter"]


def test_another_database_is_refused(tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://ann@localhost/still")

    with pytest.raises(CannotServe, match="DATABASE_URL"):
        demo.claim(tmp_path / "d")


def test_an_empty_folder_becomes_a_demos(tmp_path):
    demo.claim(tmp_path)
    demo.claim(tmp_path)

    assert (tmp_path / "demo").exists()


@pytest.mark.slow
def test_the_demo_answers_and_says_who_lives_there(tmp_path):
    said = []
    for _start in ("first", "again"):
        port = free_port()
        with subprocess.Popen(
            [*COMMAND, "demo", "--data", str(tmp_path / "d"), "--port", str(port)],
            env=environment(),
            cwd=ROOT,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process:
            lines = []
            while not lines or not lines[-1].startswith("Sam and Robin"):
                lines.append(process.stdout.readline())
                assert lines[-1], process.stderr.read()
            line = http.client.HTTPConnection("localhost", port, timeout=10)
            with contextlib.closing(line):
                line.request("GET", "/")
                assert line.getresponse().status == 200
            process.send_signal(signal.SIGINT)
            assert process.communicate(timeout=20)[1] == ""
        said.append("".join(lines))
        assert f"Still Here is open: http://localhost:{port}/\n" in said[-1]

    names = [re.findall(r"\b[a-z]+-\d{4,8}\b", lines) for lines in said]
    assert len(names[0]) == 3
    assert names[0] == names[1]
    assert "Inventing" in said[0]
    assert "Inventing" not in said[1]
