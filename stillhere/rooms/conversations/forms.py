"""What a person sends in a talk; every form keeps what was typed."""

from django import forms
from django.utils.translation import gettext_lazy

from stillhere.foundation.web.forms import TokenForm
from stillhere.rooms.conversations.events import TOPIC, WORDS, Step

SHOW = "show"
TAPS = (*(step.value for step in Step), SHOW, "back", "away", "done")
FIRST = (
    ("me", gettext_lazy("I begin")),
    ("you", gettext_lazy("They begin, I listen first")),
)


class AskForm(TokenForm):
    """One thing to talk about, and who begins."""

    topic = forms.CharField(
        label=gettext_lazy("One thing to talk about"),
        help_text=gettext_lazy("A few words. How it is for you comes in the talk."),
        max_length=TOPIC,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    first = forms.ChoiceField(
        label=gettext_lazy("Who begins?"),
        choices=FIRST,
        initial="me",
        widget=forms.RadioSelect,
    )


class TalkForm(TokenForm):
    """The box of a talk; which button was tapped, and how far the page was."""

    words = forms.CharField(
        label=gettext_lazy("Your words, if you like"),
        help_text=gettext_lazy("They stay on this page until you show them."),
        required=False,
        max_length=WORDS,
        widget=forms.Textarea(
            attrs={"rows": "4", "autocomplete": "off", "placeholder": " "}
        ),
    )


class TapForm(TokenForm):
    """One tap: which step; ``far`` is how far the talk was, or one's own line."""

    tap = forms.ChoiceField(choices=[(tap, tap) for tap in TAPS])
    far = forms.IntegerField(required=False, min_value=0, max_value=2**31)
    words = forms.CharField(required=False, max_length=WORDS)


class LeaveForm(TokenForm):
    """An appreciation and a next step; either may stay empty."""

    thanks = forms.CharField(
        label=gettext_lazy("One thing I’m glad you did in this talk"),
        required=False,
        max_length=WORDS,
        widget=forms.Textarea(attrs={"rows": "3"}),
    )
    next_step = forms.CharField(
        label=gettext_lazy("One small next step, if there is one"),
        help_text=gettext_lazy("An idea the other can say yes to."),
        required=False,
        max_length=WORDS,
        widget=forms.Textarea(attrs={"rows": "3"}),
    )


class LeftForm(TokenForm):
    """A yes to a next step, or taking one's own word back."""

    tap = forms.ChoiceField(choices=[("yes", "yes"), ("back", "back")])
    number = forms.IntegerField(min_value=0, max_value=2**31)
