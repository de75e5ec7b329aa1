"""What a person chooses to find help: four answers, or how a first message begins."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from stillhere.foundation.support.message import ABOUT, FOR_WHOM, HOW, WHEN, Wish
from stillhere.foundation.support.questionnaires import Questionnaire
from stillhere.foundation.web.forms import TokenForm


class QuestionsForm(TokenForm):
    """The items of a questionnaire, each with its answers."""

    def __init__(self, *args: Any, which: Questionnaire, **kwargs: Any) -> None:
        """Ask what the questionnaire asks, in its own words and order."""
        super().__init__(*args, **kwargs)
        choices = [(str(points), text) for points, text in enumerate(which.answers)]
        for number, item in enumerate(which.items):
            self.fields[f"item_{number}"] = forms.ChoiceField(
                label=item,
                choices=choices,
                widget=forms.RadioSelect,
                error_messages={
                    "required": _missing(number),
                    "invalid_choice": _missing(number),
                },
            )

    @property
    def answers(self) -> tuple[int, ...]:
        """The points of each item, of a valid form."""
        names = [name for name in self.fields if name.startswith("item_")]
        return tuple(int(self.cleaned_data[name]) for name in names)


def _missing(number: int) -> str:
    return gettext("Question %(number)d: please choose one.") % {"number": number + 1}


class EraseForm(TokenForm):
    """Which day's answers to erase."""

    on = forms.DateField(widget=forms.HiddenInput)


class MessageForm(forms.Form):
    """Choices that a first message is drafted from."""

    for_whom = forms.ChoiceField(
        label=_("For whom?"),
        choices=FOR_WHOM,
        initial="me",
        widget=forms.RadioSelect,
    )
    about = forms.MultipleChoiceField(
        label=_("What is it about? As many as fit, or none."),
        choices=ABOUT,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    how = forms.ChoiceField(
        label=_("How would you like to meet?"),
        choices=HOW,
        initial="either",
        widget=forms.RadioSelect,
    )
    when = forms.MultipleChoiceField(
        label=_("When could you come?"),
        choices=WHEN,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    own = forms.CharField(
        label=_("A sentence of your own, if you like"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    @property
    def wish(self) -> Wish:
        """What was chosen, of a valid form."""
        return Wish(**self.cleaned_data)
