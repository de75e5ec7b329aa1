"""The place of home in Django."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """Today."""

    name = "stillhere.overview.home"
    label = "home"
