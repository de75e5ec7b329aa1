"""What forms of every room share: a token, so that a double click does one thing."""

import re
import secrets
from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

TOKEN_PATTERN: Final = re.compile(r"[0-9a-f]{32}")


def new_token() -> str:
    """Return a fresh form token: 128 random bits as 32 hex characters."""
    return secrets.token_hex(16)


class TokenForm(forms.Form):
    """A form with a hidden one-time token, read as ``cleaned_data["token"]``.

    A form shown again (after an error, or after an unlock) keeps its token, so sending
    it twice still makes one thing.
    """

    token = forms.RegexField(
        regex=r"\A[0-9a-f]{32}\Z",
        initial=new_token,
        widget=forms.HiddenInput,
        max_length=32,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Build the form, with plain words for what can go wrong in a field."""
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            _speak_plainly(field)


def _speak_plainly(field: forms.Field) -> None:
    """Replace Django's own messages where the form has not given its own."""
    chosen = isinstance(field, forms.ChoiceField)
    plain = {
        "required": _("Please choose one.") if chosen else _("Please fill this in."),
        "invalid_choice": _("Please choose one of these."),
        "invalid": _("This could not be read. Please write it another way."),
        "max_length": _("Please use up to %(limit_value)d characters."),
        "min_length": _("Please use at least %(limit_value)d characters."),
    }
    ours = {
        code: message
        for kind in reversed(type(field).__mro__)
        for code, message in getattr(kind, "default_error_messages", {}).items()
    }
    for code, message in plain.items():
        if field.error_messages.get(code) == ours.get(code):
            field.error_messages[code] = message


class LookForm(forms.Form):
    """Looking through what one kept: for a word, and further back."""

    q = forms.CharField(
        label=_("Look for a word"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
        error_messages={
            "max_length": _("Please use up to %(limit_value)d characters.")
        },
    )
    before = forms.CharField(required=False, max_length=10)

    @property
    def before_month(self) -> date | None:
        """The month to look back from; None for whatever is no month."""
        try:
            return date.fromisoformat(self.cleaned_data["before"]).replace(day=1)
        except ValueError:
            return None
