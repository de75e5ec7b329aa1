"""What a person writes about an old hurt; every form keeps what was typed."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stillhere.foundation.web.forms import TokenForm
from stillhere.rooms.repairs.records import LONGEST, Hurt


def box(label: Any, hint: Any = "") -> forms.CharField:
    """Return a box for some lines that may stay empty."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": "4"}),
    )


class HurtForm(TokenForm):
    """An old hurt in three boxes; one of them is enough."""

    happened = box(
        gettext_lazy("What happened"),
        gettext_lazy("As a camera would have seen it."),
    )
    meant = box(
        gettext_lazy("What it meant to me"),
        gettext_lazy("What I felt under the anger. What I feared it said about us."),
    )
    needed = box(gettext_lazy("What I needed"))
    was = forms.IntegerField(
        required=False, min_value=0, max_value=2**31, widget=forms.HiddenInput
    )

    BOXES = ("happened", "meant", "needed")

    def clean(self) -> None:
        """Ask for a word in one of the boxes."""
        boxes = [self.cleaned_data.get(name) for name in self.BOXES]
        if not any(boxes) and not self.errors:
            self.add_error("happened", _("A word in one of the boxes is enough."))

    @property
    def hurt(self) -> Hurt:
        """What was written, of a valid form."""
        said = self.cleaned_data
        return Hurt(
            happened=said["happened"], meant=said["meant"], needed=said["needed"]
        )
