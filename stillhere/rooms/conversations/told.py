"""What a person is told when something stands otherwise than their page showed."""

from typing import Final

from stillhere.foundation.web.telling import Telling
from stillhere.rooms.conversations.deciding import CannotDo
from stillhere.rooms.conversations.services import Paused
from stillhere.rooms.conversations.words import sentence


class NoWords(Exception):
    """Words were to be shown, and there are none."""


told: Final = Telling(
    kinds=(CannotDo, Paused),
    sentence=sentence,
    template="conversations/changed.html",
    here="us",
    texts=("thanks", "next_step", "words"),
)
