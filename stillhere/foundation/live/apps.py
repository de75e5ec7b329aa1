"""The place of live in Django: a name, no tables."""

from django.apps import AppConfig


class LiveConfig(AppConfig):
    """Floor 2: pings over server-sent events."""

    name = "stillhere.foundation.live"
    label = "live"
