"""The place of notices in Django."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Floor 2: a person and a minute."""

    name = "stillhere.foundation.notices"
    label = "notices"
    default_auto_field = "django.db.models.BigAutoField"
