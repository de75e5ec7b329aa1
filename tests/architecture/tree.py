"""What the architecture tests look at: the files of the project, read once."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "stillhere"
NOT_OURS = {".git", ".venv", "data", "build", "dist", "__pycache__", "node_modules"}


@cache
def files() -> tuple[Path, ...]:
    """Every file that would be committed, roughly: no environment, data or cache."""
    found = []
    stack = [ROOT]
    while stack:
        for path in stack.pop().iterdir():
            name = path.name
            if name in NOT_OURS or name.endswith(("_cache", ".egg-info")):
                continue
            if name.startswith("data-") or name in (".hypothesis", "results"):
                continue
            if path.is_dir():
                stack.append(path)
            elif path.suffix != ".pyc":
                found.append(path)
    return tuple(sorted(found))


def named(path: Path) -> str:
    """Return a path as it is said to a reader."""
    return path.relative_to(ROOT).as_posix()


def ours(*suffixes: str, under: Path = PACKAGE) -> list[Path]:
    """Return the files with one of these endings in a folder."""
    return [
        path
        for path in files()
        if path.suffix in suffixes and path.is_relative_to(under)
    ]


@cache
def parsed(path: Path) -> ast.Module:
    """Return the syntax tree of a module."""
    return ast.parse(path.read_text("utf-8"))


def imports(path: Path) -> set[str]:
    """Return the full names of the modules that a module imports."""
    found = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def tops(path: Path) -> set[str]:
    """Return the first words of what a module imports: its libraries."""
    return {name.split(".")[0] for name in imports(path)}
