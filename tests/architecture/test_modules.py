"""Size, docstrings, clock, randomness and secrets: what holds in every module."""

import ast
import sys

from tests.architecture.tree import PACKAGE, named, ours, parsed, tops

MOST_LINES = {".py": 400, ".css": 200, ".js": 200}
"""At 300 lines a module is split; 400 fails."""
CLOCK = PACKAGE / "foundation" / "web" / "clock.py"
SEALING = PACKAGE / "vault" / "sealing.py"
IMPURE = {"django", "nacl", "asyncio", "os", "pathlib", "secrets", "structlog", "time"}
ASKED = {"now", "utcnow", "today", "localtime", "localdate"}
OF = {"datetime", "date", "timezone", "dt"}


def modules():
    return [path for path in ours(".py") if "migrations" not in path.parts]


def invents(path):
    """The demo makes up a year of days, from a seed."""
    return path.relative_to(PACKAGE).as_posix().startswith("config/demo")


def asks_the_time(path):
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Attribute) and node.attr in ASKED:
            of = node.value
            name = of.attr if isinstance(of, ast.Attribute) else getattr(of, "id", "")
            if name in OF:
                return True
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.timezone":
            return bool(ASKED & {alias.name for alias in node.names})
    return False


def only_says_what_it_is(path):
    body = parsed(path).body
    return len(body) == 1 and ast.get_docstring(parsed(path)) is not None


def wrong(paths):
    return sorted(named(path) for path in paths)


def test_no_file_is_long():
    def is_long(path):
        lines = len(path.read_text("utf-8").splitlines())
        return lines > MOST_LINES[path.suffix]

    written = [path for path in ours(*MOST_LINES) if "migrations" not in path.parts]

    assert wrong(filter(is_long, written)) == []


def test_every_module_says_what_it_is_for():
    assert wrong(p for p in modules() if not ast.get_docstring(parsed(p))) == []


def test_a_package_is_a_docstring_and_no_code():
    packages = [path for path in modules() if path.name == "__init__.py"]

    assert wrong(path for path in packages if not only_says_what_it_is(path)) == []


def test_only_one_module_asks_what_time_it_is():
    others = [path for path in modules() if path != CLOCK and not invents(path)]

    assert wrong(path for path in others if asks_the_time(path)) == []


def test_chance_is_passed_in_or_is_a_secret():
    others = [path for path in modules() if not invents(path)]

    assert wrong(path for path in others if "random" in tops(path)) == []


def test_only_sealing_touches_libsodium():
    assert wrong(path for path in modules() if "nacl" in tops(path)) == [named(SEALING)]


def test_no_assert_guards_anything():
    def asserts(path):
        return any(isinstance(node, ast.Assert) for node in ast.walk(parsed(path)))

    assert wrong(filter(asserts, modules())) == []


def test_core_is_plain_python():
    core = ours(".py", under=PACKAGE / "core")

    assert wrong(path for path in core if tops(path) & IMPURE) == []


def test_core_needs_nothing_but_the_standard_library_and_attrs():
    known = {*sys.stdlib_module_names, "attrs", "stillhere"}
    core = ours(".py", under=PACKAGE / "core")

    assert {top for path in core for top in tops(path)} - known == set()
