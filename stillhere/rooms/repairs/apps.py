"""The room as Django sees it: templates, no models."""

from django.apps import AppConfig


class Config(AppConfig):
    """Tell Django where the room is."""

    name = "stillhere.rooms.repairs"
    label = "repairs"
