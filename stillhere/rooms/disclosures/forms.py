"""What a person types and chooses around something said; every form keeps it."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stillhere.foundation.web.forms import TokenForm
from stillhere.rooms.disclosures import words
from stillhere.rooms.disclosures.mine import LONGEST_STEP, Felt, Went
from stillhere.rooms.disclosures.records import (
    HEAVY,
    LONGEST_PLAN,
    LONGEST_WORDS,
    PLAIN,
    Kind,
    Wish,
)

NUMBERS = [(number, str(number)) for number in range(11)]


def area(rows: int) -> forms.Textarea:
    """Return a text box of so many rows."""
    return forms.Textarea(attrs={"rows": str(rows)})


TOO_LONG = {
    "max_length": gettext_lazy(
        "That’s longer than what fits here: %(limit_value)d letters. "
        "Perhaps it’s two things. Nothing you typed is lost."
    )
}


class _KindForm(TokenForm):
    """A form that says what it is about."""

    kind = forms.ChoiceField(
        choices=[(item.value, item.value) for item in Kind], widget=forms.HiddenInput
    )

    @property
    def of(self) -> Kind | None:
        """The kind that was chosen, if it is one."""
        value = self["kind"].value()
        return Kind(value) if value in set(Kind) else None


class SayForm(_KindForm):
    """Something to say: words, how it is to be received, and what is expected."""

    words = forms.CharField(
        label=gettext_lazy("Your words"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=area(5),
        error_messages=TOO_LONG,
    )
    wishes = forms.MultipleChoiceField(
        label=gettext_lazy("How would you like it received?"),
        help_text=gettext_lazy("As many as you like. None is fine."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    expected = forms.ChoiceField(
        label=gettext_lazy("How do you expect it to go?"),
        required=False,
        widget=forms.RadioSelect,
    )
    number = forms.TypedChoiceField(
        label=gettext_lazy("From 0 (badly) to 10 (well)"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=NUMBERS,
        widget=forms.RadioSelect,
    )
    plan_when = forms.CharField(
        label=gettext_lazy("When?"), required=False, max_length=LONGEST_PLAN
    )
    plan_where = forms.CharField(
        label=gettext_lazy("Where?"), required=False, max_length=LONGEST_PLAN
    )
    begun = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    """The small step it began with."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the choices in the language of this request."""
        super().__init__(*args, **kwargs)
        choose(self, "wishes", [(w.value, words.wish(w)) for w in Wish])
        choose(self, "expected", [(w.value, words.expected(w)) for w in Went])
        if self.of is Kind.THANKS:
            self.fields["words"].label = _("A short line, if you like")
            self.fields["words"].widget.attrs["rows"] = "2"

    def clean(self) -> dict[str, Any]:
        """Ask for words, unless it is a hug or thanks."""
        cleaned = super().clean() or self.cleaned_data
        kind = cleaned.get("kind")
        empty = "words" in cleaned and not cleaned["words"]
        if kind and empty and Kind(kind) not in PLAIN:
            self.add_error("words", _("Write a few words first. A single one will do."))
        return cleaned

    @property
    def heavy(self) -> bool:
        """From a need up."""
        return self.of in HEAVY

    @property
    def plain(self) -> bool:
        """A hug, or thanks."""
        return self.of in PLAIN

    def chosen(self) -> tuple[Wish, ...]:
        """Return the wishes of a form that was checked, in their own order."""
        sent = set(self.cleaned_data.get("wishes", ()))
        return tuple(item for item in Wish if item.value in sent)


class HugForm(TokenForm):
    """A hug is one tap."""


class LookForm(TokenForm):
    """How did it go? Everything may stay empty."""

    went = forms.ChoiceField(
        label=gettext_lazy("How did it go?"), required=False, widget=forms.RadioSelect
    )
    number = forms.TypedChoiceField(
        label=gettext_lazy("From 0 (badly) to 10 (well)"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=NUMBERS,
        widget=forms.RadioSelect,
    )
    understood = forms.ChoiceField(
        label=gettext_lazy("I felt understood"),
        required=False,
        widget=forms.RadioSelect,
    )
    valued = forms.ChoiceField(
        label=gettext_lazy("I felt valued"), required=False, widget=forms.RadioSelect
    )
    cared = forms.ChoiceField(
        label=gettext_lazy("I felt cared for"), required=False, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the choices in the language of this request."""
        super().__init__(*args, **kwargs)
        choose(self, "went", [(w.value, words.went(w)) for w in Went])
        for name in ("understood", "valued", "cared"):
            choose(self, name, [(f.value, words.felt(f)) for f in Felt])


class StepForm(_KindForm):
    """A small step of one's own."""

    kind = forms.ChoiceField(label=gettext_lazy("What kind is it?"))
    words = forms.CharField(
        label=gettext_lazy("A small step of your own"),
        help_text=gettext_lazy("Such as “that I liked the walk”."),
        max_length=LONGEST_STEP,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the choices in the language of this request."""
        super().__init__(*args, **kwargs)
        kinds = [item for item in Kind if item not in PLAIN]
        choose(self, "kind", [(item.value, words.kind(item)) for item in kinds])


class MoveForm(forms.Form):
    """Which step, and what to do with it; doing it twice is no harm."""

    which = forms.RegexField(regex=r"\A[a-z0-9]{1,40}\Z")


def choose(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    """Give a field its choices."""
    form.fields[name].choices = choices  # type: ignore[attr-defined]  # a choice
