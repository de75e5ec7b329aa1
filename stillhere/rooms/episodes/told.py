"""What a person is told when something stands otherwise than their page showed."""

from typing import Final

from django.utils.translation import gettext as _

from stillhere.foundation.web.telling import Telling
from stillhere.rooms.episodes.rules import NotTheirs
from stillhere.rooms.episodes.services import Changed, NobodyThere


def sentence(wrong: Exception) -> str:
    """Say what happened; nothing was changed."""
    match wrong:
        case NotTheirs():
            return _("Only the one who showed it can take it back.")
        case NobodyThere():
            return _("You share with nobody here right now. It stays yours.")
        case Changed():
            return _("It says something else by now. Please read it again first.")
        case _other:
            return _("This page was open for a while, so nothing was sent.")


told: Final = Telling(
    kinds=(NotTheirs, NobodyThere, Changed),
    sentence=sentence,
    template="episodes/changed.html",
    here="me",
)
