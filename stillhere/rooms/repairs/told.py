"""What a person is told when something stands otherwise than their page showed."""

from typing import Final

from django.utils.translation import gettext as _

from stillhere.foundation.web.telling import Telling
from stillhere.rooms.repairs.deciding import AtRest, CannotDo, TookBack
from stillhere.rooms.repairs.keeping import Changed
from stillhere.rooms.repairs.phrases import CannotSay, Enough
from stillhere.rooms.repairs.services import NobodyThere, OneAtATime


def sentence(wrong: Exception) -> str:
    """Say what happened; nothing was changed."""
    match wrong:
        case Changed():
            return _("It says something else by now. Please read it again first.")
        case OneAtATime():
            return _("One at a time. This one waits with you.")
        case Enough():
            return _("Twelve are enough to remember. Leave one, and there is room.")
        case CannotSay():
            return _("It was taken back or left in the meantime.")
        case NobodyThere():
            return _("You share with nobody here right now. It stays yours.")
        case TookBack():
            return _("It was taken back in the meantime.")
        case AtRest():
            return _("One of you let it rest in the meantime.")
        case CannotDo():
            return _("It is at another step by now.")
        case _other:
            return _("This page was open for a while, so nothing was sent.")


told: Final = Telling(
    kinds=(Changed, OneAtATime, NobodyThere, CannotDo, CannotSay),
    sentence=sentence,
    template="repairs/changed.html",
    here="us",
    texts=("words",),
)
