"""Registers support with Django."""

from django.apps import AppConfig


class SupportConfig(AppConfig):
    """Get help."""

    name = "stillhere.foundation.support"
    label = "support"
