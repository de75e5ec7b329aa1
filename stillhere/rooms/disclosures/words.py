"""How kinds, wishes and answers are said: words that are put together.

Pure but for the language.
"""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from stillhere.rooms.disclosures.mine import Felt, Small, Went
from stillhere.rooms.disclosures.records import Ack, Kind, Wish


def kind(item: Kind) -> str:  # noqa: C901  (a table of words)
    """Say what it is, as the one who says it chooses it."""
    match item:
        case Kind.HUG:
            return _("A hug")
        case Kind.THANKS:
            return _("Thanks")
        case Kind.FACT:
            return _("A fact of my day")
        case Kind.PREFERENCE:
            return _("A preference")
        case Kind.GOOD:
            return _("Something good")
        case Kind.NEED:
            return _("A need")
        case Kind.HOPE:
            return _("A hope")
        case Kind.FEAR:
            return _("A fear")
        case Kind.UNSURE:
            return _("Something I’m unsure of in myself")
        case Kind.HURT:
            return _("A hurt")


def said(item: Kind, name: str) -> str:
    """Say what came, as the other reads it."""
    who = {"name": name}
    match item:
        case Kind.HUG:
            return _("%(name)s sends you a hug.") % who
        case Kind.THANKS:
            return _("%(name)s says thank you.") % who
        case Kind.GOOD:
            return _("%(name)s shared something good.") % who
        case _other:
            return _("%(name)s shared something.") % who


def wish(item: Wish) -> str:
    """Say a wish as a choice."""
    match item:
        case Wish.LISTEN:
            return _("Just listen")
        case Wish.ASK:
            return _("Ask me")
        case Wish.HOLD:
            return _("Hold me")
        case Wish.NO_ANSWER:
            return _("Don’t answer today")
        case Wish.NO_ADVICE:
            return _("No advice")


def _asked(item: Wish) -> str:
    match item:
        case Wish.LISTEN:
            return _("just listen")
        case Wish.ASK:
            return _("ask me about it")
        case Wish.HOLD:
            return _("hold me")
        case Wish.NO_ANSWER:
            return _("no answer today")
        case Wish.NO_ADVICE:
            return _("no advice")


def asks(wishes: Iterable[Wish], name: str) -> str:
    """Say how the other would like it received; empty if they asked for nothing."""
    found = [_asked(item) for item in Wish if item in set(wishes)]
    if not found:
        return ""
    return _("%(name)s asks: %(wishes)s.") % {"name": name, "wishes": ", ".join(found)}


def ask_myself(wishes: Iterable[Wish]) -> str:
    """Say one's own wishes in the text that goes by another messenger."""
    found = [_asked(item) for item in Wish if item in set(wishes)]
    return _("Please: %(wishes)s.") % {"wishes": ", ".join(found)} if found else ""


def ack(item: Ack) -> str:  # noqa: C901, PLR0912  (a table of words)
    """Say a first answer."""
    match item:
        case Ack.KEPT:
            return _("Kept. Thank you.")
        case Ack.THANKS:
            return _("Thank you for telling me.")
        case Ack.THANK_YOU:
            return _("Thank you.")
        case Ack.HUG_BACK:
            return _("A hug back.")
        case Ack.GOOD_TO_KNOW:
            return _("Good to know.")
        case Ack.MORE:
            return _("I’d love to hear more.")
        case Ack.GLAD:
            return _("I’m glad.")
        case Ack.HAPPY:
            return _("That makes me happy too.")
        case Ack.HEAR:
            return _("I hear you.")
        case Ack.UNDERSTAND:
            return _("I’d like to understand it better.")
        case Ack.NOT_EASY:
            return _("Thank you. I know that wasn’t easy to say.")
        case Ack.WITH_YOU:
            return _("I’m with you.")
        case Ack.NO_WORDS:
            return _("I don’t have words yet. I’m here.")


def expected(item: Went) -> str:
    """Say how it is expected to go."""
    match item:
        case Went.WELL:
            return pgettext("how it goes", "Well")
        case Went.UNSURE:
            return pgettext("how it goes", "Not sure")
        case Went.BADLY:
            return pgettext("how it goes", "Badly")


def went(item: Went) -> str:
    """Say how it went."""
    if item is Went.UNSURE:
        return pgettext("how it went", "So-so")
    return expected(item)


def felt(item: Felt) -> str:
    """Say how much one felt something."""
    match item:
        case Felt.YES:
            return pgettext("an answer", "Yes")
        case Felt.A_BIT:
            return pgettext("an answer", "A bit")
        case Felt.NO:
            return pgettext("an answer", "No")


def step(item: Small) -> str:
    """Say a small step: its own words, or its kind."""
    return item.words or kind(item.kind)
