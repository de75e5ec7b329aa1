"""Registers the coach with Django."""

from django.apps import AppConfig


class CoachConfig(AppConfig):
    """Read it back before it is sent."""

    name = "stillhere.foundation.coach"
    label = "coach"
