"""Registers the web shell with Django."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Templates, static files and the template library ``web``."""

    name = "stillhere.foundation.web"
    label = "web"
