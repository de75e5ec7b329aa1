"""The place of people in Django."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Accounts and sessions."""

    name = "stillhere.foundation.people"
    label = "people"
