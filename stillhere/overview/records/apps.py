"""What is mine, as Django sees it: templates, no models."""

from django.apps import AppConfig


class Config(AppConfig):
    """Tell Django where it is."""

    name = "stillhere.overview.records"
    label = "records"
