"""A first message to a professional, drafted from what a person chose; kept nowhere."""

from typing import Final

import attrs
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stillhere.core.codec import private

Choices = tuple[tuple[str, Promise | str], ...]

FOR_WHOM: Final[Choices] = (
    ("me", gettext_lazy("For me")),
    ("both", gettext_lazy("For us both")),
)
ABOUT: Final[Choices] = (
    ("i_quiet", gettext_lazy("I go quiet")),
    ("they_quiet", gettext_lazy("My partner goes quiet")),
    ("fights", gettext_lazy("Our quarrels")),
    ("hurt", gettext_lazy("An old hurt")),
    ("mood", gettext_lazy("My mood, or worry")),
    ("sleep", gettext_lazy("Sleep or work")),
    ("how_i_act", gettext_lazy("How I act")),
    ("fear", gettext_lazy("I’m afraid of my partner")),
)
HOW: Final[Choices] = (
    ("room", gettext_lazy("In a room")),
    ("call", gettext_lazy("By video or phone")),
    ("either", gettext_lazy("Either is fine")),
)
WHEN: Final[Choices] = (
    ("mornings", gettext_lazy("Mornings")),
    ("afternoons", gettext_lazy("Afternoons")),
    ("evenings", gettext_lazy("Evenings")),
    ("weekend", gettext_lazy("At the weekend")),
)


@attrs.frozen(kw_only=True)
class Wish:
    """What somebody chose for their message."""

    for_whom: str
    about: tuple[str, ...] = private(converter=tuple)
    how: str
    when: tuple[str, ...] = private(converter=tuple)
    own: str = private()

    @property
    def alone_first(self) -> bool:
        """Fear or force are in it: then sessions for two are not the way."""
        return bool({"fear", "how_i_act"} & {*self.about})


def draft(wish: Wish) -> str:
    """Return the message, a paragraph each for who, what, how and a question."""
    both = wish.for_whom == "both" and not wish.alone_first
    quiet = _("One of us goes quiet for long, and it’s hard on us both.")
    said = {
        "i_quiet": quiet
        if both
        else _("I go quiet when it gets hard, and I’d like to learn another way."),
        "they_quiet": quiet
        if both
        else _("My partner goes quiet for long, and it wears me down."),
        "fights": _("We quarrel a lot, and we don’t find our way out well."),
        "hurt": _("There is an old hurt that was never mended."),
        "mood": _("I’ve been low or worried a lot."),
        "sleep": _("I don’t sleep well, or work is too much."),
        "how_i_act": _(
            "I worry about how I treat my partner, and I want to change it."
        ),
        "fear": _(
            "I’m afraid of my partner. Please answer only the way I write to you now. "
            "Don’t call, leave no message, and send nothing to my home."
        ),
    }
    ways = {
        "room": _("I’d like to meet in a room."),
        "call": _("I’d like to meet by video or phone."),
        "either": _("In a room or by video: both are fine."),
    }
    hours = {
        "mornings": _("mornings"),
        "afternoons": _("afternoons"),
        "evenings": _("evenings"),
        "weekend": _("the weekend"),
    }
    times = ", ".join(hours[key] for key in wish.when if key in hours)
    first = (
        _("Hello, my partner and I are looking for someone to talk to, as a couple.")
        if both
        else _("Hello, I’m looking for someone to talk to.")
    )
    about = dict.fromkeys(said[key] for key in wish.about if key in said)
    meet = [ways[wish.how], *([_("These times suit me: %s.") % times] if times else [])]
    ask = _("Do you have a place, or a waiting list? What would a first session cost?")
    if "fear" in wish.about:
        ask = _("Do you know about violence at home?") + " " + ask
    blocks = [
        first,
        " ".join(about),
        wish.own.strip(),
        " ".join(meet),
        ask,
        _("Thank you."),
    ]
    return "\n\n".join(block for block in blocks if block)
