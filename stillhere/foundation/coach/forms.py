"""The box for a message that is meant for another messenger."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stillhere.foundation.coach.offering import MOST


class DraftForm(forms.Form):
    """A draft: never stored, so it needs no token."""

    draft = forms.CharField(
        label=_("Your message"),
        required=False,
        widget=forms.Textarea(
            attrs={"rows": "6", "autocomplete": "off", "data-text": ""}
        ),
    )


def shared_text(data: Any) -> str:
    """Return what another app shared: its text, else its title; a link stays out."""
    return str(data.get("text") or data.get("title") or "").strip()[: MOST * 2]
