"""Static files with a hash in their names; their addresses are worked out once."""

from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Files(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # no types
    """Remembers addresses: a page names about ten, and they never change."""

    support_js_module_import_aggregation = True
    """``import "./cover.js"`` names the file with its hash, too."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Begin with none known."""
        super().__init__(*args, **kwargs)
        self._known: dict[str, str] = {}

    def url(self, name: str | None, force: bool = False) -> str:
        """Return the address of a file."""
        key = name or ""
        if force or key not in self._known:
            found = str(super().url(name, force))
            if force:
                return found
            self._known[key] = found
        return self._known[key]
