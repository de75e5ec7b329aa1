"""How am I: what can be ticked and typed; nothing in it is required."""

from enum import StrEnum
from typing import Any, TypeVar

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stillhere.foundation.web.forms import TokenForm
from stillhere.rooms.feelings import phrases
from stillhere.rooms.feelings.forms import Lines, area
from stillhere.rooms.feelings.records import (
    CLOSEST,
    LONGEST_NEED,
    LONGEST_NOTE,
    LONGEST_OWN,
    MOST_OWN,
    STEPS,
    Body,
    Felt,
    Need,
    Place,
    Weigh,
)
from stillhere.rooms.feelings.vocabulary import vocabulary

E = TypeVar("E", bound=StrEnum)
CANT_TELL = "none"
LONGEST_OWNS = MOST_OWN * (LONGEST_OWN + 2)


class Ticks(forms.Field):
    """Any of some choices. What is none of them is left out: an old page sent it."""

    widget: type[forms.RadioSelect] = forms.CheckboxSelectMultiple

    def clean(self, value: Any) -> list[str]:
        """Keep what is known, once each."""
        known = {key for key, _name in self.widget.choices}
        sent = value if isinstance(value, list) else []
        return [one for one in dict.fromkeys(sent) if one in known]


class OneOf(Ticks):
    """One of some choices, or none."""

    widget = forms.RadioSelect

    def clean(self, value: Any) -> list[str]:
        """Keep it if it is known."""
        return super().clean([value])


class Words(forms.MultipleHiddenInput):
    """The words ticked on the page; the template draws them."""


class CheckInForm(TokenForm):
    """How am I: nothing in it is required."""

    body = Ticks(
        label=gettext_lazy("Where in your body do you feel it?"), required=False
    )
    place = OneOf(label=gettext_lazy("Where are you right now?"), required=False)
    word = forms.Field(required=False, widget=Words)
    find = forms.CharField(
        label=gettext_lazy("Look for a word"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    own = forms.CharField(
        label=gettext_lazy("Or in your own words"),
        help_text=gettext_lazy("A comma between two of them."),
        required=False,
        max_length=LONGEST_OWNS,
    )
    need = Ticks(label=gettext_lazy("What might you need?"), required=False)
    own_need = forms.CharField(
        label=gettext_lazy("Or something else"),
        required=False,
        max_length=LONGEST_NEED,
    )
    weigh = Ticks(label=gettext_lazy("What may be weighing on it too?"), required=False)
    note = Lines(
        label=gettext_lazy("A note, if you like"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=area(4),
    )
    close = OneOf(label=gettext_lazy("How close do you two feel?"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Fill in the choices in today's language."""
        super().__init__(*args, **kwargs)
        self._choices("body", [(item.value, phrases.body(item)) for item in Body])
        self._choices("need", [(item.value, phrases.need(item)) for item in Need])
        self._choices("weigh", [(item.value, phrases.weigh(item)) for item in Weigh])
        places = [
            Place(energy=energy, pleasant=pleasant)
            for energy in reversed(STEPS)
            for pleasant in STEPS
        ]
        named = [(f"{p.energy},{p.pleasant}", phrases.place(p)) for p in places]
        self._choices("place", [*named, (CANT_TELL, _("I can’t tell"))])
        steps = [(str(n), phrases.close(n)) for n in range(1, CLOSEST + 1)]
        self._choices("close", steps)

    def _choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].widget.choices = choices

    def clean_word(self) -> tuple[str, ...]:
        """Keep the words that the vocabulary knows."""
        sent = self.cleaned_data["word"] or []
        known = vocabulary()
        return tuple(one for one in dict.fromkeys(sent) if known.of(one))

    def clean_own(self) -> tuple[str, ...]:
        """Split own words; refuse too many and too long ones."""
        parts = (" ".join(p.split()) for p in self.cleaned_data["own"].split(","))
        found = tuple(dict.fromkeys(part for part in parts if part))
        if len(found) > MOST_OWN or any(len(word) > LONGEST_OWN for word in found):
            raise forms.ValidationError(
                _("Up to %(most)s words of %(long)s letters each fit here.")
                % {"most": MOST_OWN, "long": LONGEST_OWN}
            )
        return found

    @property
    def felt(self) -> Felt:
        """What was said, of a form that was checked."""
        found = self.cleaned_data
        place = next(iter(found["place"]), "")
        energy, comma, pleasant = place.partition(",")
        close = next(iter(found["close"]), "")
        return Felt(
            body=_items(Body, found["body"]),
            place=Place(energy=int(energy), pleasant=int(pleasant)) if comma else None,
            words=found["word"],
            own=found["own"],
            needs=_items(Need, found["need"]),
            own_need=found["own_need"],
            weighs=_items(Weigh, found["weigh"]),
            note=found["note"],
            close=int(close) if close else None,
        )


def _items(kind: type[E], values: list[str]) -> tuple[E, ...]:
    return tuple(kind(value) for value in values)


def chosen(data: MultiValueDict[str, str] | None) -> tuple[str, ...]:
    """Return the words that were ticked when a page was sent."""
    return tuple(data.getlist("word")) if data else ()
