"""What a person taps about small things, and types about good ones."""

from typing import Final

from django import forms
from django.utils.translation import gettext_lazy

from stillhere.foundation.web.forms import TokenForm
from stillhere.rooms.moments.records import LONGEST_GOOD
from stillhere.rooms.moments.rules import Room

MOVES: Final = ("away", "person", "here", "smaller", "else")


class MoveForm(forms.Form):
    """Which thing the page showed, and what to do with it; twice is no harm."""

    which = forms.RegexField(regex=r"\A[a-z0-9-]{1,40}\Z")
    move = forms.ChoiceField(choices=[(move, move) for move in MOVES])


class RoomForm(forms.Form):
    """How much there is today."""

    room = forms.ChoiceField(choices=[(room.value, room.value) for room in Room])


class GoodForm(TokenForm):
    """A good thing, in a line."""

    text = forms.CharField(
        label=gettext_lazy("What was good?"),
        help_text=gettext_lazy("A line is enough. The small ones count."),
        max_length=LONGEST_GOOD,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": gettext_lazy("There’s nothing here yet. A word is enough."),
        },
    )


class BackForm(forms.Form):
    """From which month to look back."""

    before = forms.DateField()
