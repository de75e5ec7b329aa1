"""What a person is told when something stands otherwise than their page showed."""

from typing import Final

from django.utils.translation import gettext as _

from stillhere.foundation.web.telling import Telling
from stillhere.rooms.feelings.rules import NotTheirs, NotThere
from stillhere.rooms.feelings.sharing import NobodyThere, ReadAnew


def sentence(wrong: Exception) -> str:
    """Say what happened; nothing was changed."""
    match wrong:
        case NotThere():
            return _("It was taken back in the meantime.")
        case NotTheirs():
            return _("Only the one who shared it can take it back.")
        case NobodyThere():
            return _("You share with nobody here right now. It stays yours.")
        case ReadAnew():
            return _("It says something else by now. Please read it again first.")
        case _:
            return _("This page was open for a while, so nothing was sent.")


told: Final = Telling(
    kinds=(NotThere, NotTheirs, NobodyThere, ReadAnew),
    sentence=sentence,
    template="feelings/changed.html",
    here="me",
)
