"""The room as Django sees it: templates, no models."""

from django.apps import AppConfig


class Config(AppConfig):
    """Tell Django where the room is."""

    name = "stillhere.rooms.conversations"
    label = "conversations"

    def ready(self) -> None:
        """Clear what a talk left behind whenever its author opens Still Here."""
        from stillhere.foundation.people import opening
        from stillhere.rooms.conversations.closing import clear

        opening.when_opened(clear)
