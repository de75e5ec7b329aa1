"""How sharing is said on a page: lines, levels and answers.

Pure but for the language. Called by ``seen`` and the views of sharing.
"""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from stillhere.rooms.feelings.events import Answer, Level, Line


def line(item: Line) -> str:
    """Ask for a line about going quiet."""
    return {
        Line.SIGNS: _("The first signs"),
        Line.SETS_OFF: _("What sets it off"),
        Line.PROTECTS: _("What I protect"),
        Line.LEARNED: _("Where I learned it"),
        Line.HELPS: _("What helps me return"),
        Line.WORSE: _("What makes it worse"),
    }[item]


def line_hint(item: Line) -> str:
    """Say what could stand in a line."""
    return {
        Line.SIGNS: _(
            "In your body, or in what you do. “My jaw goes tight. I look away.”"
        ),
        Line.SETS_OFF: _(
            "A tone, a word, an hour of the day. “Three questions in a row.”"
        ),
        Line.PROTECTS: _(
            "“I don’t want to say what I can’t take back.” “Us.” “My pride.”"
        ),
        Line.LEARNED: _(
            "A loss, a betrayal, being laughed at; long ago, or not so long. Leave it "
            "empty if it’s too much."
        ),
        Line.HELPS: _("“A cup of tea beside me, and no questions.”"),
        Line.WORSE: _("“When somebody follows me from room to room.”"),
    }[item]


def answer(item: Answer) -> str:
    """Say an answer, as both read it."""
    match item:
        case Answer.THANKS:
            return _("Thank you for telling me.")
        case Answer.HUG:
            return pgettext("sent with one tap", "A hug.")


def level(item: Level, words: int) -> str:
    """Say how much is shared of a check-in with so many words."""
    if not words:
        return _("A part of it") if item is Level.WHY else _("All of it")
    several = words > 1
    return {
        Level.WORD: _("Just the words") if several else _("Just the word"),
        Level.WHY: _("The words, and why") if several else _("The word, and why"),
        Level.ALL: _("All of it"),
    }[item]
