"""What a person chooses and writes about a silence; every form keeps what was typed."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, Final, TypeVar
from zoneinfo import ZoneInfo

import attrs
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stillhere.foundation.web.forms import TokenForm
from stillhere.rooms.episodes import rules, times, words
from stillhere.rooms.episodes.records import (
    LONGEST_NOTE,
    LONGEST_TAG,
    MOST_TAGS,
    Back,
    Before,
    Did,
    Part,
    Silence,
    Who,
)
from stillhere.rooms.episodes.times import Day, Length

E = TypeVar("E", bound=StrEnum)
TOO_LONG_AGO: Final = gettext_lazy("Please choose a day of the last twenty years.")
TO_COME: Final = gettext_lazy("That day is still to come.")
LATER: Final = gettext_lazy("That time is still to come.")
SOONER: Final = gettext_lazy("That lies before it began.")
AGAIN: Final = timedelta(minutes=2)
"""Within this, a length counted up to now is the same one, sent twice."""


def one_of(label: Any, *, required: bool = True) -> forms.ChoiceField:
    """Return a field in which one is chosen."""
    return forms.ChoiceField(label=label, required=required, widget=forms.RadioSelect)


def some_of(label: Any) -> forms.MultipleChoiceField:
    """Return a field in which some are chosen, or none."""
    return forms.MultipleChoiceField(
        label=label, required=False, widget=forms.CheckboxSelectMultiple
    )


def a_date(label: Any, *, required: bool = False) -> forms.DateField:
    """Return a field for a day."""
    return forms.DateField(
        label=label,
        required=required,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": gettext_lazy("Please say which day."),
            "invalid": gettext_lazy("Please write the day like 2026-03-21."),
        },
    )


class SilenceForm(TokenForm):
    """When it was and about how long; the rest may be left out."""

    day = one_of(gettext_lazy("When did it go quiet?"))
    other_day = a_date(gettext_lazy("Which day was it?"))
    part = one_of(gettext_lazy("About what time?"))
    length = one_of(gettext_lazy("About how long was it quiet?"))
    until_day = a_date(gettext_lazy("Until which day?"))
    until_part = one_of(gettext_lazy("About what time was it over?"), required=False)
    who = one_of(gettext_lazy("Who pulled back?"), required=False)
    before = some_of(gettext_lazy("What was going on before?"))
    did = some_of(gettext_lazy("What did you do?"))
    back = some_of(gettext_lazy("How did you two find back?"))
    tags = forms.CharField(
        label=gettext_lazy("Own words to find it by"),
        help_text=gettext_lazy("With commas between them."),
        required=False,
        max_length=MOST_TAGS * (LONGEST_TAG + 2),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    note = forms.CharField(
        label=gettext_lazy("Anything else"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": "4"}),
    )
    both = forms.BooleanField(label=gettext_lazy("Keep both"), required=False)
    was = forms.IntegerField(
        required=False, min_value=0, max_value=2**31, widget=forms.HiddenInput
    )

    FIRST = ("day", "other_day", "part", "length", "until_day", "until_part")
    AROUND = ("who", "before", "did", "back", "tags", "note")

    def __init__(
        self,
        *args: Any,
        now: datetime,
        zone: ZoneInfo,
        name: str,
        kept: Silence | None = None,
        **kwargs: Any,
    ) -> None:
        """Offer the choices; ``name`` is the partner's, ``kept`` what is changed."""
        super().__init__(*args, **kwargs)
        self._now, self._zone, self._kept = now, zone, kept
        self.silence: Silence | None = None
        """What was told, of a valid form."""
        offer(self, "day", Day, words.day)
        offer(self, "part", Part, words.part)
        offer(self, "until_part", Part, words.part)
        offer(self, "length", Length, words.length)
        offer(self, "before", Before, words.before)
        offer(self, "did", Did, words.did)
        offer(self, "back", Back, words.back)
        offer(self, "who", Who, lambda who: words.who(who, name), _("I can’t say"))

    def clean_tags(self) -> tuple[str, ...]:
        """Read own tags; so many, so long."""
        found = rules.tidy(str(self.cleaned_data["tags"]).split(","))
        if len(found) > MOST_TAGS or any(len(one) > LONGEST_TAG for one in found):
            raise forms.ValidationError(
                _("Up to five, of up to sixty characters each."), code="tags"
            )
        return found

    def clean(self) -> None:
        """Put it together; what can't be is said beside its field."""
        if not {"day", "part", "length"} <= set(self.cleaned_data):
            return
        day, part = Day(self.cleaned_data["day"]), Part(self.cleaned_data["part"])
        on = self._day_of("other_day", day)
        if on is None:
            return
        start = self._began(on, part)
        start = attrs.evolve(start, ended=self._ended(start))
        if self.errors:
            return
        said = self.cleaned_data
        silence = attrs.evolve(
            start,
            who=Who(said["who"]) if said["who"] else None,
            before=tuple(map(Before, said["before"])),
            did=tuple(map(Did, said["did"])),
            back=tuple(map(Back, said["back"])),
            tags=said["tags"],
            note=said["note"],
        )
        try:
            self.silence = rules.checked(silence, self._now)
        except rules.StillToCome:
            self._to_come("other_day", "part", on)
        except rules.TooLongAgo:
            self.add_error("other_day", TOO_LONG_AGO)
        except rules.EndsBefore:
            same = said.get("until_day") == on
            self.add_error("until_part" if same else "until_day", SOONER)
        except rules.EndsLater:
            if said["length"] == Length.UNTIL:
                self._to_come("until_day", "until_part", said["until_day"])
            else:
                self.add_error(
                    "length", _("Then it isn’t over yet. Is it still quiet, perhaps?")
                )

    def _to_come(self, day: str, part: str, on: date) -> None:
        """Say beside the day, or beside its part, that it is still to come."""
        later = on > times.today(self._now, self._zone)
        self.add_error(*((day, TO_COME) if later else (part, LATER)))

    def _began(self, on: date, part: Part) -> Silence:
        """Return its beginning; what was not changed stays to the minute."""
        kept = self._kept
        if kept and (on, part) == (kept.on, kept.part):
            return Silence(began=kept.began, on=on, part=part)
        length = Length(self.cleaned_data["length"])
        began = times.begun(on, part, length, self._now, self._zone)
        return Silence(began=began, on=times.today(began, self._zone), part=part)

    def _ended(self, start: Silence) -> datetime | None:
        """Return its end; what was not changed stays to the minute."""
        kept, length = self._kept, Length(self.cleaned_data["length"])
        if length is Length.OPEN:
            return None
        stands = kept.ended if kept and kept.began == start.began else None
        if length is Length.UNTIL:
            return self._until(start, stands)
        found = times.ended(start.began, length, self._now)
        if stands is None:
            return found
        same = length is times.length_of(start.began, stands)
        return stands if same or abs(found - stands) < AGAIN else found

    def _until(self, start: Silence, stands: datetime | None) -> datetime | None:
        on = self._day_of("until_day", Day.OTHER)
        if not self.cleaned_data.get("until_part"):
            self.add_error("until_part", _("Please say about what time."))
        elif on is not None:
            part = Part(self.cleaned_data["until_part"])
            if stands and (on, part) == times.local(stands, self._zone):
                return stands
            return times.over(start, on, part, self._now, self._zone)
        return None

    def _day_of(self, field: str, day: Day) -> date | None:
        """Return the day that was chosen; what is missing is said beside it."""
        return chosen_day(self, field, day, self._now, self._zone)


def chosen_day(
    form: forms.Form, field: str, day: Day, now: datetime, zone: ZoneInfo
) -> date | None:
    """Return the day that was chosen; what is missing or far off is said beside it."""
    on = times.day_of(day, form.cleaned_data.get(field), now, zone)
    if on is None and field not in form.errors:
        form.add_error(field, _("Please say which day."))
    elif on is not None and abs(on - times.today(now, zone)) > rules.EARLIEST:
        form.add_error(field, TOO_LONG_AGO)
        return None
    return on


def initial(silence: Silence, now: datetime, zone: ZoneInfo) -> dict[str, object]:
    """Return what a form shows of a silence that is kept."""
    day = times.named(silence.on, now, zone)
    length = times.length_of(silence.began, silence.ended)
    found: dict[str, object] = {
        "day": day.value,
        "other_day": silence.on if day is Day.OTHER else None,
        "part": silence.part.value,
        "length": length.value,
        "who": silence.who.value if silence.who else "",
        "before": [item.value for item in silence.before],
        "did": [item.value for item in silence.did],
        "back": [item.value for item in silence.back],
        "tags": ", ".join(silence.tags),
        "note": silence.note,
    }
    if length is Length.UNTIL and silence.ended is not None:
        until, until_part = times.local(silence.ended, zone)
        found |= {"until_day": until, "until_part": until_part.value}
    return found


def offer(
    form: forms.Form,
    name: str,
    items: Iterable[E],
    say: Callable[[E], str],
    none: str = "",
) -> None:
    """Give a field its choices, in the reader’s language; ``none`` says no choice."""
    choices = [(item.value, say(item)) for item in items]
    if none:
        choices.append(("", none))
    form.fields[name].choices = choices  # type: ignore[attr-defined]  # a choice field
