"""What the one who receives it types and chooses; every form keeps it."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stillhere.foundation.web.forms import TokenForm
from stillhere.foundation.web.wallclock import NotATime
from stillhere.rooms.disclosures import times
from stillhere.rooms.disclosures.forms import TOO_LONG, area
from stillhere.rooms.disclosures.records import LONGEST_WORDS, Ack


class AckForm(TokenForm):
    """A first answer by the button that was pressed."""

    ack = forms.ChoiceField(choices=[(item.value, item.value) for item in Ack])


class AnswerForm(TokenForm):
    """An answer in own words."""

    words = forms.CharField(
        label=gettext_lazy("Your words"),
        max_length=LONGEST_WORDS,
        widget=area(5),
        error_messages={
            "required": gettext_lazy("Write a few words first. A single one will do."),
            **TOO_LONG,
        },
    )


class WithdrawForm(TokenForm):
    """The version of one's own answer."""

    number = forms.IntegerField(min_value=1, max_value=10**6)


class TakeInForm(TokenForm):
    """When somebody plans to answer; ``cleaned_data["until"]`` is UTC."""

    when = forms.CharField(
        label=gettext_lazy("I’ll answer by"),
        max_length=40,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose a time.")},
    )
    clock = forms.CharField(
        label=gettext_lazy("Day and time"),
        required=False,
        max_length=20,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
    )

    def __init__(
        self, *args: Any, now: datetime, zone: ZoneInfo, **kwargs: Any
    ) -> None:
        """Offer the times that are ahead."""
        super().__init__(*args, **kwargs)
        self.now, self.zone = now, zone
        shown = times.choices(now, zone)
        field = self.fields["when"]
        field.widget.choices = shown
        field.widget.attrs.pop("maxlength", None)
        field.initial = shown[0][0]

    def clean(self) -> dict[str, Any]:
        """Turn the choice into a time."""
        cleaned = super().clean() or self.cleaned_data
        value = cleaned.get("when", "")
        if value:
            try:
                cleaned["until"] = times.resolve(
                    value, cleaned.get("clock", ""), self.zone
                )
            except NotATime:
                where = "clock" if value == times.TYPED else "when"
                self.add_error(where, _("Choose a day and a time."))
        return cleaned
