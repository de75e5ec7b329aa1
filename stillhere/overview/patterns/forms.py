"""Where the lines between occasional and often are drawn."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stillhere.foundation.web.forms import TokenForm
from stillhere.overview.patterns import saying
from stillhere.overview.patterns.lines import RATES, Often


class LinesForm(TokenForm):
    """Two lines; often has to be more often than occasional."""

    between = forms.ChoiceField(
        label=gettext_lazy("“Occasional” is up to"), widget=forms.RadioSelect
    )
    often = forms.ChoiceField(
        label=gettext_lazy("“Often” begins at"), widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the choices in the reader's language."""
        super().__init__(*args, **kwargs)
        choices = [(item.value, saying.line(item)) for item in Often]
        for name in ("between", "often"):
            self.fields[name].choices = choices  # type: ignore[attr-defined]  # a choice field

    def clean(self) -> None:
        """Hold the two in their order."""
        found = self.cleaned_data
        if {"between", "often"} <= set(found) and (
            RATES[Often(found["between"])] >= RATES[Often(found["often"])]
        ):
            self.add_error("often", _("Please choose something more often than that."))
