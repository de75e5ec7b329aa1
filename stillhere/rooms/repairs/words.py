"""What is said on the way of mending, in the reader's language.

``mine`` says whether the reader is the one whose hurt it is; ``name`` is the other.
"""

from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stillhere.rooms.repairs.events import Stage, Step

BOX: Final[dict[Step, tuple[Any, Any, Any]]] = {
    Step.GAVE_BACK: (
        gettext_lazy("What did you hear?"),
        gettext_lazy("In your own words. What happened for them, and what it meant."),
        gettext_lazy("Give it back"),
    ),
    Step.NOT_QUITE: (
        gettext_lazy("What is missing, or is not quite so?"),
        gettext_lazy("A line helps. It may stay empty."),
        gettext_lazy("Say “not quite”"),
    ),
    Step.PART: (
        gettext_lazy("What was your part in it?"),
        gettext_lazy("Only yours, as you see it. It may be small."),
        gettext_lazy("Show it"),
    ),
    Step.MISSING: (
        gettext_lazy("What was missing for you then?"),
        gettext_lazy("What would have helped, in that hour or after it."),
        gettext_lazy("Show it"),
    ),
    Step.PROPOSED: (
        gettext_lazy("What could make it a little better now?"),
        gettext_lazy("Small, and possible this month."),
        gettext_lazy("Show the idea"),
    ),
}
"""The label of a box, a hint below it, and its button."""
OUTSIDE: Final[dict[str, tuple[Any, Any]]] = {
    "happened": (
        gettext_lazy("What happened between you?"),
        gettext_lazy(
            "Only what could be seen and heard. Guesses about why can stay outside."
        ),
    ),
    "friend": (
        gettext_lazy("Somebody who likes you both saw it all. How would they tell it?"),
        gettext_lazy("And what good could still come of it, even a little?"),
    ),
    "hinders": (
        gettext_lazy("Next time, what could make it hard to see it so?"),
        gettext_lazy("And what could help you then, in the first minutes?"),
    ),
}
"""Something hard, seen from outside: each question, and a hint below it."""
OPTIONAL: Final = frozenset({Step.NOT_QUITE})
"""Here the box may stay empty."""
LOOK: Final = gettext_lazy("How is it now?")


def lead(stage: Stage, name: str, *, turn: bool) -> str:
    """Say what comes next, if anything is for this reader."""
    if turn:
        return _asks(stage, name)
    return {
        Stage.SHOWN: _("%(name)s can read it here and give back what they heard."),
        Stage.NOT_QUITE: _("%(name)s can read what you wrote, and find other words."),
        Stage.GAVE_BACK: _("%(name)s can say whether that’s it."),
        Stage.CONFIRMED: _("%(name)s can look at their part in it."),
        Stage.PART: _("%(name)s can say what was missing then."),
        Stage.PROPOSED: _("%(name)s can say yes, or have another idea."),
        Stage.AGREED: _("You both said yes to a repair."),
    }.get(stage, "") % {"name": name}


def _asks(stage: Stage, name: str) -> str:
    return {
        Stage.SHOWN: _("When you can, say in your own words what you heard."),
        Stage.NOT_QUITE: _("%(name)s says: not quite. You can find other words."),
        Stage.GAVE_BACK: _("Is that what you meant?"),
        Stage.CONFIRMED: _("%(name)s says: that’s it. What was your part in it?"),
        Stage.PART: _("Now you can say what was missing for you then."),
        Stage.MISSING: _("What could make it a little better now? Either may say."),
        Stage.PROPOSED: _("Is this all right for you? Another idea is welcome, too."),
        Stage.AGREED: _("Some time has gone by. You can look at it again."),
    }.get(stage, "") % {"name": name}


def said(step: Step, name: str) -> str:
    """Say what one did, as the heading of their words; no name: the reader did."""
    if not name:
        return {
            Step.GAVE_BACK: _("What you heard"),
            Step.THATS_IT: _("You said: that’s it."),
            Step.NOT_QUITE: _("You said: not quite."),
            Step.PART: _("Your part in it"),
            Step.NO_PART: _("You said: I don’t see my part yet."),
            Step.MISSING: _("What was missing for you"),
            Step.PROPOSED: _("Your idea"),
            Step.YES: _("You said yes."),
            Step.MONTH: _("You, after a month"),
            Step.QUARTER: _("You, after three months"),
        }.get(step, "")
    return {
        Step.GAVE_BACK: _("What %(name)s heard"),
        Step.THATS_IT: _("%(name)s said: that’s it."),
        Step.NOT_QUITE: _("%(name)s said: not quite."),
        Step.PART: _("%(name)s’s part in it"),
        Step.NO_PART: _("%(name)s said: I don’t see my part yet."),
        Step.MISSING: _("What was missing for %(name)s"),
        Step.PROPOSED: _("%(name)s’s idea"),
        Step.YES: _("%(name)s said yes."),
        Step.MONTH: _("%(name)s, after a month"),
        Step.QUARTER: _("%(name)s, after three months"),
    }.get(step, "") % {"name": name}


def standing(stage: Stage) -> str:
    """Say in a word where one stands, for the list."""
    if stage is Stage.AGREED:
        return _("You both said yes to a repair")
    if stage is Stage.RESTED:
        return _("It rests for now")
    return _("Taken back") if stage is Stage.GONE else _("On its way")
