"""Who runs this server: the name that people read before they sign up."""

from pathlib import Path

from django.conf import settings


def operator_name() -> str:
    """Return the operator's name, or "" while a fresh server has none."""
    if settings.OPERATOR:
        return str(settings.OPERATOR)
    try:
        return operator_file().read_text("utf-8").strip()
    except OSError:
        return ""


def operator_file() -> Path:
    """Return where the name is kept that was given on a fresh server's first page."""
    return Path(settings.DATA) / "operator"
