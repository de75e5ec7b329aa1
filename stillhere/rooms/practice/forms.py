"""A reply of one's own: never stored, so it needs no token."""

from django import forms
from django.utils.translation import gettext_lazy


class ReplyForm(forms.Form):
    """What somebody would say."""

    draft = forms.CharField(
        label=gettext_lazy("What would you say?"),
        required=False,
        widget=forms.Textarea(
            attrs={"rows": "4", "autocomplete": "off", "data-text": ""}
        ),
    )
