"""The first page of a fresh server: only with the console's code, and only once."""

import re
import stat

import pytest

from stillhere.config import folder
from stillhere.foundation.web.operator import operator_name

pytestmark = pytest.mark.django_db


@pytest.fixture
def fresh(settings, tmp_path):
    settings.DATA = tmp_path
    settings.OPERATOR = ""
    return folder.setup_code(tmp_path)


def test_the_code_in_the_address_is_filled_in(client, fresh):
    page = client.get(f"/setup/?code={fresh}")

    assert page.status_code == 200
    assert fresh in page.content.decode()


def test_a_name_and_the_code_open_the_server_once(client, fresh, tmp_path):
    answer = client.post("/setup/", {"name": "Olga", "code": fresh})

    assert answer.status_code == 302
    assert operator_name() == "Olga"
    assert stat.S_IMODE((tmp_path / "operator").stat().st_mode) == 0o600
    assert not (tmp_path / "setup-code").exists()
    assert client.get("/setup/").status_code == 404
    assert client.post("/setup/", {"name": "Mallory", "code": fresh}).status_code == 404


def test_a_wrong_code_changes_nothing_and_keeps_the_name(client, fresh):
    page = client.post("/setup/", {"name": "Mallory", "code": "wrong"})

    assert page.status_code == 200
    assert 'value="Mallory"' in page.content.decode()
    assert operator_name() == ""


@pytest.mark.parametrize("name", ["", " ", "a\nb", "a\u202eb", "x" * 41])
def test_a_name_that_is_none_is_refused(client, fresh, name):
    client.post("/setup/", {"name": name, "code": fresh})

    assert operator_name() == ""


def test_the_title_says_nothing(client, fresh):
    page = client.get("/setup/").content.decode()

    assert re.findall("<title>(.*)</title>", page) == ["Still Here"]


def test_a_named_operator_needs_no_first_page(client, settings):
    settings.OPERATOR = "Olga"

    assert client.get("/setup/").status_code == 404
