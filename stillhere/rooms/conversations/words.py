"""What is said in a talk, in the reader's language: one short guide a screen.

``name`` is the other's name. ``mine`` says whether the reader has the floor.
"""

from typing import Any, Final

import attrs
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stillhere.core.codec import private
from stillhere.rooms.conversations.events import Stage, Step

SIGNS: Final = (
    gettext_lazy("My heart is racing, or my breath is short."),
    gettext_lazy("I can hardly hear what is being said."),
    gettext_lazy("I only want to hit back, or to get away."),
)
"""Signs in the body: docs/sources.md#flooding."""


@attrs.frozen(kw_only=True)
class Act:
    """One button: what it does, its icon, its words."""

    tap: str
    icon: str
    text: str = private()
    note: str = private(default="")
    needs_words: bool = False


def title(stage: Stage, name: str, *, mine: bool, again: bool) -> str:
    """Say where the talk stands."""
    here, there = {
        Stage.FLOOR: (_("You have the floor."), _("%(name)s has the floor.")),
        Stage.SAID: (
            _("%(name)s gives back what they heard."),
            _("Now give back what you heard."),
        ),
        Stage.GAVE_BACK: (_("Is that it?"), _("%(name)s says if that’s it.")),
        Stage.HEARD: (_("%(name)s heard you."), _("You heard %(name)s.")),
    }[stage]
    if again and stage is Stage.FLOOR:
        here, there = (
            _("Say that part once more."),
            _("Not quite. %(name)s says it once more."),
        )
    return (here if mine else there) % {"name": name}


def guide(stage: Stage, name: str, *, mine: bool) -> str:
    """Give one short line for what to do now."""
    here, there = {
        Stage.FLOOR: (
            _("How it is for you. One thing, and short."),
            _("Just listen. You needn’t answer, and nothing needs fixing."),
        ),
        Stage.SAID: (
            _("Listen for what got through."),
            _("“What I heard is …” No answer yet. Just what you heard."),
        ),
        Stage.GAVE_BACK: (
            _("It needn’t be perfect. Is the heart of it there?"),
            _("“Not quite” is no blame. It helps you both to hear."),
        ),
        Stage.HEARD: (
            _("You can swap now, or stay with this."),
            _("You can swap now, or stay with this."),
        ),
    }[stage]
    return (here if mine else there) % {"name": name}


def acts(stage: Stage, name: str, *, mine: bool, boxed: bool = True) -> tuple[Act, ...]:
    """Return what can be tapped, the likeliest first."""
    show = Act(
        tap="show",
        icon="share",
        text=_("Show %(name)s what I typed") % {"name": name},
        needs_words=True,
    )
    found: tuple[Act, ...] = ()
    match stage, mine:
        case Stage.FLOOR, True:
            found = (Act(tap=Step.SAID, icon="leaf", text=_("I’ve said it")), show)
        case Stage.SAID, False:
            text = _("I’ve given it back")
            found = (Act(tap=Step.GAVE_BACK, icon="leaf", text=text), show)
        case Stage.GAVE_BACK, True:
            found = (
                Act(tap=Step.THATS_IT, icon="leaf", text=_("That’s it")),
                Act(tap=Step.NOT_QUITE, icon="pen-line", text=_("Not quite")),
            )
        case Stage.HEARD, True:
            swap = _("%(name)s’s turn to speak") % {"name": name}
            found = (
                Act(tap=Step.SWAP, icon="users", text=swap),
                Act(tap=Step.STAY, icon="message-circle", text=_("I’d like to go on")),
            )
        case Stage.HEARD, False:
            found = (
                Act(tap=Step.SWAP, icon="users", text=_("My turn to speak")),
                Act(tap=Step.STAY, icon="lamp", text=_("I’d like to hear more")),
            )
        case _:
            pass
    return tuple(act for act in found if boxed or not act.needs_words)


def quiet_line(name: str, *, mine: bool) -> str:
    """Say that somebody has had the floor for a while."""
    if mine:
        return _("A few minutes have gone by. A good moment to let %(name)s in.") % {
            "name": name
        }
    return _("A few minutes have gone by. You can say that you’d like to give it back.")


def sentence(wrong: Exception) -> str:
    """Say what happened; nothing was changed."""
    known: dict[str, Any] = {
        "Paused": _("One of you is away for a while. The talk rests until then."),
        "OneAtATime": _("A talk is open between you. One at a time."),
        "NobodyThere": _("You share with nobody here right now."),
        "Over": _("The talk is over by now."),
        "OtherStep": _("The talk went on in the meantime."),
        "LeftAlready": _("You left a word for this talk before."),
        "NoWords": _("There are no words in the box yet."),
        "NotSent": _("This page was open for a while, so nothing was sent."),
    }
    return str(known[type(wrong).__name__])
