"""Small forms beside a silence: it is over, how much is shown, which days."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import attrs
from django import forms
from django.utils.translation import gettext_lazy

from stillhere.foundation.web.forms import TokenForm
from stillhere.rooms.episodes import rules, times, words
from stillhere.rooms.episodes.forms import (
    LATER,
    SOONER,
    TO_COME,
    TOO_LONG_AGO,
    a_date,
    chosen_day,
    offer,
    one_of,
    some_of,
)
from stillhere.rooms.episodes.records import Back, Part, Silence
from stillhere.rooms.episodes.times import Day


class OverForm(TokenForm):
    """An open silence is over: since when, and how you found back."""

    day = one_of(gettext_lazy("When did you find back?"))
    other_day = a_date(gettext_lazy("Which day was it?"))
    part = one_of(gettext_lazy("About what time?"))
    back = some_of(gettext_lazy("How?"))
    was = forms.IntegerField(min_value=0, max_value=2**31, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        now: datetime,
        zone: ZoneInfo,
        silence: Silence,
        **kwargs: Any,
    ) -> None:
        """Offer the choices in the reader's language."""
        super().__init__(*args, **kwargs)
        self._now, self._zone, self._silence = now, zone, silence
        self.silence = silence
        """The silence with its end, of a valid form."""
        offer(self, "day", Day, words.day)
        offer(self, "part", Part, words.part)
        offer(self, "back", Back, words.back)

    def clean(self) -> None:
        """Put the end to it; an end that can't be is said beside its field."""
        if not {"day", "part"} <= set(self.cleaned_data):
            return
        day, part = Day(self.cleaned_data["day"]), Part(self.cleaned_data["part"])
        on = chosen_day(self, "other_day", day, self._now, self._zone)
        if on is None:
            return
        ended = times.over(self._silence, on, part, self._now, self._zone)
        back = tuple(map(Back, self.cleaned_data["back"]))
        silence = attrs.evolve(self._silence, ended=ended, back=back)
        try:
            self.silence = rules.checked(silence, self._now)
        except rules.EndsLater:
            later = on > times.today(self._now, self._zone)
            self.add_error(*(("other_day", TO_COME) if later else ("part", LATER)))
        except rules.TooLongAgo:
            self.add_error(None, TOO_LONG_AGO)
        except (rules.EndsBefore, rules.StillToCome):
            day_too = day is Day.OTHER and on != self._silence.on
            self.add_error("other_day" if day_too else "part", SOONER)


class ShowForm(TokenForm):
    """How much of it is shown; ``send`` once it was previewed."""

    much = forms.ChoiceField(choices=[("all", "all"), ("apart", "apart")])
    send = forms.BooleanField(required=False)
    was = forms.IntegerField(required=False, min_value=0, max_value=2**31)


class SpanForm(forms.Form):
    """Days in a row for which everything was noted."""

    first = a_date(gettext_lazy("From"), required=True)
    last = a_date(gettext_lazy("Until"), required=True)
