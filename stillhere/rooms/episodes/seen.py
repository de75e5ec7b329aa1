"""What is shown of a silence: plain values for templates.

Called by ``views`` and ``showing``; how things are said stands in ``words``.
"""

import uuid
from datetime import datetime
from zoneinfo import ZoneInfo

import attrs
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from stillhere.core.codec import private
from stillhere.rooms.episodes import times, words
from stillhere.rooms.episodes.records import Silence, Who


@attrs.frozen(kw_only=True)
class Look:
    """Who looks, and when."""

    me: uuid.UUID
    name: str = private()
    """The partner's, or empty."""
    now: datetime
    zone: ZoneInfo


@attrs.frozen(kw_only=True)
class SilenceSeen:
    """A silence, in words; what was left out is empty."""

    stream: str = ""
    when: str
    long: str
    """How long it was, or that it is still open."""
    open: bool
    who: str = private(default="")
    before: str = private(default="")
    did: str = private(default="")
    back: str = private(default="")
    tags: str = private(default="")
    note: str = private(default="")

    @property
    def line(self) -> str:
        """What stands for it in a list, besides when and how long."""
        parts = (self.note, self.before, self.did, self.back, self.tags)
        return next(filter(None, parts), "")

    @property
    def searched(self) -> str:
        """What is looked through."""
        parts = (self.who, self.before, self.did, self.back, self.tags, self.note)
        return "\n".join((self.when, *parts))


def silence_seen(
    silence: Silence, look: Look, *, stream: str = "", mine: bool = True
) -> SilenceSeen:
    """Return a silence as this person reads it, from either side."""
    return SilenceSeen(
        stream=stream,
        when=when(silence, look),
        long=_long(silence),
        open=silence.ended is None,
        who=_who(silence.who, look.name, mine=mine),
        before=words.listed(map(words.before, silence.before)),
        did=words.listed(map(words.did, silence.did)),
        back=words.listed(map(words.back, silence.back)),
        tags=words.listed(silence.tags),
        note=silence.note,
    )


def _long(silence: Silence) -> str:
    if silence.ended is None:
        return _("still quiet")
    return words.lasted(silence.ended - silence.began)


def _who(who: Who | None, name: str, *, mine: bool) -> str:
    """Say who pulled back, to either of the two."""
    if who is None:
        return ""
    if who is Who.BOTH:
        return _("Both of us pulled back.")
    if (who is Who.ME) is mine:
        return _("I pulled back.") if mine else _("You pulled back.")
    return _("%(name)s pulled back.") % {"name": name} if name else _("They did.")


def when(silence: Silence, look: Look) -> str:
    """Say about when it was, as it was told: "yesterday, in the evening"."""
    named = {times.Day.TODAY: _("today"), times.Day.YESTERDAY: _("yesterday")}
    far = silence.on.year != times.today(look.now, look.zone).year
    said = named.get(times.named(silence.on, look.now, look.zone))
    said = said or date_format(silence.on, "j F Y" if far else "l j F")
    return _("%(day)s, %(part)s") % {"day": said, "part": words.part(silence.part)}
