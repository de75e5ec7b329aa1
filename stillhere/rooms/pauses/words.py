"""How times, ways and answers are said: sentences that are put together.

Pure but for the language. Called by ``queries``, ``forms`` and ``views``.
"""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from stillhere.foundation.web.saying import when
from stillhere.foundation.web.wallclock import Day, spoken
from stillhere.rooms.pauses.agreement import Often
from stillhere.rooms.pauses.records import Reply, Way
from stillhere.rooms.pauses.times import Choice, Kind


def choice(item: Choice, now: datetime, zone: ZoneInfo) -> str:
    """Say a choice of a return."""
    match item.kind:
        case Kind.MINUTES if item.minutes == 60:
            return _("1 hour")
        case Kind.MINUTES:
            return _("%(minutes)s min") % {"minutes": item.minutes}
        case Kind.TYPED:
            return _("A time …")
        case kind:
            said = spoken(item.until or now, now, zone)
    clock = {"clock": said.clock}
    if kind is Kind.EVENING:
        return _("This evening, %(clock)s") % clock
    if said.day is Day.TODAY:
        return _("In the morning, %(clock)s") % clock
    return _("Tomorrow, %(clock)s") % clock


def ahead(item: Choice, now: datetime, zone: ZoneInfo) -> str:
    """Say a choice as the end of a sentence that stays true for a while."""
    if item.kind is Kind.TYPED:
        return _("at %(clock)s") % {"clock": "{clock}"}
    if item.minutes:
        minutes = item.minutes
        said = ngettext("in %(minutes)s minute", "in %(minutes)s minutes", minutes)
        return said % {"minutes": minutes}
    return when(item.until or now, now, zone)


def way(item: Way, at: str = "") -> str:
    """Say how someone would like to go on, as the other reads it."""
    match item:
        case Way.TALK:
            return _("I’m back. I can talk now.")
        case Way.TALK_AT:
            return _("I’m back. Let’s talk %(when)s.") % {"when": at}
        case Way.WRITE:
            return _("I’d rather write about it.")
        case Way.TOGETHER:
            return _("I’m back. Can we just be together for a while?")
        case Way.REST:
            return _("I’m back. Let’s let it rest for today.")


def reply(item: Reply) -> str:
    """Say an answer."""
    match item:
        case Reply.YES:
            return pgettext("an answer", "Yes")
        case Reply.LATER:
            return _("A little later")
        case Reply.NOT_TODAY:
            return _("Not today")
        case Reply.THANKS:
            return _("Thank you. No hurry.")


def default_line() -> str:
    """Return the line that is ready before anybody wrote one."""
    return _("I’m not leaving. My head is full.")


def more_lines() -> tuple[str, ...]:
    """Return further lines, for who has none of their own yet."""
    return (
        _("I need a moment for myself. I’ll come back to you."),
        _("I can’t talk well right now. I care about us."),
        _("It’s too much for me at once. I’m still here."),
    )


def to_send(line: str, until: str) -> str:
    """Return the whole text of a pause, to send by messenger."""
    return _("%(line)s I need a pause. I plan to be back %(when)s.") % {
        "line": _ended(line),
        "when": until,
    }


def _ended(line: str) -> str:
    """Close a line with a full stop if it has no end of its own."""
    line = line.strip()
    return line if not line or line[-1] in ".!?…。}" else f"{line}."


def still_here(until: str = "") -> str:
    """Return what one tap sends."""
    said = _("Still here. I don’t have words yet.")
    if not until:
        return said
    later = _("I’d like to be back in touch %(when)s.") % {"when": until}
    return f"{said} {later}"


def length(minutes: int) -> str:
    """Say a length."""
    if minutes < 60:
        return _("%(minutes)s min") % {"minutes": minutes}
    hours = minutes // 60
    return ngettext("%(hours)s hour", "%(hours)s hours", hours) % {"hours": hours}


def often(item: Often) -> str:
    """Say how often a pause is made longer."""
    match item:
        case Often.ONCE:
            return _("Once")
        case Often.TWICE:
            return _("Twice")
        case Often.AS_NEEDED:
            return _("As needed")


_CALM = re.compile(
    r"\byou(?:['’]d)?\s+(?:really\s+)?(?:need|have|ought|should|must|better|got)\b"
    r"[^.!?]{0,30}\b(?:calm|relax|cool|settle|chill)\b"
    r"|(?:^|[.!?,]\s*)(?:please\s+|just\s+)?(?:calm|cool|settle|chill)\s+(?:down|out|off)",
    re.IGNORECASE,
)


def tells_them_to_calm_down(text: str) -> bool:
    """Say whether a line tells the other to calm down; a pause is about oneself."""
    return _CALM.search(text) is not None
