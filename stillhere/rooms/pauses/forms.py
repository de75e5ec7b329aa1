"""What a person types and chooses around a pause; every form keeps what was typed."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stillhere.foundation.web.forms import TokenForm
from stillhere.foundation.web.wallclock import NotATime
from stillhere.rooms.pauses import times, words
from stillhere.rooms.pauses.after import MOST_LINES, CameBack, Helped
from stillhere.rooms.pauses.agreement import (
    LONGEST_TEXT,
    LONGEST_WORD,
    Often,
    Terms,
)
from stillhere.rooms.pauses.records import LONGEST_LINE, LONGEST_NOTE, Reply, Way
from stillhere.rooms.pauses.times import USUAL

NO_TIME = "none"


def area(rows: int, **attrs: str) -> forms.Textarea:
    """Return a text box of so many rows."""
    return forms.Textarea(attrs={"rows": str(rows), **attrs})


class ChoiceOfTime(forms.CharField):
    """One of the offered times; one that was offered a while ago still counts."""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Add nothing: a radio button has no length."""
        return {}


class TimeForm(TokenForm):
    """A time, chosen or typed; ``cleaned_data["until"]`` is UTC, or None if none."""

    when = ChoiceOfTime(
        label=gettext_lazy("When?"),
        max_length=40,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose a time.")},
    )
    clock = forms.CharField(
        label=gettext_lazy("At what time?"),
        required=False,
        max_length=20,
        widget=forms.TimeInput(attrs={"type": "time"}),
    )

    def __init__(
        self,
        *args: Any,
        now: datetime,
        zone: ZoneInfo,
        usual: int = USUAL,
        no_time: str = "",
        after: datetime | None = None,
        **kwargs: Any,
    ) -> None:
        """``no_time`` is the label of a choice without a time, which is then meant.

        Minutes count from ``after`` if that is still to come.
        """
        super().__init__(*args, **kwargs)
        self.now, self.zone, self.usual, self.after = now, zone, usual, after
        offered = times.choices(now, zone, usual=usual, after=after)
        shown = [(item.value, words.choice(item, now, zone)) for item in offered]
        start = times.default(now, zone, usual=usual, after=after)
        if no_time:
            shown, start = [(NO_TIME, no_time), *shown], NO_TIME
        field = self.fields["when"]
        field.widget.choices = shown
        field.initial = start
        self.allows_none = bool(no_time)
        self.default_until = times.resolve(
            times.default(now, zone, usual=usual), "", now, zone
        )

    def clean(self) -> dict[str, Any]:
        """Turn the choice into a time."""
        cleaned = super().clean() or self.cleaned_data
        value = cleaned.get("when", "")
        cleaned["until"] = None
        if not value or (self.allows_none and value == NO_TIME):
            return cleaned
        typed = cleaned.get("clock", "")
        try:
            cleaned["until"] = times.resolve(
                value, typed, self.now, self.zone, after=self.after
            )
            if self.allows_none and not times.is_near(cleaned["until"], self.now):
                cleaned["until"] = None
                self.add_error("when", _("Choose a time within a day from now."))
        except NotATime:
            where = "clock" if value == times.TYPED else "when"
            self.add_error(where, _("Write a time of day, such as 18:40."))
        return cleaned


class BeginForm(TimeForm):
    """Step away: a return, a line, and if wanted a reason about oneself."""

    line = forms.CharField(
        max_length=LONGEST_LINE,
        widget=area(2),
        error_messages={"required": gettext_lazy("Write a line, or take one below.")},
    )
    reason = forms.CharField(
        label=gettext_lazy("A reason, about you"),
        help_text=gettext_lazy("If you like. Begin with “I …”."),
        max_length=LONGEST_LINE,
        required=False,
        widget=area(2),
    )

    def __init__(self, *args: Any, name: str, **kwargs: Any) -> None:
        """``name`` is the partner's, or empty."""
        super().__init__(*args, **kwargs)
        self.fields["when"].label = _("When do you plan to be back?")
        self.fields["line"].label = (
            _("A line for %(name)s") % {"name": name} if name else _("A line for them")
        )

    def clean_line(self) -> str:
        """Refuse a line that tells the other to calm down."""
        return self._about_me("line")

    def clean_reason(self) -> str:
        """Refuse a reason that tells the other to calm down."""
        return self._about_me("reason")

    def _about_me(self, field: str) -> str:
        text = str(self.cleaned_data[field])
        if words.tells_them_to_calm_down(text):
            raise forms.ValidationError(
                _("A pause is about you. Try “I need to calm down”.")
            )
        return text


class NoteForm(TokenForm):
    """A practical note."""

    text = forms.CharField(
        label=gettext_lazy("Children, plans, keys"),
        help_text=gettext_lazy("Only what can’t wait. Not what it was about."),
        max_length=LONGEST_NOTE,
        widget=area(3),
    )


class WayForm(TokenForm):
    """How someone comes back, by the button they press."""

    way = forms.ChoiceField(choices=[(way.value, way.value) for way in Way])


class ReplyForm(TokenForm):
    """An answer to the very return that was read."""

    back = forms.IntegerField(min_value=1, max_value=10**6)
    reply = forms.ChoiceField(choices=[(item.value, item.value) for item in Reply])


class NumberForm(TokenForm):
    """A yes to the very version that was read: an offer, a proposal, a sign."""

    number = forms.IntegerField(min_value=1, max_value=10**6)


class NumberOnlyForm(forms.Form):
    """The version of one's own words; withdrawing them twice changes nothing."""

    number = forms.IntegerField(min_value=1, max_value=10**6)


class HelpedForm(forms.Form):
    """Did it help?"""

    helped = forms.ChoiceField(choices=[(item.value, item.value) for item in Helped])


class CameBackForm(forms.Form):
    """Did we come back to it?"""

    came_back = forms.ChoiceField(
        choices=[(item.value, item.value) for item in CameBack]
    )


class LinesForm(TokenForm):
    """Own lines that reassure, one a row."""

    lines = forms.CharField(
        label=gettext_lazy("One line each"),
        required=False,
        max_length=MOST_LINES * (LONGEST_LINE + 2),
        widget=area(8),
    )

    def clean_lines(self) -> tuple[str, ...]:
        """Split into lines; refuse too many and too long ones."""
        found = tuple(line.strip() for line in self.cleaned_data["lines"].splitlines())
        found = tuple(dict.fromkeys(line for line in found if line))
        if len(found) > MOST_LINES or any(len(line) > LONGEST_LINE for line in found):
            raise forms.ValidationError(
                _("Up to %(most)s lines of %(long)s letters each fit here.")
                % {"most": MOST_LINES, "long": LONGEST_LINE}
            )
        return found


class TermsForm(TokenForm):
    """The agreement in three lines, and more."""

    minutes = forms.TypedChoiceField(
        label=gettext_lazy("How long is a pause, most of the time?"),
        coerce=int,
        initial=USUAL,
        widget=forms.RadioSelect,
    )
    reassures = forms.CharField(
        label=gettext_lazy("What do we say, so that the other can rest?"),
        max_length=LONGEST_TEXT,
        widget=area(2),
    )
    meanwhile = forms.CharField(
        label=gettext_lazy("What do we do meanwhile?"),
        max_length=LONGEST_TEXT,
        widget=area(2),
    )
    longest_hours = forms.TypedChoiceField(
        label=gettext_lazy("The longest one?"),
        coerce=int,
        initial=24,
        widget=forms.RadioSelect,
    )
    often = forms.ChoiceField(
        label=gettext_lazy("Asking for longer?"),
        initial=Often.AS_NEEDED,
        widget=forms.RadioSelect,
    )
    word = forms.CharField(
        label=gettext_lazy("A word or sign that means “pause”"),
        required=False,
        max_length=LONGEST_WORD,
    )
    both = forms.BooleanField(
        label=gettext_lazy("We are both here, and we both say yes."), required=False
    )

    def __init__(self, *args: Any, alone: bool, **kwargs: Any) -> None:
        """``alone``: it can be agreed on this one phone."""
        super().__init__(*args, **kwargs)
        if not alone:
            del self.fields["both"]
        self._choose("minutes", [(m, words.length(m)) for m in (20, 30, 60, 120)])
        hours = [(h, words.length(h * 60)) for h in (2, 4, 12, 24)]
        self._choose("longest_hours", hours)
        often = [(item.value, words.often(item)) for item in Often]
        self._choose("often", often)

    def _choose(self, name: str, choices: list[tuple[Any, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]  # a choice

    def terms(self) -> Terms:
        """Return the terms of a form that was checked."""
        found = self.cleaned_data
        return Terms(
            minutes=found["minutes"],
            reassures=found["reassures"],
            meanwhile=found["meanwhile"],
            longest_hours=found["longest_hours"],
            often=Often(found["often"]),
            word=found["word"],
        )
