"""What a person types to come in, and to change how they come in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from stillhere.foundation.people import passphrases
from stillhere.foundation.people.rules import LONGEST, Suggestions, zone_of
from stillhere.foundation.web.forms import TokenForm

LONGEST_ONWARD = 400
"""Characters of where a visit goes on after signing in (an invitation, say)."""


class Secret(forms.CharField):
    """A passphrase or code: never shown again, never stripped of what was meant."""

    def __init__(self, *, new: bool = False, **kwargs: Any) -> None:
        """``new`` tells password managers to offer to keep it."""
        completion = "new-password" if new else "current-password"
        kwargs.setdefault("max_length", LONGEST)
        super().__init__(
            strip=False,
            widget=forms.PasswordInput(attrs={"autocomplete": completion}),
            **kwargs,
        )


def name_field(label: Any, help_text: Any = "") -> forms.CharField:
    """Return the field for a sign-in name."""
    attrs = {
        "autocomplete": "username",
        "autocapitalize": "none",
        "spellcheck": "false",
    }
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=40,
        widget=forms.TextInput(attrs=attrs),
    )


def onward_field() -> forms.CharField:
    """Return the hidden field for where the visit goes on."""
    return forms.CharField(
        required=False, max_length=LONGEST_ONWARD, widget=forms.HiddenInput
    )


class SignUpForm(TokenForm):
    """A place for one: a name to sign in with, and a passphrase."""

    name = name_field(
        _("A name to sign in with"),
        _(
            "Letters and numbers. A short number is added to it. Your partner "
            "doesn’t see this name."
        ),
    )
    which = forms.ChoiceField(
        label=_("A passphrase"),
        choices=[("words", _("Use these six words")), ("own", _("I write my own"))],
        initial="words",
        widget=forms.RadioSelect,
    )
    words = forms.CharField(widget=forms.HiddenInput, max_length=100)
    passphrase = Secret(new=True, required=False, label=_("My own passphrase"))
    zone = forms.CharField(required=False, widget=forms.HiddenInput, max_length=64)
    onward = onward_field()

    def clean_name(self) -> str:
        """Keep to what every keyboard can type again."""
        name = str(self.cleaned_data["name"]).strip().lower()
        if not name.isalnum() or len(name) > 24:
            raise forms.ValidationError(
                _("Please use up to 24 letters and numbers, without spaces.")
            )
        return name

    def clean_words(self) -> str:
        """Accept only words that were made here."""
        words = str(self.cleaned_data["words"])
        if not passphrases.is_six_words(words):
            raise forms.ValidationError(_("These words were not made here."))
        return words

    def clean_zone(self) -> str:
        """Fall back on UTC when a browser names no known zone."""
        zone = str(self.cleaned_data["zone"])
        return zone if zone and zone_of(zone) else "UTC"

    def clean(self) -> dict[str, Any]:
        """Ask for strength only where a person wrote their own."""
        data = super().clean() or self.cleaned_data
        if data.get("which") == "own":
            check_strength(self, "passphrase")
        return data

    @property
    def secret(self) -> str:
        """The passphrase that was chosen, of a valid form."""
        chosen = "words" if self.cleaned_data["which"] == "words" else "passphrase"
        return str(self.cleaned_data[chosen])


def check_strength(form: forms.Form, field: str) -> None:
    """Put a kind error on a passphrase that would be guessed too soon."""
    if not passphrases.is_strong(str(form.cleaned_data.get(field, ""))):
        form.add_error(
            field,
            _(
                "This one could be guessed. A few more words that don’t belong "
                "together make it strong."
            ),
        )


class SignInForm(forms.Form):
    """Name and passphrase."""

    name = name_field(_("Your sign-in name"), _("With its number, like river-4831."))
    passphrase = Secret(label=_("Passphrase"))
    onward = onward_field()


class UnlockForm(forms.Form):
    """The passphrase alone: the browser is known."""

    passphrase = Secret(label=_("Passphrase"))


class NewPassphraseForm(forms.Form):
    """A new passphrase, measured."""

    passphrase = Secret(
        new=True,
        label=_("New passphrase"),
        help_text=_("Several words that don’t belong together."),
    )

    def clean(self) -> dict[str, Any]:
        """Measure it."""
        data = super().clean() or self.cleaned_data
        if "passphrase" in data:
            check_strength(self, "passphrase")
        return data


class RecoverForm(NewPassphraseForm):
    """Back in by name and recovery code."""

    name = name_field(_("Your sign-in name"), _("With its number, like river-4831."))
    code = forms.CharField(
        label=_("Recovery code"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    field_order = ("name", "code", "passphrase")


class ChangePassphraseForm(NewPassphraseForm):
    """The present passphrase, and the new one."""

    present = Secret(label=_("Passphrase now"))
    field_order = ("present", "passphrase")


class AgainForm(forms.Form):
    """The passphrase once more, before what an open phone alone must not do."""

    passphrase = Secret(label=_("Passphrase"))


class DeleteFromOutsideForm(forms.Form):
    """Deleting without opening: a name, and a passphrase or code if there is one."""

    name = name_field(_("Your sign-in name"), _("With its number, like river-4831."))
    code = Secret(
        required=False,
        label=_("Passphrase or recovery code"),
        help_text=_("Leave it empty if you have neither."),
    )


class SuggestionsForm(TokenForm):
    """How much may be suggested; each choice in plain words."""

    suggestions = forms.ChoiceField(
        label=_("Suggestions"),
        choices=[
            (Suggestions.USUAL.value, _("Usual: where they may help")),
            (Suggestions.FEWER.value, _("Fewer: only on pages I open for it")),
            (Suggestions.NONE.value, _("None: other things stand there instead")),
        ],
        widget=forms.RadioSelect,
    )


class PreferencesForm(forms.Form):
    """The time zone in which times are shown."""

    zone = forms.CharField(
        label=_("Time zone"),
        help_text=_("Like Europe/Dublin."),
        max_length=64,
        widget=forms.TextInput(attrs={"list": "zones", "autocomplete": "off"}),
    )

    def clean_zone(self) -> str:
        """Accept names of zones only."""
        zone = str(self.cleaned_data["zone"]).strip()
        if zone_of(zone) is None:
            raise forms.ValidationError(_("This is not the name of a time zone."))
        return zone
