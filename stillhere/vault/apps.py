"""The vault's place in Django."""

from django.apps import AppConfig


class VaultConfig(AppConfig):
    """Floor 1: keys, sealing, shelves."""

    name = "stillhere.vault"
    label = "vault"
    default_auto_field = "django.db.models.BigAutoField"
