"""What a person chooses or writes on the way; everything may stay empty."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stillhere.foundation.web import saying
from stillhere.foundation.web.forms import TokenForm
from stillhere.foundation.web.texts import thoughts
from stillhere.foundation.web.wallclock import NotATime
from stillhere.rooms.reaching import times, words
from stillhere.rooms.reaching.rules import LONGEST_DRAFT, LONGEST_WORDS, Plan, Walk

OWN = gettext_lazy("Or in your words")


def _own_words() -> forms.CharField:
    return forms.CharField(
        label=OWN,
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class ThoughtForm(TokenForm):
    """The loudest thought: one of ours, or their own."""

    thought = forms.ChoiceField(
        label=gettext_lazy("The loudest thought"),
        required=False,
        widget=forms.RadioSelect,
    )
    own = _own_words()

    def __init__(self, *args: Any, walk: Walk | None, **kwargs: Any) -> None:
        """Offer the thoughts, with what was said before."""
        super().__init__(*args, **kwargs)
        offered = [one.loud for one in thoughts()]
        _choices(self, "thought", [(loud, loud) for loud in offered])
        said = walk.thought if walk else ""
        _start(self, "thought" if said in offered else "own", said)

    @property
    def said(self) -> str:
        """The thought, of a valid form: own words go before a choice."""
        return str(self.cleaned_data["own"] or self.cleaned_data["thought"])


class FeelingsForm(TokenForm):
    """The feelings under it: some of ours, their own."""

    feelings = forms.MultipleChoiceField(
        label=gettext_lazy("Under it I feel"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    own = _own_words()

    def __init__(self, *args: Any, walk: Walk | None, **kwargs: Any) -> None:
        """Offer the feelings, with what was said before."""
        super().__init__(*args, **kwargs)
        known = words.feelings()
        _choices(self, "feelings", list(known.items()))
        said = walk.feelings if walk else ()
        _start(self, "feelings", [key for key in said if key in known])
        _start(self, "own", ", ".join(key for key in said if key not in known))

    @property
    def said(self) -> tuple[str, ...]:
        """The feelings, of a valid form."""
        own = [self.cleaned_data["own"]] if self.cleaned_data["own"] else []
        return (*self.cleaned_data["feelings"], *own)


class NeedForm(TokenForm):
    """The need under that: one of ours, or their own."""

    need = forms.ChoiceField(
        label=gettext_lazy("What I need"), required=False, widget=forms.RadioSelect
    )
    own = _own_words()

    def __init__(self, *args: Any, walk: Walk | None, **kwargs: Any) -> None:
        """Offer the needs, with what was said before."""
        super().__init__(*args, **kwargs)
        known = words.needs()
        _choices(self, "need", list(known.items()))
        said = walk.need if walk else ""
        _start(self, "need" if said in known else "own", said)

    @property
    def said(self) -> str:
        """The need, of a valid form: own words go before a choice."""
        return str(self.cleaned_data["own"] or self.cleaned_data["need"])


class DraftForm(TokenForm):
    """The one draft."""

    draft = forms.CharField(
        label=gettext_lazy("Your message"),
        max_length=LONGEST_DRAFT,
        widget=forms.Textarea(attrs={"rows": "5", "autocomplete": "off"}),
        error_messages={
            "required": gettext_lazy("There are no words yet. You needn’t send any."),
            "max_length": gettext_lazy(
                "This is longer than %(limit_value)d characters. Your words are all "
                "still here: please make them a little fewer."
            ),
        },
    )


class LookForm(TokenForm):
    """When to look again; ``cleaned_data["at"]`` is UTC, or None for never."""

    look = forms.CharField(
        label=gettext_lazy("When will you look again?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose a time, or none.")},
    )

    def __init__(
        self, *args: Any, now: datetime, zone: ZoneInfo, **kwargs: Any
    ) -> None:
        """Offer the times."""
        super().__init__(*args, **kwargs)
        self._now = now
        offered = [
            (value, _capital(saying.dated(at, now, zone)))
            for value, at in times.offered(now, zone)
        ]
        radios = self.fields["look"].widget
        radios.choices = [*offered, ("none", _("No time"))]
        radios.attrs.pop("maxlength", None)
        self.fields["look"].initial = offered[0][0]

    def clean(self) -> dict[str, Any]:
        """Read the time."""
        found = super().clean() or {}
        value = found.get("look")
        if value is None or value == "none":
            return {**found, "at": None}
        try:
            return {**found, "at": times.chosen(value, self._now)}
        except NotATime:
            self.add_error("look", _("Choose a time, or none."))
            return found


class PlanForm(TokenForm):
    """An if-then plan in two halves."""

    cue = forms.CharField(
        label=gettext_lazy("When I notice"),
        max_length=LONGEST_WORDS,
        help_text=gettext_lazy("A thing one could see or feel: the closed door."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    deed = forms.CharField(
        label=gettext_lazy("I will"),
        max_length=LONGEST_WORDS,
        help_text=gettext_lazy("Something small that is up to you alone."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    @property
    def plan(self) -> Plan:
        """The plan, of a valid form."""
        found = self.cleaned_data
        return Plan(key=found["token"], cue=found["cue"], act=found["deed"])


class KeyForm(forms.Form):
    """Which plan to let go."""

    key = forms.RegexField(regex=r"\A[0-9a-f]{32}\Z", max_length=32)


def _choices(form: forms.Form, name: str, choices: list[tuple[str, str]]) -> None:
    form.fields[name].choices = choices  # type: ignore[attr-defined]  # a choice field


def _start(form: forms.Form, name: str, value: object) -> None:
    form.fields[name].initial = value


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
