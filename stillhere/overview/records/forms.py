"""Bringing a file in, choosing for a summary, and choosing what to be rid of."""

from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from stillhere.foundation.people.forms import Secret
from stillhere.foundation.web.forms import TokenForm
from stillhere.overview.records.binders import BINDERS

LONGEST_ABOUT: Final = 2_000
PERIOD, ALL = "period", "all"
"""Choices beside the rooms."""


class BringForm(TokenForm):
    """A file that was taken out of Still Here."""

    file = forms.FileField(
        label=_("The file"),
        help_text=_("It is called mine.zip, or mine.json."),
        error_messages={
            "required": _("Please choose the file."),
            "missing": _("Please choose the file."),
            "empty": _("This file is empty."),
        },
    )


class MonthField(forms.CharField):
    """A month, as its first day; where a browser knows no months they are typed."""

    def __init__(self, **kwargs: Any) -> None:
        """Ask for a year and a month."""
        kwargs["widget"] = forms.TextInput(attrs={"type": "month"})
        super().__init__(required=False, max_length=40, **kwargs)

    def to_python(self, value: Any) -> date | None:  # type: ignore[override]  # a text becomes a day
        """Read it. :raises ValidationError: if it is no month."""
        typed = (super().to_python(value) or "").strip()
        try:
            return date.fromisoformat(f"{typed}-01") if typed else None
        except ValueError:
            raise forms.ValidationError(_no_month()) from None

    def prepare_value(self, value: Any) -> Any:
        """Show it as a browser takes it."""
        return f"{value:%Y-%m}" if isinstance(value, date) else value

    def validate(self, value: Any) -> None:
        """Whatever is a month will do."""

    def run_validators(self, value: Any) -> None:
        """Its length was looked at as a text."""


def _no_month() -> Any:
    return _("Please write a year and a month, like 2026-03.")


class MonthsForm(TokenForm):
    """From the beginning of a month to the end of another."""

    first = MonthField(label=_("From the month"))
    last = MonthField(label=_("To the end of"))

    def clean(self) -> None:
        """Hold the two in their order."""
        first, last = (self.cleaned_data.get(name) for name in ("first", "last"))
        if first and last and last < first:
            self.add_error("last", _("This is before the other one."))


class PickForm(MonthsForm):
    """From which months a summary is, and a few words in front."""

    about = forms.CharField(
        label=_("A few words in front, if you like"),
        help_text=_("What you’d like to talk about. They stand only on the summary."),
        required=False,
        max_length=LONGEST_ABOUT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class EraseForm(MonthsForm):
    """What is to be erased, and the passphrase, since nothing brings it back."""

    which = forms.ChoiceField(label=_("What?"), widget=forms.RadioSelect)
    passphrase = Secret(label=_("Passphrase"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the rooms in the reader's language."""
        super().__init__(*args, **kwargs)
        rooms = [(room, one.title) for room, one in BINDERS.items() if one.leaves]
        self.fields["which"].choices = [  # type: ignore[attr-defined]  # a choice field
            *rooms,
            (PERIOD, _("Some months of everything")),
            (ALL, _("All I wrote")),
        ]

    def clean(self) -> None:
        """Ask for the months where they are needed."""
        super().clean()
        if self.cleaned_data.get("which") != PERIOD:
            return
        for name in ("first", "last"):
            if self.cleaned_data.get(name) is None and name not in self.errors:
                self.add_error(name, _no_month())
