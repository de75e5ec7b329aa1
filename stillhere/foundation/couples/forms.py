"""What is typed to invite and to join."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stillhere.foundation.couples.rules import LONGEST_NAME


def shown_name(label: Any) -> forms.CharField:
    """Return the field for the name the other sees."""
    return forms.CharField(
        label=label,
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )


class InviteForm(forms.Form):
    """The name the other will see."""

    name = shown_name(_("What does your partner call you?"))


class CodeForm(forms.Form):
    """A code, typed or out of the address's fragment."""

    code = forms.CharField(
        label=_("The code from the invitation"),
        max_length=80,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
            }
        ),
    )


class JoinForm(forms.Form):
    """Joining: what the other calls one, wholly or just for pauses."""

    code = forms.CharField(max_length=80, widget=forms.HiddenInput)
    name = shown_name(_("What does your partner call you?"))
    how = forms.ChoiceField(
        label=_("How much of it?"),
        choices=[("pauses", _("Just for pauses")), ("all", _("All of it"))],
        initial="pauses",
        widget=forms.RadioSelect,
        help_text=_("Only you know which. You can change it any time."),
    )
