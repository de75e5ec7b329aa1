"""Every room has the same drawers, and keeps nothing outside the vault."""

import importlib
import pkgutil

import pytest
from django.apps import apps

from tests.architecture.tree import PACKAGE, imports, named, ours

PLAIN = {"rules"}
"""Pure; what rules.py imports is held to it by the import contracts."""
NO_PAGES = {"rules", "services", "queries", "access"}
"""What a person does and asks knows no pages, so that a command line can do it too."""
PAGES = {"django.shortcuts", "django.forms", "django.template", "django.urls"}
FLOORS = ("rooms", "overview")


def looks_at(floor):
    return [path for path in (PACKAGE / floor).iterdir() if (path / "apps.py").exists()]


ROOMS = [room for floor in FLOORS for room in looks_at(floor)]


@pytest.mark.parametrize("room", ROOMS, ids=named)
def test_a_room_has_no_tables(room):
    for forbidden in ("models.py", "migrations", "admin.py", "signals.py"):
        assert not (room / forbidden).exists()
    for path in ours(".py", under=room):
        assert "django.db.models" not in imports(path), named(path)
        assert "django.db" not in imports(path), named(path)


@pytest.mark.parametrize("room", ROOMS, ids=named)
def test_a_drawer_holds_what_its_name_says(room):
    for path in ours(".py", under=room):
        drawer = path.relative_to(room).parts[0].removesuffix(".py")
        used = imports(path)
        if drawer in PLAIN:
            assert not {name for name in used if name.startswith("django")}, named(path)
        if drawer in NO_PAGES:
            assert not {name for name in used if name in PAGES}, named(path)


def test_the_label_of_an_app_is_its_last_word():
    for app in apps.get_app_configs():
        if app.name.startswith("stillhere."):
            assert app.label == app.name.rsplit(".", 1)[-1]


def test_every_app_is_installed():
    found = {
        "stillhere." + ".".join(path.parent.relative_to(PACKAGE).parts)
        for path in ours(".py")
        if path.name == "apps.py"
    }

    assert found == {
        app.name for app in apps.get_app_configs() if app.name.startswith("stillhere.")
    }


def test_every_module_can_be_imported():
    package = importlib.import_module("stillhere")
    for module in pkgutil.walk_packages(package.__path__, "stillhere."):
        if module.name not in ("stillhere.__main__", "stillhere.config.asgi"):
            importlib.import_module(module.name)
