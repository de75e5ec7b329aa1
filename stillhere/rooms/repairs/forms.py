"""What a person writes about an old hurt; every form keeps what was typed."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stillhere.foundation.web.forms import TokenForm
from stillhere.rooms.repairs import rules, words
from stillhere.rooms.repairs.events import Step
from stillhere.rooms.repairs.phrases import LONGEST_PHRASE
from stillhere.rooms.repairs.records import LONGEST, Hurt

TAPS = (
    *(Step.THATS_IT, Step.NO_PART, Step.YES, Step.RESTED, Step.TAKEN_UP),
    *("back", "away"),
)
"""What is one tap: steps without words, taking words back, putting a line away."""

PHRASE_TAPS = ("send", "back", "thanks", "away", "yes", "leave", "start", "mine")
"""What is one tap with a phrase: ``start`` and ``mine`` propose one of a list."""


def box(label: Any, hint: Any = "") -> forms.CharField:
    """Return a box for some lines that may stay empty."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": "4"}),
    )


class HurtForm(TokenForm):
    """An old hurt in three boxes; one of them is enough."""

    happened = box(
        gettext_lazy("What happened"),
        gettext_lazy("As a camera would have seen it."),
    )
    meant = box(
        gettext_lazy("What it meant to me"),
        gettext_lazy("What I felt under the anger. What I feared it said about us."),
    )
    needed = box(gettext_lazy("What I needed"))
    was = forms.IntegerField(
        required=False, min_value=0, max_value=2**31, widget=forms.HiddenInput
    )

    BOXES = ("happened", "meant", "needed")

    def clean(self) -> None:
        """Ask for a word in one of the boxes."""
        boxes = [self.cleaned_data.get(name) for name in self.BOXES]
        if not any(boxes) and not self.errors:
            self.add_error("happened", _("A word in one of the boxes is enough."))

    @property
    def hurt(self) -> Hurt:
        """What was written, of a valid form."""
        said = self.cleaned_data
        return Hurt(
            happened=said["happened"], meant=said["meant"], needed=said["needed"]
        )


class ShowForm(TokenForm):
    """Showing a hurt: which page comes next; ``send`` once it was previewed."""

    step = forms.ChoiceField(
        choices=[(step, step) for step in ("care", "ready", "preview", "send")]
    )
    was = forms.IntegerField(required=False, min_value=0, max_value=2**31)


class WordForm(TokenForm):
    """The one box of a step; ``step`` is the one that the page was for."""

    step = forms.ChoiceField(
        choices=[(step.value, step.value) for step in words.BOX],
        widget=forms.HiddenInput,
    )
    words = forms.CharField(
        max_length=LONGEST, widget=forms.Textarea(attrs={"rows": "6"})
    )

    def __init__(self, *args: Any, now: Step, **kwargs: Any) -> None:
        """Ask what belongs to the step."""
        super().__init__(*args, **kwargs)
        self.fields["step"].initial = now.value
        field = self.fields["words"]
        field.label, field.help_text, _button = words.BOX[now]
        field.required = now not in words.OPTIONAL


class TapForm(TokenForm):
    """One tap: which step, or "not now"; ``number`` is the idea, or one's own line."""

    tap = forms.ChoiceField(choices=[(tap, tap) for tap in TAPS])
    number = forms.IntegerField(required=False, min_value=0, max_value=2**31)


class LookForm(TokenForm):
    """How it is after a while; kept, or shown."""

    step = forms.ChoiceField(
        choices=[(step.value, step.value) for step in rules.LOOKS],
        widget=forms.HiddenInput,
    )
    words = forms.CharField(
        label=words.LOOK,
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": "5"}),
    )


class PhraseForm(TokenForm):
    """A phrase in own words."""

    text = forms.CharField(
        label=gettext_lazy("In your own words"),
        help_text=gettext_lazy("Short, about yourself, and true on a bad day too."),
        max_length=LONGEST_PHRASE,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class PhraseTapForm(TokenForm):
    """One tap with a phrase; ``which`` is the phrase, or what was sent."""

    tap = forms.ChoiceField(choices=[(tap, tap) for tap in PHRASE_TAPS])
    which = forms.RegexField(regex=r"\A[0-9a-z-]{1,32}\Z")


class OutsideForm(TokenForm):
    """One of three questions; ``was`` is the version that was read."""

    text = box("")
    was = forms.IntegerField(
        required=False, min_value=0, max_value=2**31, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, part: str, **kwargs: Any) -> None:
        """Ask what belongs to the part."""
        super().__init__(*args, **kwargs)
        field = self.fields["text"]
        field.label, field.help_text = words.OUTSIDE[part]
        field.required = part == "happened"
        field.widget.attrs["rows"] = "8"
