"""Make the data folder, the site's secret and the first page's code.

Called by the command line and by config/asgi.py, before Django reads its settings.
"""

import os
import secrets
from pathlib import Path


class CannotUse(Exception):
    """The data folder cannot be made or written; the message says which and why."""


def prepare(data: Path) -> None:
    """Make the folder (mode 700) and the site's secret (mode 600) if they are missing.

    :raises CannotUse: if that does not work.
    """
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not os.access(data, os.W_OK | os.X_OK):
            raise PermissionError
        keep(data / "secret", secrets.token_urlsafe(48))
        keep(data / ".writable", "")
        (data / ".writable").unlink(missing_ok=True)
    except OSError as error:
        why = error.strerror or "no permission"
        raise CannotUse(f"The folder {data} cannot be written ({why}).") from None


def keep(path: Path, text: str) -> bool:
    """Write a new file that only its owner can read; say whether it was new."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return False
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    return True


def setup_code(data: Path) -> str:
    """Return the code of a fresh server's first page; make it if there is none."""
    path = data / "setup-code"
    keep(path, secrets.token_urlsafe(12))
    return path.read_text("utf-8").strip()
