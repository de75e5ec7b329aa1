"""Phrases to start from, by what they are for; own words are as good."""

from typing import Any, Final

from django.utils.translation import gettext_lazy

STARTING: Final[dict[str, tuple[Any, tuple[tuple[str, Any], ...]]]] = {
    "slow": (
        gettext_lazy("To slow down"),
        (
            ("slow-1", gettext_lazy("Can we go a little slower?")),
            ("slow-2", gettext_lazy("This is a lot for me right now.")),
            ("slow-3", gettext_lazy("I want to listen. Give me a moment.")),
        ),
    ),
    "sorry": (
        gettext_lazy("To own something"),
        (
            ("sorry-1", gettext_lazy("I said that badly.")),
            ("sorry-2", gettext_lazy("I’m sorry. That was my part.")),
            ("sorry-3", gettext_lazy("You have a point.")),
        ),
    ),
    "again": (
        gettext_lazy("To begin again"),
        (
            ("again-1", gettext_lazy("Can we start again?")),
            ("again-2", gettext_lazy("Let me say it another way.")),
        ),
    ),
    "love": (
        gettext_lazy("To stay close"),
        (
            ("love-1", gettext_lazy("I still love you.")),
            ("love-2", gettext_lazy("We’re on the same side.")),
        ),
    ),
    "stop": (
        gettext_lazy("To stop for a moment"),
        (
            ("stop-1", gettext_lazy("Can we stop for a moment?")),
            ("stop-2", gettext_lazy("I’m not leaving. I need to breathe.")),
        ),
    ),
}
"""A heading, and keys with texts; the key is what a form sends."""
TEXTS: Final[dict[str, Any]] = {
    key: text for _head, some in STARTING.values() for key, text in some
}
