"""What a person taps about small things."""

from typing import Final

from django import forms

from stillhere.rooms.moments.rules import Room

MOVES: Final = ("away", "person", "here", "smaller", "else")


class MoveForm(forms.Form):
    """Which thing the page showed, and what to do with it; twice is no harm."""

    which = forms.RegexField(regex=r"\A[a-z0-9-]{1,40}\Z")
    move = forms.ChoiceField(choices=[(move, move) for move in MOVES])


class RoomForm(forms.Form):
    """How much there is today."""

    room = forms.ChoiceField(choices=[(room.value, room.value) for room in Room])
