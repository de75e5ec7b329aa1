"""Each known misconfiguration has an id and says what to do."""

import pytest

from stillhere.config import checks


def ids(found):
    return {message.id for message in found}


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        ({"PROCESSES": 2, "REDIS_URL": ""}, "E001"),
        ({"DEBUG": True, "SECURE": True, "ORIGIN": "https://h.example"}, "E002"),
        ({"DEBUG": True, "ORIGIN": "http://192.168.1.5:8000"}, "E002"),
        ({"TLS_PROXY": True}, "E003"),
        ({"ORIGIN": "http://192.168.1.5:8000"}, "E004"),
        ({"SECRET_KEY": "short"}, "E005"),
        ({"CLOCK_FILE": "clock"}, "E006"),
        ({"HIDE_TO": "www.wikipedia.org"}, "E008"),
        ({"HIDE_TO": "https://"}, "E008"),
        ({"HIDE_TO": "http://localhost:8000/w/f"}, "E009"),
    ],
)
def test_what_must_not_be_is_an_error_with_a_hint(settings, wrong, expected):
    for name, value in wrong.items():
        setattr(settings, name, value)

    found = [*checks.refusals(), *checks.clock()]

    assert f"stillhere.{expected}" in ids(found)
    assert all(message.hint for message in found)


@pytest.mark.parametrize(
    "fine",
    [
        {},
        {"PROCESSES": 2, "REDIS_URL": "redis://localhost/0"},
        {"DEBUG": True, "ORIGIN": "http://[::1]:8000"},
        {"TLS_PROXY": True, "SECURE": True, "ORIGIN": "https://h.example"},
        {"INSECURE": True, "ORIGIN": "http://192.168.1.5:8000"},
    ],
)
def test_what_is_fine_is_no_error(settings, fine):
    for name, value in {"REDIS_URL": "", **fine}.items():
        setattr(settings, name, value)

    assert [*checks.refusals(), *checks.clock()] == []


def test_an_open_data_folder_a_missing_name_and_plain_http_are_said(settings, tmp_path):
    tmp_path.chmod(0o755)
    settings.DATA = tmp_path
    settings.OPERATOR = ""
    settings.INSECURE = True
    settings.HIDE_TO = "http://plain.example"

    found = checks.advice()

    assert ids(found) == {f"stillhere.W00{number}" for number in (1, 2, 3, 4)}
    assert all(message.hint for message in found)


def test_a_closed_data_folder_is_fine(settings, tmp_path):
    tmp_path.chmod(0o700)
    settings.DATA = tmp_path

    assert ids(checks.advice()) == set()
