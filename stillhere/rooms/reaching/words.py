"""What can be chosen on the way, and lines to start a draft from.

Pure but for the language. A line is put together only from words that were chosen here,
since nobody knows the grammar of a person's own words; those stay theirs to use.
"""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from stillhere.foundation.web.texts import Thought, open_doors, thoughts
from stillhere.rooms.reaching.rules import Walk

MOST_LINES = 4


def feelings() -> dict[str, str]:
    """Return feelings often found under a loud thought; each fits after "I feel"."""
    return {
        "lonely": _("lonely"),
        "scared": _("scared"),
        "hurt": _("hurt"),
        "sad": _("sad"),
        "angry": _("angry"),
        "helpless": _("helpless"),
        "unimportant": _("unimportant"),
        "ashamed": _("ashamed"),
        "guilty": _("guilty"),
        "worn out": _("worn out"),
        "numb": _("numb"),
        "unknown": _("I don’t know yet"),
    }


def needs() -> dict[str, str]:
    """Return needs that are often under those feelings."""
    return {
        "sure": _("To know that we’re all right"),
        "time": _("A time when we talk"),
        "heard": _("To be heard"),
        "close": _("To be close, without words"),
        "sign": _("A small sign"),
        "fair": _("To be treated fairly"),
        "rest": _("Rest"),
        "someone": _("Someone on my side tonight"),
        "unknown": _("I don’t know yet"),
    }


def _need_lines() -> dict[str, str]:
    return {
        "sure": _("It would help me to know that we’re all right."),
        "time": _("A time for ten minutes together would help me."),
        "heard": _("I’d like to tell you about it, when you can hear it."),
        "close": _("Could we just sit together, without words?"),
        "sign": _("A small sign is enough for me."),
        "fair": _("I’d like us to be fair with each other."),
        "rest": _("I’m going to rest now."),
    }


def thought_behind(walk: Walk) -> Thought | None:
    """Return the loud thought that was chosen, if it is one of ours."""
    return next((one for one in thoughts() if one.loud == walk.thought), None)


def said_feelings(walk: Walk) -> list[str]:
    """Return the feelings as they are shown, own ones as they were written."""
    known = feelings()
    return [known.get(key, key) for key in walk.feelings]


def lines(walk: Walk) -> tuple[str, ...]:
    """Return lines to start from: the person's own choices first."""
    found = [*_own_line(walk)]
    thought = thought_behind(walk)
    if thought is not None:
        found.append(thought.line)
    return tuple(dict.fromkeys([*found, *open_doors()]))[:MOST_LINES]


def _own_line(walk: Walk) -> Iterable[str]:
    known = feelings()
    felt = [known[key] for key in walk.feelings if key in known and key != "unknown"]
    feeling = _("I feel %(feeling)s when it’s quiet between us.") % {
        "feeling": _joined(felt[:2])
    }
    parts = [feeling] if felt else []
    parts += [line for key, line in _need_lines().items() if key == walk.need]
    if parts:
        yield " ".join([*parts, _("No hurry to answer.")])


def _joined(words: list[str]) -> str:
    return _(" and ").join(words)
