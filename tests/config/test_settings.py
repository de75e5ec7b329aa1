"""Settings: read strictly, explained in two places, safe as they come."""

import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from stillhere.config import environment
from stillhere.config.environment import BadSetting

ROOT = Path(__file__).resolve().parents[2]
NAME = r"(?:STILLHERE_[A-Z_]+|DATABASE_URL|REDIS_URL)"


def read(path):
    return (ROOT / path).read_text("utf-8")


def used():
    sources = [*(ROOT / "stillhere").rglob("*.py")]
    found = set()
    for source in sources:
        found |= set(re.findall(rf'"({NAME})"', source.read_text("utf-8")))
    return found


def test_every_setting_is_explained_in_the_reference():
    text = read("docs/reference/settings.md")
    headings = re.findall(rf"^### `({NAME})`", text, re.MULTILINE)

    assert set(headings) == used()


def test_every_setting_stands_in_the_example_with_a_line_of_prose():
    lines = read(".env.example").splitlines()
    names = {line.split("=")[0] for line in lines if "=" in line and line[0] != "#"}

    assert names == used()
    for above, line in pairwise(lines):
        if re.match(NAME, line):
            assert above.startswith("# "), line


def test_a_secret_can_stand_in_a_file(tmp_path):
    (tmp_path / "secret").write_text("kept apart\n")

    assert (
        environment.text("X", env={"X_FILE": str(tmp_path / "secret")}) == "kept apart"
    )


@pytest.mark.parametrize(
    "env", [{"X_FILE": "/nowhere/at/all"}, {"X": "one", "X_FILE": "two"}]
)
def test_a_secret_file_that_cannot_be_meant_is_refused_without_its_value(env):
    with pytest.raises(BadSetting, match="X") as refused:
        environment.text("X", env=env)

    assert "nowhere" not in str(refused.value)


@pytest.mark.parametrize(("given", "read_as"), [("1", True), ("No", False), ("", True)])
def test_a_switch_is_a_word(monkeypatch, given, read_as):
    monkeypatch.setenv("X", given)

    assert environment.switch("X", default=True) is read_as


@pytest.mark.parametrize("given", ["maybe", "2"])
def test_a_switch_that_is_no_word_is_refused(monkeypatch, given):
    monkeypatch.setenv("X", given)

    with pytest.raises(BadSetting):
        environment.switch("X")


@pytest.mark.parametrize("given", ["many", "0", "-1", "1.5"])
def test_a_number_that_cannot_be_is_refused(monkeypatch, given):
    monkeypatch.setenv("X", given)

    with pytest.raises(BadSetting):
        environment.number("X", 3, least=1)


def test_a_database_address_is_read_with_its_parts():
    found = environment.postgres("postgres://ann:p%40ss@db:5433/still?sslmode=require")

    assert (found["USER"], found["PASSWORD"]) == ("ann", "p@ss")
    assert (found["HOST"], found["PORT"], found["NAME"]) == ("db", "5433", "still")
    assert found["OPTIONS"] == {"sslmode": "require"}


@pytest.mark.parametrize("url", ["mysql://a/b", "postgres://host", "postgres://h:x/db"])
def test_an_address_that_is_no_database_is_refused_without_its_secret(url):
    with pytest.raises(BadSetting):
        environment.postgres(url)


def settings_with(tmp_path, names, **env):
    code = (
        "from stillhere.config import settings as s;"
        f"print(*(repr(getattr(s, n)) for n in {names!r}), sep='|')"
    )
    given = {"STILLHERE_DATA": str(tmp_path / "none"), "PATH": "", **env}
    run = subprocess.run(
        [sys.executable, "-c", code],
        env=given,
        cwd=ROOT,
        text=True,
        capture_output=True,
    )
    assert run.returncode == 0, run.stderr
    return run.stdout.strip().split("|")


def test_reading_the_settings_writes_nothing(tmp_path):
    settings_with(tmp_path, ["DEBUG"])

    assert list(tmp_path.iterdir()) == []


def test_off_localhost_every_cookie_is_bound_to_host_and_tls(tmp_path):
    names = [
        "COOKIE_PREFIX",
        "CSRF_COOKIE_NAME",
        "CSRF_COOKIE_SECURE",
        "SECURE_SSL_REDIRECT",
    ]

    found = settings_with(
        tmp_path, names, STILLHERE_ORIGIN="https://h.example", STILLHERE_TLS_PROXY="1"
    )

    assert found == ["'__Host-'", "'__Host-csrf'", "True", "True"]


def test_the_banner_is_only_for_plain_http(tmp_path):
    insecure = {"STILLHERE_INSECURE": "1"}

    assert settings_with(tmp_path, ["INSECURE"], **insecure) == ["True"]
    assert settings_with(
        tmp_path, ["INSECURE"], STILLHERE_ORIGIN="https://h.example", **insecure
    ) == ["False"]


def test_uploads_never_touch_the_disk(settings):
    assert settings.FILE_UPLOAD_HANDLERS == [
        "django.core.files.uploadhandler.MemoryFileUploadHandler"
    ]
    assert settings.DATA_UPLOAD_MAX_MEMORY_SIZE <= 1024 * 1024


def test_nothing_of_django_keeps_who_was_here(settings):
    apps = {"django.contrib." + name for name in ("sessions", "auth", "admin")}

    assert not apps & set(settings.INSTALLED_APPS)
