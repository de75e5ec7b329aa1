"""The place of couples in Django."""

from django.apps import AppConfig


class CouplesConfig(AppConfig):
    """Invitations and membership."""

    name = "stillhere.foundation.couples"
    label = "couples"
