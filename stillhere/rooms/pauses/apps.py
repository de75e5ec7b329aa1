"""The room as Django sees it: templates and static files, no models."""

from django.apps import AppConfig


class Config(AppConfig):
    """Tell Django where the room is."""

    name = "stillhere.rooms.pauses"
    label = "pauses"

    def ready(self) -> None:
        """Answer other rooms, which don't know this one, whether somebody is away."""
        from stillhere.foundation.couples import calm
        from stillhere.rooms.pauses.queries import one_is_away

        calm.answers(one_is_away)
