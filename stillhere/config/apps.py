"""Register the system checks with Django."""

from django.apps import AppConfig


class Config(AppConfig):
    """The app that holds the checks, the first page of a fresh server and its words."""

    name = "stillhere.config"
    label = "config"

    def ready(self) -> None:
        """Load the checks; Django registers them as they are imported."""
        from stillhere.config import checks  # noqa: F401
