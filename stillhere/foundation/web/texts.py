"""Words ready to copy, and words to wonder about, for the pages that help at once.

Evidence and limits of this advice: docs/sources.md. Nothing here explains the other
person; it offers the reader a next line.
"""

import attrs
from django.utils.translation import gettext as _
from django.utils.translation import pgettext


@attrs.frozen(kw_only=True)
class PauseText:
    """A text that calls a pause, under the length it is for."""

    length: str
    words: str


@attrs.frozen(kw_only=True)
class Thought:
    """A loud thought, a feeling that may be under it, and a need under that."""

    loud: str
    feeling: str
    need: str
    line: str
    help: str = ""
    """A page of help that comes before the line, and its name."""
    help_words: str = ""


def pauses() -> tuple[PauseText, ...]:
    """Return pause texts from the shortest to the longest."""
    return (
        PauseText(
            length=_("20 minutes"),
            words=_(
                "My head is full and I can’t talk well right now. I’m taking a pause. "
                "I plan to be back in 20 minutes. I’m not leaving."
            ),
        ),
        PauseText(
            length=_("30 minutes"),
            words=_(
                "I need a pause. It’s too much for me right now. "
                "I plan to be back in 30 minutes. I’m not leaving."
            ),
        ),
        PauseText(
            length=_("An hour"),
            words=_(
                "I need a pause to come down. I plan to be back in an hour, "
                "and I want to hear you then. I’m not leaving."
            ),
        ),
        PauseText(
            length=_("This evening"),
            words=_(
                "I can’t do this well right now. I’d like to pause until this evening "
                "and come back to it then. I care about us."
            ),
        ),
        PauseText(
            length=_("Tomorrow morning"),
            words=_(
                "I’m too tired to talk well tonight. Let’s sleep. "
                "I’ll come to you tomorrow morning. I’m not leaving."
            ),
        ),
    )


def still_here() -> tuple[str, ...]:
    """Return further texts for someone who went quiet, gentlest first."""
    return (
        _("I went quiet, and I know that’s hard. I’m still here."),
        _("I’m here. I can’t talk yet. Can we try tomorrow, after breakfast?"),
        _("It’s too much right now, but I’m not gone. Could we just sit together?"),
        _("It’s easier for me to write. I’ll send you something tonight."),
    )


def open_doors() -> tuple[str, ...]:
    """Return texts that leave a door open for someone who went quiet."""
    return (
        _("No hurry. I’m here."),
        _("I miss you. When you’re ready, could we have ten quiet minutes?"),
        _("You don’t have to explain. Just tell me if you’re OK."),
    )


def openers() -> tuple[str, ...]:
    """Return gentle ways to begin, the smallest first."""
    return (
        _("Can I tell you one small thing from my day?"),
        _("Thank you for yesterday. It did me good."),
        _("Something is on my mind. Could you just listen for two minutes?"),
        _("There’s something I’m a bit scared to say. I need no answer today."),
        _("I’ve missed us. Could we go for a short walk, just the two of us?"),
    )


def to_a_friend() -> tuple[str, ...]:
    """Return texts to somebody outside, the shortest first."""
    return (
        _("Do you have ten minutes for me today?"),
        _("Something is hard at home. I don’t need advice, only someone to listen."),
        _("Could I come by for a bit?"),
    )


def practical() -> tuple[str, ...]:
    """Return texts about practical things, which say nothing of feelings."""
    return (
        _("I’ve seen it."),
        _("About tomorrow: the plan stays as it was."),
        _("I’m out for a while."),
    )


def thoughts() -> tuple[Thought, ...]:
    """Return loud thoughts with what may lie under each."""
    return (
        Thought(
            loud=_("“They don’t even try.”"),
            feeling=_("Perhaps you feel alone with it, and tired."),
            need=_("A small sign that it matters to them as well."),
            line=_("I feel alone with this. Could we share one small part of it?"),
        ),
        Thought(
            loud=_("“I don’t matter to them.”"),
            feeling=_("Perhaps you feel hurt, or scared of losing them."),
            need=_("To know that you matter."),
            line=_(
                "I get scared when it’s quiet. You matter to me. No answer is needed "
                "tonight."
            ),
        ),
        Thought(
            loud=_("“It’s my fault.”"),
            feeling=_(
                "Perhaps you feel guilt. Someone’s silence is no proof that you did "
                "wrong."
            ),
            need=_(
                "To know where you stand. You needn’t say sorry just so that the "
                "silence ends."
            ),
            line=_("I’d like to understand what happened, when we can both talk."),
        ),
        Thought(
            loud=_("“They’re leaving me.”"),
            feeling=_("Perhaps you feel fear, deep in the body."),
            need=_("Something to hold on to, such as a time to talk."),
            line=_(
                "Not knowing is hard for me. Whenever you can: a time for ten minutes "
                "would help me."
            ),
        ),
        Thought(
            loud=_("“They do this to hurt me.”"),
            feeling=_("Perhaps you feel angry, and helpless under it."),
            need=_(
                "To be treated fairly, and to be safe. If you’re afraid of them, send "
                "nothing."
            ),
            line=_("I don’t want to fight. I’m taking tonight for myself."),
            help="/s/c",
            help_words=_("When silence feels like a punishment"),
        ),
        Thought(
            loud=pgettext("a loud thought", "“I can’t take this any more.”"),
            feeling=_("Perhaps you’re worn out."),
            need=_(
                "Rest, and someone on your side tonight. If you mean life itself, talk "
                "to someone now."
            ),
            line=_("I’m worn out. I’m going to sleep now, and I’ll write tomorrow."),
            help="/s/n",
            help_words=_("Numbers to call"),
        ),
    )
