"""Read settings from the environment: text, numbers, switches, secrets in files.

A name that ends in ``_FILE`` holds the path of a file with the value, so that a
secret need not stand in the environment. Used by settings only.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit


class BadSetting(Exception):
    """A setting that cannot be read. Names the setting, never its value."""


def text(name: str, default: str = "", env: Mapping[str, str] | None = None) -> str:
    """Return a setting, or the content of the file that ``<name>_FILE`` names.

    :raises BadSetting: if both are given, or the file cannot be read.
    """
    env = os.environ if env is None else env
    file = env.get(f"{name}_FILE", "")
    if not file:
        return env.get(name, default).strip()
    if env.get(name):
        raise BadSetting(f"{name} and {name}_FILE are both given; keep one.")
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeError):
        raise BadSetting(f"The file that {name}_FILE names cannot be read.") from None


def number(name: str, default: int, *, least: int = 0) -> int:
    """Return a whole number. :raises BadSetting: if it is none, or below ``least``."""
    given = text(name, str(default))
    try:
        value = int(given)
    except ValueError:
        raise BadSetting(f"{name} is not a whole number.") from None
    if value < least:
        raise BadSetting(f"{name} is below {least}.")
    return value


def switch(name: str, *, default: bool = False) -> bool:
    """Return a switch: 1, yes, true, on or 0, no, false, off.

    :raises BadSetting: for any other word.
    """
    given = text(name).lower()
    if given in ("1", "yes", "true", "on"):
        return True
    if given in ("0", "no", "false", "off"):
        return False
    if given:
        raise BadSetting(f"{name} is neither yes nor no.")
    return default


def words(name: str) -> list[str]:
    """Return the comma-separated words of a setting."""
    return [word.strip() for word in text(name).split(",") if word.strip()]


def data_folder() -> Path:
    """Return the folder everything is kept in."""
    return Path(text("STILLHERE_DATA", "data")).expanduser().resolve()


def postgres(url: str) -> dict[str, Any]:
    """Return Django's database entry for a ``postgres://`` address.

    :raises BadSetting: if the address is of another kind or names no database.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise BadSetting("DATABASE_URL is no address.") from None
    name = parts.path.lstrip("/")
    if parts.scheme not in ("postgres", "postgresql") or not name:
        raise BadSetting("DATABASE_URL is not postgres://user:secret@host/database.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(name),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(port or ""),
        "OPTIONS": dict(parse_qsl(parts.query)),
    }
