"""What a person types and taps beside a check-in; every form keeps what was typed."""

from django import forms
from django.utils.translation import gettext_lazy

from stillhere.foundation.web.forms import TokenForm
from stillhere.rooms.feelings.events import Answer, Level
from stillhere.rooms.feelings.records import LONGEST_ENTRY, LONGEST_LINE


def area(rows: int) -> forms.Textarea:
    """Return a text box of so many rows."""
    return forms.Textarea(attrs={"rows": str(rows)})


class Lines(forms.CharField):
    """Text of several lines, with one kind of line end."""

    def to_python(self, value: object) -> str:
        """Read it as it was written."""
        return str(super().to_python(value)).replace("\r\n", "\n")


class EntryForm(TokenForm):
    """Something written freely."""

    text = Lines(
        label=gettext_lazy("Whatever wants to be written"),
        max_length=LONGEST_ENTRY,
        widget=area(10),
        error_messages={
            "required": gettext_lazy("There’s nothing here yet. A word is enough.")
        },
    )


class LineForm(TokenForm):
    """A line about going quiet; ``was`` is what it said when the page was made."""

    text = Lines(required=False, max_length=LONGEST_LINE, widget=area(4))
    was = Lines(required=False, max_length=LONGEST_LINE, widget=forms.HiddenInput)


class ShareLineForm(TokenForm):
    """A line to share, as it was previewed."""

    text = Lines(max_length=LONGEST_LINE, widget=forms.HiddenInput)


class LevelForm(TokenForm):
    """How much is shared; ``send`` once it was previewed."""

    level = forms.ChoiceField(choices=[(item.value, item.value) for item in Level])
    send = forms.BooleanField(required=False)


class AnswerForm(TokenForm):
    """An answer, by the button that was pressed."""

    answer = forms.ChoiceField(choices=[(item.value, item.value) for item in Answer])
