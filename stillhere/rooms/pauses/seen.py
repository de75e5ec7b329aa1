"""A pause, or a "still here", as one of the two sees it now: plain values for a page.

No database. Called by ``queries`` for home and by views for the pages of a pause.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

import attrs

from stillhere.core.codec import private
from stillhere.foundation.web import saying
from stillhere.rooms.pauses import rules, times, words
from stillhere.rooms.pauses.after import Mine
from stillhere.rooms.pauses.quiet import Sign
from stillhere.rooms.pauses.records import REPLIES
from stillhere.rooms.pauses.rules import LONGEST, Pause, Phase, Return
from stillhere.vault.names import PersonId, Stream

ASKED_FOR = timedelta(hours=48)
"""How long home asks, after a pause, whether it helped."""
TOLD_FOR = timedelta(hours=2)
"""How long home says that the other took a pause back."""


class Face(StrEnum):
    """What home shows of a pause; each has its template ``_home_<face>.html``."""

    QUIET = "quiet"
    AWAY = "away"
    WAITING = "waiting"
    TIME_UP = "time_up"
    PAST = "past"
    ANSWER = "answer"
    RETURNED = "returned"
    OVER = "over"
    LEFT_OPEN = "left_open"


@attrs.frozen(kw_only=True)
class Tap:
    """One answer that is one tap."""

    value: str
    label: str


@attrs.frozen(kw_only=True)
class Ending:
    """How a pause ended; ``theirs`` and ``mine`` are what each said."""

    outcome: str
    theirs: str = private(default="")
    mine: str = private(default="")
    back: int = 0
    replies: tuple[Tap, ...] = ()


@attrs.frozen(kw_only=True)
class SignBox:
    """Somebody is still here: what is shown of it."""

    stream: str
    version: int
    name: str = private()
    theirs: bool
    answered: bool
    words: str = private()


@attrs.frozen(kw_only=True)
class HomePauses:
    """All that home needs of this room; ``quiet``: nothing waits."""

    face: Face = Face.QUIET
    name: str = private(default="")
    stream: str = ""
    alone: bool = True
    both: bool = False
    """Both stepped away."""
    when: str = ""
    time: str = ""
    """The planned time as the end of a sentence, and by itself."""
    at_night: bool = False
    lines: tuple[str, ...] = private(default=())
    """What the other said."""
    notes: tuple[str, ...] = private(default=())
    """The other's practical notes."""
    assured: bool = False
    """The other sent "No hurry. I'm here."."""
    can_assure: bool = True
    can_longer: bool = True
    can_note: bool = False
    """It can be looked back on: planned for a day before this one, and not at night."""
    offer: int = 0
    offer_when: str = ""
    offer_mine: str = ""
    ending: Ending | None = None
    sign: SignBox | None = None
    my_sign: SignBox | None = None
    taken_back: bool = False
    agreement_waits: bool = False
    silence: bool = False

    @property
    def quiet(self) -> bool:
        """Nothing waits and nobody is away: the four acts come first."""
        return self.face in (Face.QUIET, Face.OVER)

    @property
    def template(self) -> str:
        """The piece that shows it."""
        return f"pauses/_home_{self.face}.html"


@attrs.frozen(kw_only=True)
class Viewer:
    """Who looks, when, and on which clock."""

    me: PersonId
    name: str = private()
    """The partner's name; empty when alone."""
    now: datetime
    zone: ZoneInfo
    mine: Mine

    def when(self, moment: datetime) -> str:
        """Say a time as the end of a sentence."""
        return saying.when(moment, self.now, self.zone)

    def bare(self, moment: datetime) -> str:
        """Say a time by itself."""
        return saying.bare(moment, self.now, self.zone)


def pause_seen(stream: Stream, pause: Pause, look: Viewer) -> HomePauses:
    """Return a pause as this person sees it now."""
    now = look.now
    planned, offer = pause.planned, pause.offer(now)
    theirs = offer is not None and offer.by != look.me
    name = "" if pause.alone else look.name
    others = tuple(call for call in pause.calls if call.by != look.me)
    return HomePauses(
        face=_face(pause, stream, look),
        name=name,
        stream=stream,
        alone=pause.alone,
        both=len(pause.calls) > 1,
        when=look.when(planned) if planned else "",
        time=look.bare(planned) if planned else "",
        at_night=planned is not None and now.astimezone(look.zone).hour in _EVENING,
        lines=tuple(
            text for call in others for text in (call.line, call.reason) if text
        ),
        notes=tuple(note.text for note in pause.notes if note.by != look.me),
        assured=any(by != look.me for by in pause.assured),
        can_assure=look.me not in pause.assured,
        can_longer=_can_longer(pause, now),
        can_note=planned is not None and _can_note(planned, look),
        offer=offer.version if offer and theirs else 0,
        offer_when=look.when(offer.until) if offer and theirs else "",
        offer_mine=look.when(offer.until) if offer and not theirs else "",
        taken_back=_taken_back(pause, look),
        ending=_ending(pause, look),
    )


_EVENING = frozenset({*range(18, 24), *range(5)})


def _can_note(planned: datetime, look: Viewer) -> bool:
    before, here = (moment.astimezone(look.zone) for moment in (planned, look.now))
    return before.date() < here.date() and not times.is_night(look.now, look.zone)


def _can_longer(pause: Pause, now: datetime) -> bool:
    room, planned = pause.room(LONGEST), pause.planned
    return room is not None and room > max(now + rules.NEAREST, planned or now)


def _ending(pause: Pause, look: Viewer) -> Ending | None:
    """Return how it ended, or how the one who is back would like to go on."""
    back, also = pause.back, pause.also
    if pause.rested is not None:
        return Ending(
            outcome="i_rested" if pause.rested.by == look.me else "they_rested"
        )
    if back is None:
        return None
    mine = back.by == look.me
    first, second = _way(back, look), ""
    outcome = "unanswered"
    if also is not None:
        second, outcome = _way(also, look), "both_back"
    elif pause.reply is not None:
        second = words.reply(pause.reply)
        outcome = "they_answered" if mine else "i_answered"
    return Ending(
        outcome=outcome,
        theirs=second if mine else first,
        mine=first if mine else second,
        back=back.version,
        replies=tuple(
            Tap(value=item.value, label=words.reply(item)) for item in REPLIES[back.way]
        ),
    )


def _way(back: Return, look: Viewer) -> str:
    return words.way(back.way, look.when(back.until) if back.until else "")


def _face(pause: Pause, stream: str, look: Viewer) -> Face:
    stands, away = rules.phase(pause, look.now), look.me in pause.callers
    match stands:
        case Phase.RUNNING:
            return Face.AWAY if away else Face.WAITING
        case Phase.DUE:
            return Face.TIME_UP if away else Face.WAITING
        case Phase.PAST:
            return Face.TIME_UP if away else Face.PAST
        case Phase.RETURNED:
            mine = pause.back is not None and pause.back.by == look.me
            return Face.RETURNED if mine else Face.ANSWER
        case Phase.LEFT_OPEN:
            offer = pause.offer(look.now)
            asked = offer is not None and offer.by != look.me
            done = stream in look.mine.away or (offer is not None and not asked)
            return Face.LEFT_OPEN if asked or not done else Face.QUIET
        case Phase.CLOSED:
            since = rules.ended_at(pause, look.now) or look.now
            old = look.now >= since + ASKED_FOR
            return Face.QUIET if old or stream in look.mine.away else Face.OVER
        case Phase.GONE:
            return Face.QUIET


def _taken_back(pause: Pause, look: Viewer) -> bool:
    """Say whether the other took a pause back a short while ago."""
    if rules.phase(pause, look.now) is not Phase.GONE:
        return False
    return any(m.by != look.me and look.now < m.at + TOLD_FOR for m in pause.taken_back)


def sign_seen(stream: str, sign: Sign, look: Viewer) -> SignBox:
    """Return a "still here" as this person sees it."""
    return SignBox(
        stream=stream,
        version=sign.version,
        name=look.name,
        theirs=sign.by != look.me,
        answered=sign.answered_at is not None,
        words=words.still_here(look.when(sign.until) if sign.until else ""),
    )
