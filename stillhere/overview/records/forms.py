"""Bringing a file in, and choosing what to be rid of."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stillhere.foundation.people.forms import Secret
from stillhere.foundation.web.forms import TokenForm
from stillhere.overview.records.binders import BINDERS


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


PERIOD, ALL = "period", "all"
"""Choices beside the rooms."""


class EraseForm(TokenForm):
    """What is to be erased, and the passphrase, since nothing brings it back."""

    which = forms.ChoiceField(label=_("What?"), widget=forms.RadioSelect)
    first = forms.CharField(
        label=_("From the month"),
        required=False,
        widget=forms.TextInput(attrs={"type": "month", "placeholder": "2026-01"}),
    )
    last = forms.CharField(
        label=_("To the end of"),
        required=False,
        widget=forms.TextInput(attrs={"type": "month", "placeholder": "2026-03"}),
    )
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

    def clean_first(self) -> date | None:
        """Read a month."""
        return self._month("first")

    def clean_last(self) -> date | None:
        """Read a month."""
        return self._month("last")

    def _month(self, name: str) -> date | None:
        typed = self.cleaned_data[name].strip()
        if not typed:
            return None
        try:
            return date.fromisoformat(f"{typed}-01")
        except ValueError:
            raise forms.ValidationError(
                _("Please write a year and a month, like 2026-03.")
            ) from None

    def clean(self) -> None:
        """Ask for what the choice needs."""
        found = self.cleaned_data
        if found.get("which") != PERIOD:
            return
        first, last = found.get("first"), found.get("last")
        for name, month in (("first", first), ("last", last)):
            if month is None and name not in self.errors:
                self.add_error(
                    name, _("Please write a year and a month, like 2026-03.")
                )
        if first and last and last < first:
            self.add_error("last", _("This is before the other one."))
